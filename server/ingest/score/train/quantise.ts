// Owns making weights small: neutral is the origin, the weakest buckets go, the rest become bytes. Both experts and the
// gate end up in the columns of one table (see ../weights-file.ts).
import { BUCKETS, DENSE } from '../features.ts';
import { COLUMNS } from '../weights-file.ts';
import type { Weights } from './learner.ts';

export interface Trio {
  tweets: Weights;
  complaints: Weights;
  /** Learned as a class of its own: "negative" is any tweet, "positive" a text to a company. */
  gate: Weights;
}

export interface Quantised {
  hashed: Int8Array;
  dense: Float32Array;
  steps: number[];
}

/** Against neutral, as the runtime adds them up; for the gate, the difference of its two classes. */
function columnsOf(weights: Weights, isGate: boolean): [Float32Array, Float32Array] {
  const against = (table: Float32Array): Float32Array => {
    const width = isGate ? 1 : 2;
    const out = new Float32Array((table.length / 3) * width);
    for (let i = 0; i < table.length / 3; i += 1) {
      const negative = table[i * 3] ?? 0;
      const neutral = table[i * 3 + 1] ?? 0;
      const positive = table[i * 3 + 2] ?? 0;
      if (isGate) out[i] = positive - negative;
      else { out[i * 2] = negative - neutral; out[i * 2 + 1] = positive - neutral; }
    }
    return out;
  };
  return [against(weights.hashed), against(weights.dense)];
}

function strengthOf(columns: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: BUCKETS }, (_, i) => {
    if (width === 1) return Math.abs(columns[i] ?? 0);
    const negative = columns[i * 2] ?? 0;
    const positive = columns[i * 2 + 1] ?? 0;
    return Math.max(Math.abs(negative), Math.abs(positive), Math.abs(negative - positive));
  });
}

/** `keep` buckets of each part at most. */
export function quantise(trio: Trio, keep: readonly [number, number, number]): Quantised {
  const hashed = new Int8Array(BUCKETS * COLUMNS);
  const dense = new Float32Array(DENSE * COLUMNS);
  const steps: number[] = [];
  const parts = [[trio.tweets, 0, 2, keep[0]], [trio.complaints, 2, 2, keep[1]], [trio.gate, 4, 1, keep[2]]] as const;
  for (const [weights, column, width, most] of parts) {
    const [table, denseTable] = columnsOf(weights, width === 1);
    const strength = strengthOf(table, width);
    const sorted = strength.slice().sort();
    const least = Math.max(1e-9, sorted[Math.max(0, BUCKETS - most)] ?? 0);
    // The few strongest may be cut to the end of the scale; a finer step for all the others is worth more.
    const step = (sorted[BUCKETS - 1 - Math.floor(most / 2000)] ?? 127) / 127;
    steps.push(step);
    for (let i = 0; i < BUCKETS; i += 1) {
      if ((strength[i] ?? 0) < least) continue;
      for (let side = 0; side < width; side += 1) hashed[i * COLUMNS + column + side] = Math.max(-127, Math.min(127, Math.round((table[i * width + side] ?? 0) / step)));
    }
    for (let d = 0; d < DENSE; d += 1) for (let side = 0; side < width; side += 1) dense[d * COLUMNS + column + side] = denseTable[d * width + side] ?? 0;
  }
  return { hashed, dense, steps };
}
