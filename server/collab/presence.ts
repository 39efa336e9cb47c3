/**
 * Who is in a document and where his caret stands (y-protocols awareness). An id belongs to the connection that showed it first; name and
 * colour are the session's, whatever the peer says. Nothing here is stored. What peers echo of others is dropped unread.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Runtime } from '../runtime/runtime.ts';
import type { ClientIds } from './client-ids.ts';
import { awarenessFrame } from './frame.ts';

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly color: number;
}
/** A connection as its presence sees it. */
export interface Present {
  readonly person: Person;
}

interface Shown {
  readonly by: Present;
  /** Clock as its client counts. */
  readonly clock: number;
  /** Clock as we count for everybody else: it never falls back when a client returns, nor when we do, so nobody stays unseen. */
  readonly sent: number;
  readonly state: string;
}
interface Entry {
  readonly id: number;
  readonly clock: number;
  /** UTF-8 of the JSON, undecoded. */
  readonly json: Uint8Array;
}

const MOST_ENTRIES = 1000;
const IDS_PER_CONNECTION = 4;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function readEntries(update: Uint8Array): readonly Entry[] | null {
  const decoder = decoding.createDecoder(update);
  const entries: Entry[] = [];
  try {
    const count = decoding.readVarUint(decoder);
    if (count > MOST_ENTRIES) return null;
    for (let i = 0; i < count; i += 1) entries.push({ id: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), json: decoding.readVarUint8Array(decoder) });
    return entries;
  } catch {
    return null;
  }
}

function encode(entries: readonly { readonly id: number; readonly sent: number; readonly state: string }[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { id, sent, state } of entries) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, sent);
    encoding.writeVarString(encoder, state);
  }
  return awarenessFrame(encoding.toUint8Array(encoder));
}

/** The state with the session's user in it; null for a peer that left; 'bad' for no state, 'forged' for another's name on it. */
function stateFor(person: Person, json: Uint8Array): { readonly text: string } | null | 'bad' | 'forged' {
  try {
    const state: unknown = JSON.parse(utf8.decode(json));
    if (state === null) return null;
    if (typeof state !== 'object' || Array.isArray(state)) return 'bad';
    const user: unknown = 'user' in state ? state.user : null;
    const id: unknown = typeof user === 'object' && user !== null && 'id' in user ? user.id : undefined;
    if (id !== undefined && id !== person.userId) return 'forged';
    return { text: JSON.stringify({ ...state, user: { id: person.userId, name: person.name, color: person.color } }) };
  } catch {
    return 'bad';
  }
}

export class Presence {
  readonly #ids: ClientIds;
  readonly #runtime: Runtime;
  readonly #stateBytes: number;
  readonly #shown = new Map<number, Shown>();
  #lastSent = 0;
  /** Connections that have shown themselves at least once. */
  readonly #met = new WeakSet<Present>();

  constructor(ids: ClientIds, runtime: Runtime, stateBytes: number) {
    this.#ids = ids;
    this.#runtime = runtime;
    this.#stateBytes = stateBytes;
  }

  /** Frame that shows everybody who is here; null when nobody is. */
  everybody(): Uint8Array | null {
    if (this.#shown.size === 0) return null;
    return encode([...this.#shown].map(([id, { sent, state }]) => ({ id, sent, state })));
  }

  /** Takes a peer's awareness update. @returns what the others are to get, null when that is nothing. */
  take(by: Present, update: Uint8Array): { readonly ok: true; readonly frame: Uint8Array | null } | { readonly ok: false; readonly why: string } {
    const entries = readEntries(update);
    if (entries === null) return { ok: false, why: 'not-awareness' };
    // A client opens by showing itself and nobody else. That is how one that came back takes over from its own dead connection.
    const opening = entries.length === 1 && !this.#met.has(by);
    this.#met.add(by);
    const out: { id: number; sent: number; state: string }[] = [];
    for (const entry of entries) {
      const known = this.#shown.get(entry.id);
      if (known && !this.#isIts(known, by, entry, opening)) continue;
      if (!known && !this.#mayShow(by, entry.id, opening)) continue;
      if (entry.json.length > this.#stateBytes) return { ok: false, why: 'awareness-too-large' };
      const state = stateFor(by.person, entry.json);
      if (state === 'bad' || state === 'forged') return { ok: false, why: state === 'bad' ? 'not-awareness' : 'forged-user' };
      const shown = this.#show(by, entry, known, state);
      if (shown) out.push(shown);
    }
    return { ok: true, frame: out.length === 0 ? null : encode(out) };
  }

  /** Newer, and from the connection the id belongs to. */
  #isIts(known: Shown, by: Present, entry: Entry, opening: boolean): boolean {
    if (known.by !== by) return opening && known.by.person.userId === by.person.userId;
    return entry.clock > known.clock || (entry.clock === known.clock && entry.json.length === 4);
  }

  /** Its opening id, or one it has written under. Anybody else's it may only have heard of before we have. */
  #mayShow(by: Present, id: number, opening: boolean): boolean {
    if (!opening && this.#ids.claimant(id) !== by && !(this.#ids.isBound(id) && this.#ids.ownerOf(id) === by.person.userId)) return false;
    let own = 0;
    for (const { by: other } of this.#shown.values()) if (other === by) own += 1;
    return own < IDS_PER_CONNECTION && this.#ids.claim(id, by.person.userId, by);
  }

  #show(by: Present, entry: Entry, known: Shown | undefined, state: { readonly text: string } | null): { id: number; sent: number; state: string } | null {
    const { id, clock } = entry;
    if (state === null && !known) return null;
    const sent = this.#nextClock();
    if (state === null) this.#shown.delete(id);
    else {
      this.#ids.claim(id, by.person.userId, by);
      this.#shown.set(id, { by, clock, sent, state: state.text });
    }
    return { id, sent, state: state?.text ?? 'null' };
  }

  #nextClock(): number {
    this.#lastSent = Math.max(this.#lastSent + 1, this.#runtime.now().getTime());
    return this.#lastSent;
  }

  /** A connection ended. @returns what the others are to get. */
  leave(by: Present): Uint8Array | null {
    const gone = [...this.#shown].filter(([, shown]) => shown.by === by);
    for (const [id] of gone) this.#shown.delete(id);
    this.#ids.release(by);
    return gone.length === 0 ? null : encode(gone.map(([id]) => ({ id, sent: this.#nextClock(), state: 'null' })));
  }
}
