/**
 * Whether two folded words may be one word written twice, once with typing slips: letters swapped, doubled, lost or mistaken. Pure and
 * symmetric. Short words and anything with a digit must be equal, and so must words that count: "20" and "200", "pas" and "par",
 * "Tuesday" and "Thursday" are different things to say.
 */
const SHORTEST = 4;
/** Two slips in one word, or a mistaken letter, leave enough of it only from here on. */
const LONG = 6;
const DIGIT = /\p{N}/u;
/** Days, months, numbers in words: near each other in letters, far in meaning. Equal or different, never a slip of one another. */
const COUNTED: ReadonlySet<string> = new Set(
  (
    'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday ' +
    'janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre january february march april june july august september october november december ' +
    'deux trois quatre cinq sept huit neuf douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille million millions milliard milliards millier milliers centaine centaines ' +
    'three four five seven eight nine eleven twelve thirteen thirty fourteen forty fifteen fifty sixteen sixty seventeen seventy eighteen eighty nineteen ninety hundred hundreds thousand thousands billion billions'
  ).split(' '),
);

export function isSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isSlip(b, a);
  if (b.length < SHORTEST || b.length - a.length > 2 || DIGIT.test(a) || DIGIT.test(b)) return false;
  if (COUNTED.has(a) && COUNTED.has(b)) return false;
  const cost = costOf(a, b);
  // a first letter that is lost or swapped with the second; "normal" and "anormal" are opposites
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return cost === 1 && b.length >= LONG && b !== `a${a}`;
  // "vous" and "vos" are words both, but nothing else tells such texts apart
  if (a.length < SHORTEST) return a.length === SHORTEST - 1 && cost === 1 && a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1);
  return cost <= (a.length >= LONG ? 2 : 1);
}

/**
 * Insertions, losses and swaps of neighbours between two words, one each; a mistaken letter counts as two, so that two of them ("carte",
 * "caisse") are another word. Sums above 2 are not told apart.
 */
function costOf(a: string, b: string): number {
  const width = b.length + 1;
  let [before, last, row] = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  for (let j = 0; j < width; j += 1) last[j] = Math.min(j, 9);
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = Math.min(i, 9);
    for (let j = 1; j < width; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 2));
      const isSwap = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) least = Math.min(least, at(before, j - 2) + 1);
      row[j] = Math.min(least, 9);
    }
    [before, last, row] = [last, row, before];
  }
  return at(last, b.length);
}

const at = (row: Uint8Array, index: number): number => row[index] ?? 9;
