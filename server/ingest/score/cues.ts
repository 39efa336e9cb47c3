// Owns matching the hand-written cues: words and phrases of complaint, praise, irony, repair, question … found over the
// tokens of a text, longest first. Says where a cue stands and what kind it is, never how much it weighs: that is
// learned. Must not hold the words themselves (cues-fr.ts, cues-en.ts, cues-any.ts do).
import type { Reading } from './reading.ts';
import { MARKS, newReading, read, step } from './reading.ts';

export const cueKinds = [
  'none', 'praise', 'thanks', 'failure', 'wait', 'time', 'again', 'irony', 'goodNegation', 'badNegation', 'insult', 'repair',
  'ask', 'news', 'money', 'leave', 'but', 'very', 'laugh', 'harm', 'anger', 'joy', 'recommend', 'negator', 'support', 'eyeroll', 'heart', 'wish', 'progress', 'damage', 'dispute', 'event', 'wry',
] as const;
export type CueKind = (typeof cueKinds)[number];
export const CUES = cueKinds.length;
export const kindNumber = Object.fromEntries(cueKinds.map((kind, i) => [kind, i])) as Record<CueKind, number>;

/** Phrases by kind, separated by commas or line ends; `(a|b|)` stands for each of its choices. */
export type CueList = Partial<Record<CueKind, string>>;

const LONGEST = 6;

export interface CueTable {
  keys: Int32Array;
  kinds: Uint8Array;
  mask: number;
  /** Which first words open a phrase of how many words: a bit per length, by the same slot look-up. */
  opens: Uint8Array;
  openKeys: Int32Array;
  openMask: number;
}

export interface CueMarks {
  count: number;
  kind: Uint8Array;
  first: Uint16Array;
  last: Uint16Array;
}

export const newCueMarks = (): CueMarks => ({ count: 0, kind: new Uint8Array(400), first: new Uint16Array(400), last: new Uint16Array(400) });

/** Every phrase a pattern stands for. */
export function expandPattern(pattern: string): string[] {
  const open = pattern.lastIndexOf('(');
  if (open < 0) return [pattern.replace(/\s+/g, ' ').trim()];
  const close = pattern.indexOf(')', open);
  const choices = pattern.slice(open + 1, close).split('|');
  return choices.flatMap((choice) => expandPattern(pattern.slice(0, open) + choice + pattern.slice(close + 1)));
}

const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 12) & mask;

function put(keys: Int32Array, values: Uint8Array, mask: number, key: number): number {
  let slot = slotOf(key, mask);
  while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  keys[slot] = key;
  return slot;
}

/** The table that `findCues` looks into, from the lists of one language. */
export function newCueTable(lists: readonly CueList[], french: boolean): CueTable {
  const found = new Map<number, number>();
  const opening = new Map<number, number>();
  const reading = newReading();
  for (const list of lists) {
    for (const [kind, phrases] of Object.entries(list)) {
      for (const phrase of phrases.split(/[,\n]/).flatMap(expandPattern)) {
        if (phrase === '') continue;
        read(reading, phrase, french);
        const length = Math.min(reading.tokens, LONGEST);
        let key = 0;
        for (let i = 0; i < length; i += 1) key = step(key, reading.hash[i] ?? 0);
        if (!found.has(key)) found.set(key, kindNumber[kind as CueKind]);
        const first = reading.hash[0] ?? 0;
        opening.set(first, (opening.get(first) ?? 0) | (1 << length));
      }
    }
  }
  return fill(found, opening);
}

function fill(found: Map<number, number>, opening: Map<number, number>): CueTable {
  const size = 1 << Math.ceil(Math.log2(found.size * 2 + 2));
  const openSize = 1 << Math.ceil(Math.log2(opening.size * 2 + 2));
  const table = {
    keys: new Int32Array(size), kinds: new Uint8Array(size), mask: size - 1,
    opens: new Uint8Array(openSize), openKeys: new Int32Array(openSize), openMask: openSize - 1,
  };
  for (const [key, kind] of found) table.kinds[put(table.keys, table.kinds, table.mask, key)] = kind;
  for (const [key, bits] of opening) table.opens[put(table.openKeys, table.opens, table.openMask, key)] = bits;
  return table;
}

function lookUp(keys: Int32Array, values: Uint8Array, mask: number, key: number): number {
  let slot = slotOf(key, mask);
  for (;;) {
    const value = values[slot] ?? 0;
    if (value === 0 || keys[slot] === key) return value;
    slot = (slot + 1) & mask;
  }
}

/** Is this word the first of some cue of the table? */
export const opensCue = (table: CueTable, hash: number): boolean => lookUp(table.openKeys, table.opens, table.openMask, hash) !== 0;

/** Fills `marks` with the cues of a reading, in order, none overlapping. */
export function findCues(table: CueTable, reading: Reading, marks: CueMarks): void {
  marks.count = 0;
  const { hash, tokens } = reading;
  let i = 0;
  while (i < tokens) {
    const opens = lookUp(table.openKeys, table.opens, table.openMask, hash[i] ?? 0);
    let found = 0;
    let length = 0;
    if (opens !== 0) {
      let key = 0;
      for (let n = 1; n <= LONGEST && i + n <= tokens; n += 1) {
        if (n > 1 && reading.kind[i + n - 1] === MARKS) break;
        key = step(key, hash[i + n - 1] ?? 0);
        if ((opens & (1 << n)) === 0) continue;
        const kind = lookUp(table.keys, table.kinds, table.mask, key);
        if (kind !== 0) { found = kind; length = n; }
      }
    }
    if (found === 0) { i += 1; continue; }
    marks.kind[marks.count] = found;
    marks.first[marks.count] = i;
    marks.last[marks.count] = i + length - 1;
    marks.count += 1;
    i += length;
  }
}
