/** Counting a story: exact, whatever the order; and what its rank says. */
import { describe, expect, it } from 'vitest';
import type { Mention } from '@unisson/shared/domain/mention';
import { mention } from '../store/contract/rows.ts';
import { rankStory } from './rank-story.ts';
import { absorb, count, emptyTally, recount, storyOf } from './tally.ts';

const at = (minute: number) => new Date(Date.parse('2026-03-01T12:00:00.000Z') + minute * 60_000).toISOString();
const said = (id: string, minute: number, patch: Partial<Mention> = {}): Mention =>
  mention(id, { publishedAt: at(minute), storyKey: 'k', author: { handle: `h-${id}`, followers: 10 }, ...patch });
const tallied = (mentions: readonly Mention[]) => {
  const tally = emptyTally('k', null);
  for (const one of mentions) count(tally, one);
  return storyOf(tally);
};
const positive = { label: 'positive', value: 0.5, confidence: 0.9, because: [], by: null } as const;

const MENTIONS = [
  said('c', 4, { text: 'Quelle honte', author: { handle: 'ann', followers: 900 }, metrics: { reach: 5_000 } }),
  said('a', 1, { text: 'RT Quelle honte' }),
  said('b', 1, { author: { handle: 'Ann', followers: 900 } }),
  said('d', 12, { score: positive }),
  said('e', 10.9, { status: 'not-about-us' }),
];

describe('tally', () => {
  it('[ST3] a story has count, distinct authors, reach, velocity, first and loudest author', () => {
    expect(tallied(MENTIONS)).toMatchObject({
      ...{ id: 'k', version: 1, keys: ['k'], redirect: null, count: 4, authors: 3, reach: 5_000 + 10 + 900 + 10, negative: 3 },
      velocity: 2,
      first: { mentionId: 'a', author: 'h-a', at: at(1) },
      loudest: { mentionId: 'b', author: 'Ann', followers: 900 },
      ...{ sample: 'RT Quelle honte', firstAt: at(1), lastAt: at(12) },
    });
  });

  it('[ST1] every order of arrival gives the same story', () => {
    const permutations = (list: readonly Mention[]): Mention[][] =>
      list.length === 0 ? [[]] : list.flatMap((one, i) => permutations(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));
    const seen = new Set(permutations(MENTIONS).map((order) => JSON.stringify(tallied(order))));
    expect(seen.size).toBe(1);
  });

  it('[ST2] two stories counted apart and joined equal one counted at once, whichever goes into which', () => {
    const whole = tallied(MENTIONS);
    for (const cut of [1, 2, 3]) {
      for (const order of [MENTIONS, MENTIONS.toReversed()]) {
        const [one, other] = [emptyTally('k', null), emptyTally('k', null)];
        order.forEach((mention, i) => count(i < cut ? one : other, mention));
        absorb(one, other);
        expect(storyOf(one)).toEqual(whole);
      }
    }
  });

  it('[ST3] a story of which nothing is about us has its words and no figures', () => {
    const one = tallied([said('e', 3, { status: 'not-about-us' })]);
    expect(one).toMatchObject({
      count: 0,
      authors: 0,
      reach: 0,
      velocity: 0,
      negative: 0,
      first: { mentionId: 'e' },
      firstAt: at(3),
      lastAt: at(3),
    });
  });

  it('[ME5] a correction moves the negative count, and only what changed is told', () => {
    const tally = emptyTally('k', null);
    const one = said('a', 1);
    count(tally, one);
    expect(recount(tally, one)).toBe(false);
    expect(recount(tally, { ...one, score: positive })).toBe(true);
    expect(storyOf(tally).negative).toBe(0);
    expect(recount(tally, one)).toBe(true);
    expect(storyOf(tally).negative).toBe(1);
  });

  it('a sample is cut between letters', () => {
    const { sample } = tallied([said('a', 1, { text: '😡'.repeat(200) })]);
    expect(sample.isWellFormed()).toBe(true);
    expect([...sample].length).toBeLessThanOrEqual(280);
  });

  it('[ST3] the story’s rank grows with authors, velocity, reach and negative share, and says so', () => {
    const base = { count: 40, authors: 20, reach: 10_000, velocity: 10, negative: 20 };
    for (const patch of [{ authors: 200 }, { velocity: 100 }, { reach: 1_000_000 }, { negative: 40 }]) {
      expect(rankStory({ ...base, ...patch }).value).toBeGreaterThan(rankStory(base).value);
    }
    expect(rankStory(base).because.map((reason) => reason.split(':')[0])).toEqual(['negative', 'authors', 'reach', 'velocity']);
    expect(rankStory({ count: 9e9, authors: 9e9, reach: 9e15, velocity: 9e9, negative: 9e9 }).value).toBe(100);
  });
});
