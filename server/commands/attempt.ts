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
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const decided = await decide();
    if (!decided.ok) return decided;
    const { batch, value } = decided.value;
    if (batch === null) return ok(typeof value === 'function' ? (value as (c: CommitResult & { ok: true }) => T)({ ok: true, from: 1, seq: 0, added: [], heads: [] }) : value);
    const committed = await deps.store.commit(batch);
    if (committed.ok) return ok(typeof value === 'function' ? (value as (c: CommitResult & { ok: true }) => T)(committed) : value);
    await nextTurn();
  }
  return refuse({ code: 'conflict' });
}
