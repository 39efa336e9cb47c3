// Owns the reasons: the few words, phrases or marks of a text that pulled hardest towards its label, as typed. Reads the
// features of the text just judged; must never change the judgement.
import { SALT_WORD, bucketOf } from './features.ts';
import type { Features } from './features.ts';
import { valenceOf } from './lexicon.ts';
import type { Model } from './model.ts';
import { CUES } from './cues.ts';
import { EMOJI, FROWN, SMILE, WORD } from './reading.ts';

const MOST_REASONS = 4;
const LEAST_PULL = 0.12;

/** For or against: the pull of a pair of weights towards a label. */
function pull(negative: number, positive: number, label: 'negative' | 'neutral' | 'positive'): number {
  if (label === 'negative') return negative - Math.max(0, positive) * 0.5;
  if (label === 'positive') return positive - Math.max(0, negative) * 0.5;
  return -Math.max(negative, positive);
}

const tokenPull = new Float64Array(512);
const CUE_PULL = 2.5;

function weighTokens(model: Model, features: Features, label: 'negative' | 'neutral' | 'positive'): void {
  const { reading, negated } = features;
  const { hashed, header } = model.weights;
  const unit = header.step / Math.sqrt(Math.max(4, reading.tokens));
  for (let i = 0; i < reading.tokens; i += 1) {
    const kind = reading.kind[i];
    const hash = reading.hash[i] ?? 0;
    const at = bucketOf(hash, SALT_WORD) << 1;
    const says = kind === WORD || kind === EMOJI || kind === SMILE || kind === FROWN;
    const word = says ? pull((hashed[at] ?? 0) * unit, (hashed[at + 1] ?? 0) * unit, label) : 0;
    let valence = valenceOf(model.language.learned, hash) || valenceOf(model.language.shipped, hash);
    if (negated[i] === 1) valence = -valence;
    const sound = label === 'neutral' ? 0 : (label === 'negative' ? -valence : valence) / 100;
    tokenPull[i] = word + sound;
  }
}

/** A cue counts as one reason, whole, by what its kind was learned to mean. */
function weighCues(model: Model, features: Features, label: 'negative' | 'neutral' | 'positive'): void {
  const { marks, negated } = features;
  const { dense } = model.weights;
  for (let m = 0; m < marks.count; m += 1) {
    const first = marks.first[m] ?? 0;
    const last = marks.last[m] ?? 0;
    const slot = (40 + (marks.kind[m] ?? 0) + (negated[first] === 1 ? CUES : 0)) * 2;
    let sum = pull(dense[slot] ?? 0, dense[slot + 1] ?? 0, label) * CUE_PULL * 0.2;
    for (let i = first; i <= last; i += 1) { sum += tokenPull[i] ?? 0; if (i > first) tokenPull[i] = 0; }
    tokenPull[first] = last > first ? sum + 0.2 : sum;
  }
}

function spanEnd(features: Features, first: number): number {
  const { marks } = features;
  for (let m = 0; m < marks.count; m += 1) if (marks.first[m] === first) return marks.last[m] ?? first;
  return first;
}

/** Up to four reasons, strongest first. */
export function reasonsOf(model: Model, features: Features, label: 'negative' | 'neutral' | 'positive'): string[] {
  weighTokens(model, features, label);
  weighCues(model, features, label);
  const { reading } = features;
  const reasons: string[] = [];
  while (reasons.length < MOST_REASONS) {
    let best = -1;
    for (let i = 0; i < reading.tokens; i += 1) if ((tokenPull[i] ?? 0) > LEAST_PULL && (best < 0 || (tokenPull[i] ?? 0) > (tokenPull[best] ?? 0))) best = i;
    if (best < 0) break;
    tokenPull[best] = 0;
    const said = reading.text.slice(reading.start[best], reading.end[spanEnd(features, best)]);
    if (!reasons.includes(said)) reasons.push(said);
  }
  return reasons;
}
