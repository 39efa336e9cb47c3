/** Owns the table of what counts as a new or larger gesture, in French and English. */
import { describe, expect, it } from 'vitest';
import type { MessageContent } from '../domain/message.ts';
import { gestureChange } from './gesture.ts';

type Gesture = MessageContent['gesture'];
const BASE: Gesture = {
  what: 'Remboursement de 10 € de frais',
  for: 'les clients touchés par la panne',
  until: '31 mars 2026',
  how: 'sur demande',
  why: 'la panne a duré 3 heures',
};
const changed = (patch: Gesture, before: Gesture = BASE) =>
  gestureChange(before, { ...before, ...patch }, 'fr').map(({ part, why }) => `${part}:${why}`);

describe('a gesture against the one in force', () => {
  it('[MS11] none, the same, and one that is taken away need nobody', () => {
    expect(gestureChange({}, {}, 'fr')).toEqual([]);
    expect(gestureChange(BASE, BASE, 'fr')).toEqual([]);
    expect(gestureChange(BASE, {}, 'fr')).toEqual([]);
    expect(gestureChange(BASE, { why: 'par égard' }, 'fr')).toEqual([]);
  });
  it('[MS11] where nothing was in force any gesture is new', () => {
    expect(gestureChange({}, BASE, 'fr')).toEqual([{ part: 'what', why: 'new', before: '', after: BASE.what }]);
    expect(gestureChange({ why: 'x' }, { for: 'tous' }, 'fr')).toEqual([{ part: 'for', why: 'new', before: '', after: 'tous' }]);
  });

  it.each<[string, Gesture, string[]]>([
    ['the amount grows', { what: 'Remboursement de 20 € de frais' }, ['what:amount']],
    ['the amount grows, in words', { what: 'Remboursement de vingt euros de frais' }, ['what:amount']],
    ['the amount shrinks', { what: 'Remboursement de 8 € de frais' }, []],
    ['the same amount in other letters', { what: 'remboursement de dix euros de frais.' }, []],
    ['another currency cannot be told', { what: 'Remboursement de 10 $ de frais' }, ['what:words']],
    ['other words with a larger amount', { what: 'Bon d’achat de 50 €' }, ['what:amount']],
    ['other words', { what: 'Bon d’achat de 5 €' }, ['what:words']],
    ['for everybody', { for: 'tous les clients' }, ['for:scope']],
    ['for nobody in particular', { for: '' }, ['for:scope']],
    ['for others', { for: 'les clients de Lille' }, ['for:words']],
    ['later', { until: '30 avril 2026' }, ['until:until']],
    ['sooner', { until: '15 mars 2026' }, []],
    ['without an end', { until: '' }, ['until:until']],
    ['until a day that moves', { until: 'vendredi' }, ['until:until']],
    ['without being asked', { how: 'automatiquement, à tous' }, ['how:scope']],
    ['another way', { how: 'en agence' }, ['how:words']],
    ['another reason', { why: 'par égard pour chacun' }, []],
    ['commas, capitals, blanks', { what: '  REMBOURSEMENT de 10 €  de frais, ' }, []],
    ['two things at once', { what: 'Remboursement de 20 € de frais', until: '' }, ['what:amount', 'until:until']],
  ])('[MS11] %s', (_title, patch, reasons) => {
    expect(changed(patch)).toEqual(reasons);
  });

  it.each<[string, Gesture, Gesture, string[]]>([
    ['an end where there was none gives less', { what: '10 € each' }, { until: '31 March 2026' }, []],
    [
      'a lower threshold is no smaller gesture',
      { what: 'Fees above 50 € are refunded' },
      { what: 'Fees above 20 € are refunded' },
      ['what:words'],
    ],
    ['a price that is lowered further', { what: 'Fee reduced to 5 €' }, { what: 'Fee reduced to 2 €' }, ['what:words']],
    ['longer', { what: 'Free for 2 months' }, { what: 'Free for 3 months' }, ['what:amount']],
    ['a larger share', { what: '10% off' }, { what: '15 % off' }, ['what:amount']],
    ['a smaller share', { what: '15% off' }, { what: '10% off' }, []],
    ['days without a year may lie on either side of it', { what: '10 €', until: '31 December' }, { until: '31 January' }, ['until:until']],
    ['everyone', { what: '10 €', for: 'affected customers' }, { for: 'every customer' }, ['for:scope']],
  ])('[MS11] %s', (_title, before, patch, reasons) => {
    expect(gestureChange(before, { ...before, ...patch }, 'en').map(({ part, why }) => `${part}:${why}`)).toEqual(reasons);
  });
});
