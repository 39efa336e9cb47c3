/**
 * What one call under an Idempotency-Key decided, written in each of its commits beside the mark that it happened: whoever asks again after a
 * crash is answered from it and nothing is decided twice. Keeps nothing itself and knows no HTTP.
 */
import type { Memory } from '../commands/attempt.ts';
import type { KeepOp, Store } from '../store/store.ts';

/** What each decision of a call came to, in order; null: it committed nothing. */
export type Decided = readonly ({ readonly value: unknown } | null)[];

export interface OnceStore {
  readonly store: Store;
  readonly memory: Memory;
  /** Version of the call's record as this call knows it. */
  version(): number;
}

/**
 * @param mark makes the record's next state. It replaces the version this call has seen: where another took the call over, nothing more of it
 * is committed.
 */
export function onceStore(
  store: Store,
  { version, before }: { version: number; before: Decided },
  mark: (version: number, decided: Decided) => KeepOp,
): OnceStore {
  const decided = [...before];
  let held = version;
  let begun = 0;
  const memory: Memory = {
    begin() {
      const at = begun;
      begun += 1;
      return {
        earlier: before[at] ?? null,
        note(value) {
          while (decided.length <= at) decided.push(null);
          decided[at] = value;
        },
      };
    },
  };
  const marking = Object.assign(Object.create(store) as Store, {
    async commit(batch: Parameters<Store['commit']>[0]) {
      const done = await store.commit({ ...batch, keep: [...(batch.keep ?? []), mark(held, decided)] });
      if (done.ok) held += 1;
      return done;
    },
  });
  return { store: marking, memory, version: () => held };
}
