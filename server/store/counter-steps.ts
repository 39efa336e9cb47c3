/** The figures of a stretch of time step by step, empty steps among them: few questions to the store, however many steps. */
import type { CounterDelta, Scope, Store } from './store.ts';

export interface CounterStep {
  /** Its first bucket. */
  readonly from: number;
  readonly deltas: readonly CounterDelta[];
}

/** Steps asked for at once: what crosses from the store's thread in one piece must not hold up a click. */
const STEPS_AT_ONCE = 240;

/** @param range buckets [from, to); the last step may be shorter. */
export async function counterSteps(
  store: Pick<Store, 'counters'>,
  scope: Scope,
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
): Promise<readonly CounterStep[]> {
  const steps: CounterStep[] = [];
  for (let at = from; at < to; at += STEPS_AT_ONCE * step) {
    const end = Math.min(to, at + STEPS_AT_ONCE * step);
    const found = Map.groupBy(await store.counters(scope, { from: at, to: end, step }), ({ bucket }) => bucket);
    for (let first = at; first < end; first += step) steps.push({ from: first, deltas: found.get(first) ?? [] });
  }
  return steps;
}
