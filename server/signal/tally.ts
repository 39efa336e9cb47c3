/**
 * Counts one story from its mentions [ST3]: exact, and the same whatever the order they come in. Lives in memory between two
 * commits of the worker; everything in it can be made again from the stored mentions.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import type { StoryWeights } from '@unisson/shared/domain/ranking';
import type { Story } from '@unisson/shared/domain/story';
import { authorKey } from '../ingest/identity.ts';
import { reachOf } from '../ingest/rank.ts';
import { coordinationOf, isYoung, type Part } from './coordination.ts';
import { rankStory } from './rank-story.ts';

const TEN_MINUTES_MS = 10 * 60_000;
const SAMPLE_LENGTH = 280;

export interface Tally {
  readonly id: string;
  /** The row as stored; null while the story is new. */
  row: Story | null;
  /** Keys of folded texts it holds, its own among them. */
  readonly keys: Set<string>;
  count: number;
  reach: number;
  /** Author → his part in it. */
  readonly authors: Map<string, Part>;
  /** Watch term → mentions that hold it. */
  readonly topics: Map<string, number>;
  /** Ids of those that are negative. */
  readonly negative: Set<string>;
  /** Ids of those that are not about us: in no figure, but a story of nothing else still has its words. */
  readonly aside: Set<string>;
  /** The first of them. */
  asideFirst: Mention | null;
  /** Times of publication in the ten minutes before the last one, epoch milliseconds. */
  recent: number[];
  first: Mention | null;
  loudest: Mention | null;
  lastMs: number;
}

export const emptyTally = (id: string, row: Story | null): Tally => ({
  ...{
    id,
    row,
    keys: new Set([id, ...(row?.keys ?? [])]),
    count: 0,
    reach: 0,
    authors: new Map<string, Part>(),
    topics: new Map<string, number>(),
    negative: new Set<string>(),
    aside: new Set<string>(),
    asideFirst: null,
    recent: [],
    first: null,
    loudest: null,
    lastMs: 0,
  },
});

const nameOf = (mention: Mention): string => mention.author.handle ?? mention.author.name ?? mention.author.id ?? '';
const followersOf = (mention: Mention): number => mention.author.followers ?? 0;
const isAside = (mention: Mention): boolean => mention.status === 'not-about-us';
const isNegative = (mention: Mention): boolean => mention.score.label === 'negative' && !isAside(mention);

/** Counts a mention that is not counted yet. */
export function count(tally: Tally, mention: Mention): void {
  if (isAside(mention)) {
    tally.aside.add(mention.id);
    if (!tally.asideFirst || comesBefore(mention, tally.asideFirst)) tally.asideFirst = mention;
    return;
  }
  const atMs = Date.parse(mention.publishedAt);
  tally.count += 1;
  tally.reach += reachOf(mention);
  takePart(tally, authorKey(mention), { count: 1, young: isYoung(mention) });
  for (const topic of mention.topics ?? []) addTopic(tally, topic, 1);
  if (isNegative(mention)) tally.negative.add(mention.id);
  if (!tally.first || comesBefore(mention, tally.first)) tally.first = mention;
  if (!tally.loudest || isLouder(mention, tally.loudest)) tally.loudest = mention;
  if (atMs > tally.lastMs) {
    tally.lastMs = atMs;
    tally.recent = tally.recent.filter((ms) => ms > atMs - TEN_MINUTES_MS);
  }
  if (atMs > tally.lastMs - TEN_MINUTES_MS) tally.recent.push(atMs);
}

/** What another story counted is counted here from now on; the same whichever of the two goes into the other. */
export function absorb(tally: Tally, other: Tally): void {
  tally.count += other.count;
  tally.reach += other.reach;
  for (const key of other.keys) tally.keys.add(key);
  for (const [author, part] of other.authors) takePart(tally, author, part);
  for (const [topic, times] of other.topics) addTopic(tally, topic, times);
  for (const id of other.negative) tally.negative.add(id);
  for (const id of other.aside) tally.aside.add(id);
  if (other.asideFirst && (!tally.asideFirst || comesBefore(other.asideFirst, tally.asideFirst))) tally.asideFirst = other.asideFirst;
  if (other.first && (!tally.first || comesBefore(other.first, tally.first))) tally.first = other.first;
  if (other.loudest && (!tally.loudest || isLouder(other.loudest, tally.loudest))) tally.loudest = other.loudest;
  tally.lastMs = Math.max(tally.lastMs, other.lastMs);
  tally.recent = [...tally.recent, ...other.recent].filter((ms) => ms > tally.lastMs - TEN_MINUTES_MS);
}

/** @returns true where a correction of a mention that is counted already changed a figure. */
export function recount(tally: Tally, mention: Mention): boolean {
  if (isNegative(mention) === tally.negative.has(mention.id)) return false;
  if (isNegative(mention)) tally.negative.add(mention.id);
  else tally.negative.delete(mention.id);
  return true;
}

/** True where it was set aside or brought back since it was counted: what it was first or loudest of must be counted anew. */
export const isTurned = (tally: Tally, mention: Mention): boolean => isAside(mention) !== tally.aside.has(mention.id);

const comesBefore = (a: Mention, b: Mention): boolean => (a.publishedAt === b.publishedAt ? a.id < b.id : a.publishedAt < b.publishedAt);
const isLouder = (a: Mention, b: Mention): boolean => (followersOf(a) === followersOf(b) ? a.id < b.id : followersOf(a) > followersOf(b));

function takePart(tally: Tally, author: string, part: Part): void {
  const before = tally.authors.get(author);
  tally.authors.set(author, before ? { count: before.count + part.count, young: before.young || part.young } : part);
}

function addTopic(tally: Tally, topic: string, times: number): void {
  tally.topics.set(topic, (tally.topics.get(topic) ?? 0) + times);
}

/** The story's next row, its count 0 where nothing in it is about us; the tally must have been shown at least one mention. */
export function storyOf(tally: Tally, weights?: StoryWeights): Story {
  const { row } = tally;
  const first = tally.first ?? tally.asideFirst;
  const loudest = tally.loudest ?? tally.asideFirst;
  if (!first || !loudest) throw new Error(`story ${tally.id} without a mention`);
  const figures = {
    count: tally.count,
    authors: tally.authors.size,
    reach: tally.reach,
    velocity: tally.recent.length,
    negative: tally.negative.size,
  };
  return {
    id: tally.id,
    version: (row?.version ?? 0) + 1,
    keys: [tally.id, ...[...tally.keys].filter((key) => key !== tally.id).sort()],
    redirect: null,
    ...figures,
    first: { mentionId: first.id, author: nameOf(first), at: first.publishedAt },
    loudest: { mentionId: loudest.id, author: nameOf(loudest), followers: followersOf(loudest) },
    sample: cut(first.text),
    rank: rankStory(figures, weights),
    firstAt: first.publishedAt,
    lastAt: tally.lastMs === 0 ? first.publishedAt : new Date(tally.lastMs).toISOString(),
    coordination: coordinationOf(tally.authors.values(), tally.count),
    topics: [...tally.topics].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([topic]) => topic),
    ...(row?.verdict ? { verdict: row.verdict } : {}),
    ...(row?.answerId ? { answerId: row.answerId } : {}),
  };
}

/** By code points: half an emoji is no text. */
function cut(text: string): string {
  if (text.length <= SAMPLE_LENGTH) return text;
  return `${[...text.slice(0, SAMPLE_LENGTH)].slice(0, -1).join('')}…`;
}
