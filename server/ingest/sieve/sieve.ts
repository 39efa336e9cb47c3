/**
 * Says in one pass over a text which of many patterns may match it, so that only those are tried. Never says no where a pattern would
 * have matched; made from the patterns themselves, whatever they are. Allocates nothing for a text.
 */
import { letterTable } from './letter-table.ts';
import { needsOf, type Needs } from './required-words.ts';

export interface Sieve {
  /** Looks at a text; what was said of the one before is forgotten. */
  read(text: string): void;
  /** May the pattern of this number match the text just read? */
  mayMatch(pattern: number): boolean;
}

export const sieveFor = (patterns: readonly RegExp[]): Sieve => sieveOf(patterns.map(needsOf));

/** An alternative of a pattern, waiting for its clauses. */
interface Waiting {
  readonly pattern: number;
  readonly needsTwo: boolean;
  /** The text in which the first of two was found. */
  half: number;
}

/** @param all of each pattern: its alternatives, each with what it needs. */
export function sieveOf(all: readonly (readonly Needs[])[]): Sieve {
  const open = new Uint8Array(all.length);
  const waitingFor: Waiting[][] = [];
  const clauses = new Map<string, number>();
  const words: (readonly [string, number])[] = [];
  all.forEach((alternatives, pattern) => {
    for (const needs of alternatives) {
      if (needs.length === 0) open[pattern] = 1;
      const waiting: Waiting = { pattern, needsTwo: needs.length > 1, half: 0 };
      for (const clause of needs.slice(0, 2)) {
        const key = clause.join('|');
        const number = clauses.get(key) ?? clauses.size;
        if (!clauses.has(key)) for (const word of clause) words.push([word, number]);
        clauses.set(key, number);
        (waitingFor[number] ??= []).push(waiting);
      }
    }
  });
  const table = letterTable(words);
  /** Number of the text in which it was found last. */
  const clauseIn = new Float64Array(waitingFor.length);
  const patternIn = new Float64Array(all.length);
  let text = 0;
  const found = (clause: number): void => {
    if (clauseIn[clause] === text) return;
    clauseIn[clause] = text;
    for (const one of waitingFor[clause] ?? []) {
      if (!one.needsTwo || one.half === text) patternIn[one.pattern] = text;
      else one.half = text;
    }
  };
  return {
    read(letters) {
      text += 1;
      table.walk(letters, found);
    },
    mayMatch: (pattern) => open[pattern] === 1 || (patternIn[pattern] === text && text > 0),
  };
}
