/**
 * Which story every key of a room belongs to, as the worker knows it between two commits: the components of near copies, with what
 * people ruled laid over them. Made again from the stored rows at any time; writes nothing.
 */
import { overlayOf, type Overlay } from '@unisson/shared/domain/ruling';
import type { Story } from '@unisson/shared/domain/story';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fold } from '../ingest/fold.ts';
import type { Store } from '../store/store.ts';
import { nearCopies, type NearCopies } from './near-copies.ts';

export interface RoomStories {
  readonly copies: NearCopies;
  overlay: Overlay;
  /** Key kept apart by a split → its story. */
  readonly apart: Map<string, string>;
  /** Story that was joined → the one it went into, until the next rebuild. */
  readonly alias: Map<string, string>;
  /** Stories found alike that are not joined yet, two by two. */
  pending: (readonly [string, string])[];
}

const PAGE = 500;
/** Longest stretch of work between two turns of the event loop. */
const STRETCH_MS = 6;

/** Where a key lives now. */
export function homeOf(stories: RoomStories, key: string): string {
  return resolve(stories, stories.apart.get(key) ?? stories.copies.home(key));
}

export function resolve({ alias }: RoomStories, story: string): string {
  let at = story;
  for (let next = alias.get(at); next !== undefined; next = alias.get(at)) at = next;
  return at;
}

/** Shows a text; homes it brings together wait in `pending`. */
export function show(stories: RoomStories, key: string, text: string): void {
  if (stories.copies.has(key) || stories.apart.has(key)) return;
  const joined = stories.copies.add(key, fold(text));
  if (joined.length > 0) stories.pending.push(...joined);
}

/** Everything counted up to a number, as the rows have it; what should be joined and is not waits in `pending`. */
export async function loadStories(store: Store, room: string, counted: number): Promise<RoomStories> {
  const stories: RoomStories = {
    ...{ copies: nearCopies(), overlay: overlayOf(await loadRulings(store, room)) },
    ...{ apart: new Map(), alias: new Map(), pending: [] },
  };
  for (const key of stories.overlay.apart.keys()) stories.apart.set(key, key);
  await showAll(store, room, { stories, counted });
  // what was met while loading is joined already, or is found again below
  stories.pending = [];
  const settled = new Map<number, string>();
  await eachStory(store, room, (row) => {
    for (const key of row.keys) settle(stories, settled, { key, home: row.id });
  });
  return stories;
}

function settle(stories: RoomStories, settled: Map<number, string>, { key, home }: { key: string; home: string }): void {
  if (stories.apart.has(key)) return void stories.apart.set(key, home);
  const component = stories.copies.component(key);
  if (component < 0) return;
  const known = settled.get(component);
  if (known === undefined) {
    settled.set(component, home);
    stories.copies.settle(key, home);
  } else if (known !== home) stories.pending.push([known, home]);
}

export async function loadRulings(store: Store, room: string) {
  const { items } = await store.list('ruling', { scope: room, order: { by: 'seq' }, limit: 10_000 });
  return items;
}

async function showAll(store: Store, room: string, { stories, counted }: { stories: RoomStories; counted: number }): Promise<void> {
  let after: string | undefined;
  let since = performance.now();
  do {
    const page = await store.list('mention', {
      ...{ scope: room, where: { seq: { gt: 0, lte: counted } }, order: { by: 'seq' }, limit: PAGE },
      ...(after === undefined ? {} : { after }),
    });
    for (const { storyKey, text } of page.items) {
      show(stories, storyKey, text);
      if (performance.now() - since > STRETCH_MS) {
        await nextTurn();
        since = performance.now();
      }
    }
    after = page.next;
  } while (after !== undefined);
}

async function eachStory(store: Store, room: string, visit: (row: Story) => void): Promise<void> {
  let after: string | undefined;
  do {
    const page = await store.list('story', {
      ...{ scope: room, where: { redirect: null }, order: { by: 'id' }, limit: PAGE },
      ...(after === undefined ? {} : { after }),
    });
    page.items.forEach(visit);
    after = page.next;
  } while (after !== undefined);
}
