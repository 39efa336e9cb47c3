/**
 * The benefit of the doubt for one connection: what it sent cannot be taken now, but may be a moment later (two tabs of a browser tell each
 * other their words faster than they tell us). What came too early waits here; the peer is asked for a full sync a few times, then the doubt
 * is over. Must not judge.
 */
import type { UpdateFrame } from './frame.ts';

export interface EarlyUpdate {
  readonly frame: UpdateFrame;
  readonly bytes: Uint8Array;
}

/** Pauses before each asking and before giving up, in parts of the whole time. One after the other: a server that stalls must not give up unasked. */
const PAUSES = [0.01, 0.02, 0.05, 0.12, 0.8];

export class Doubt {
  readonly #ms: number;
  readonly #ask: () => void;
  readonly #giveUp: (why: string) => void;
  readonly #mostBytes: number;
  #timer: NodeJS.Timeout | null = null;
  #early: EarlyUpdate[] = [];
  #earlyBytes = 0;

  constructor(limits: { readonly doubtMs: number; readonly earlyBytes: number }, ask: () => void, giveUp: (why: string) => void) {
    this.#ms = limits.doubtMs;
    this.#mostBytes = limits.earlyBytes;
    this.#ask = ask;
    this.#giveUp = giveUp;
  }

  /** Once raised it runs on, whatever else is doubtful meanwhile. */
  raise(why: string): void {
    if (this.#timer === null) this.#pause(why, 0);
  }

  #pause(why: string, asked: number): void {
    const pause = (PAUSES[asked] ?? 0) * this.#ms;
    this.#timer = setTimeout(() => {
      if (asked === PAUSES.length - 1) return this.#giveUp(why);
      this.#ask();
      this.#pause(why, asked + 1);
    }, pause);
    this.#timer.unref();
  }

  /** Keeps an update that rests on others not here yet. What finds no room comes again with the full sync. */
  keep(update: EarlyUpdate): void {
    if (this.#earlyBytes + update.bytes.length > this.#mostBytes) return;
    this.#early.push(update);
    this.#earlyBytes += update.bytes.length;
  }
  /** What came too early, in order; it is kept no longer. */
  takeEarly(): EarlyUpdate[] {
    this.#earlyBytes = 0;
    return this.#early.splice(0);
  }
  get hasEarly(): boolean {
    return this.#early.length > 0;
  }
  clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
