/**
 * Whether two folded words may be one word written twice, once with typing slips: letters swapped, doubled, lost or mistaken. Pure and
 * symmetric. Short words and anything with a digit must be equal: "20" and "200", "pas" and "par" are different things to say.
 */
const SHORTEST = 4;
/** Two slips in one word leave enough of it only from here on. */
const LONG = 5;
const DIGIT = /\p{N}/u;

export function isSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isSlip(b, a);
  if (a.length < SHORTEST || b.length - a.length > 2 || a.charCodeAt(0) !== b.charCodeAt(0)) return false;
  if (DIGIT.test(a) || DIGIT.test(b)) return false;
  return distance(a, b) <= (a.length >= LONG ? 2 : 1);
}

/** Insertions, losses, changes and swaps of neighbours between two words; numbers above 2 are not told apart. */
function distance(a: string, b: string): number {
  const width = b.length + 1;
  let [before, last, row] = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  for (let j = 0; j < width; j += 1) last[j] = Math.min(j, 9);
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = Math.min(i, 9);
    for (let j = 1; j < width; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) least = Math.min(least, at(before, j - 2) + 1);
      row[j] = Math.min(least, 9);
    }
    [before, last, row] = [last, row, before];
  }
  return at(last, b.length);
}

const at = (row: Uint8Array, index: number): number => row[index] ?? 9;
