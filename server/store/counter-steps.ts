/** The figures of a stretch of time step by step, empty steps among them: one question to the store, however many steps. */
import type { CounterDelta, Scope, Store } from './store.ts';

export interface CounterStep {
  /** Its first bucket. */
  readonly from: number;
  readonly deltas: readonly CounterDelta[];
}

/** @param range buckets [from, to); the last step may be shorter. */
export async function counterSteps(
  store: Pick<Store, 'counters'>,
  scope: Scope,
  range: { readonly from: number; readonly to: number; readonly step: number },
): Promise<readonly CounterStep[]> {
  const { from, to, step } = range;
  if (to <= from) return [];
  const found = Map.groupBy(await store.counters(scope, range), ({ bucket }) => bucket);
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => ({
    from: from + i * step,
    deltas: found.get(from + i * step) ?? [],
  }));
}
