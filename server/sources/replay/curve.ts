/**
 * When the mentions of the made storm fall: a slow day, the announcement, the explosion, the cancellation, the decay. Gives the instant
 * of the n-th of count mentions, so that any of them can be made alone. Sixteen hours, whatever the count.
 */
import type { Chances } from './prng.ts';

export const STORM_MINUTES = 960;
export const STORM_MS = STORM_MINUTES * 60_000;
export const ANNOUNCED_MINUTE = 180;
export const EXPLODES_MINUTE = 300;
export const CANCELLED_MINUTE = 660;

/** Minute → mentions a minute, relative; straight lines between. */
const COURSE: readonly (readonly [number, number])[] = [
  [0, 14], [120, 18], [179, 20], [ANNOUNCED_MINUTE, 60], [240, 85], [290, 120], [EXPLODES_MINUTE, 300], [345, 430], [420, 320],
  [510, 200], [600, 150], [659, 140], [CANCELLED_MINUTE, 300], [690, 260], [780, 120], [STORM_MINUTES, 30],
]; // prettier-ignore
const PURPOSE = 11;

export interface Curve {
  /** Milliseconds after the storm's start; never falls as n grows. */
  offsetMs(n: number): number;
}

export function makeCurve(chances: Chances, count: number): Curve {
  const sums = new Float64Array(STORM_MINUTES + 1);
  for (let minute = 0; minute < STORM_MINUTES; minute += 1) {
    // minutes differ by chance and by waves of a few minutes, as a trend is picked up and dropped
    const wave = 1 + 0.12 * Math.sin(minute / 4.7) + 0.08 * Math.sin(minute / 1.9);
    const noise = 0.85 + 0.3 * chances(PURPOSE, minute).next();
    sums[minute + 1] = (sums[minute] ?? 0) + heightAt(minute) * wave * noise;
  }
  const all = sums[STORM_MINUTES] ?? 1;
  return {
    offsetMs(n) {
      const target = ((n + 0.5) / count) * all;
      const minute = minuteOf(sums, target);
      const from = sums[minute] ?? 0;
      const share = (target - from) / ((sums[minute + 1] ?? all) - from);
      return Math.floor((minute + share) * 60_000);
    },
  };
}

function heightAt(minute: number): number {
  const after = COURSE.findIndex(([at]) => at > minute);
  const [toMinute, toHeight] = COURSE[after] ?? [STORM_MINUTES, 0];
  const [fromMinute, fromHeight] = COURSE[after - 1] ?? [0, 0];
  return fromHeight + ((toHeight - fromHeight) * (minute - fromMinute)) / (toMinute - fromMinute);
}

function minuteOf(sums: Float64Array, target: number): number {
  let low = 0;
  let high = STORM_MINUTES - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sums[middle] ?? 0) <= target) low = middle;
    else high = middle - 1;
  }
  return low;
}
