// Owns cutting a text into tokens (words, numbers, emoji, emoticons, marks, mentions, links) held in typed arrays that
// are filled anew for each text, so that reading allocates nothing. Must not know about weights or cues; what it
// calls a token is what the weights were learned on: change it and they must be trained again.
import { APOSTROPHE, DIGIT, HIGH, LETTER, LOW, SILENT, SPACE, SYMBOL, classOf, foldOf, isCapital } from './code-units.ts';

export const WORD = 1;
export const NUMBER = 2;
export const EMOJI = 3;
export const SMILE = 4;
export const FROWN = 5;
export const MARKS = 6;
export const MENTION = 7;
export const LINK = 8;

/** Longer texts are read this far; the tone of a post is told well before. */
export const MOST_UNITS = 1500;
export const MOST_TOKENS = 400;

export const HASHED = 1;
export const CAPITALS = 2;
export const STRETCHED = 4;
export const ENDS_CLAUSE = 8;

export interface Reading {
  text: string;
  tokens: number;
  kind: Uint8Array;
  flags: Uint8Array;
  /** Of the folded letters; one value for every mention, every link. */
  hash: Int32Array;
  start: Uint16Array;
  end: Uint16Array;
  /** Where the folded letters of a word stand in `letters`. */
  from: Uint16Array;
  to: Uint16Array;
  letters: Uint16Array;
  used: number;
}

export function newReading(): Reading {
  return {
    text: '', tokens: 0, used: 0,
    kind: new Uint8Array(MOST_TOKENS), flags: new Uint8Array(MOST_TOKENS), hash: new Int32Array(MOST_TOKENS),
    start: new Uint16Array(MOST_TOKENS), end: new Uint16Array(MOST_TOKENS),
    from: new Uint16Array(MOST_TOKENS), to: new Uint16Array(MOST_TOKENS), letters: new Uint16Array(MOST_UNITS * 2),
  };
}

const SEED = 0x2f6b1c3d;
export const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193) + (hash >>> 15) | 0;

/** The hash a word of these (already folded) letters gets when it is read. */
export function wordHash(folded: string): number {
  let hash = SEED;
  for (let i = 0; i < folded.length; i += 1) hash = step(hash, folded.charCodeAt(i));
  return hash;
}

export const MENTION_HASH = wordHash('@');
export const LINK_HASH = wordHash('http:');

function push(reading: Reading, kind: number, hash: number, start: number, end: number, flags = 0): void {
  const at = reading.tokens;
  if (at >= MOST_TOKENS) return;
  reading.kind[at] = kind;
  reading.hash[at] = hash;
  reading.start[at] = start;
  reading.end[at] = end;
  reading.flags[at] = flags;
  reading.from[at] = reading.used;
  reading.to[at] = reading.used;
  reading.tokens = at + 1;
}

/** Reads one word from `at`; in a hashtag a capital after a small letter begins the next word. */
function readWord(reading: Reading, at: number, limit: number, french: boolean, hashed: boolean): number {
  const { text, letters } = reading;
  const from = reading.used;
  let hash = SEED;
  let i = at;
  let capitals = 0;
  let stretched = 0;
  let last = 0;
  let run = 0;
  for (; i < limit; i += 1) {
    const unit = text.charCodeAt(i);
    const group = classOf[unit] ?? 0;
    if (group === SILENT) continue;
    if (group === APOSTROPHE) {
      if (french || i + 1 >= limit || classOf[text.charCodeAt(i + 1)] !== LETTER) break;
      continue;
    }
    if (group !== LETTER && group !== DIGIT) break;
    if (hashed && i > at && isCapital(unit) && !isCapital(text.charCodeAt(i - 1))) break;
    const folded = foldOf[unit] ?? unit;
    if (isCapital(unit)) capitals += 1;
    run = folded === last ? run + 1 : 1;
    last = folded;
    if (run > 2 && group === LETTER) { stretched = STRETCHED; continue; }
    letters[reading.used] = folded;
    reading.used += 1;
    hash = step(hash, folded);
  }
  const long = reading.used - from;
  push(reading, WORD, hash, at, i, (hashed ? HASHED : 0) | stretched | (long > 1 && capitals === i - at ? CAPITALS : 0));
  if (reading.tokens > 0) reading.from[reading.tokens - 1] = from;
  return i > at ? i : at + 1;
}

function readNumber(reading: Reading, at: number, limit: number): number {
  let i = at;
  while (i < limit) {
    const unit = reading.text.charCodeAt(i);
    if (classOf[unit] === DIGIT) i += 1;
    else if ((unit === 44 || unit === 46) && classOf[reading.text.charCodeAt(i + 1)] === DIGIT) i += 1;
    else break;
  }
  push(reading, NUMBER, step(SEED, Math.min(i - at, 5)), at, i);
  return i;
}

/** A mouth after eyes and perhaps a nose: what it says, or 0. */
function mouth(unit: number): number {
  if (unit === 41 || unit === 68 || unit === 93 || unit === 80 || unit === 112 || unit === 42 || unit === 125) return SMILE;
  if (unit === 40 || unit === 47 || unit === 92 || unit === 124 || unit === 91 || unit === 123) return FROWN;
  return 0;
}

/** The length of an emoticon at `i`, or 0; its kind is pushed. */
function readEmoticon(reading: Reading, at: number): number {
  const { text } = reading;
  const eyes = text.charCodeAt(at);
  if (eyes === 60 && text.charCodeAt(at + 1) === 51) { push(reading, SMILE, step(SEED, SMILE), at, at + 2); return 2; }
  if (eyes === 94 && (text.charCodeAt(at + 1) === 94 || text.charCodeAt(at + 2) === 94)) { push(reading, SMILE, step(SEED, SMILE), at, at + 2); return 2; }
  if (eyes !== 58 && eyes !== 59 && eyes !== 61) return 0;
  let i = at + 1;
  const nose = text.charCodeAt(i);
  if (nose === 45 || nose === 39 || nose === 32 && eyes !== 61) i += 1;
  const shape = mouth(text.charCodeAt(i));
  if (shape === 0 || (nose === 32 && text.charCodeAt(i) !== 41 && text.charCodeAt(i) !== 40)) return 0;
  if (text.charCodeAt(i) === 47 && text.charCodeAt(i + 1) === 47) return 0;
  const after = classOf[text.charCodeAt(i + 1)] ?? 0;
  if (i + 1 < text.length && (after === LETTER || after === DIGIT)) return 0;
  push(reading, shape, step(SEED, shape), at, i + 1);
  return i + 1 - at;
}

/** A run of one mark is one token; its length counts up to three. */
function readMarks(reading: Reading, at: number, limit: number): number {
  const { text } = reading;
  const emoticon = readEmoticon(reading, at);
  if (emoticon > 0) return at + emoticon;
  const unit = text.charCodeAt(at);
  let i = at + 1;
  while (i < limit && (text.charCodeAt(i) === unit || ((unit === 33 || unit === 63) && (text.charCodeAt(i) === 33 || text.charCodeAt(i) === 63)))) i += 1;
  const ends = unit === 46 || unit === 33 || unit === 63 || unit === 44 || unit === 59 || unit === 58 || unit === 0x2026;
  if (unit === 0x2026) push(reading, MARKS, step(step(SEED, 46), 3), at, i, ENDS_CLAUSE);
  else push(reading, MARKS, step(step(SEED, unit), Math.min(3, i - at)), at, i, ends ? ENDS_CLAUSE : 0);
  return i;
}

function skipToSpace(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && classOf[text.charCodeAt(i)] !== SPACE) i += 1;
  return i;
}

function isLink(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first !== 104 && first !== 119) return false;
  return text.startsWith('http', at) || text.startsWith('www.', at) || text.startsWith('https://', at);
}

function readMention(reading: Reading, at: number, limit: number): number {
  let i = at + 1;
  while (i < limit) {
    const unit = reading.text.charCodeAt(i);
    const group = classOf[unit];
    if (group !== LETTER && group !== DIGIT && unit !== 95 && unit !== 46 && unit !== 45 && unit !== 64) break;
    i += 1;
  }
  push(reading, MENTION, MENTION_HASH, at, i);
  return i;
}

/** The whole hashtag also counts as one word, besides the words it is cut into. */
function readHashtag(reading: Reading, at: number, limit: number, french: boolean): number {
  let i = at + 1;
  while (i < limit && (classOf[reading.text.charCodeAt(i)] === LETTER || reading.text.charCodeAt(i) === 95 || classOf[reading.text.charCodeAt(i)] === DIGIT)) {
    if (reading.text.charCodeAt(i) === 95) i += 1;
    else i = readWord(reading, i, limit, french, true);
  }
  return i;
}

/** Reads `text` into `reading`, which is emptied first. */
export function read(reading: Reading, text: string, french: boolean): void {
  reading.text = text;
  reading.tokens = 0;
  reading.used = 0;
  const limit = Math.min(text.length, MOST_UNITS);
  let i = 0;
  while (i < limit && reading.tokens < MOST_TOKENS) {
    const unit = text.charCodeAt(i);
    const group = classOf[unit] ?? 0;
    if (group === SPACE || group === SILENT || group === LOW) i += 1;
    else if (group === LETTER) {
      if (isLink(text, i)) { const end = skipToSpace(text, i, limit); push(reading, LINK, LINK_HASH, i, end); i = end; }
      else i = readWord(reading, i, limit, french, false);
    } else if (group === DIGIT) i = readNumber(reading, i, limit);
    else if (group === APOSTROPHE) i += 1;
    else if (group === HIGH) { i = readEmoji(reading, i, limit); }
    else if (group === SYMBOL) { push(reading, EMOJI, step(SEED, unit), i, i + 1); i += 1; }
    else if (unit === 64 && i + 1 < limit && classOf[text.charCodeAt(i + 1)] !== SPACE) i = readMention(reading, i, limit);
    else if (unit === 35 && i + 1 < limit && classOf[text.charCodeAt(i + 1)] === LETTER) i = readHashtag(reading, i, limit, french);
    else if (unit === 45 && classOf[text.charCodeAt(i + 1)] === LETTER && i > 0 && classOf[text.charCodeAt(i - 1)] === LETTER) i += 1;
    else i = readMarks(reading, i, limit);
  }
}

/** Skin tones change nothing; they and other modifiers make no token. */
function readEmoji(reading: Reading, at: number, limit: number): number {
  const high = reading.text.charCodeAt(at);
  const low = at + 1 < limit ? reading.text.charCodeAt(at + 1) : 0;
  if (classOf[low] !== LOW) return at + 1;
  if (high === 0xd83c && low >= 0xdffb && low <= 0xdfff) return at + 2;
  push(reading, EMOJI, step(step(SEED, high), low), at, at + 2);
  return at + 2;
}
