/**
 * `node e2e/load/stories.ts [--count 80000] [--seeds a,b,c] [--orders 50]`: near copies on made storms with several seeds and shares of edits: pairwise
 * precision and recall against what the maker meant, mentions a second on one core (folding and grouping; with scoring), and whether
 * shuffled orders give the same stories. Prints one JSON object a line. The limits of the test were chosen on other seeds.
 */
import { parseArgs } from 'node:util';
import { fold } from '../../server/ingest/fold.ts';
import { storyKeyOf } from '../../server/ingest/identity.ts';
import { createScorer } from '../../server/ingest/score/scorer.ts';
import { nearCopies } from '../../server/signal/near-copies.ts';
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

interface Post {
  readonly text: string;
  readonly truth: number;
}
interface Told extends Post {
  readonly key: string;
  readonly folded: string;
}

function postsOf(seed: string, count: number, shares: Partial<Shares>): Post[] {
  const roots: number[] = [];
  return [...makeStorm({ seed, count, startAt: Date.parse('2026-03-01T00:00:00.000Z'), shares })].map(({ mention, meant }, n) => {
    const truth = meant.copyOf === null ? n : (roots[meant.copyOf] ?? meant.copyOf);
    roots.push(truth);
    return { text: mention.text, truth };
  });
}
const pairs = (groups: Iterable<readonly unknown[]>): number =>
  [...groups].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
const told = (post: Post, n: number): Told => {
  const folded = fold(post.text);
  return { ...post, folded, key: storyKeyOf(folded, String(n)) };
};

/** Processor time of this process, milliseconds: what else runs on the machine does not count. */
const cpuMs = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

function qualityOf(stories: Iterable<readonly Post[]>, posts: readonly Post[]) {
  const groups = [...stories];
  const right = groups.reduce((sum, story) => sum + pairs(Map.groupBy(story, ({ truth }) => truth).values()), 0);
  const round = (share: number) => Math.round(share * 10_000) / 10_000;
  return { precision: round(right / pairs(groups)), recall: round(right / pairs(Map.groupBy(posts, ({ truth }) => truth).values())) };
}

/** The maker counts two people who wrote the very same words as two; here they are one, as they are for whoever reads them. */
function sameWordsAsOne(all: readonly Told[]): Told[] {
  const truths = new Map<number, number>();
  const rootOf = (truth: number): number => {
    let root = truth;
    for (let up = truths.get(root); up !== undefined; up = truths.get(root)) root = up;
    return root;
  };
  for (const [first, ...others] of Map.groupBy(all, ({ key }) => key).values()) {
    for (const { truth } of others) {
      const [one, other] = [rootOf(first?.truth ?? truth), rootOf(truth)];
      if (one !== other) truths.set(other, one);
    }
  }
  return all.map((one) => ({ ...one, truth: rootOf(one.truth) }));
}

function measure(seed: string, shares: Partial<Shares>, count: number): void {
  const posts = postsOf(seed, count, shares);
  const copies = nearCopies();
  const since = cpuMs();
  const all = posts.map((post, n) => {
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
  const stories = Map.groupBy(all, ({ key }) => copies.home(key));
  const asRead = sameWordsAsOne(all);
  const read = qualityOf(Map.groupBy(asRead, ({ key }) => copies.home(key)).values(), asRead);
  const exact = qualityOf(Map.groupBy(all, ({ key }) => key).values(), all);
  const perSecond = (ms: number) => Math.round((count / ms) * 1000);
  const figures = {
    perSecond: perSecond(groupingMs),
    perSecondWithScoring: perSecond(groupingMs + scoringMs),
    stories: stories.size,
    keys: copies.size,
  };
  console.log(
    JSON.stringify({ seed, shares, count, ...qualityOf(stories.values(), all), sameWordsAsOne: read, exactWords: exact, ...figures }),
  );
}

function orders(seed: string, count: number, times: number): void {
  const all = postsOf(seed, count, { repost: 0.15, nearCopy: 0.35 }).map(told);
  const partition = (order: readonly Told[]): string => {
    const copies = nearCopies();
    for (const { key, folded } of order) copies.add(key, folded);
    return [...Map.groupBy(new Set(all.map(({ key }) => key)), (key) => copies.home(key)).values()]
      .map((keys) => keys.sort().join())
      .sort()
      .join('\n');
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
for (const seed of values.seeds.split(',')) for (const shares of EDITS) measure(seed, shares, count);
orders('orders', Math.min(count, 10_000), Number(values.orders));
