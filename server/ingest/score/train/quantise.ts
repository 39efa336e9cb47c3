// Owns making weights small: neutral is the origin, the weakest buckets go, the rest become bytes. Also gives them back
// as learning sees them, so that what is measured is what is stored.
import { BUCKETS, DENSE } from '../features.ts';
import type { Weights } from './learner.ts';

export interface Quantised {
  hashed: Int8Array;
  dense: Float32Array;
  step: number;
  rounded: Weights;
}

export function quantise(weights: Weights, keep: number): Quantised {
  const pairs = new Float32Array(BUCKETS * 2);
  const strength = new Float32Array(BUCKETS);
  for (let i = 0; i < BUCKETS; i += 1) {
    const neutral = weights.hashed[i * 3 + 1] ?? 0;
    const negative = (weights.hashed[i * 3] ?? 0) - neutral;
    const positive = (weights.hashed[i * 3 + 2] ?? 0) - neutral;
    pairs[i * 2] = negative;
    pairs[i * 2 + 1] = positive;
    strength[i] = Math.max(Math.abs(negative), Math.abs(positive), Math.abs(negative - positive));
  }
  const sorted = strength.slice().sort();
  const least = sorted[Math.max(0, BUCKETS - keep)] ?? 0;
  // The few strongest may be cut to the end of the scale; a finer step for all the others is worth more.
  const top = sorted[BUCKETS - 1 - Math.floor(keep / 2000)] ?? 1;
  const step = top / 127;
  const hashed = new Int8Array(BUCKETS * 2);
  const back = new Float32Array(BUCKETS * 3);
  for (let i = 0; i < BUCKETS; i += 1) {
    if ((strength[i] ?? 0) < least) continue;
    for (let side = 0; side < 2; side += 1) {
      const value = Math.max(-127, Math.min(127, Math.round((pairs[i * 2 + side] ?? 0) / step)));
      hashed[i * 2 + side] = value;
      back[i * 3 + side * 2] = value * step;
    }
  }
  const dense = new Float32Array(DENSE * 2);
  const denseBack = new Float32Array(DENSE * 3);
  for (let d = 0; d < DENSE; d += 1) {
    for (let side = 0; side < 2; side += 1) {
      const value = (weights.dense[d * 3 + side * 2] ?? 0) - (weights.dense[d * 3 + 1] ?? 0);
      dense[d * 2 + side] = value;
      denseBack[d * 3 + side * 2] = value;
    }
  }
  return { hashed, dense, step, rounded: { hashed: back, dense: denseBack } };
}
