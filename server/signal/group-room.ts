/**
 * Keeps one room's stories: reads what is new, counts it into the stories it belongs to, writes their rows and its own position in
 * one commit. Whatever it holds in memory is thrown away at the first surprise and read again. Must not rewrite mentions [ST2].
 */
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Story } from '@unisson/shared/domain/story';
import { instant, type Runtime } from '../runtime/runtime.ts';
import type { CounterDelta, Put, Store } from '../store/store.ts';
import type { Grouping } from './grouping.ts';
import { positionJson, readNews, readPosition, type News, type Position } from './read-news.ts';
import { count, emptyTally, recount, storyOf, type Tally } from './tally.ts';

export interface GroupDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly grouping: Grouping;
}
export interface RoomGrouper {
  /** One look and at most one commit. Answers whether it committed, and whether there is more to do. */
  step(): Promise<{ readonly committed: boolean; readonly more: boolean }>;
}

/** Stories whose counting stays in memory; others are counted again from the store when somebody says them once more. */
const MOST_TALLIES = 8_000;
const PAGE = 500;
const MINUTE_MS = 60_000;

export const positionKey = (room: string): string => `signal:${room}`;

interface Memory {
  position: Position;
  /** Version of the kept position this one replaces: two workers cannot both move it. */
  version: number;
  readonly tallies: Map<string, Tally>;
  /** Key → id of the surviving story, where they differ. */
  readonly homes: Map<string, string>;
}

export function groupRoom(deps: GroupDeps, room: string): RoomGrouper {
  let memory: Memory | null = null;
  return {
    async step() {
      try {
        memory ??= await remember(deps, room);
        const news = await readNews(deps.store, room, memory.position);
        const touched = await countNews(deps, room, { memory, news });
        const isRead = news.added.length === 0 && touched.size === 0 && !news.position.listing && !memory.position.listing;
        if (isRead) memory.position = news.position;
        else if (!(await commit(deps, room, { memory, news, touched }))) memory = null;
        if (memory) forgetOldest(memory.tallies);
        return { committed: !isRead, more: memory === null || news.more };
      } catch (error) {
        memory = null;
        throw error;
      }
    },
  };
}

async function remember(deps: GroupDeps, room: string): Promise<Memory> {
  const kept = await deps.store.read('position', positionKey(room));
  return { position: readPosition(kept?.value), version: kept?.version ?? 0, tallies: new Map(), homes: new Map() };
}

/** @returns the stories whose figures changed. */
async function countNews(deps: GroupDeps, room: string, { memory, news }: { memory: Memory; news: News }): Promise<ReadonlySet<Tally>> {
  const all = [...news.added, ...news.changed];
  const keyOf = (mention: Mention): string => deps.grouping.candidates(mention)[0] ?? mention.storyKey;
  await loadTallies(deps.store, room, { memory, keys: [...new Set(all.map(keyOf))] });
  const tallyOf = (mention: Mention): Tally => {
    const key = keyOf(mention);
    const id = memory.homes.get(key) ?? key;
    const tally = memory.tallies.get(id) ?? emptyTally(id, null);
    // moved to the end: the oldest are forgotten first
    memory.tallies.delete(id);
    memory.tallies.set(id, tally);
    return tally;
  };
  const touched = new Set<Tally>();
  for (const mention of news.added) {
    const tally = tallyOf(mention);
    count(tally, mention);
    touched.add(tally);
  }
  for (const mention of news.changed) {
    const tally = tallyOf(mention);
    if (tally.count > 0 && recount(tally, mention)) touched.add(tally);
  }
  return touched;
}

/** Brings the stories of these keys into memory, each counted from its mentions up to the position. */
async function loadTallies(store: Store, room: string, { memory, keys }: { memory: Memory; keys: readonly string[] }): Promise<void> {
  const missing = keys.filter((key) => !memory.tallies.has(memory.homes.get(key) ?? key));
  const rows = new Map<string, Story>();
  for (let from = 0; from < missing.length; from += PAGE) {
    for (const row of await store.getMany('story', room, missing.slice(from, from + PAGE))) rows.set(row.id, row);
  }
  const survivors: Story[] = [];
  for (const row of rows.values()) {
    const home = await follow(store, room, row);
    if (home.id !== row.id) memory.homes.set(row.id, home.id);
    if (!memory.tallies.has(home.id) && !survivors.some(({ id }) => id === home.id)) survivors.push(home);
  }
  for (const row of survivors) memory.tallies.set(row.id, await countStored(store, room, { row, counted: memory.position.counted }));
}

async function follow(store: Store, room: string, story: Story): Promise<Story> {
  const seen = new Set<string>();
  let at = story;
  while (at.redirect !== null && !seen.has(at.id)) {
    seen.add(at.id);
    at = (await store.get('story', room, at.redirect)) ?? { ...at, redirect: null };
  }
  return at;
}

async function countStored(store: Store, room: string, { row, counted }: { row: Story; counted: number }): Promise<Tally> {
  const tally = emptyTally(row.id, row);
  let after: string | undefined;
  do {
    const page = await store.list('mention', {
      scope: room,
      where: { storyKey: { in: row.keys }, seq: { lte: counted } },
      order: { by: 'seq' },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const mention of page.items) count(tally, mention);
    after = page.next;
  } while (after !== undefined);
  return tally;
}

/** How many stories there are, and in which minute each began. */
function birthsOf(born: readonly Story[]): CounterDelta[] {
  const minutes = Map.groupBy(born, ({ firstAt }) => Math.floor(Date.parse(firstAt) / MINUTE_MS));
  const course = [...minutes].map(([bucket, stories]) => ({ name: 'stories', bucket, delta: stories.length }));
  return born.length === 0 ? [] : [{ name: 'stories', bucket: 0, delta: born.length }, ...course];
}

async function commit(
  deps: GroupDeps,
  room: string,
  { memory, news, touched }: { memory: Memory; news: News; touched: ReadonlySet<Tally> },
): Promise<boolean> {
  const puts: Put[] = [];
  const events: NewEvent[] = [];
  const born: Story[] = [];
  for (const tally of touched) {
    const entity = storyOf(tally);
    puts.push({ kind: 'story', entity });
    if (!tally.row) born.push(entity);
    const event = { kind: 'story' as const, id: entity.id, version: entity.version };
    if (!tally.row) events.push({ type: 'mention.grouped', ...event });
    // a story of one is its mention, which the consoles have already
    if (entity.count > 1) events.push({ type: 'story.changed', ...event });
  }
  const key = positionKey(room);
  const done = await deps.store.commit({
    scope: room,
    puts,
    events,
    counters: birthsOf(born),
    keep: [{ op: 'put', space: 'position', key, value: positionJson(news.position), version: memory.version, expiresAt: null }],
    audit: { actor: 'system', act: 'group-mentions', subject: { kind: 'room', id: room } },
    at: instant(deps.runtime),
  });
  if (!done.ok) return false;
  memory.position = news.position;
  memory.version += 1;
  for (const put of puts) if (put.kind === 'story') setRow(memory.tallies, put.entity);
  return true;
}

function setRow(tallies: ReadonlyMap<string, Tally>, row: Story): void {
  const tally = tallies.get(row.id);
  if (tally) tally.row = row;
}

function forgetOldest(tallies: Map<string, Tally>): void {
  for (const id of tallies.keys()) {
    if (tallies.size <= MOST_TALLIES) return;
    tallies.delete(id);
  }
}
