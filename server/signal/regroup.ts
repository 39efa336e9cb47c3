/**
 * Does what people ruled: takes stories apart or puts them together, and says which rows differ. What is alike stays together unless a
 * split says otherwise; what is ruled together is. Changes the worker's memory, writes nothing.
 */
import { next } from '@unisson/shared/domain/entity';
import { overlayOf, type Ruling } from '@unisson/shared/domain/ruling';
import type { Story } from '@unisson/shared/domain/story';
import type { Store } from '../store/store.ts';
import { answered, countStored } from './load-tallies.ts';
import { homeOf, loadRulings, show, type RoomStories } from './room-stories.ts';
import type { StoryChange } from './story-rows.ts';
import { storyOf, type Tally } from './tally.ts';

interface Regroup {
  readonly stories: RoomStories;
  readonly tallies: Map<string, Tally>;
  readonly counted: number;
  /** Ids of the rulings that are new or undone. */
  readonly rulings: readonly string[];
}

export async function regroup(store: Store, room: string, work: Regroup): Promise<readonly StoryChange[]> {
  const { stories } = work;
  const rulings = await store.getMany('ruling', room, work.rulings);
  stories.overlay = overlayOf(await loadRulings(store, room));
  const rows = await affected(store, room, stories, rulings);
  const keys = [...new Set([...rows.values()].flatMap((row) => row.keys))];
  await showReleased(store, room, stories, keys);
  for (const key of keys) if (stories.overlay.apart.has(key)) stories.apart.set(key, homeOf(stories, key));
  const parts = partsOf(stories, keys);
  const withReply = await answered(store, room, [...rows.keys()]);
  const all = new Map((await store.getMany('story', room, keys)).map((row) => [row.id, row]));
  const changes: StoryChange[] = [];
  for (const part of parts) changes.push(...(await place(store, room, work, { part, withReply, rows: all })));
  return changes;
}

/** The stories that stand and hold a key of one of these rulings, or of what they once put together. */
async function affected(store: Store, room: string, stories: RoomStories, rulings: readonly Ruling[]): Promise<ReadonlyMap<string, Story>> {
  const keys = rulings.flatMap((ruling) => [...ruling.keys, ...(ruling.from === null ? [] : [ruling.from])]);
  const ids = [...new Set(keys.map((key) => homeOf(stories, key)))];
  const rows = await store.getMany('story', room, ids);
  return new Map(rows.filter((row) => row.redirect === null).map((row) => [row.id, row]));
}

/** Keys that no split keeps apart any more are shown again, and found to be alike with what they are alike with. */
async function showReleased(store: Store, room: string, stories: RoomStories, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (!stories.apart.has(key) || stories.overlay.apart.has(key)) continue;
    const home = homeOf(stories, key);
    stories.apart.delete(key);
    const { items } = await store.list('mention', { scope: room, where: { storyKey: key }, order: { by: 'seq' }, limit: 1 });
    if (items[0]) show(stories, key, items[0].text);
    // its story is another's already where a piece of both was here before
    if (stories.copies.home(key) !== home) stories.pending.push([home, stories.copies.home(key)]);
  }
}

/** The keys in groups that are one story each. */
function partsOf({ copies, overlay }: RoomStories, keys: readonly string[]): readonly (readonly string[])[] {
  const labelOf = (key: string): string => {
    const split = overlay.apart.get(key);
    return split === undefined ? `alike ${copies.component(key)}` : `split ${split}`;
  };
  const joined = new Map<string, string>();
  const rootOf = (label: string): string => {
    let root = label;
    for (let up = joined.get(root); up !== undefined; up = joined.get(root)) root = up;
    return root;
  };
  for (const group of overlay.together) {
    const [first, ...others] = group.map(labelOf);
    if (first === undefined) continue;
    for (const other of others) {
      const [one, two] = [rootOf(first), rootOf(other)];
      if (one !== two) joined.set(two, one);
    }
  }
  return [...Map.groupBy(keys, (key) => rootOf(labelOf(key))).values()];
}

async function place(
  store: Store,
  room: string,
  { stories, tallies, counted }: Regroup,
  { part, withReply, rows }: { part: readonly string[]; withReply: ReadonlySet<string>; rows: ReadonlyMap<string, Story> },
): Promise<readonly StoryChange[]> {
  const [survivor] = [...part].sort((a, b) => Number(withReply.has(b)) - Number(withReply.has(a)) || (a < b ? -1 : 1));
  const before = survivor === undefined ? undefined : rows.get(survivor);
  if (!before) return [];
  const changes: StoryChange[] = [];
  const isSame = before.redirect === null && before.keys.length === part.length && part.every((key) => before.keys.includes(key));
  if (!isSame) {
    const tally = await countStored(store, room, { row: { ...before, keys: part }, counted });
    tally.row = before;
    if (tally.count + tally.aside.size > 0) {
      tallies.set(before.id, tally);
      changes.push({ before, after: storyOf(tally) });
    }
  }
  stories.alias.delete(before.id);
  for (const key of part) {
    if (stories.overlay.apart.has(key)) stories.apart.set(key, before.id);
    else stories.copies.settle(key, before.id);
    const row = rows.get(key);
    if (key === before.id || !row) continue;
    tallies.delete(key);
    stories.alias.set(key, before.id);
    if (row.redirect !== before.id) changes.push({ before: row, after: next(row, { redirect: before.id, keys: [key] }) });
  }
  return changes;
}
