// Owns learning: a three-class logistic regression over hashed groups and dense features, by AdaGrad over shuffled
// examples, averaged. Deterministic from its seed. Knows nothing of files or languages.
import { BUCKETS, DENSE, GROUPS } from '../features.ts';
import type { Features, Language } from '../features.ts';
import { collect } from '../features.ts';
import type { Labelled } from './data.ts';

export interface Examples {
  count: number;
  ids: Int32Array;
  /** GROUPS + 1 bounds an example. */
  bounds: Int32Array;
  dense: Float32Array;
  label: Uint8Array;
  weight: Float32Array;
}

export interface Settings {
  epochs: number;
  rate: number;
  /** Pull towards zero, per visit of a feature. */
  decay: number;
  scales: readonly number[];
  denseScale: number;
  /** The share of hashed features left out of each visit, so that no one of them is leaned on. */
  dropout: number;
  /** How far targets are drawn towards even thirds: tweets are labelled by people in a hurry. */
  smoothing: number;
  seed: number;
}

export interface Weights {
  hashed: Float32Array;
  dense: Float32Array;
}

/** A small seeded generator (mulberry32). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle<T extends { length: number; [i: number]: number }>(list: T, seed: number): T {
  const next = random(seed);
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const kept = list[i] ?? 0;
    list[i] = list[j] ?? 0;
    list[j] = kept;
  }
  return list;
}

/** Turns texts into features once; learning then only walks arrays. */
export function toExamples(texts: readonly Labelled[], language: Language, features: Features): Examples {
  const count = texts.length;
  let room = Math.max(1000, count * 500);
  let ids = new Int32Array(room);
  const bounds = new Int32Array(count * (GROUPS + 1));
  const dense = new Float32Array(count * DENSE);
  const label = new Uint8Array(count);
  const weight = new Float32Array(count);
  let used = 0;
  texts.forEach((one, i) => {
    collect(features, language, one.text);
    const n = features.ends[GROUPS - 1] ?? 0;
    if (used + n > room) {
      room = Math.ceil(room * 1.5) + n;
      const wider = new Int32Array(room);
      wider.set(ids.subarray(0, used));
      ids = wider;
    }
    ids.set(features.ids.subarray(0, n), used);
    bounds[i * (GROUPS + 1)] = used;
    for (let g = 0; g < GROUPS; g += 1) bounds[i * (GROUPS + 1) + g + 1] = used + (features.ends[g] ?? 0);
    used += n;
    dense.set(features.dense, i * DENSE);
    label[i] = one.label;
    weight[i] = one.weight;
  });
  return { count, ids: ids.slice(0, used), bounds, dense, label, weight };
}

/** The share of a group's sum that one of its features gives: long texts must not shout. */
export const groupValue = (scale: number, count: number): number => (count === 0 ? 0 : scale / Math.sqrt(count));

const KEEP_ALL = 0x100000000;
let coin = 1;

/** A quick coin for dropout: a linear congruential step is random enough for that. */
function kept(limit: number): boolean {
  coin = (Math.imul(coin, 1664525) + 1013904223) | 0;
  return (coin >>> 0) < limit;
}

export function logitsOf(weights: Weights, examples: Examples, i: number, settings: Settings, out: Float64Array, limit = KEEP_ALL): void {
  out.fill(0);
  for (let g = 0; g < GROUPS; g += 1) {
    const from = examples.bounds[i * (GROUPS + 1) + g] ?? 0;
    const to = examples.bounds[i * (GROUPS + 1) + g + 1] ?? 0;
    const value = groupValue(settings.scales[g] ?? 1, to - from) / (limit / KEEP_ALL);
    let a = 0, b = 0, c = 0;
    for (let k = from; k < to; k += 1) {
      if (limit !== KEEP_ALL && !kept(limit)) continue;
      const at = (examples.ids[k] ?? 0) * 3;
      a += weights.hashed[at] ?? 0; b += weights.hashed[at + 1] ?? 0; c += weights.hashed[at + 2] ?? 0;
    }
    out[0] = (out[0] ?? 0) + a * value; out[1] = (out[1] ?? 0) + b * value; out[2] = (out[2] ?? 0) + c * value;
  }
  for (let d = 0; d < DENSE; d += 1) {
    const x = (examples.dense[i * DENSE + d] ?? 0) * settings.denseScale;
    if (x === 0) continue;
    for (let c = 0; c < 3; c += 1) out[c] = (out[c] ?? 0) + x * (weights.dense[d * 3 + c] ?? 0);
  }
}

export function softmax(logits: Float64Array, temperature = 1): void {
  const top = Math.max(logits[0] ?? 0, logits[1] ?? 0, logits[2] ?? 0);
  let sum = 0;
  for (let c = 0; c < 3; c += 1) { const e = Math.exp(((logits[c] ?? 0) - top) / temperature); logits[c] = e; sum += e; }
  for (let c = 0; c < 3; c += 1) logits[c] = (logits[c] ?? 0) / sum;
}

/** Learns from the examples named in `use`; `soft` (three shares an example) may replace the labels. */
export function learn(examples: Examples, use: Int32Array, settings: Settings, soft?: Float32Array): Weights {
  const hashed = new Float32Array(BUCKETS * 3), squares = new Float32Array(BUCKETS * 3).fill(1e-3);
  const dense = new Float32Array(DENSE * 3), denseSquares = new Float32Array(DENSE * 3).fill(1e-3);
  const weights = { hashed, dense };
  const p = new Float64Array(3);
  const order = use.slice();
  const limit = Math.round(KEEP_ALL * (1 - settings.dropout));
  coin = settings.seed;
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, settings.seed * 1000 + epoch);
    const rate = settings.rate * (1 - epoch / settings.epochs * 0.9);
    for (const i of order) {
      const tossed = coin;
      logitsOf(weights, examples, i, settings, p, limit);
      coin = tossed;
      softmax(p);
      for (let c = 0; c < 3; c += 1) {
        const hard = soft === undefined ? (examples.label[i] === c ? 1 : 0) : soft[i * 3 + c] ?? 0;
        const target = hard * (1 - settings.smoothing) + settings.smoothing / 3;
        p[c] = ((p[c] ?? 0) - target) * (examples.weight[i] ?? 1);
      }
      if (Math.abs(p[0] ?? 0) + Math.abs(p[1] ?? 0) + Math.abs(p[2] ?? 0) < 1e-3) continue;
      for (let g = 0; g < GROUPS; g += 1) {
        const from = examples.bounds[i * (GROUPS + 1) + g] ?? 0, to = examples.bounds[i * (GROUPS + 1) + g + 1] ?? 0;
        const value = groupValue(settings.scales[g] ?? 1, to - from) / (limit / KEEP_ALL);
        const ga = (p[0] ?? 0) * value, gb = (p[1] ?? 0) * value, gc = (p[2] ?? 0) * value;
        for (let k = from; k < to; k += 1) {
          if (limit !== KEEP_ALL && !kept(limit)) continue;
          const at = (examples.ids[k] ?? 0) * 3;
          nudge(hashed, squares, at, ga, rate, settings.decay);
          nudge(hashed, squares, at + 1, gb, rate, settings.decay);
          nudge(hashed, squares, at + 2, gc, rate, settings.decay);
        }
      }
      for (let d = 0; d < DENSE; d += 1) {
        const x = (examples.dense[i * DENSE + d] ?? 0) * settings.denseScale;
        if (x === 0) continue;
        for (let c = 0; c < 3; c += 1) nudge(dense, denseSquares, d * 3 + c, (p[c] ?? 0) * x, rate, settings.decay);
      }
    }
  }
  return weights;
}

function nudge(weights: Float32Array, squares: Float32Array, at: number, slope: number, rate: number, decay: number): void {
  const w = weights[at] ?? 0;
  const g = slope + decay * w;
  const s = (squares[at] ?? 0) + g * g;
  squares[at] = s;
  weights[at] = w - (rate * g) / Math.sqrt(s);
}
