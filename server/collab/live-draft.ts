/**
 * One co-edited document while somebody has it open: the live copy, its log, its client ids, its people. Takes only updates that were
 * judged; what it takes it applies, forwards and appends. Knows no socket. When a write fails it ends itself and everybody's connection,
 * so that the next to come loads what the disk says.
 */
import * as Y from 'yjs';
import type { UserId } from '@unisson/shared/domain/entity';
import { FROM_LOG, loadDraft, type StoredDraft } from '../commands/draft/load-draft.ts';
import { instant, type Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import { ClientIds } from './client-ids.ts';
import { contradicts } from './contradicts.ts';
import { DraftLog } from './draft-log.ts';
import type { DraftKind } from './field-rules.ts';
import { updateFrame } from './frame.ts';
import { judgeUpdate, type Verdict } from './judge-update.ts';
import type { CollabLimits } from './limits.ts';
import { Presence, type Present } from './presence.ts';
import { readUpdate, type ReadUpdate } from './read-update.ts';

/** A connection as its document sees it. */
export interface Peer extends Present {
  /** All it has was delivered in full: nobody else can hold words of its that we lack. */
  readonly synced: boolean;
  send(frame: Uint8Array): void;
  /** The document has grown: what could not be taken before may be taken now. */
  retry(): void;
  /** The document ended under it; it is to come back. */
  interrupt(): void;
}

export interface LiveDraftDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly limits: CollabLimits;
  readonly warn: (facts: object, message: string) => void;
  /** It is over; a new one is to be loaded for whoever comes next. */
  readonly ended: (draft: LiveDraft) => void;
}

export interface Deliverer {
  readonly peer: Peer;
  readonly user: UserId;
  /** Everybody whose words it brings, himself included. */
  readonly owners: readonly UserId[];
  /** Client ids of others that it brings new words of. */
  readonly hearsay: readonly number[];
}

interface Loaded extends StoredDraft {
  readonly ids: ClientIds;
}

export class LiveDraft {
  readonly name: string;
  readonly kind: DraftKind;
  readonly ids: ClientIds;
  readonly presence: Presence;
  readonly peers = new Set<Peer>();
  /** Who is about to join; keeps it loaded. */
  holds = 0;
  /** Client id → clock from which its words were brought by somebody else and not yet by its owner. */
  readonly #hearsay: Map<number, number>;
  readonly #deps: LiveDraftDeps;
  readonly #log: DraftLog;
  /** Either the live copy or, when nobody has edited for a while, the same as one update: a tenth of the memory. */
  #copy: Y.Doc | Uint8Array;
  /** Size as one encoded update, never too low; exact right after `#weigh`. */
  #bytes: number;
  #usedAt: number;
  #dead = false;
  #onEnd: (() => void)[] = [];
  #looking = false;
  #retrying = false;
  #lookAgain = false;

  private constructor(name: string, kind: DraftKind, loaded: Loaded, deps: LiveDraftDeps) {
    this.name = name;
    this.kind = kind;
    this.ids = loaded.ids;
    this.presence = new Presence(loaded.ids, deps.runtime, deps.limits.awarenessBytes);
    this.#hearsay = hearsayIn(loaded);
    this.#deps = deps;
    this.#copy = loaded.doc;
    this.#bytes = Y.encodeStateAsUpdate(loaded.doc).length;
    this.#usedAt = deps.runtime.monotonicMs();
    this.#log = new DraftLog(deps.store, name, { head: loaded.head, sinceCheckpoint: loaded.entries.length }, {
      overtaken: () => void this.look(),
      failed: (error) => this.end(error),
      settled: () => this.#checkpointIfDue(deps.limits.checkpointEvery),
    });
  }

  static async load(name: string, kind: DraftKind, deps: LiveDraftDeps): Promise<LiveDraft> {
    // The ids first: one bound in between is then found out by the store's conflict, never overlooked.
    const bound = await deps.store.draftClients(name);
    const stored = await loadDraft(deps.store, name);
    return new LiveDraft(name, kind, { ...stored, ids: new ClientIds(deps.store, name, bound) }, deps);
  }

  get dead(): boolean {
    return this.#dead;
  }
  get head(): number {
    return this.#log.head;
  }
  get unsavedBytes(): number {
    return this.#log.unsavedBytes;
  }
  /** Nobody has it open or is about to, nothing is unsaved. Ask again after every await. */
  get forsaken(): boolean {
    return this.peers.size === 0 && this.holds === 0 && !this.#log.busy && !this.#looking;
  }
  idleMs(): number {
    return this.#deps.runtime.monotonicMs() - this.#usedAt;
  }

  #doc(): Y.Doc {
    this.#usedAt = this.#deps.runtime.monotonicMs();
    if (this.#copy instanceof Y.Doc) return this.#copy;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.#copy, FROM_LOG);
    this.#copy = doc;
    return doc;
  }

  /** What we say we have to that user: without what others brought in his name, so that he brings it himself and we can compare. */
  stateVectorFor(user: UserId): Uint8Array {
    const all = this.#copy instanceof Y.Doc ? Y.encodeStateVector(this.#copy) : Y.encodeStateVectorFromUpdate(this.#copy);
    const his = [...this.#hearsay].filter(([id]) => this.ids.ownerOf(id) === user);
    return his.length === 0 ? all : Y.encodeStateVector(new Map([...Y.decodeStateVector(all), ...his]));
  }

  /**
   * Compares what others brought in that peer's name with his own full sync. @returns false when they differ: somebody forged his words
   * while he was away, and his copy can never be joined with ours.
   */
  confirm(update: ReadUpdate, peer: Peer): boolean {
    for (const [id, from] of this.#hearsay) {
      if (this.ids.ownerOf(id) !== peer.person.userId) continue;
      // Only the client that writes under the id knows all of it; another of that person's may only know what we told it.
      const isItself = this.ids.claimant(id) === peer;
      const found = contradicts(this.#doc(), id, update.structs.get(id) ?? [], from);
      if (found === 'differs' || (found === 'short' && isItself)) return false;
      if (isItself) this.#hearsay.delete(id);
    }
    return true;
  }
  /** What a peer with that state vector lacks. @throws for bytes that are no state vector */
  since(stateVector: Uint8Array): Uint8Array {
    return this.#copy instanceof Y.Doc ? Y.encodeStateAsUpdate(this.#copy, stateVector) : Y.diffUpdate(this.#copy, stateVector);
  }

  judge(update: ReadUpdate): Verdict {
    return judgeUpdate(this.#doc(), this.kind, update);
  }

  /** Whether the document may grow by an update of that size. Weighs it anew only when the estimate says no. */
  hasRoomFor(bytes: number): boolean {
    if (this.#bytes + bytes > this.#deps.limits.documentBytes) this.#bytes = Y.encodeStateAsUpdate(this.#doc()).length;
    return this.#bytes + bytes <= this.#deps.limits.documentBytes;
  }

  /**
   * Applies, forwards and appends an update that was judged 'new' in this same turn and whose ids are bound.
   * @param frame the update as the others are to get it
   */
  accept(update: Uint8Array, by: Deliverer, frame: Uint8Array): void {
    const doc = this.#doc();
    const pending = hasPending(doc);
    for (const id of by.hearsay) if (!this.#hearsay.has(id)) this.#hearsay.set(id, Y.getState(doc.store, id));
    Y.applyUpdate(doc, update, by.peer);
    if (!pending && hasPending(doc)) throw new Error('an update that was judged whole is not');
    this.#bytes += update.length;
    this.#forward(frame, by.peer);
    this.#retryLater();
    // A copy: the bytes are a view on the socket's buffer, and a writer in another thread would be handed all of that.
    this.#log.append({ update: new Uint8Array(update), user: by.user, owners: by.owners, at: instant(this.#deps.runtime) });
  }

  /** In a turn of its own: each that is taken may help the next. */
  #retryLater(): void {
    if (this.#retrying) return;
    this.#retrying = true;
    setImmediate(() => {
      this.#retrying = false;
      for (const peer of [...this.peers]) if (!this.#dead) peer.retry();
    });
  }

  #forward(frame: Uint8Array, but: Peer | null): void {
    for (const peer of this.peers) if (peer !== but) peer.send(frame);
  }
  showTo(frame: Uint8Array | null, but: Peer): void {
    if (frame) this.#forward(frame, but);
  }

  whenSaved(done: () => void): void {
    this.#log.whenSaved(done);
  }

  /** Resolves when everything accepted by now is on disk, or the document has ended. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#dead) return resolve();
      this.#onEnd.push(resolve);
      this.#log.whenSaved(resolve);
    });
  }

  /** Reads what others have appended: a server's edit, another server's peers. Lost nudges cost a delay, doubled ones nothing. */
  async look(): Promise<void> {
    this.#lookAgain = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#lookAgain && !this.#dead) {
        this.#lookAgain = false;
        const { entries } = await this.#deps.store.draft(this.name, this.#log.head);
        if (entries.some(({ n }) => n > this.#log.head)) await this.ids.reload();
        for (const entry of entries) if (!this.#dead && entry.n > this.#log.head) this.#follow(entry.n, entry.update);
      }
    } catch (error) {
      this.#deps.warn({ doc: this.name, err: error }, 'the log could not be looked at; it will be tried again');
    } finally {
      this.#looking = false;
    }
  }

  #follow(n: number, update: Uint8Array): void {
    const read = readUpdate(update);
    // It is in the log, so it is what everybody gets, whatever we would say to a peer who brought it.
    if (read === null || this.judge(read).is !== 'nothing') {
      Y.applyUpdate(this.#doc(), update, FROM_LOG);
      this.#bytes += update.length;
      this.#forward(updateFrame(update), null);
      this.#retryLater();
    }
    this.#log.applied(n);
  }

  /** Frees what an idle document need not hold, and keeps loading it quick. */
  rest(): void {
    this.#checkpointIfDue(1);
    if (!(this.#copy instanceof Y.Doc) || hasPending(this.#copy) || this.#log.busy) return;
    const doc = this.#copy;
    this.#copy = Y.encodeStateAsUpdate(doc);
    this.#bytes = this.#copy.length;
    doc.destroy();
  }

  #checkpointIfDue(every: number): void {
    if (this.#looking || !this.#log.checkpointDue(every) || (this.#copy instanceof Y.Doc && hasPending(this.#copy))) return;
    const state = this.#copy instanceof Y.Doc ? Y.encodeStateAsUpdate(this.#copy) : this.#copy;
    this.#log.checkpoint(state).catch((error: unknown) => this.#deps.warn({ doc: this.name, err: error }, 'a checkpoint was not written'));
  }

  /** Drops the live copy: the disk is the truth. Everybody is sent away and comes back. */
  end(why: unknown): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#log.stop();
    this.#deps.warn({ doc: this.name, err: why }, 'a document was dropped; its peers will come back to what is on disk');
    this.#deps.ended(this);
    for (const peer of [...this.peers]) peer.interrupt();
    for (const resolve of this.#onEnd.splice(0)) resolve();
  }
}

/** What the log says was brought by others, so that a server that starts anew asks its owners too. Before the checkpoint it is let be. */
function hearsayIn({ entries, ids }: Loaded): Map<number, number> {
  const hearsay = new Map<number, number>();
  for (const { user, owners, update } of entries) {
    if (owners.every((owner) => owner === user)) continue;
    for (const [id, structs] of readUpdate(update)?.structs ?? []) {
      const from = structs[0]?.clock ?? 0;
      if ((ids.ownerOf(id) ?? user) !== user && from < (hearsay.get(id) ?? Infinity)) hearsay.set(id, from);
    }
  }
  return hearsay;
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
