/**
 * What an update would do to a document, found out before it is applied: nothing, something, something that lacks what it rests on, or
 * something no draft may hold. An update judged 'new' integrates wholly, so nothing of it stays pending. Must not change the document,
 * nor know who sent the update.
 */
import * as Y from 'yjs';
import { misplaced, type DraftKind, type Place } from './field-rules.ts';
import type { Id, ReadItem, ReadStruct, ReadUpdate } from './read-update.ts';

export type Verdict =
  | { readonly is: 'nothing' }
  /** It rests on structs that neither it nor the document has. */
  | { readonly is: 'gap' }
  | { readonly is: 'refused'; readonly why: string }
  /** `fresh`: client ids that bring structs the document had not. Empty when it only deletes. */
  | { readonly is: 'new'; readonly fresh: readonly number[] };

interface Block {
  readonly client: number;
  readonly structs: readonly ReadStruct[];
  /** Index of the next struct to place. */
  at: number;
  /** Clock up to which document and update together reach. */
  reached: number;
}

const fieldNames = new WeakMap<object, string>();
function rootName(type: Y.AbstractType<unknown>): string {
  const known = fieldNames.get(type);
  if (known !== undefined) return known;
  const name = Y.findRootTypeKey(type);
  fieldNames.set(type, name);
  return name;
}

/** Place of an item that the document has; null when it was collected with what held it. */
function placeInDocument(item: Y.Item | Y.GC): Place | null {
  if (item instanceof Y.GC || !(item.parent instanceof Y.AbstractType)) return null;
  const holder = item.parent._item;
  if (holder === null) return { field: rootName(item.parent), key: item.parentSub, inner: false };
  const outer = placeInDocument(holder);
  return outer && { field: outer.field, key: item.parentSub, inner: true };
}

function isSamePlace(one: Place | null, other: Place): boolean {
  return one !== null && one.field === other.field && one.key === other.key && one.inner === other.inner;
}

/** One judging of one update. Structs are placed in the order of what they rest on, each once. */
class Judging {
  readonly #doc: Y.Doc;
  readonly #kind: DraftKind;
  readonly #blocks = new Map<number, Block>();
  readonly #places = new Map<ReadStruct, Place | null>();
  /** Client id → blocks that wait for it to reach further. */
  readonly #waiting = new Map<number, Block[]>();

  constructor(doc: Y.Doc, kind: DraftKind, update: ReadUpdate) {
    this.#doc = doc;
    this.#kind = kind;
    for (const [client, structs] of update.structs) this.#blocks.set(client, { client, structs, at: 0, reached: this.#known(client) });
  }

  #known(client: number): number {
    return Y.getState(this.#doc.store, client);
  }
  reached(client: number): number {
    return this.#blocks.get(client)?.reached ?? this.#known(client);
  }

  /** Places all structs. Null when all found their place, else the verdict. */
  place(): Verdict | null {
    const ready = [...this.#blocks.values()];
    let patience = 10_000 + 50 * ready.reduce((sum, block) => sum + block.structs.length + 1, 0);
    for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
      patience -= 1;
      if (patience < 0) return { is: 'refused', why: 'too-tangled' };
      const before = block.at;
      const verdict = this.#advance(block);
      if (verdict) return verdict;
      if (block.at > before) {
        ready.push(...(this.#waiting.get(block.client) ?? []));
        this.#waiting.delete(block.client);
      }
    }
    return [...this.#blocks.values()].every((block) => block.at === block.structs.length) ? null : { is: 'gap' };
  }

  #advance(block: Block): Verdict | null {
    for (let struct = block.structs[block.at]; struct !== undefined; struct = block.structs[block.at]) {
      const end = struct.clock + struct.length;
      if (struct.clock > block.reached || (struct.is === 'skip' && end > block.reached)) return { is: 'gap' };
      if (struct.is === 'item') {
        const missing = [struct.origin, struct.rightOrigin, typeof struct.parent === 'string' ? null : struct.parent].find((id) => id && id.clock >= this.reached(id.client));
        if (missing) {
          this.#waitFor(missing.client, block);
          return missing.client === block.client ? { is: 'gap' } : null;
        }
        const why = this.#misplaced(struct) ?? this.#torn(block, struct);
        if (why !== null) return { is: 'refused', why };
      }
      block.at += 1;
      block.reached = Math.max(block.reached, end);
    }
    return null;
  }

  #waitFor(client: number, block: Block): void {
    const waiting = this.#waiting.get(client);
    if (waiting) waiting.push(block);
    else this.#waiting.set(client, [block]);
  }

  #misplaced(struct: ReadItem): string | null {
    const { origin, rightOrigin, parent } = struct;
    if (typeof parent === 'string') return this.#settle(struct, { field: parent, key: struct.key, inner: false });
    if (parent !== null) {
      const outer = this.#holder(parent);
      if (outer === 'no-map') return 'wrong-content';
      return this.#settle(struct, outer && { field: outer.field, key: struct.key, inner: true });
    }
    const left = origin && this.#placeOf(origin);
    const right = rightOrigin && this.#placeOf(rightOrigin);
    if (left && right && !isSamePlace(left, right)) return 'torn-neighbours';
    // One neighbour collected is enough: Yjs then collects the item too.
    return this.#settle(struct, origin && !left ? null : rightOrigin && !right ? null : (left ?? right));
  }

  /** Yjs joins the unknown rest of a struct to the part it knows. If that is not the same thing, the struct is a lie, or breaks Yjs. */
  #torn(block: Block, struct: ReadItem): string | null {
    const known = this.#known(block.client);
    if (struct.clock >= known || struct.clock + struct.length <= known) return null;
    const part = Y.getItem(this.#doc.store, Y.createID(block.client, known - 1));
    const place = this.#places.get(struct) ?? null;
    return place !== null && isSamePlace(placeInDocument(part), place) ? null : 'torn-struct';
  }

  #settle(struct: ReadItem, place: Place | null): string | null {
    this.#places.set(struct, place);
    return misplaced(this.#kind, place, struct.content);
  }

  #find(id: Id): ReadStruct | Y.Item | Y.GC {
    if (id.clock < this.#known(id.client)) return Y.getItem(this.#doc.store, Y.createID(id.client, id.clock));
    const structs = this.#blocks.get(id.client)?.structs ?? [];
    let low = 0;
    let high = structs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (struct === undefined) break;
      if (id.clock < struct.clock) high = middle - 1;
      else if (id.clock >= struct.clock + struct.length) low = middle + 1;
      else return struct;
    }
    throw new Error('a struct within reach that is nowhere');
  }

  #placeOf(id: Id): Place | null {
    const found = this.#find(id);
    return 'is' in found ? (this.#places.get(found) ?? null) : placeInDocument(found);
  }

  /** Place of the inner map an item claims to be in; null when that map was deleted; 'no-map' when it is none. */
  #holder(id: Id): Place | null | 'no-map' {
    const found = this.#find(id);
    if ('is' in found) {
      if (found.is !== 'item' || found.content.is === 'deleted') return null;
      return found.content.is === 'map' ? (this.#places.get(found) ?? null) : 'no-map';
    }
    if (found instanceof Y.GC || found.deleted) return null;
    return found.content instanceof Y.ContentType ? placeInDocument(found) : 'no-map';
  }
}

/** Whether every item in the ranges is deleted already. Ranges are sorted, so each item is looked at once. */
function deletesNothing(doc: Y.Doc, deletes: ReadUpdate['deletes']): boolean {
  for (const [client, ranges] of deletes) {
    const structs = doc.store.clients.get(client) ?? [];
    for (const { clock, length } of ranges) {
      if (clock >= Y.getState(doc.store, client)) return false;
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
        const struct = structs[i];
        if (struct === undefined || struct.id.clock >= clock + length) break;
        if (!struct.deleted) return false;
      }
    }
  }
  return true;
}

export function judgeUpdate(doc: Y.Doc, kind: DraftKind, update: ReadUpdate): Verdict {
  const judging = new Judging(doc, kind, update);
  const verdict = judging.place();
  if (verdict) return verdict;
  for (const [client, ranges] of update.deletes) {
    const last = ranges.at(-1);
    if (last && last.clock + last.length > judging.reached(client)) return { is: 'gap' };
  }
  const fresh = [...update.structs.keys()].filter((client) => judging.reached(client) > Y.getState(doc.store, client));
  return fresh.length === 0 && deletesNothing(doc, update.deletes) ? { is: 'nothing' } : { is: 'new', fresh };
}
