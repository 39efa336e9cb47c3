/**
 * A Yjs update (format 1) as plain values, read without a document, so that it can be judged before anything is applied. Takes only what
 * our drafts are made of: strings, plain values, maps, deletions. Everything else, and anything malformed, is no update. Must not
 * apply and must not use Yjs.
 */
import * as decoding from 'lib0/decoding';

export interface Id {
  readonly client: number;
  readonly clock: number;
}
export type Content =
  | { readonly is: 'string'; readonly text: string }
  | { readonly is: 'values'; readonly values: readonly unknown[] }
  | { readonly is: 'map' }
  /** Deleted before it was sent. */
  | { readonly is: 'deleted' };

export interface ReadItem {
  readonly is: 'item';
  readonly clock: number;
  readonly length: number;
  readonly origin: Id | null;
  readonly rightOrigin: Id | null;
  /** Name of a field, or the id of the item that holds a map; null where the neighbours tell. */
  readonly parent: string | Id | null;
  readonly key: string | null;
  readonly content: Content;
}
/** `gone`: deleted together with what held it. `skip`: a hole in what the sender has. */
export type ReadStruct = ReadItem | { readonly is: 'gone' | 'skip'; readonly clock: number; readonly length: number };

export interface Range {
  readonly clock: number;
  readonly length: number;
}
export interface ReadUpdate {
  /** Client id → its structs by clock, without holes but for skips. */
  readonly structs: ReadonlyMap<number, readonly ReadStruct[]>;
  /** Client id → ranges by clock, none touching another. */
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

/** A Yjs client id is 32 bits wide; a clock of ours cannot come near 2^31 in a document of 1 MiB. */
const LARGEST_CLIENT = 2 ** 32;
const LARGEST_CLOCK = 2 ** 31;
const GONE = 0;
const DELETED = 1;
const STRING = 4;
const TYPE = 7;
const ANY = 8;
const SKIP = 10;
const Y_MAP = 1;

class NotAnUpdate extends Error {}

function client(decoder: decoding.Decoder): number {
  const id = decoding.readVarUint(decoder);
  if (id >= LARGEST_CLIENT) throw new NotAnUpdate('client id');
  return id;
}

function readId(decoder: decoding.Decoder): Id {
  return { client: client(decoder), clock: decoding.readVarUint(decoder) };
}

function readContent(decoder: decoding.Decoder, ref: number): { content: Content; length: number } {
  switch (ref) {
    case DELETED:
      return { content: { is: 'deleted' }, length: decoding.readVarUint(decoder) };
    case STRING: {
      const text = decoding.readVarString(decoder);
      return { content: { is: 'string', text }, length: text.length };
    }
    case TYPE:
      if (decoding.readVarUint(decoder) !== Y_MAP) throw new NotAnUpdate('type');
      return { content: { is: 'map' }, length: 1 };
    case ANY: {
      const length = decoding.readVarUint(decoder);
      const values: unknown[] = [];
      for (let i = 0; i < length; i += 1) values.push(decoding.readAny(decoder));
      return { content: { is: 'values', values }, length };
    }
    default:
      throw new NotAnUpdate('content');
  }
}

function readStruct(decoder: decoding.Decoder, clock: number): ReadStruct {
  const info = decoding.readUint8(decoder);
  if (info === SKIP) return { is: 'skip', clock, length: decoding.readVarUint(decoder) };
  const ref = info & 0b1_1111;
  if (ref === GONE) return { is: 'gone', clock, length: decoding.readVarUint(decoder) };
  const origin = (info & 0b1000_0000) === 0 ? null : readId(decoder);
  const rightOrigin = (info & 0b0100_0000) === 0 ? null : readId(decoder);
  let parent: string | Id | null = null;
  let key: string | null = null;
  if (origin === null && rightOrigin === null) {
    parent = decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder);
    if ((info & 0b0010_0000) !== 0) key = decoding.readVarString(decoder);
  }
  const { content, length } = readContent(decoder, ref);
  return { is: 'item', clock, length, origin, rightOrigin, parent, key, content };
}

function readStructs(decoder: decoding.Decoder): Map<number, ReadStruct[]> {
  const all = new Map<number, ReadStruct[]>();
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i += 1) {
    const count = decoding.readVarUint(decoder);
    const id = client(decoder);
    let clock = decoding.readVarUint(decoder);
    const structs: ReadStruct[] = [];
    for (let j = 0; j < count; j += 1) {
      const struct = readStruct(decoder, clock);
      clock += struct.length;
      // A struct of length 0 would break the search by clock in every peer.
      if (struct.length < 1 || clock > LARGEST_CLOCK) throw new NotAnUpdate('length');
      structs.push(struct);
    }
    // Yjs keeps only the last of two blocks for a client.
    if (all.has(id)) throw new NotAnUpdate('client twice');
    all.set(id, structs);
  }
  return all;
}

function readDeletes(decoder: decoding.Decoder): Map<number, Range[]> {
  const all = new Map<number, Range[]>();
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i += 1) {
    const id = client(decoder);
    const count = decoding.readVarUint(decoder);
    const ranges: Range[] = [];
    let end = -1;
    for (let j = 0; j < count; j += 1) {
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      // Yjs writes them sorted and merged. Ranges that overlap would make every peer walk the same items again and again.
      if (length < 1 || clock < end || clock + length > LARGEST_CLOCK) throw new NotAnUpdate('range');
      end = clock + length;
      ranges.push({ clock, length });
    }
    if (all.has(id)) throw new NotAnUpdate('client twice');
    all.set(id, ranges);
  }
  return all;
}

/** Null for bytes that are no update of a draft. */
export function readUpdate(bytes: Uint8Array): ReadUpdate | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    const structs = readStructs(decoder);
    const deletes = readDeletes(decoder);
    return decoding.hasContent(decoder) ? null : { structs, deletes };
  } catch {
    // Truncated or overlong numbers, bad UTF-8, values nested too deep: all the same to us.
    return null;
  }
}
