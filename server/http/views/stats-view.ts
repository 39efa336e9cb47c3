/** Figures of a room over time, from the counters that are kept by the minute; nothing is counted here. */
import type { StatsTotal, StatsView } from '@unisson/shared/wire/views';
import { counterSteps } from '../../store/counter-steps.ts';
import type { CounterDelta } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

const MINUTE_MS = 60_000;
const LAST_HOUR = 60;
/** More points than a screen has columns. */
export const MOST_STEPS = 1_500;
/** Bucket 0 holds a room's totals, not the first minute of 1970. */
export const FIRST_MINUTE = 1;

/** Epoch minutes, `from` included, `to` not; `step` in minutes. `isWhole`: the totals are the room's, whatever the steps show. */
export interface StatsRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly isWhole: boolean;
}

export const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

export function lastHour(now: Date, step = 1): StatsRange {
  const to = minuteOf(now) + 1;
  return { from: Math.max(FIRST_MINUTE, to - Math.max(LAST_HOUR, step)), to, step, isWhole: true };
}

export async function statsView(
  deps: Pick<ViewDeps, 'store' | 'runtime'>,
  room: string,
  range: StatsRange = lastHour(deps.runtime.now()),
): Promise<StatsView> {
  const { from, to, step, isWhole } = range;
  const [sums, steps] = await Promise.all([
    deps.store.counters(room, isWhole ? { from: 0, to: 1 } : { from, to }),
    counterSteps(deps.store, room, { from, to, step }),
  ]);
  return {
    total: totalOf(sums),
    steps: steps.map(({ from: first, deltas }) => {
      const { stories: _stories, ...figures } = totalOf(deltas);
      return { from: new Date(first * MINUTE_MS).toISOString(), ...figures };
    }),
  };
}

function totalOf(deltas: readonly CounterDelta[]): StatsTotal {
  const sums = new Map<string, number>();
  for (const { name, delta } of deltas) sums.set(name, (sums.get(name) ?? 0) + delta);
  const of = (name: string): number => sums.get(name) ?? 0;
  const [negative, neutral, positive, unsure] = [of('label:negative'), of('label:neutral'), of('label:positive'), of('label:unsure')];
  return { mentions: of('mentions'), stories: of('stories'), negative, neutral, positive, unsure, reach: of('reach') };
}
