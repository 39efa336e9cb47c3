// Owns what the model sees of a text: hashed features in groups (words, pairs, letters, cues) and a few dense ones
// (lexicon, shape). Training and scoring both call `collect`, so the two can never differ. Fills arrays that live as
// long as the scorer; must not allocate per text nor know weights.
import type { CueMarks, CueTable } from './cues.ts';
import { CUES, findCues, kindNumber, newCueMarks } from './cues.ts';
import type { Lexicon } from './lexicon.ts';
import { valenceOf } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { CAPITALS, EMOJI, ENDS_CLAUSE, FROWN, HASHED, LINK, MARKS, MENTION, MOST_TOKENS, NUMBER, SMILE, STRETCHED, WORD, newReading, read, step } from './reading.ts';

export const GROUPS = 4;
export const WORDS = 0;
export const PAIRS = 1;
export const LETTERS = 2;
export const CUE_PAIRS = 3;
export const DENSE = 40 + CUES * 2;
export const BUCKET_BITS = 18;
export const BUCKETS = 1 << BUCKET_BITS;
const MOST_IDS = 12_000;
const NEGATION_REACH = 4;

export interface Language {
  code: 'fr' | 'en';
  cues: CueTable;
  /** Learned from the lexicons; kept with the weights. */
  learned: Lexicon;
  /** What the `sentiment` package knows: English words and emoji. */
  shipped: Lexicon;
}

export interface Features {
  ids: Int32Array;
  /** Where each group ends in `ids`. */
  ends: Int32Array;
  dense: Float32Array;
  reading: Reading;
  marks: CueMarks;
  negated: Uint8Array;
  seen: Int32Array;
  stamp: number;
}

export const newFeatures = (): Features => ({
  ids: new Int32Array(MOST_IDS), ends: new Int32Array(GROUPS), dense: new Float32Array(DENSE), reading: newReading(),
  marks: newCueMarks(), negated: new Uint8Array(MOST_TOKENS), seen: new Int32Array(4096), stamp: 0,
});

export const bucketOf = (hash: number, salt: number): number => {
  let mixed = Math.imul(hash ^ salt, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> (32 - BUCKET_BITS);
};

export const SALT_WORD = 0x1234567;
const SALT_NEGATED = 0x2345678;
const SALT_TAG = 0x3456789;
const SALT_PAIR = 0x456789a;
const SALT_SKIP = 0x56789ab;
const SALT_LETTERS = 0x6789abc;
const SALT_CUE = 0x789abcd;
const SALT_TRIPLE = 0x1357924;
const SALT_FIRST = 0x2468135;

/** Marks the tokens that a negation reaches: a few after it, up to the end of the clause or a "but". */
function markNegated(features: Features): void {
  const { reading, marks, negated } = features;
  negated.fill(0, 0, reading.tokens);
  let next = 0;
  let left = 0;
  for (let i = 0; i < reading.tokens; i += 1) {
    while (next < marks.count && (marks.last[next] ?? 0) < i) next += 1;
    const kind = next < marks.count && (marks.first[next] ?? 0) <= i ? marks.kind[next] ?? 0 : 0;
    if (kind === kindNumber.negator) {
      if (i > 0 && left === 0 && reading.kind[i - 1] === WORD) negated[i - 1] = 1;
      left = NEGATION_REACH;
    } else if (kind === kindNumber.but || ((reading.flags[i] ?? 0) & ENDS_CLAUSE) !== 0) left = 0;
    else if (left > 0) { negated[i] = 1; left -= 1; }
  }
}

function collectWords(features: Features): number {
  const { ids, reading, negated } = features;
  let n = 0;
  for (let i = 0; i < reading.tokens; i += 1) {
    const hash = reading.hash[i] ?? 0;
    ids[n++] = bucketOf(hash, SALT_WORD);
    if (negated[i] === 1 && reading.kind[i] === WORD) ids[n++] = bucketOf(hash, SALT_NEGATED);
    if (((reading.flags[i] ?? 0) & HASHED) !== 0) ids[n++] = bucketOf(hash, SALT_TAG);
  }
  if (reading.tokens > 0) ids[n++] = bucketOf(reading.hash[0] ?? 0, SALT_FIRST);
  return n;
}

function collectPairs(features: Features, from: number): number {
  const { ids, reading } = features;
  let n = from;
  let before = 7;
  let last = 5;
  for (let i = 0; i < reading.tokens; i += 1) {
    const hash = reading.hash[i] ?? 0;
    ids[n++] = bucketOf(step(step(last, hash), hash >>> 9), SALT_PAIR);
    if (i > 1) ids[n++] = bucketOf(step(step(before, hash), hash >>> 9), SALT_SKIP);
    before = last;
    last = hash;
  }
  return n;
}

/** Runs of two to five letters inside each word, its edges marked. */
function collectLetters(features: Features, from: number): number {
  const { ids, reading } = features;
  const { letters } = reading;
  let n = from;
  for (let t = 0; t < reading.tokens; t += 1) {
    if (reading.kind[t] !== WORD) continue;
    const first = (reading.from[t] ?? 0) - 1;
    const end = reading.to[t] ?? 0;
    if (n > MOST_IDS - 2000) break;
    for (let i = first; i < end; i += 1) {
      let hash = step(0x51ed270b, i === first ? 94 : letters[i] ?? 0);
      const stop = Math.min(i + 4, end);
      for (let j = i + 1; j <= stop; j += 1) {
        hash = step(hash, j === end ? 36 : letters[j] ?? 0);
        ids[n++] = bucketOf(hash, SALT_LETTERS);
      }
    }
  }
  return n;
}

function once(features: Features, n: number, hash: number): number {
  const slot = hash & 4095;
  if (features.seen[slot] === (features.stamp ^ hash)) return n;
  features.seen[slot] = features.stamp ^ hash;
  features.ids[n] = bucketOf(hash, SALT_CUE);
  return n + 1;
}

/** Cues alone, in pairs and triples, in their order: praise before a wait is not praise after it. */
function collectCues(features: Features, from: number): number {
  const { marks, negated, reading } = features;
  features.stamp = (features.stamp + 0x9e3779) | 0;
  let n = from;
  const count = Math.min(marks.count, 14);
  let before = 0;
  let last = 0;
  const ending = reading.tokens > 0 ? endingOf(reading) : 0;
  for (let i = 0; i < count; i += 1) {
    const kind = (marks.kind[i] ?? 0) + (negated[marks.first[i] ?? 0] === 1 ? 64 : 0) + 1;
    n = once(features, n, step(kind, 1));
    n = once(features, n, step(step(kind, 77), ending));
    if (last !== 0) n = once(features, n, step(step(step(last, kind), 5), 3));
    if (before !== 0) n = once(features, n, step(step(step(before, last), kind), SALT_TRIPLE));
    for (let j = i + 1; j < count; j += 1) {
      const other = (marks.kind[j] ?? 0) + (negated[marks.first[j] ?? 0] === 1 ? 64 : 0) + 1;
      n = once(features, n, step(step(kind, other), 9));
    }
    before = last;
    last = kind;
  }
  return n;
}

function endingOf(reading: Reading): number {
  let at = reading.tokens - 1;
  while (at > 0 && (reading.kind[at] === LINK || reading.kind[at] === MENTION)) at -= 1;
  return reading.kind[at] === MARKS ? reading.hash[at] ?? 0 : reading.kind[at] ?? 0;
}

function addLexicon(features: Features, language: Language, at: number): void {
  const { dense, reading, negated } = features;
  let good = 0, bad = 0, goods = 0, bads = 0, best = 0, worst = 0, last = 0, shipped = 0;
  for (let i = 0; i < reading.tokens; i += 1) {
    const hash = reading.hash[i] ?? 0;
    let valence = valenceOf(language.learned, hash);
    let own = valenceOf(language.shipped, hash);
    if (negated[i] === 1) { valence *= -0.6; own *= -0.6; }
    shipped += own;
    if (valence > 0) { good += valence; goods += 1; if (valence > best) best = valence; last = valence; }
    if (valence < 0) { bad -= valence; bads += 1; if (valence < worst) worst = valence; last = valence; }
  }
  const root = Math.sqrt(reading.tokens + 1);
  dense[at] = good / 100;
  dense[at + 1] = bad / 100;
  dense[at + 2] = Math.min(goods, 4) / 2;
  dense[at + 3] = Math.min(bads, 4) / 2;
  dense[at + 4] = best / 50;
  dense[at + 5] = -worst / 50;
  dense[at + 6] = last / 50;
  dense[at + 7] = (good - bad) / 40 / root;
  dense[at + 8] = Math.max(-3, Math.min(3, shipped / 100));
  dense[at + 9] = shipped / 40 / root;
  dense[at + 10] = good > 0 && bad > 0 ? 1 : 0;
  dense[at + 11] = good === 0 && bad === 0 ? 1 : 0;
  dense[at + 12] = good > bad ? 1 : 0;
  dense[at + 13] = bad > good ? 1 : 0;
}

function addShape(features: Features, at: number): void {
  const { dense, reading } = features;
  let words = 0, capitals = 0, stretched = 0, links = 0, mentions = 0, tags = 0, numbers = 0, bangs = 0, asks = 0, dots = 0, quotes = 0, smiles = 0, frowns = 0, emoji = 0;
  for (let i = 0; i < reading.tokens; i += 1) {
    const kind = reading.kind[i];
    const flags = reading.flags[i] ?? 0;
    if (kind === WORD) { words += 1; if (flags & CAPITALS) capitals += 1; if (flags & STRETCHED) stretched += 1; if (flags & HASHED) tags += 1; }
    else if (kind === LINK) links += 1;
    else if (kind === MENTION) mentions += 1;
    else if (kind === NUMBER) numbers += 1;
    else if (kind === SMILE) smiles += 1;
    else if (kind === FROWN) frowns += 1;
    else if (kind === EMOJI) emoji += 1;
    else {
      const unit = reading.text.charCodeAt(reading.start[i] ?? 0);
      const long = (reading.end[i] ?? 0) - (reading.start[i] ?? 0);
      if (unit === 33) bangs += long; else if (unit === 63) asks += long;
      else if (unit === 0x2026 || (unit === 46 && long > 1)) dots += 1;
      else if (unit === 34 || unit === 0xab || unit === 0x201c) quotes += 1;
    }
  }
  dense[at] = Math.min(bangs, 3) / 2; dense[at + 1] = Math.min(asks, 3) / 2; dense[at + 2] = Math.min(dots, 2);
  dense[at + 3] = Math.min(quotes, 2); dense[at + 4] = Math.min(capitals, 4) / 3; dense[at + 5] = Math.min(stretched, 2);
  dense[at + 6] = Math.min(links, 2); dense[at + 7] = Math.min(mentions, 3) / 2; dense[at + 8] = Math.min(tags, 5) / 3;
  dense[at + 9] = Math.min(numbers, 3) / 2; dense[at + 10] = smiles > 0 ? 1 : 0; dense[at + 11] = frowns > 0 ? 1 : 0;
  dense[at + 12] = Math.min(emoji, 3) / 2; dense[at + 13] = Math.min(words, 30) / 15; dense[at + 14] = words < 6 ? 1 : 0;
  dense[at + 15] = words > 0 && capitals > words / 2 ? 1 : 0; dense[at + 16] = reading.kind[0] === MENTION ? 1 : 0;
  dense[at + 17] = 1;
}

function addCues(features: Features, at: number): void {
  const { dense, marks, negated } = features;
  for (let i = 0; i < marks.count; i += 1) {
    const slot = at + (marks.kind[i] ?? 0) + (negated[marks.first[i] ?? 0] === 1 ? CUES : 0);
    const value = dense[slot] ?? 0;
    dense[slot] = value === 0 ? 1 : Math.min(2, value + 0.4);
  }
}

/** Fills `features` with what the model sees of an already decoded text. */
export function collect(features: Features, language: Language, text: string): void {
  read(features.reading, text, language.code === 'fr');
  findCues(language.cues, features.reading, features.marks);
  markNegated(features);
  features.dense.fill(0);
  addLexicon(features, language, 0);
  addShape(features, 16);
  addCues(features, 40);
  features.ends[WORDS] = collectWords(features);
  features.ends[PAIRS] = collectPairs(features, features.ends[WORDS] ?? 0);
  features.ends[LETTERS] = collectLetters(features, features.ends[PAIRS] ?? 0);
  features.ends[CUE_PAIRS] = collectCues(features, features.ends[LETTERS] ?? 0);
}
