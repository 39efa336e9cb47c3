/**
 * One peer's socket on one document: frames in, frames out, in order. Decides what that person may do with each; whatever it refuses it
 * refuses aloud, by closing with a code and a reason. Must not touch the store.
 */
import type { RawData, WebSocket } from 'ws';
import { SYSTEM } from '@unisson/shared/domain/actor';
import { CLOSE } from '@unisson/shared/wire/close-codes';
import type { Runtime } from '../runtime/runtime.ts';
import { Doubt } from './doubt.ts';
import { KEEP_ALIVE, readFrame, savedFrame, step1Frame, step2Frame, updateFrame, type Frame, type UpdateFrame } from './frame.ts';
import type { CollabLimits } from './limits.ts';
import type { LiveDraft, Peer } from './live-draft.ts';
import type { Person } from './presence.ts';
import { Rate } from './rate.ts';
import { readUpdate } from './read-update.ts';

export interface ConnectionDeps {
  readonly limits: CollabLimits;
  readonly runtime: Runtime;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
  readonly ended: (connection: Connection) => void;
}

/** Answering a step 1 costs as much as many messages. */
const STEP_1_COST = 20;
/** y-websocket sends back every caret it is shown; what is dropped unread counts little, or a full room would throttle itself. What is shown to others counts whole. */
const AWARENESS_COST = 0.1;
/** Messages that may wait while ids are being bound; the socket is paused meanwhile, so only what was already read. */
const MOST_QUEUED = 10_000;
const BIND_TRIES = 3;
const UNAVAILABLE = 'unavailable';

export class Connection implements Peer {
  readonly person: Person;
  readonly sessionId: string | null;
  readonly draft: LiveDraft;
  mayWrite: boolean;
  #ws: WebSocket;
  #deps: ConnectionDeps;
  #rate: Rate;
  #doubt: Doubt;
  #synced = false;
  /** It sent words that rest on others we lack; its full sync will bring both, until then nothing it sent counts as saved. */
  #owed = false;
  /** A full sync of it could not be taken; only another settles that. */
  #owesFull = false;
  /** Saved-echoes held back for that reason. */
  #held: number[] = [];
  #queue: Uint8Array[] = [];
  #binding = false;
  #closing = false;
  #answersPings = true;

  constructor(ws: WebSocket, draft: LiveDraft, who: { readonly person: Person; readonly sessionId: string | null; readonly mayWrite: boolean }, deps: ConnectionDeps) {
    this.#ws = ws;
    this.draft = draft;
    this.person = who.person;
    this.sessionId = who.sessionId;
    this.mayWrite = who.mayWrite;
    this.#deps = deps;
    this.#doubt = new Doubt(deps.limits, () => this.send(step1Frame(draft.stateVectorFor(who.person.userId))), (why) => this.#refuse(why));
    this.#rate = new Rate(deps.limits.messagesPerSecond, deps.limits.burst, deps.runtime.monotonicMs());
  }

  /** Joins the document and begins the sync, as y-websocket's servers do: our step 1, then who is here. */
  open(): void {
    this.#ws.on('message', (data: RawData, isBinary: boolean) => this.#receive(data, isBinary));
    this.#ws.on('pong', () => (this.#answersPings = true));
    this.#ws.on('error', () => undefined);
    this.#ws.on('close', () => this.#left());
    this.draft.peers.add(this);
    this.send(step1Frame(this.draft.stateVectorFor(this.person.userId)));
    const here = this.draft.presence.everybody();
    if (here) this.send(here);
  }

  get synced(): boolean {
    return this.#synced;
  }

  send(frame: Uint8Array): void {
    if (this.#closing || this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#ws.bufferedAmount > this.#deps.limits.waitingBytes) {
      // It does not read, so it would not read a close frame either.
      this.#deps.warn({ doc: this.draft.name, user: this.person.userId }, 'a peer that does not read was dropped');
      this.#closing = true;
      this.#ws.terminate();
      return;
    }
    this.#ws.send(frame);
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#queue = [];
    this.#ws.resume();
    this.#ws.close(code, reason);
  }
  interrupt(): void {
    this.close(CLOSE.draining, UNAVAILABLE);
  }
  terminate(): void {
    this.#closing = true;
    this.#ws.terminate();
  }

  /** Once a ping interval: a peer that has not answered since the last is dead. */
  ping(): void {
    if (!this.#answersPings) return this.terminate();
    this.#answersPings = false;
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    this.#ws.ping();
    this.send(KEEP_ALIVE);
  }

  #left(): void {
    this.#closing = true;
    this.#doubt.clear();
    this.draft.peers.delete(this);
    this.draft.showTo(this.draft.presence.leave(this), this);
    this.#deps.ended(this);
  }

  #refuse(why: string): void {
    this.#deps.warn({ doc: this.draft.name, user: this.person.userId, why }, 'a co-editing message was refused');
    this.close(CLOSE.refused, why);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#closing) return;
    if (!isBinary || !(data instanceof Uint8Array)) return this.#refuse('not-binary');
    const cost = data[0] === 1 ? AWARENESS_COST : data[0] === 0 && data[1] === 0 ? STEP_1_COST : 1;
    if (!this.#rate.take(cost, this.#deps.runtime.monotonicMs())) return this.close(CLOSE.tooFast, 'too-many-messages');
    if (!this.#binding) return this.#handle(data);
    if (this.#queue.length >= MOST_QUEUED) return this.close(CLOSE.tooFast, 'too-many-messages');
    this.#queue.push(data);
  }

  #handle(bytes: Uint8Array): void {
    this.#guarded(() => {
      const frame = readFrame(bytes);
      if (frame === null) this.#refuse('not-a-message');
      else this.#dispatch(frame, bytes);
    });
  }

  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      // A bug of ours. The live copy may be half changed, the disk is not; whoever sent it would only send it again.
      this.#deps.error({ doc: this.draft.name, user: this.person.userId, err: error }, 'a co-editing message broke its document');
      this.#refuse('broke-the-document');
      this.draft.end(error);
    }
  }

  #dispatch(frame: Frame, bytes: Uint8Array): void {
    switch (frame.is) {
      case 'step-1':
        return this.#answerStep1(frame.stateVector);
      case 'update':
        return this.#takeUpdate(frame, bytes, BIND_TRIES);
      case 'awareness':
        return this.#takeAwareness(frame.update);
      case 'query-awareness': {
        const here = this.draft.presence.everybody();
        return here ? this.send(here) : undefined;
      }
      case 'saved':
        if (!this.#owed) this.draft.whenSaved(() => this.send(savedFrame(frame.n)));
        else if (this.#held.length < MOST_QUEUED) this.#held.push(frame.n);
        else this.#refuse('never-synced');
        return;
    }
  }

  #answerStep1(stateVector: Uint8Array): void {
    let missing: Uint8Array;
    try {
      missing = this.draft.since(stateVector);
    } catch {
      return this.#refuse('not-a-state-vector');
    }
    this.send(step2Frame(missing));
  }

  #takeAwareness(update: Uint8Array): void {
    const taken = this.draft.presence.take(this, update);
    if (!taken.ok) return this.#refuse(taken.why);
    if (taken.frame && !this.#rate.take(1 - AWARENESS_COST, this.#deps.runtime.monotonicMs())) return this.close(CLOSE.tooFast, 'too-many-messages');
    this.draft.showTo(taken.frame, this);
  }

  #takeUpdate(frame: UpdateFrame, bytes: Uint8Array, triesLeft: number): void {
    const update = readUpdate(frame.update);
    if (update === null) return this.#refuse('not-an-update');
    const { ids } = this.draft;
    const user = this.person.userId;
    if (!frame.full && [...update.structs.keys()].some((id) => (ids.ownerOf(id) ?? user) !== user)) return this.#refuse('forged-client-id');
    const verdict = this.draft.judge(update);
    switch (verdict.is) {
      case 'gap':
        if (frame.full) return this.#refuse('gap');
        // Typed while its full sync is still under way: that will bring this too, for it is made later. Else it may only be early.
        this.#owed = true;
        if (!this.#synced) return;
        this.#doubt.keep({ frame, bytes });
        return this.#doubt.raise('gap');
      case 'refused':
        return this.#refuse(verdict.why);
      case 'nothing':
        if (frame.full && !this.draft.confirm(update, this)) return this.#refuse('contradicted');
        return frame.full ? this.#nowSynced() : undefined;
      case 'new':
        if (frame.full && !this.draft.confirm(update, this)) return this.#refuse('contradicted');
        return this.#takeNew(frame, bytes, { fresh: verdict.fresh, triesLeft });
    }
  }

  #takeNew(frame: UpdateFrame, bytes: Uint8Array, { fresh, triesLeft }: { readonly fresh: readonly number[]; readonly triesLeft: number }): void {
    const { draft, person } = this;
    if (!this.mayWrite) return this.close(CLOSE.noRight, 'read-only');
    if (fresh.some((id) => this.#isForged(id))) {
      // Unless its owner's own message is on its way: then the next full sync brings nothing new of his. This one is owed till then.
      this.#owed = this.#owesFull = true;
      return this.#doubt.raise('forged-client-id');
    }
    const unbound = fresh.filter((id) => !draft.ids.isBound(id));
    if (unbound.length > this.#deps.limits.newClientIds) return this.#refuse('too-many-client-ids');
    if (fresh.length > 0 && !draft.hasRoomFor(frame.update.length)) return this.close(CLOSE.tooLarge, 'document-too-large');
    if (draft.unsavedBytes > this.#deps.limits.unsavedBytes) return this.interrupt();
    if (unbound.length > 0) return void this.#bind(unbound, bytes, { frame, triesLeft });
    const hearsay = fresh.filter((id) => draft.ids.ownerOf(id) !== person.userId);
    const owners = new Set([person.userId, ...hearsay.map((id) => draft.ids.ownerOf(id) ?? person.userId)]);
    draft.accept(frame.update, { peer: this, user: person.userId, owners: [...owners], hearsay }, frame.full ? updateFrame(frame.update) : bytes);
    if (frame.full) this.#nowSynced();
    else for (const id of fresh) if (draft.ids.claimant(id) === undefined) draft.ids.claim(id, person.userId, this);
  }

  /** Whether nobody but a liar can bring us new words under this id. (Live updates with others' ids are refused before.) */
  #isForged(id: number): boolean {
    const owner = this.draft.ids.ownerOf(id);
    if (owner === undefined || owner === this.person.userId) return false;
    // What the house writes is on disk before anybody sees it; an id is on disk before its first word is forwarded.
    if (owner === SYSTEM.userId || !this.draft.ids.isBound(id)) return true;
    const claimant = this.draft.ids.claimant(id);
    return [...this.draft.peers].some((peer) => peer === claimant && peer.synced);
  }

  /** [CO4] an id is on disk before its first word is forwarded; then the same message is looked at anew, and whatever came after it. */
  async #bind(unbound: readonly number[], bytes: Uint8Array, { frame, triesLeft }: { readonly frame: UpdateFrame; readonly triesLeft: number }): Promise<void> {
    if (triesLeft === 0) return this.interrupt();
    this.#binding = true;
    this.#ws.pause();
    try {
      await this.draft.ids.bind(unbound, this.person.userId);
    } catch (error) {
      this.draft.end(error);
    }
    this.#binding = false;
    if (this.#closing || this.draft.dead) return;
    this.#guarded(() => this.#takeUpdate(frame, bytes, triesLeft - 1));
    this.retry();
    this.#resumeQueue();
  }

  #resumeQueue(): void {
    // Handling one may bind again: what is left then waits for that.
    while (!this.#binding && !this.#closing) {
      const bytes = this.#queue.shift();
      if (bytes === undefined) break;
      this.#handle(bytes);
    }
    if (!this.#binding && !this.#closing) this.#ws.resume();
  }

  /** Others' words have come; perhaps what was early rests on them. */
  retry(): void {
    if (!this.#doubt.hasEarly || this.#binding || this.#closing) return;
    const early = this.#doubt.takeEarly();
    for (const update of early) {
      if (this.#binding) this.#doubt.keep(update);
      else this.#guarded(() => this.#takeUpdate(update.frame, update.bytes, BIND_TRIES));
    }
    if (!this.#owesFull && !this.#doubt.hasEarly && !this.#binding) this.#nowSynced();
  }

  #nowSynced(): void {
    this.#doubt.clear();
    this.#doubt.takeEarly();
    this.#synced = true;
    this.#owed = this.#owesFull = false;
    const held = this.#held;
    this.#held = [];
    for (const n of held) this.draft.whenSaved(() => this.send(savedFrame(n)));
  }
}
