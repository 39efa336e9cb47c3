/**
 * Counts what is new into the stories it belongs to, joining those that turned out to be one. Changes the worker's memory and says which
 * rows differ; the commit is the caller's.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { next } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Store } from '../store/store.ts';
import { joinPending } from './join-stories.ts';
import { countStored, loadTallies } from './load-tallies.ts';
import type { News } from './read-news.ts';
import { homeOf, show, type RoomStories } from './room-stories.ts';
import type { StoryChange } from './story-rows.ts';
import { absorb, count, emptyTally, isTurned, recount, storyOf, type Tally } from './tally.ts';

/** Longest stretch of work between two turns of the event loop: what a click may have to wait. */
const STRETCH_MS = 6;

export interface Counting {
  readonly stories: RoomStories;
  readonly tallies: Map<string, Tally>;
  readonly counted: number;
}
export interface Counted {
  readonly touched: ReadonlySet<Tally>;
  /** Rows of keys and stories that belong to another story from now on. */
  readonly redirects: readonly StoryChange[];
}

export async function countNews(
  store: Store,
  room: string,
  { memory, news }: { memory: Counting; news: Pick<News, 'added' | 'changed'> },
): Promise<Counted> {
  const { stories, tallies } = memory;
  await showAll(stories, news.added);
  const joins = await joinPending(store, room, stories);
  const homes = [...news.added, ...news.changed].map(({ storyKey }) => homeOf(stories, storyKey));
  await loadTallies(store, room, { tallies, ids: [...new Set([...homes, ...joins.keys(), ...joins.values()])], counted: memory.counted });
  const touched = new Set<Tally>();
  const redirects = new Map<string, StoryChange>();
  for (const [loser, survivor] of joins) {
    const [from, into] = [tallies.get(loser), tallies.get(survivor)];
    if (!from || !into) continue;
    tallies.delete(loser);
    if (from.row) {
      absorb(into, from);
      redirects.set(loser, { before: from.row, after: next(from.row, { redirect: survivor }) });
      touched.add(into);
    }
  }
  for (const tally of await countTurned(store, room, memory, news.changed)) touched.add(tally);
  for (const tally of countAdded(memory, news.added, redirects)) touched.add(tally);
  for (const mention of news.changed) {
    const tally = tallyOf(memory, mention);
    if (tally.count > 0 && recount(tally, mention)) touched.add(tally);
  }
  return { touched, redirects: [...redirects.values()] };
}

async function showAll(stories: RoomStories, mentions: readonly Mention[]): Promise<void> {
  let since = performance.now();
  for (const { storyKey, text } of mentions) {
    show(stories, storyKey, text);
    if (performance.now() - since < STRETCH_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}

function tallyOf({ stories, tallies }: Counting, { storyKey }: Mention): Tally {
  const id = homeOf(stories, storyKey);
  const tally = tallies.get(id) ?? emptyTally(id, null);
  // moved to the end: the oldest are forgotten first
  tallies.delete(id);
  tallies.set(id, tally);
  return tally;
}

/** Stories some of whose mentions were set aside or brought back are counted from the stored ones once more. */
async function countTurned(store: Store, room: string, memory: Counting, changed: readonly Mention[]): Promise<readonly Tally[]> {
  const turned = new Set(
    changed
      .map((mention) => ({ mention, tally: tallyOf(memory, mention) }))
      .flatMap(({ mention, tally }) => (tally.row && isTurned(tally, mention) ? [tally] : [])),
  );
  const anew: Tally[] = [];
  for (const { id, row, keys } of turned) {
    if (!row) continue;
    const tally = await countStored(store, room, { row: { ...row, keys: [...keys] }, counted: memory.counted });
    tally.row = row;
    memory.tallies.set(id, tally);
    anew.push(tally);
  }
  return anew;
}

/** A key that joins a story on arrival has a row of its own, so that its mentions find their story by their key. */
function countAdded(memory: Counting, added: readonly Mention[], redirects: Map<string, StoryChange>): ReadonlySet<Tally> {
  const touched = new Set<Tally>();
  const newcomers = new Map<string, Tally>();
  for (const mention of added) {
    const { storyKey } = mention;
    const tally = tallyOf(memory, mention);
    if (!tally.keys.has(storyKey)) newcomers.set(storyKey, emptyTally(storyKey, null));
    tally.keys.add(storyKey);
    count(tally, mention);
    touched.add(tally);
    const newcomer = newcomers.get(storyKey);
    if (!newcomer) continue;
    count(newcomer, mention);
    redirects.set(storyKey, { before: null, after: { ...storyOf(newcomer), redirect: tally.id } });
  }
  return touched;
}
