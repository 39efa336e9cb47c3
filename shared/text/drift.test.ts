/** [RE3] drift: tables of pairs in both languages, with precision and recall; and what an opening commits to that nobody approved. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE, type MessageContent } from '../domain/message.ts';
import { agree } from './claims-agree.ts';
import { findClaims } from './claims.ts';
import { HELD_OUT_PAIRS, type Pair, type Relation } from './drift-held-out-pairs.ts';
import { PAIRS } from './drift-pairs.ts';
import { PLAIN_OPENINGS } from './drift-plain-openings.ts';
import { APPROVED, THIRD_PAIRS } from './drift-third-pairs.ts';
import { driftAgainst } from './drift.ts';
import { openingBecause } from './opening-check.ts';

/** Contradiction as the check says; agreement when the message carries every claim of the text; else there is nothing to compare. */
function relationOf([, language, text, of, words]: Pair): Relation {
  if (driftAgainst(text, language, { ...EMPTY_MESSAGE, texts: { [of]: words } }).length > 0) return 'contradiction';
  const approved = findClaims(words, of);
  return findClaims(text, language).every(
    (claim) => (claim.kind === 'promise' && claim.value.startsWith('term')) || approved.some((other) => agree(claim, other)),
  )
    ? 'agreement'
    : 'incomparable';
}

function score(pairs: readonly Pair[], relation: Relation): { precision: number; recall: number; wrong: string[] } {
  const said = pairs.filter((pair) => relationOf(pair) === relation);
  const meant = pairs.filter(([expected]) => expected === relation);
  const right = said.filter(([expected]) => expected === relation);
  const wrong = pairs
    .filter((pair) => (relationOf(pair) === relation) !== (pair[0] === relation))
    .map((pair) => `${relationOf(pair)}: ${pair.join(' | ')}`);
  return { precision: right.length / said.length, recall: right.length / meant.length, wrong };
}
const whole = (key: keyof typeof APPROVED): MessageContent => ({
  ...EMPTY_MESSAGE,
  texts: { fr: APPROVED[key].fr, en: APPROVED[key].en },
  facts: APPROVED[key].facts,
});
const percent = (n: number): string => `${(n * 100).toFixed(1)} %`;

describe('[RE3] drift against the message', () => {
  it('[RE3] the table it is developed on holds at least 120 pairs', () => expect(PAIRS.length).toBeGreaterThanOrEqual(120));
  it('[RE3] finds contradictions with precision and recall of at least 0.95', () => {
    const { precision, recall, wrong } = score(PAIRS, 'contradiction');
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
  it('[RE3] finds agreement with precision and recall of at least 0.95', () => {
    const { precision, recall, wrong } = score(PAIRS, 'agreement');
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
  it('[RE3] prints how it does on pairs it was not developed on', ({ annotate }) => {
    expect(HELD_OUT_PAIRS.length).toBeGreaterThanOrEqual(120);
    const lines = (['contradiction', 'agreement'] as const).map((relation) => {
      const { precision, recall } = score(HELD_OUT_PAIRS, relation);
      return `drift, ${HELD_OUT_PAIRS.length} pairs never tuned to, ${relation}: precision ${percent(precision)}, recall ${percent(recall)}`;
    });
    // The figure is the point of this test: it is printed as it comes.
    process.stdout.write(`${lines.join('\n')}\n`);
    return annotate(lines.join('; '));
  });
  it('[RE3] finds what differs from a whole message and its facts with precision and recall of at least 0.95', ({ annotate }) => {
    expect(THIRD_PAIRS.length).toBeGreaterThanOrEqual(120);
    const judged = THIRD_PAIRS.map(([relation, key, language, text]) => ({
      meant: relation === 'contradiction',
      said: driftAgainst(text, language, whole(key)).length > 0,
      text,
    }));
    const right = judged.filter(({ meant, said }) => meant && said).length;
    const wrong = judged
      .filter(({ meant, said }) => meant !== said)
      .map(({ text }) => text)
      .join('\n');
    const [precision, recall] = [right / judged.filter(({ said }) => said).length, right / judged.filter(({ meant }) => meant).length];
    expect(precision, wrong).toBeGreaterThanOrEqual(0.95);
    expect(recall, wrong).toBeGreaterThanOrEqual(0.95);
    const line = `drift, ${judged.length} pairs against whole messages (88.3 % and 61.6 % before they were tuned to): precision ${percent(precision)}, recall ${percent(recall)}`;
    process.stdout.write(`${line}\n`);
    return annotate(line);
  });
  it.each(Object.keys(APPROVED) as (keyof typeof APPROVED)[])(
    '[RE3] a message does not differ from itself, nor from its translation: %s',
    (key) => {
      const { fr, en, facts } = APPROVED[key];
      for (const [language, text, other] of [
        ['fr', fr, { en }],
        ['en', en, { fr }],
      ] as const) {
        expect(driftAgainst(text, language, whole(key))).toEqual([]);
        expect(driftAgainst(text, language, { ...EMPTY_MESSAGE, texts: other, facts })).toEqual([]);
      }
    },
  );
  it.each([
    ['fr', 'Vous recevrez 20 €.', 'Vous recevrez 10 €.'],
    ['fr', 'Vous recevrez vingt euros.', 'Nous remboursons 10 € à chaque client.'],
    ['en', 'You will get €20.', 'We refund €10 to every customer.'],
  ])('[RE3] an amount that is simply promised is held against what the message gives: %s, %s', (language, text, words) => {
    const message = { ...EMPTY_MESSAGE, texts: { [language]: words } };
    expect(driftAgainst(text, language, message)).toMatchObject([{ kind: 'amount' }]);
    expect(driftAgainst(text, language, { ...message, texts: { [language]: 'La livraison coûte 10 €. Delivery costs €10.' } })).toEqual([]);
  });
  it.each([
    ['Vos données bancaires ont été volées.', 'Aucune donnée bancaire n’a été volée.'],
    ['Aucune donnée bancaire n’a été dérobée.', 'Des données bancaires ont été dérobées.'],
    ['Des données ont fuité.', 'Aucune donnée n’a fuité.'],
  ])('[RE3] what happened to data, or did not, is held against the message: %s', (text, words) => {
    expect(driftAgainst(text, 'fr', { ...EMPTY_MESSAGE, texts: { fr: words } })).toMatchObject([{ kind: 'fact' }]);
  });
  it('[RE3] leaves alone what a decent writer says beside the message: at most one in twenty-five', () => {
    const rows = Object.entries(PLAIN_OPENINGS).flatMap(([key, list]) =>
      list.map((row) => [key as keyof typeof APPROVED, ...row] as const),
    );
    const flagged = rows.filter(([key, language, text]) => driftAgainst(text, language, whole(key)).length > 0).map(([, , text]) => text);
    expect(rows.length).toBeGreaterThanOrEqual(50);
    expect(flagged.length / rows.length, flagged.join('\n')).toBeLessThanOrEqual(0.04);
  });
  it('[RE3] says where it differs and what the message says, in the words of both', () => {
    expect(driftAgainst('Bonjour, chaque client touché recevra vingt euros.', 'fr', whole('BANK'))).toEqual([
      { kind: 'amount', found: 'vingt euros', at: 38, message: '10 €' },
    ]);
    expect(driftAgainst('Des données ont été touchées.', 'fr', whole('BANK'))).toEqual([
      { kind: 'fact', found: 'Des données ont été touchées', at: 0, message: 'Aucune donnée n’a été touchée' },
    ]);
    expect(driftAgainst('Sophie Delmas, directrice générale, s’excuse.', 'fr', whole('BANK'))).toEqual([
      { kind: 'name', found: 'Sophie Delmas', at: 0, message: 'Claire Morvan' },
    ]);
  });
  it.each([
    ['one sentence of figures', '1 '.repeat(10_000), []],
    ['a sentence of terms', 'until 3 '.repeat(2_500), []],
    ['thousands of differences quoted', 'Nous vous remboursons 25 € le 4 mars à 10h. '.repeat(400), ['25 € le 4 mars à 10h. '.repeat(400)]],
    ['every clause a negation', 'ne '.repeat(33_000), ['ne '.repeat(33_000)]],
    ['one endless word', 'é'.repeat(100_000), ['é'.repeat(100_000)]],
    ['two names a line', 'Jean Mot Pierre Mot\n'.repeat(5_000), ['Jean Mot Pierre Mot\n'.repeat(5_000)]],
  ])('[RE3] a hostile text, as long as may be checked, is compared in a moment: %s', (_name, text, mention) => {
    const message = { ...EMPTY_MESSAGE, texts: { fr: 'Nous vous remboursons 20 € avant le 5 mars à 9h.' } };
    const before = performance.now();
    openingBecause(text, 'fr', { message, mention, banned: [] });
    expect(performance.now() - before).toBeLessThan(3_000);
  });
  it.each([
    ['figures', (i: number) => `le montant ${i} est de ${i + 10} €, `],
    ['names', (i: number) => `avec Jean Mot${'abcdefghij'.charAt(i % 10)}n, directeur de Lyon. `],
    ['statements', (i: number) => `Les données ne sont pas volées à ${i}. `],
  ])('[RE3] many %s against many are compared within bounds, and what was left out is told', (_name, of) => {
    const text = Array.from({ length: 5_000 }, (_, i) => of(i)).join('');
    const before = performance.now();
    const drift = driftAgainst(text, 'fr', { ...EMPTY_MESSAGE, texts: { fr: text.replaceAll('1', '7') } });
    expect(performance.now() - before).toBeLessThan(1_500);
    const [unread] = drift.filter(({ kind, at }) => kind === 'unread' && at >= 0);
    expect(text.slice(unread?.at).startsWith(unread?.found ?? '-')).toBe(true);
  });
  it('[RE3] a text too long to be read, or a message, is never taken for one that agrees', () => {
    const long = 'Nous sommes là. '.repeat(2_000);
    const message = { ...EMPTY_MESSAGE, texts: { fr: 'Nous remboursons 10 €.' } };
    const [unread, ...more] = driftAgainst(`${long}Nous remboursons 25 €.`, 'fr', message);
    expect(unread).toMatchObject({ kind: 'unread', message: '' });
    expect(unread?.found).toMatch(/Nous sommes là/);
    expect(more).toEqual([]);
    expect(openingBecause(long, 'fr', { message, mention: [long], banned: [] })).toMatchObject([{ kind: 'unread' }]);
    expect(driftAgainst('Nous remboursons 25 €.', 'fr', { ...EMPTY_MESSAGE, texts: { fr: long } })).toMatchObject([
      { kind: 'unread', found: '', at: -1 },
    ]);
  });
});
