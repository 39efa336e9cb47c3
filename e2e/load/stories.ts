/**
 * `node e2e/load/stories.ts [--count 80000] [--seeds a,b,c] [--orders 50]`: near copies on storms of two makers with several seeds and shares of edits: pairwise
 * precision and recall against what the maker meant, mentions a second on one core (folding and grouping; with scoring), and whether
 * shuffled orders give the same stories. Prints one JSON object a line. The limits of the test were chosen on other seeds.
 */
import { parseArgs } from 'node:util';
import { createScorer } from '../../server/ingest/score/scorer.ts';
import { nearCopies } from '../../server/signal/near-copies.ts';
import { partitionOf, qualityOf, sameWordsAsOne, told, type Post, type Told } from '../../server/signal/testing/grouping.ts';
import { makeOtherStorm } from '../../server/signal/testing/other-storm.ts';
import { chances } from '../../server/sources/replay/prng.ts';
import type { Shares } from '../../server/sources/replay/shares.ts';
import { makeStorm } from '../../server/sources/replay/storm.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '80000' },
    seeds: { type: 'string', default: 'measured-1,measured-2,measured-3' },
    orders: { type: 'string', default: '50' },
  },
});
const EDITS: readonly Partial<Shares>[] = [
  {},
  { repost: 0.1, nearCopy: 0.4 },
  { repost: 0.45, nearCopy: 0.05 },
  { repost: 0.2, nearCopy: 0.3, french: 0.2 },
];

/** The second maker's, for the test support: what repeats another, and how much of that is edited. */
const OTHER_EDITS: readonly (readonly [copied: number, edited: number])[] = [[0.5, 0.4], [0.5, 0.8], [0.3, 1]]; // prettier-ignore
const MOST_OF_OTHER = 20_000;

function postsOf(seed: string, count: number, shares: Partial<Shares>): Post[] {
  const roots: number[] = [];
  return [...makeStorm({ seed, count, startAt: Date.parse('2026-03-01T00:00:00.000Z'), shares })].map(({ mention, meant }, n) => {
    const truth = meant.copyOf === null ? n : (roots[meant.copyOf] ?? meant.copyOf);
    roots.push(truth);
    return { text: mention.text, truth };
  });
}

/** Processor time of this process, milliseconds: what else runs on the machine does not count. */
const cpuMs = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

const rounded = ({ precision, recall }: { precision: number; recall: number }) => ({
  precision: Math.round(precision * 10_000) / 10_000,
  recall: Math.round(recall * 10_000) / 10_000,
});

/** `asMade` counts two people who wrote the very same words by themselves as two; else they are one [ST1]. */
function measure(about: Readonly<Record<string, unknown>>, posts: readonly Post[]): void {
  const copies = nearCopies();
  const since = cpuMs();
  const all = posts.map((post, n): Told => {
    const one = told(post, n);
    copies.add(one.key, one.folded);
    return one;
  });
  const groupingMs = cpuMs() - since;
  const scorer = createScorer();
  for (const { text } of posts.slice(0, 2_000)) scorer.score(text);
  const scoringSince = cpuMs();
  for (const { text } of posts) scorer.score(text);
  const scoringMs = cpuMs() - scoringSince;
  const perSecond = (ms: number) => Math.round((posts.length / ms) * 1000);
  const figures = {
    ...rounded(qualityOf(sameWordsAsOne(all), copies.home)),
    asMade: rounded(qualityOf(all, copies.home)),
    perSecond: perSecond(groupingMs),
    perSecondWithScoring: perSecond(groupingMs + scoringMs),
    stories: new Set(all.map(({ key }) => copies.home(key))).size,
    keys: copies.size,
  };
  console.log(JSON.stringify({ ...about, count: posts.length, ...figures }));
}

function orders(seed: string, count: number, times: number): void {
  const all = postsOf(seed, count, { repost: 0.15, nearCopy: 0.35 }).map(told);
  const keys = new Set(all.map(({ key }) => key));
  const partition = (order: readonly Told[]): string => {
    const copies = nearCopies();
    for (const { key, folded } of order) copies.add(key, folded);
    return partitionOf(keys, copies);
  };
  const first = partition(all);
  let same = 0;
  for (let n = 0; n < times; n += 1) {
    const chance = chances(seed)(1, n);
    const order = all
      .map((one) => ({ one, at: chance.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
    if (partition(order) === first) same += 1;
  }
  console.log(JSON.stringify({ orders: times, same, count, seed }));
}

const count = Number(values.count);
for (const seed of values.seeds.split(',')) {
  for (const shares of EDITS) measure({ seed, shares }, postsOf(seed, count, shares));
  for (const [copied, edited] of OTHER_EDITS) {
    measure({ seed, maker: 'other', copied, edited }, makeOtherStorm({ seed, count: Math.min(count, MOST_OF_OTHER), copied, edited }));
  }
}
orders('orders', Math.min(count, 10_000), Number(values.orders));
