/** Near copies on whole made storms, with other seeds and other shares of edits than the limits were chosen on; and the same in every order. */
import { describe, expect, it } from 'vitest';
import { sameStory } from '@unisson/shared/text/similar';
import { fold } from '../ingest/fold.ts';
import { storyKeyOf } from '../ingest/identity.ts';
import { chances } from '../sources/replay/prng.ts';
import type { Shares } from '../sources/replay/shares.ts';
import { makeStorm } from '../sources/replay/storm.ts';
import { nearCopies } from './near-copies.ts';

interface Told {
  readonly key: string;
  readonly folded: string;
  /** Number of the post that it repeats in the end. */
  readonly truth: number;
}

function told(seed: string, count: number, shares: Partial<Shares> = {}): Told[] {
  const roots: number[] = [];
  return [...makeStorm({ seed, count, startAt: Date.parse('2026-03-01T00:00:00.000Z'), shares })].map(({ mention, meant }, n) => {
    const root = meant.copyOf === null ? n : (roots[meant.copyOf] ?? meant.copyOf);
    roots.push(root);
    const folded = fold(mention.text);
    return { key: storyKeyOf(folded, String(n)), folded, truth: root };
  });
}
const pairs = (groups: Iterable<readonly unknown[]>): number =>
  [...groups].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

function grouped(posts: readonly Told[]): Map<string, Told[]> {
  const copies = nearCopies();
  for (const { key, folded } of posts) copies.add(key, folded);
  return Map.groupBy(posts, ({ key }) => copies.home(key));
}
function quality(posts: readonly Told[]): { precision: number; recall: number } {
  const stories = [...grouped(posts).values()];
  const right = stories.reduce((sum, story) => sum + pairs(Map.groupBy(story, ({ truth }) => truth).values()), 0);
  return { precision: right / pairs(stories), recall: right / pairs(Map.groupBy(posts, ({ truth }) => truth).values()) };
}
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
    const { precision, recall } = quality(told(seed, 10_000, shares));
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('[ST1] fifty orders of arrival give the same stories', () => {
    const posts = told('orders', 2_500, { repost: 0.15, nearCopy: 0.35 });
    const partition = (order: readonly Told[]) =>
      [...grouped(order).values()].map((story) => [...new Set(story.map(({ key }) => key))].sort().join()).sort();
    const first = partition(posts);
    expect(first.some((story) => story.includes(','))).toBe(true);
    for (let n = 0; n < 50; n += 1) expect(partition(shuffled(posts, n))).toEqual(first);
  });

  it('[ST1] what the index finds is what the pure test says of every pair', () => {
    const texts = [...new Map(told('pairs', 700, { repost: 0, nearCopy: 0.5 }).map((one) => [one.key, one])).values()];
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

  it('[ST1] the pure test answers the same whichever text is named first', () => {
    const texts = [...new Set(told('pairs', 500, { repost: 0, nearCopy: 0.6 }).map(({ folded }) => folded))];
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
