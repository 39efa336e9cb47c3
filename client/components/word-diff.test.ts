/** Owns how a change between two texts reads, and how parts are folded for it. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE, type MessageContent } from '@unisson/shared/domain/message';
import { compare, compareSaid, foldParts, partKeys } from './message-parts.ts';
import { wordChanges } from './word-diff.ts';

const marked = (before: string, after: string): string =>
  wordChanges(before, after, 'fr')
    .map(({ type, text }) => (type === 'same' ? text : type === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('words that changed', () => {
  it('reads as one would mark it by hand', () => {
    expect(marked('Nous remboursons les frais de la panne.', 'Nous remboursons 15 € de frais à chaque client.')).toBe(
      'Nous remboursons [-les frais de la panne-]{+15 € de frais à chaque client+}.',
    );
  });
  it('leaves changes that are far apart apart', () => {
    expect(marked('Un mot ici, puis encore beaucoup de mots, et la fin', 'Deux mots ici, puis encore beaucoup de mots, et une fin')).toBe(
      '[-Un mot-]{+Deux mots+} ici, puis encore beaucoup de mots, et [-la-]{+une+} fin',
    );
  });
  it.each([
    ['', 'neuf', '{+neuf+}'],
    ['vieux', '', '[-vieux-]'],
    ['pareil', 'pareil', 'pareil'],
  ])('%j to %j', (before, after, shown) => expect(marked(before, after)).toBe(shown));
  it('loses no letter of either', () => {
    const [before, after] = ['a de b la c, d', 'x de y la z, d e'];
    const changes = wordChanges(before, after, 'fr');
    expect(changes.filter(({ type }) => type !== 'added').map(({ text }) => text).join('')).toBe(before);
    expect(changes.filter(({ type }) => type !== 'removed').map(({ text }) => text).join('')).toBe(after);
  });
});

describe('parts of a difference', () => {
  const content = (patch: Partial<MessageContent>): MessageContent => ({ ...EMPTY_MESSAGE, ...patch });
  it('[MS4] folds variants with the same words, and puts what changed first', () => {
    const before = content({ texts: { fr: 'A' }, variants: { x: { fr: 'V' }, mastodon: { fr: 'V' } } });
    const after = content({ texts: { fr: 'A' }, short: { fr: 'S' }, variants: { x: { fr: 'W' }, mastodon: { fr: 'W' }, bluesky: { fr: 'V' } } });
    const folds = foldParts(compare(before, after));
    expect(folds.map(({ part, all }) => [part.key, all.length])).toEqual([
      ['short::fr', 1],
      ['variant:bluesky:fr', 1],
      ['variant:mastodon:fr', 2],
      ['core::fr', 1],
    ]);
  });
  it('[MS4] compares what each channel says: the core where it has no variant', () => {
    const before = content({ texts: { fr: 'A' }, variants: { x: { fr: 'V' } } });
    const after = content({ texts: { fr: 'B' }, variants: { mastodon: { fr: 'A' }, bluesky: { fr: 'C' } } });
    expect(compareSaid(before, after).map(({ key, before: was, text }) => [key, was, text])).toEqual([
      ['core::fr', 'A', 'B'],
      ['variant:bluesky:fr', 'A', 'C'],
      ['variant:mastodon:fr', 'A', 'A'],
      ['variant:x:fr', 'V', 'B'],
    ]);
  });
  it('never folds the same words of two languages', () => {
    const after = content({ variants: { x: { fr: 'OK', en: 'OK' } } });
    expect(foldParts(compare(null, after))).toHaveLength(2);
    expect(partKeys(after)).toEqual(['variant:x:en', 'variant:x:fr']);
  });
});
