/** Near copies on whole made storms of two makers, with other seeds and shares of edits than the limits were chosen on; and the same in every order. */
import { describe, expect, it } from 'vitest';
import { sameStory } from '@unisson/shared/text/similar';
import { chances } from '../sources/replay/prng.ts';
import type { Shares } from '../sources/replay/shares.ts';
import { makeStorm } from '../sources/replay/storm.ts';
import { nearCopies } from './near-copies.ts';
import { partitionOf, qualityOf, sameWordsAsOne, told, type Told } from './testing/grouping.ts';
import { EDIT_KINDS, makeOtherStorm } from './testing/other-storm.ts';

function storm(seed: string, count: number, shares: Partial<Shares> = {}): Told[] {
  const roots: number[] = [];
  return [...makeStorm({ seed, count, startAt: Date.parse('2026-03-01T00:00:00.000Z'), shares })].map(({ mention, meant }, n) => {
    const truth = meant.copyOf === null ? n : (roots[meant.copyOf] ?? meant.copyOf);
    roots.push(truth);
    return told({ text: mention.text, truth }, n);
  });
}
function grouped(posts: readonly Told[]) {
  const copies = nearCopies();
  for (const { key, folded } of posts) copies.add(key, folded);
  return copies;
}
const quality = (posts: readonly Told[]) => qualityOf(sameWordsAsOne(posts), grouped(posts).home);
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const chance = chances('order')(1, seed);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = chance.below(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

describe('near copies', () => {
  it.each([
    ['held-out-1', {}],
    ['held-out-2', { repost: 0.1, nearCopy: 0.4 }],
    ['held-out-3', { repost: 0.45, nearCopy: 0.05 }],
    ['held-out-4', { repost: 0.2, nearCopy: 0.3, french: 0.2 }],
  ])('[ST1] storm %s: pairs are right in 98 of 100 cases and nine of ten are found', (seed, shares) => {
    const { precision, recall } = quality(storm(seed, 10_000, shares));
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['held-out-5', 0.5, 0.4],
    ['held-out-6', 0.5, 0.8],
    ['held-out-7', 0.3, 1],
  ])('[ST1] storm %s of another maker, with edits and comments of its own, is grouped as well', (seed, copied, edited) => {
    const { precision, recall } = quality(makeOtherStorm({ seed, count: 8_000, copied, edited }).map(told));
    expect(precision).toBeGreaterThanOrEqual(0.98);
    // to three digits: of a million pairs one more or less decides nothing
    expect(Math.round(recall * 1_000) / 1_000).toBeGreaterThanOrEqual(0.9);
  });

  it.each(EDIT_KINDS.filter((kind) => kind !== 'typo'))('[ST1] nine pairs in ten are found where copies differ by %s only', (only) => {
    const posts = makeOtherStorm({ seed: `only ${only}`, count: 3_000, copied: 0.5, edited: 0.8, only }).map(told);
    expect(quality(posts).recall).toBeGreaterThanOrEqual(0.9);
  });

  it('[ST1] fifty orders of arrival give the same stories', () => {
    const posts = [
      ...storm('orders', 1_500, { repost: 0.15, nearCopy: 0.35 }),
      ...makeOtherStorm({ seed: 'orders', count: 1_000, copied: 0.4, edited: 1 }).map(told),
    ];
    const keys = new Set(posts.map(({ key }) => key));
    const first = partitionOf(keys, grouped(posts));
    expect(first).toContain(',');
    for (let n = 0; n < 50; n += 1) expect(partitionOf(keys, grouped(shuffled(posts, n)))).toBe(first);
  });

  it('[ST1] what the index finds is what the pure test says of every pair', () => {
    const all = [
      ...storm('pairs', 600, { repost: 0, nearCopy: 0.5 }),
      ...makeOtherStorm({ seed: 'pairs', count: 300, copied: 0.5, edited: 1 }).map(told),
    ];
    const texts = [...new Map(all.map((one) => [one.key, one])).values()];
    const copies = nearCopies();
    for (const { key, folded } of texts) copies.add(key, folded);
    const missed = texts.flatMap((a, i) =>
      texts
        .slice(i + 1)
        .filter((b) => sameStory(a.folded, b.folded) && copies.home(a.key) !== copies.home(b.key))
        .map((b) => [a.folded, b.folded]),
    );
    expect(missed).toEqual([]);
  });

  it('[ST1] a copy that was cut is found whichever came first, however many texts stand between', () => {
    const wordsOf = (text: number): string[] =>
      Array.from({ length: 60 }, (_, n) => [...String(100_000 + text * 60 + n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a'));
    const [whole, cut] = [wordsOf(0).join(' '), `${wordsOf(0).slice(0, 43).join(' ')} …`];
    expect(sameStory(whole, cut)).toBe(true);
    for (const [first, second] of [
      [whole, cut],
      [cut, whole],
    ] as const) {
      for (const between of [0, 1_100]) {
        const copies = nearCopies();
        copies.add('b', first);
        for (let n = 1; n <= between; n += 1) copies.add(`between ${n}`, wordsOf(n).join(' '));
        copies.add('a', second);
        expect([copies.home('a'), copies.home('b')]).toEqual(['a', 'a']);
      }
    }
  });

  it('[ST1] the pure test answers the same whichever text is named first', () => {
    const all = [
      ...storm('pairs', 400, { repost: 0, nearCopy: 0.6 }),
      ...makeOtherStorm({ seed: 'uneven', count: 250, copied: 0.5, edited: 1 }).map(told),
    ];
    const texts = [...new Set(all.map(({ folded }) => folded))];
    const uneven = texts.flatMap((a, i) =>
      texts
        .slice(i + 1)
        .filter((b) => sameStory(a, b) !== sameStory(b, a))
        .map((b) => [a, b]),
    );
    expect(uneven).toEqual([]);
  });

  it('[ST1] a component lives at its lowest key until it is settled elsewhere', () => {
    const copies = nearCopies();
    const text = 'encore une fois un virement de 328 euros a disparu';
    expect(copies.add('b', text)).toEqual([]);
    expect(copies.add('a', `${text} #honte`)).toEqual([['b', 'a']]);
    expect([copies.home('a'), copies.home('b')]).toEqual(['a', 'a']);
    copies.settle('b', 'b');
    expect(copies.add('c', `lisez ca ${text}`)).toEqual([['c', 'b']]);
    expect(copies.home('never shown')).toBe('never shown');
  });
});
