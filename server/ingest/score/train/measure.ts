// Owns the figures: macro-F1 of three classes and an interval for it by resampling. Pure.
import { random } from './learner.ts';

/** Mean of the three classes' F1, times 100. */
export function macroF1(truth: ArrayLike<number>, guess: ArrayLike<number>, pick?: Int32Array): number {
  const hit = [0, 0, 0], told = [0, 0, 0], real = [0, 0, 0];
  const n = pick === undefined ? truth.length : pick.length;
  for (let k = 0; k < n; k += 1) {
    const i = pick === undefined ? k : pick[k] ?? 0;
    const t = truth[i] ?? 0, g = guess[i] ?? 0;
    real[t] = (real[t] ?? 0) + 1;
    told[g] = (told[g] ?? 0) + 1;
    if (t === g) hit[t] = (hit[t] ?? 0) + 1;
  }
  let sum = 0;
  for (let c = 0; c < 3; c += 1) {
    const both = (told[c] ?? 0) + (real[c] ?? 0);
    sum += both === 0 ? 0 : (2 * (hit[c] ?? 0)) / both;
  }
  return (sum / 3) * 100;
}

export interface Interval { value: number; low: number; high: number }

/** The 95 % interval of macro-F1 over 1,000 resamplings. */
export function withInterval(truth: ArrayLike<number>, guess: ArrayLike<number>, seed = 1): Interval {
  const next = random(seed);
  const values: number[] = [];
  const pick = new Int32Array(truth.length);
  for (let r = 0; r < 1000; r += 1) {
    for (let i = 0; i < pick.length; i += 1) pick[i] = Math.floor(next() * pick.length);
    values.push(macroF1(truth, guess, pick));
  }
  values.sort((a, b) => a - b);
  return { value: macroF1(truth, guess), low: values[25] ?? 0, high: values[974] ?? 0 };
}

export const shown = ({ value, low, high }: Interval): string => `${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
