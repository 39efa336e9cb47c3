// Owns one language's judgement: features times weights, to three shares that add up to one. Allocates nothing per text.
// Must not detect languages nor read files.
import { kindNumber } from './cues.ts';
import type { Features, Language } from './features.ts';
import { DENSE, GROUPS, collect } from './features.ts';
import type { WeightsFile } from './weights-file.ts';
import { COLUMNS } from './weights-file.ts';

export interface Model {
  language: Language;
  weights: WeightsFile;
}

/** How negative and how positive against neutral, in logits, and the shares that follow. Filled anew for each text. */
export interface Judgement {
  negative: number;
  neutral: number;
  positive: number;
  /** How much the complaints' expert had to say, 0 to 1. */
  gate: number;
}

/** The five sums of the text in hand: both experts' two, and the gate's. */
const sums = new Float64Array(COLUMNS);

function sumHashed(weights: WeightsFile, features: Features): void {
  const { hashed, header } = weights;
  const { ids, ends } = features;
  const [tweetStep = 1, complaintStep = 1, gateStep = 1] = header.steps;
  let from = 0;
  for (let g = 0; g < GROUPS; g += 1) {
    const to = ends[g] ?? 0;
    if (to === from) continue;
    let a = 0, b = 0, c = 0, d = 0, e = 0;
    for (let k = from; k < to; k += 1) {
      const at = (ids[k] ?? 0) * COLUMNS;
      a += hashed[at] ?? 0;
      b += hashed[at + 1] ?? 0;
      c += hashed[at + 2] ?? 0;
      d += hashed[at + 3] ?? 0;
      e += hashed[at + 4] ?? 0;
    }
    const value = (header.scales[g] ?? 1) / Math.sqrt(to - from);
    sums[0] = (sums[0] ?? 0) + a * value * tweetStep;
    sums[1] = (sums[1] ?? 0) + b * value * tweetStep;
    sums[2] = (sums[2] ?? 0) + c * value * complaintStep;
    sums[3] = (sums[3] ?? 0) + d * value * complaintStep;
    sums[4] = (sums[4] ?? 0) + e * value * gateStep;
    from = to;
  }
}

function sumDense(weights: WeightsFile, features: Features): void {
  const { dense, header } = weights;
  for (let d = 0; d < DENSE; d += 1) {
    const x = (features.dense[d] ?? 0) * header.denseScale;
    if (x === 0) continue;
    const at = d * COLUMNS;
    for (let c = 0; c < COLUMNS; c += 1) sums[c] = (sums[c] ?? 0) + x * (dense[at + c] ?? 0);
  }
}

/** Judges a decoded text; `features` holds what was seen, for the reasons. */
export function judge(model: Model, features: Features, text: string, into: Judgement): void {
  collect(features, model.language, text);
  sums.fill(0);
  sumHashed(model.weights, features);
  sumDense(model.weights, features);
  const { gateShift, temperature } = model.weights.header;
  into.gate = gateOf(sums[4] ?? 0, gateShift);
  const isIronic = hasIrony(features);
  if (isIronic) into.gate = Math.max(into.gate, IRONY_GATE);
  const negative = (isIronic ? IRONY_PULL : 0) + (sums[0] ?? 0) * (1 - into.gate) + (sums[2] ?? 0) * into.gate;
  const positive = (sums[1] ?? 0) * (1 - into.gate) + (sums[3] ?? 0) * into.gate;
  toShares(negative / temperature, positive / temperature, into);
}

/** A set phrase of irony is heard as such wherever it stands, by rule: too few tweets taught what it means. */
const IRONY_GATE = 0.75;
const IRONY_PULL = 1;

function hasIrony({ marks }: Features): boolean {
  for (let m = 0; m < marks.count; m += 1) if (marks.kind[m] === kindNumber.irony) return true;
  return false;
}

/** How far a text is one of complaints, praise and questions to a company rather than any tweet: 0 to 1. */
export const gateOf = (logit: number, shift: number): number => 1 / (1 + Math.exp(-(logit + shift)));

function toShares(negative: number, positive: number, into: Judgement): void {
  const top = Math.max(0, negative, positive);
  const a = Math.exp(negative - top);
  const b = Math.exp(-top);
  const c = Math.exp(positive - top);
  const sum = a + b + c;
  into.negative = a / sum;
  into.neutral = b / sum;
  into.positive = c / sum;
}
