/**
 * How much of a text is read and compared [RE3]: whoever sends a very long one must not hold up everybody else. What is left out is told as
 * `unread`, never taken for agreement. Pure; must not judge what was read.
 */

/** Of one text, in code units. Longer than anybody writes. */
const LONGEST_TEXT = 20_000;
/** Of all that one text is held against. */
export const LONGEST_GROUND = 100_000;
/** Of all texts of one message that are held against the others. */
const LONGEST_MESSAGE = 100_000;
/** Comparisons of each sort: about half a thousandth of a millisecond each. */
const MOST_PAIRS = 200_000;
/** Enough of the words to find the place again. */
const SHOWN = 60;

/** What may still be spent; shared by texts that are compared together. */
export interface Allowance {
  units: number;
  claims: number;
  names: number;
  statements: number;
}
export const allowance = (): Allowance => ({
  units: LONGEST_MESSAGE,
  claims: MOST_PAIRS,
  names: MOST_PAIRS,
  statements: MOST_PAIRS,
});

/** The beginning of a text that is read, ending between words, so that no figure is cut in two. */
export function readable(text: string, most: number = LONGEST_TEXT): string {
  const longest = Math.min(most, LONGEST_TEXT);
  if (text.length <= longest) return text;
  const start = text.slice(0, Math.max(0, longest));
  return start.replace(/\S{1,200}$/u, '') || start;
}

/** The words a reading stopped before. */
export const firstWords = (text: string, at: number): string =>
  text
    .slice(at, at + SHOWN)
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * Compares as many as may be, in order; each costs `cost`.
 * @returns where the first stands that was not compared; null: all were.
 */
export function compareSome<T extends { readonly at: number }>(
  items: readonly T[],
  { left, cost }: { left: Allowance; cost: readonly ['claims' | 'names' | 'statements', number] },
  compare: (item: T) => void,
): number | null {
  const [sort, pairs] = cost;
  for (const item of items) {
    if (left[sort] < pairs) return item.at;
    left[sort] -= pairs;
    compare(item);
  }
  return null;
}
