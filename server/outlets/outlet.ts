/**
 * The port to the world: what an adapter is given to say, and what it answers of it. An adapter knows one way out and nothing of the store,
 * of rooms or of who may speak. It never tries twice: whether to try again is the outbox's to decide.
 */
import type { Dispatch, Outlet, OutletKind } from '@unisson/shared/domain/dispatch';

/** What of a dispatch leaves the house now: `parts` are those being sent, in order. `id` is the idempotency key [DI4]. */
export type Words = Pick<Dispatch, 'id' | 'channel' | 'language' | 'text' | 'parts' | 'revision' | 'inReplyTo'>;

export interface Delivery {
  readonly words: Words;
  readonly config: Outlet['config'];
  /** Opened; null where the outlet has none. Must never be logged. */
  readonly secret: string | null;
  readonly deadline: Deadline;
}

/** On the monotonic clock, in milliseconds: a wall clock may be set back and would let words leave after their lease. */
export interface Deadline {
  nowMs(): number;
  /** No byte leaves after this [DI5]. */
  readonly startByMs: number;
  /** An answer after this is no answer. */
  readonly endByMs: number;
}

export type Outcome =
  | { readonly kind: 'sent'; readonly url: string | null }
  /** Surely not received. `afterMs`: what the receiver asked for; null: the outbox's own back-off. */
  | { readonly kind: 'retry'; readonly afterMs: number | null; readonly error: string }
  /** Surely not received, and trying again would not help. */
  | { readonly kind: 'failed'; readonly error: string }
  /** May have been received: never sent again by itself. */
  | { readonly kind: 'unknown'; readonly error: string };

export interface OutletAdapter {
  /** False: a person says the words and confirms; the relay leaves its dispatches alone. */
  readonly byRelay: boolean;
  /** True: a thread's parts are posted one after the other, each claimed for itself; `words.parts` then holds that one. False: all at once. */
  readonly byPart: boolean;
  /** Never throws for what the world does; `error` is for people and holds no secret and no answer's body. */
  deliver(delivery: Delivery): Promise<Outcome>;
}

export type OutletAdapters = Readonly<Record<OutletKind, OutletAdapter>>;
