// Owns the reasons: the few words, phrases or marks of a text that pulled hardest towards its label, as typed. Reads the
// features of the text just judged; must never change the judgement.
import { SALT_WORD, bucketOf } from './features.ts';
import type { Features } from './features.ts';
import { valenceOf } from './lexicon.ts';
import type { Model } from './model.ts';
import { CUES } from './cues.ts';
import { EMOJI, FROWN, SMILE, WORD } from './reading.ts';
import { COLUMNS } from './weights-file.ts';

type Label = 'negative' | 'neutral' | 'positive';

const MOST_REASONS = 4;
const LEAST_PULL = 0.12;

/** For or against: the pull of a pair of weights towards a label. */
function pull(negative: number, positive: number, label: Label): number {
  if (label === 'negative') return negative - Math.max(0, positive) * 0.5;
  if (label === 'positive') return positive - Math.max(0, negative) * 0.5;
  return -Math.max(negative, positive);
}

const tokenPull = new Float64Array(512);
/** What a cue's dense weight is worth beside a word's own. */
const CUE_PULL = 0.5;

/** The pull of one stored bucket or dense row, both experts mixed as they were in the judgement. */
function mixedPull(table: ArrayLike<number>, at: number, units: readonly [number, number], gate: number, label: Label): number {
  const tweets = units[0] * (1 - gate);
  const complaints = units[1] * gate;
  const negative = (table[at] ?? 0) * tweets + (table[at + 2] ?? 0) * complaints;
  const positive = (table[at + 1] ?? 0) * tweets + (table[at + 3] ?? 0) * complaints;
  return pull(negative, positive, label);
}

function weighTokens(model: Model, features: Features, gate: number, label: Label): void {
  const { reading, negated } = features;
  const { hashed, header } = model.weights;
  const root = Math.sqrt(Math.max(4, reading.tokens));
  const units = [(header.steps[0] ?? 1) / root, (header.steps[1] ?? 1) / root] as const;
  for (let i = 0; i < reading.tokens; i += 1) {
    const kind = reading.kind[i];
    const hash = reading.hash[i] ?? 0;
    const at = bucketOf(hash, SALT_WORD) * COLUMNS;
    const isLong = (reading.end[i] ?? 0) - (reading.start[i] ?? 0) > 1;
    const says = (kind === WORD && isLong) || kind === EMOJI || kind === SMILE || kind === FROWN;
    const word = says ? mixedPull(hashed, at, units, gate, label) : 0;
    let valence = valenceOf(model.language.learned, hash) || valenceOf(model.language.shipped, hash);
    if (negated[i] === 1) valence = -valence;
    const sound = label === 'neutral' ? 0 : (label === 'negative' ? -valence : valence) / 100;
    tokenPull[i] = says ? word + sound : 0;
  }
}

/** A cue counts as one reason, whole, by what its kind was learned to mean. */
function weighCues(model: Model, features: Features, gate: number, label: Label): void {
  const { marks, negated } = features;
  const { dense } = model.weights;
  for (let m = 0; m < marks.count; m += 1) {
    const first = marks.first[m] ?? 0;
    const last = marks.last[m] ?? 0;
    const slot = (40 + (marks.kind[m] ?? 0) + (negated[first] === 1 ? CUES : 0)) * COLUMNS;
    let sum = mixedPull(dense, slot, [1, 1], gate, label) * CUE_PULL;
    for (let i = first; i <= last; i += 1) {
      // Inside a phrase a word may well mean the opposite of what it means alone ("merci pour rien").
      sum += last > first ? Math.max(0, tokenPull[i] ?? 0) : tokenPull[i] ?? 0;
      if (i > first) tokenPull[i] = 0;
    }
    tokenPull[first] = last > first ? sum + 0.2 : sum;
  }
}

function spanEnd(features: Features, first: number): number {
  const { marks } = features;
  for (let m = 0; m < marks.count; m += 1) if (marks.first[m] === first) return marks.last[m] ?? first;
  return first;
}

/** Up to four reasons, strongest first. */
export function reasonsOf(model: Model, features: Features, gate: number, label: Label): string[] {
  weighTokens(model, features, gate, label);
  weighCues(model, features, gate, label);
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
