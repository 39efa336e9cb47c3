/**
 * Keeps one room's stories: reads what is new, counts it into the stories it belongs to, writes their rows and its own position in
 * one commit. Whatever it holds in memory is thrown away at the first surprise and read again. Must not rewrite mentions [ST2].
 */
import { next } from '@unisson/shared/domain/entity';
import { weightsOf, type StoryWeights } from '@unisson/shared/domain/ranking';
import type { Story } from '@unisson/shared/domain/story';
import { instant, type Runtime } from '../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { countNews, type Counted } from './count-news.ts';
import { positionJson, readNews, readPosition, type News, type Position } from './read-news.ts';
import { regroup } from './regroup.ts';
import { loadStories, type RoomStories } from './room-stories.ts';
import { countersOf, eventsOf, putsOf, type StoryChange } from './story-rows.ts';
import { storyOf, type Tally } from './tally.ts';

export interface GroupDeps {
  readonly store: Store;
  readonly runtime: Runtime;
}
export interface RoomGrouper {
  /** One look and at most one commit for what is new, one more where people ruled. Answers whether it committed, and whether there is more to do. */
  step(): Promise<{ readonly committed: boolean; readonly more: boolean }>;
}

/** Stories whose counting stays in memory; others are counted again from the store when somebody says them once more. */
const MOST_TALLIES = 8_000;
const MOST_ATTEMPTS = 8;
const PAGE = 500;

export const positionKey = (room: string): string => `signal:${room}`;

interface Memory {
  position: Position;
  /** Version of the kept position this one replaces: two workers cannot both move it. */
  version: number;
  readonly tallies: Map<string, Tally>;
  readonly stories: RoomStories;
}

export function groupRoom(deps: GroupDeps, room: string): RoomGrouper {
  let memory: Memory | null = null;
  return {
    async step() {
      try {
        memory ??= await remember(deps, room);
        const news = await readNews(deps.store, room, memory.position);
        const ruled = news.rulings.length > 0;
        if (ruled && !(await rule(deps, room, { memory, news }))) {
          memory = null;
          return { committed: false, more: true };
        }
        const counted = await countNews(deps.store, room, { memory: { ...memory, counted: memory.position.counted }, news });
        const isRead = !ruled && isNothing(counted) && news.added.length === 0 && !news.position.listing && !memory.position.listing;
        if (isRead) memory.position = news.position;
        else if (!(await write(deps, room, { memory, position: news.position, counted }))) memory = null;
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
  const position = readPosition(kept?.value);
  // while all is counted anew the rows are there before the counting has come to them
  const shown = position.listing ? Number.MAX_SAFE_INTEGER : position.counted;
  return { position, version: kept?.version ?? 0, tallies: new Map(), stories: await loadStories(deps.store, room, shown) };
}

const isNothing = ({ touched, redirects }: Counted): boolean => touched.size === 0 && redirects.length === 0;

const changesOf = ({ touched, redirects }: Counted, weights: StoryWeights): readonly StoryChange[] => [
  ...[...touched].map((tally) => ({ before: tally.row, after: storyOf(tally, weights) })),
  ...redirects,
];

/** What people ruled is done before anything else is counted; done twice it changes nothing. */
async function rule(deps: GroupDeps, room: string, { memory, news }: { memory: Memory; news: News }): Promise<boolean> {
  const changes = await regroup(deps.store, room, { ...memory, counted: memory.position.counted, rulings: news.rulings });
  return changes.length === 0 || commit(deps, room, { memory, position: memory.position, changes });
}

/** Rows that people have changed meanwhile are read again; only another worker's commit makes this one's memory worthless. */
async function write(deps: GroupDeps, room: string, work: { memory: Memory; position: Position; counted: Counted }): Promise<boolean> {
  const { memory, position } = work;
  let { counted } = work;
  const weights = weightsOf((await deps.store.get('room', INSTALLATION, room))?.ranking).story;
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    if (await commit(deps, room, { memory, position, changes: changesOf(counted, weights) })) return true;
    const kept = await deps.store.read('position', positionKey(room));
    if ((kept?.version ?? 0) !== memory.version) return false;
    counted = await readAgain(deps.store, room, counted);
  }
  return false;
}

async function readAgain(store: Store, room: string, { touched, redirects }: Counted): Promise<Counted> {
  const ids = [...[...touched].map(({ id }) => id), ...redirects.map(({ after }) => after.id)];
  const rows = new Map<string, Story>();
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const row of await store.getMany('story', room, ids.slice(from, from + PAGE))) rows.set(row.id, row);
  }
  for (const tally of touched) tally.row = rows.get(tally.id) ?? tally.row;
  return {
    touched,
    redirects: redirects.map((change) => {
      const before = rows.get(change.after.id);
      return before ? { before, after: next(before, { redirect: change.after.redirect }) } : change;
    }),
  };
}

async function commit(
  deps: GroupDeps,
  room: string,
  { memory, position, changes }: { memory: Memory; position: Position; changes: readonly StoryChange[] },
): Promise<boolean> {
  const done = await deps.store.commit({
    scope: room,
    puts: putsOf(changes),
    events: eventsOf(changes),
    counters: countersOf(changes),
    keep: [
      { op: 'put', space: 'position', key: positionKey(room), value: positionJson(position), version: memory.version, expiresAt: null },
    ],
    audit: { actor: 'system', act: 'group-mentions', subject: { kind: 'room', id: room } },
    at: instant(deps.runtime),
  });
  if (!done.ok) return false;
  memory.position = position;
  memory.version += 1;
  for (const { after } of changes) {
    const tally = memory.tallies.get(after.id);
    if (tally && after.redirect === null) tally.row = after;
  }
  return true;
}

function forgetOldest(tallies: Map<string, Tally>): void {
  for (const id of tallies.keys()) {
    if (tallies.size <= MOST_TALLIES) return;
    tallies.delete(id);
  }
}
