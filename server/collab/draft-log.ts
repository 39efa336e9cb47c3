/**
 * The writing side of one live document: appends what was accepted, groups what arrives while a write is under way, tells who waits when
 * it is on disk [CO2], and writes checkpoints. Must not touch the document. After a failed write it does nothing more: the truth is the disk.
 */
import type { DraftEntry, Store } from '../store/store.ts';

export type NewEntry = Omit<DraftEntry, 'n'>;

export interface DraftLogEvents {
  /** The log holds entries of others that the live copy may not have. */
  readonly overtaken: () => void;
  /** A write failed, or may have. */
  readonly failed: (error: unknown) => void;
  /** Everything accepted is on disk. */
  readonly settled: () => void;
}

export class DraftLog {
  readonly #store: Store;
  readonly #name: string;
  readonly #events: DraftLogEvents;
  #head: number;
  #sinceCheckpoint: number;
  #unsaved: NewEntry[] = [];
  #unsavedBytes = 0;
  #accepted = 0;
  #saved = 0;
  #waiting: { readonly upTo: number; readonly done: () => void }[] = [];
  #writing = false;
  #checkpointing = false;
  #dead = false;

  constructor(store: Store, name: string, at: { readonly head: number; readonly sinceCheckpoint: number }, events: DraftLogEvents) {
    this.#store = store;
    this.#name = name;
    this.#events = events;
    this.#head = at.head;
    this.#sinceCheckpoint = at.sinceCheckpoint;
  }

  /** Position up to which the live copy holds all that is in the log. */
  get head(): number {
    return this.#head;
  }
  get unsavedBytes(): number {
    return this.#unsavedBytes;
  }
  /** True while something is not on disk, or a write of whatever kind is under way. */
  get busy(): boolean {
    return this.#saved < this.#accepted || this.#writing || this.#checkpointing;
  }

  /** The live copy has applied the entry at `n`, which another wrote. */
  applied(n: number): void {
    if (n <= this.#head) return;
    this.#head = n;
    this.#sinceCheckpoint += 1;
  }

  append(entry: NewEntry): void {
    this.#unsaved.push(entry);
    this.#unsavedBytes += entry.update.length;
    this.#accepted += 1;
    if (!this.#writing) void this.#write();
  }

  /** Calls back once all that is accepted by now is on disk; never, if that fails. */
  whenSaved(done: () => void): void {
    if (this.#saved === this.#accepted) done();
    else this.#waiting.push({ upTo: this.#accepted, done });
  }

  stop(): void {
    this.#dead = true;
    this.#waiting = [];
  }

  async #write(): Promise<void> {
    this.#writing = true;
    try {
      while (this.#unsaved.length > 0 && !this.#dead) await this.#writeGroup();
    } catch (error) {
      if (!this.#dead) this.#events.failed(error);
      return;
    } finally {
      this.#writing = false;
    }
    if (!this.#dead) this.#events.settled();
  }

  async #writeGroup(): Promise<void> {
    const group = this.#unsaved;
    const bytes = this.#unsavedBytes;
    this.#unsaved = [];
    const result = await this.#store.keep([{ op: 'append', doc: this.#name, entries: group }]);
    if (!result.ok) throw new Error(`the log refused an append: ${result.conflict}`);
    this.#unsavedBytes -= bytes;
    this.#saved += group.length;
    const head = result.heads[0] ?? 0;
    if (head === this.#head + group.length) {
      this.#head = head;
      this.#sinceCheckpoint += group.length;
    } else if (head > this.#head) this.#events.overtaken();
    const reached = this.#waiting.filter(({ upTo }) => upTo <= this.#saved);
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > this.#saved);
    for (const { done } of reached) done();
  }

  /** Whether a checkpoint of the live copy is due and would hold nothing but what is in the log. */
  checkpointDue(every: number): boolean {
    return !this.busy && !this.#dead && this.#sinceCheckpoint >= every;
  }

  /** A failure is no loss: the log is still there. */
  async checkpoint(state: Uint8Array): Promise<void> {
    const covered = this.#sinceCheckpoint;
    this.#checkpointing = true;
    try {
      await this.#store.keep([{ op: 'checkpoint', doc: this.#name, n: this.#head, state }]);
    } finally {
      this.#sinceCheckpoint = Math.max(0, this.#sinceCheckpoint - covered);
      this.#checkpointing = false;
    }
  }
}
