// Owns one language's judgement: features times weights, to three shares that add up to one. Allocates nothing per text.
// Must not detect languages nor read files.
import type { Features, Language } from './features.ts';
import { CUE_PAIRS, DENSE, GROUPS, LETTERS, PAIRS, WORDS, collect } from './features.ts';
import type { WeightsFile } from './weights-file.ts';

export interface Model {
  language: Language;
  weights: WeightsFile;
}

/** How negative and how positive against neutral, in logits, and the shares that follow. Filled anew for each text. */
export interface Judgement {
  negative: number;
  neutral: number;
  positive: number;
}

const groupOrder = [WORDS, PAIRS, LETTERS, CUE_PAIRS] as const;

/** Judges a decoded text; `features` holds what was seen, for the reasons. */
export function judge(model: Model, features: Features, text: string, into: Judgement): void {
  collect(features, model.language, text);
  const { hashed, header, dense } = model.weights;
  const { ids, ends } = features;
  let negative = 0;
  let positive = 0;
  let from = 0;
  for (let g = 0; g < GROUPS; g += 1) {
    const to = ends[groupOrder[g] ?? 0] ?? 0;
    if (to === from) continue;
    let n = 0;
    let p = 0;
    for (let k = from; k < to; k += 1) {
      const at = (ids[k] ?? 0) << 1;
      n += hashed[at] ?? 0;
      p += hashed[at + 1] ?? 0;
    }
    const value = ((header.scales[g] ?? 1) * header.step) / Math.sqrt(to - from);
    negative += n * value;
    positive += p * value;
    from = to;
  }
  for (let d = 0; d < DENSE; d += 1) {
    const x = features.dense[d] ?? 0;
    if (x === 0) continue;
    negative += x * (dense[d * 2] ?? 0) * header.denseScale;
    positive += x * (dense[d * 2 + 1] ?? 0) * header.denseScale;
  }
  toShares(negative / header.temperature, positive / header.temperature, into);
}

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
