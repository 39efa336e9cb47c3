/**
 * Says in one pass over a text which of many patterns may match it, so that only those are tried. Never says no where a pattern would
 * have matched; made from the patterns themselves, whatever they are. Allocates nothing for a text.
 */
import { letterTable } from './letter-table.ts';
import type { Needs } from './required-words.ts';

export interface Sieve {
  /** Looks at a text; what was said of the one before is forgotten. */
  read(text: string): void;
  /** May the pattern of this number match the text just read? */
  mayMatch(pattern: number): boolean;
  /** Calls `told` with the number of each pattern that may match the text just read, once, in no order. */
  eachThatMay(told: (pattern: number) => void): void;
}

/** @param all of each pattern: its alternatives, each with what it needs. */
export function sieveOf(all: readonly (readonly Needs[])[]): Sieve {
  const open = new Uint8Array(all.length);
  const { words, patternOf } = numbered(all, open);
  const table = letterTable(words);
  /** Number of the text in which a pattern, and each half of an alternative with two clauses, was found last. */
  const patternIn = new Float64Array(all.length);
  const halfIn = new Float64Array(patternOf.length * 2);
  /** Patterns that may match whatever the text, then those found in this one. */
  const may = new Uint32Array(all.length);
  let always = 0;
  open.forEach((isOpen, pattern) => {
    if (isOpen === 1) may[always++] = pattern;
  });
  let count = always;
  let text = 0;
  const mark = (pattern: number): void => {
    if (patternIn[pattern] === text || open[pattern] === 1) return;
    patternIn[pattern] = text;
    may[count++] = pattern;
  };
  const found = (number: number): void => {
    if (number < all.length) return mark(number);
    const half = number - all.length;
    halfIn[half] = text;
    if (halfIn[half ^ 1] === text) mark(patternOf[half >> 1] ?? 0);
  };
  return {
    read(letters) {
      text += 1;
      count = always;
      table.walk(letters, found);
    },
    mayMatch: (pattern) => open[pattern] === 1 || (patternIn[pattern] === text && text > 0),
    eachThatMay(told) {
      for (let at = 0; at < count; at += 1) told(may[at] ?? 0);
    },
  };
}

/**
 * What is told of each word: the pattern that it is enough for; or, where another clause must hold too, which half it is (behind the patterns, two
 * for an alternative).
 * @returns `patternOf` those alternatives; marks in `open` the patterns that may match anything.
 */
function numbered(
  all: readonly (readonly Needs[])[],
  open: Uint8Array,
): { words: readonly (readonly [string, number])[]; patternOf: readonly number[] } {
  const words: (readonly [string, number])[] = [];
  const patternOf: number[] = [];
  all.forEach((alternatives, pattern) => {
    for (const [first, second] of alternatives) {
      if (first === undefined) open[pattern] = 1;
      else if (second === undefined) for (const word of first) words.push([word, pattern]);
      else {
        const half = all.length + patternOf.push(pattern) * 2 - 2;
        for (const word of first) words.push([word, half]);
        for (const word of second) words.push([word, half + 1]);
      }
    }
  });
  return { words, patternOf };
}
