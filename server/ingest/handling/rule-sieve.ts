/**
 * Takes the idioms out of a text and tells which rules may match what is left, so that the others need not be tried: of twenty rules a text
 * meets one or two. Never says no where a rule would have matched.
 */
import { sieveFor, type Sieve } from '../sieve/sieve.ts';

export interface Looked {
  /** The text without its idioms. */
  readonly plain: string;
  /** May the rule of this number match? Good until the next text is looked at. */
  mayMatch(rule: number): boolean;
}

/** @param idioms taken out one after the other, all that there are of each (flag `g`). */
export function ruleSieve(idioms: readonly RegExp[], rules: readonly RegExp[]): (words: string) => Looked {
  // made with the first text: a thread that reads none does without
  let made: Sieve | null = null;
  const mayMatch = (rule: number): boolean => made === null || made.mayMatch(idioms.length + rule);
  return (words) => {
    const sieve = (made ??= sieveFor([...idioms, ...rules]));
    let plain = words;
    sieve.read(plain);
    idioms.forEach((idiom, n) => {
      if (!sieve.mayMatch(n)) return;
      const less = plain.replace(idiom, '_');
      if (less === plain) return;
      plain = less;
      sieve.read(plain);
    });
    return { plain, mayMatch };
  };
}
