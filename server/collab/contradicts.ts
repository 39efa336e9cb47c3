/**
 * Whether what somebody brings as his own words differs from what the document already holds under the same ids. Yjs never looks: it
 * takes equal ids for equal words, and two copies would stay different for ever. Pure reading.
 */
import * as Y from 'yjs';
import type { Id, ReadItem, ReadStruct } from './read-update.ts';

const isSame = (one: Id | null, other: Id | null): boolean => (one === null || other === null ? one === other : one.client === other.client && one.clock === other.clock);

/** Yjs writes U+FFFD for both halves of a pair that a deletion cut, in whichever copy hears of the deletion. */
const uncut = (text: string): string => text.replace(/[\ud800-\udfff]/g, '\ufffd');

function sameContent(struct: ReadItem, item: Y.Item, at: number, end: number): boolean {
  const { content } = struct;
  // Words deleted on either side are gone there; what is left of them cannot be compared.
  if (item.deleted || content.is === 'deleted') return true;
  const [from, to] = [at - struct.clock, end - struct.clock];
  const [itemFrom, itemTo] = [at - item.id.clock, end - item.id.clock];
  if (content.is === 'string') return item.content instanceof Y.ContentString && uncut(item.content.str.slice(itemFrom, itemTo)) === uncut(content.text.slice(from, to));
  if (content.is === 'map') return item.content instanceof Y.ContentType;
  return item.content instanceof Y.ContentAny && JSON.stringify(item.content.arr.slice(itemFrom, itemTo)) === JSON.stringify(content.values.slice(from, to));
}

function samePlace(struct: ReadItem, item: Y.Item, at: number): boolean {
  const before: Id = { client: item.id.client, clock: at - 1 };
  const claimed = at > struct.clock ? before : struct.origin;
  const held = at > item.id.clock ? before : item.origin;
  return isSame(claimed, held) && isSame(struct.rightOrigin, item.rightOrigin);
}

/**
 * @param structs what the owner brings under the id, by clock
 * @param from clock from which on the document's words were brought by others
 * @returns 'short' when they agree but do not reach as far as the document does
 */
export function contradicts(doc: Y.Doc, client: number, structs: readonly ReadStruct[], from: number): 'differs' | 'short' | null {
  const known = Y.getState(doc.store, client);
  let reached = from;
  for (const struct of structs) {
    const end = Math.min(struct.clock + struct.length, known);
    if (struct.clock >= known) break;
    if (struct.clock > reached) return 'short';
    for (let at = Math.max(struct.clock, from); at < end; ) {
      const item = Y.getItem(doc.store, Y.createID(client, at));
      const upTo = Math.min(end, item.id.clock + item.length);
      if (struct.is === 'item' && item instanceof Y.Item && !(samePlace(struct, item, at) && sameContent(struct, item, at, upTo))) return 'differs';
      at = upTo;
    }
    reached = Math.max(reached, end);
  }
  return reached < known ? 'short' : null;
}
