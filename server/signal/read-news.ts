/**
 * What a room's worker has not seen yet: mentions added, mentions changed, and how far that goes. Follows the room's events; where
 * these are pruned it lists the mentions themselves and counts all anew. Reads only.
 */
import type { Mention } from '@unisson/shared/domain/mention';
import type { Json, Store } from '../store/store.ts';

/** `counted`: mentions with a number up to here are in the stories. `seq`: events up to here are read. `listing`: the rest is listed. */
export interface Position {
  readonly seq: number;
  readonly counted: number;
  readonly listing: boolean;
}
export const START: Position = { seq: 0, counted: 0, listing: false };

export interface News {
  readonly added: readonly Mention[];
  readonly changed: readonly Mention[];
  /** Ids of what people ruled about stories. */
  readonly rulings: readonly string[];
  readonly position: Position;
  /** True when there is more to read at once. */
  readonly more: boolean;
}

/** As many as one commit should hold. */
const MOST_EVENTS = 2_000;
/** Rows that cross from the store's thread in one piece: more would hold up a click. */
const SLICE = 250;

export async function readNews(store: Store, room: string, from: Position): Promise<News> {
  if (from.listing) return listMentions(store, room, from);
  const page = await store.events(room, from.seq, MOST_EVENTS);
  if (page.pruned) return { added: [], changed: [], rulings: [], position: { seq: page.head, counted: 0, listing: true }, more: true };
  const added: string[] = [];
  const changed = new Set<string>();
  const rulings = new Set<string>();
  let seq = from.seq;
  for (const event of page.events) {
    seq = event.n;
    if (event.kind === 'ruling') rulings.add(event.id);
    else if (event.type === 'mention.added' && event.n > from.counted) added.push(event.id);
    else if (event.type === 'mention.added' || event.type === 'mention.changed') changed.add(event.id);
  }
  // a mention added and changed in the same page is read as it is now: counted once, with what it became
  for (const id of added) changed.delete(id);
  const position = { seq, counted: Math.max(from.counted, seq), listing: false };
  return {
    added: await getAll(store, room, added),
    changed: await getAll(store, room, [...changed]),
    rulings: [...rulings],
    position,
    more: seq < page.head,
  };
}

async function listMentions(store: Store, room: string, from: Position): Promise<News> {
  const page = await store.list('mention', { scope: room, where: { seq: { gt: from.counted } }, order: { by: 'seq' }, limit: SLICE });
  const counted = page.items.at(-1)?.seq ?? from.counted;
  return {
    added: page.items,
    changed: [],
    rulings: [],
    position: { seq: from.seq, counted, listing: page.next !== undefined },
    more: true,
  };
}

async function getAll(store: Store, room: string, ids: readonly string[]): Promise<readonly Mention[]> {
  const rows: Mention[] = [];
  for (let from = 0; from < ids.length; from += SLICE) rows.push(...(await store.getMany('mention', room, ids.slice(from, from + SLICE))));
  return rows;
}

export const positionJson = (position: Position): Json => ({ ...position });

export function readPosition(value: Json | undefined): Position {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return START;
  const { seq, counted, listing } = value as Readonly<Record<string, Json>>;
  return typeof seq === 'number' && typeof counted === 'number' ? { seq, counted, listing: listing === true } : START;
}
