/**
 * The one way to decide and write: load, decide (pure), commit; on a conflict load and decide again. Every command goes through here.
 * Must not know HTTP or sockets.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Runtime } from '../runtime/runtime.ts';
import type { Batch, CommitResult, Store } from '../store/store.ts';

export interface Deps {
  readonly store: Store;
  readonly runtime: Runtime;
  /** Where a call that may be asked again keeps what it decided; absent: it is not asked again. */
  readonly memory?: Memory;
}

/** What the decisions of one call came to, so that one that was cut off between commit and answer can be answered, and not be done twice. */
export interface Memory {
  /** Asked once a decision, in the call's order. */
  begin(): {
    /** What an earlier run of the call committed here; null: it has to be decided. */
    readonly earlier: { readonly value: unknown } | null;
    /** What the next commit comes to; null: nothing after all. */
    note(came: { readonly value: unknown } | null): void;
  };
}

/** What a decision wants done. `batch` null: nothing to write (asked twice, already so). `value` may need the numbers the commit took. */
export interface Plan<T> {
  readonly batch: Batch | null;
  readonly value: T | ((committed: CommitResult & { ok: true }) => T);
}

/** Conflicts in a row after which the room is too busy to answer: the caller is told to try again. */
const MOST_ATTEMPTS = 50;

/**
 * @param decide reads what it needs through `deps.store`, then decides; called anew after each conflict, so it must have no effect of its own.
 */
export async function attempt<T>(deps: Deps, decide: () => Promise<Result<Plan<T>>>): Promise<Result<T, Refusal>> {
  const remembered = deps.memory?.begin();
  if (remembered?.earlier) return ok(remembered.earlier.value as T);
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    remembered?.note(null);
    const decided = await decide();
    if (!decided.ok) return decided;
    const { batch, value } = decided.value;
    if (batch === null) return ok(typeof value === 'function' ? (value as (c: CommitResult & { ok: true }) => T)({ ok: true, from: 1, seq: 0, added: [], heads: [] }) : value);
    // A value that needs the commit's numbers cannot be written with it.
    if (typeof value !== 'function') remembered?.note({ value });
    const committed = await deps.store.commit(batch);
    if (committed.ok) return ok(typeof value === 'function' ? (value as (c: CommitResult & { ok: true }) => T)(committed) : value);
    await nextTurn();
  }
  return refuse({ code: 'conflict' });
}
