/**
 * A text as a reader sees it: without the signs that take no room and split a figure or a link, digits of other forms ("５００") as plain
 * ones, and where each unit came from. Else whoever pastes such signs would say a figure that nobody decided upon.
 */

/** Soft hyphens, zero-width signs, marks of direction. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;
const FULL_WIDTH = /[\uFF01-\uFF5E]/u;
const DIGIT = /\p{Nd}/u;
const ANY = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFF01-\uFF5E]|(?![0-9])\p{Nd}/u;

export interface PlainText {
  readonly text: string;
  /** Where the unit at this place of `text` stands in the original; its length for the end. */
  origin(at: number): number;
}

export function plainText(original: string): PlainText {
  if (!ANY.test(original)) return { text: original, origin: (at) => at };
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const sign of original) {
    for (const unit of shown(sign).split('')) {
      text += unit;
      origins.push(at);
    }
    at += sign.length;
  }
  return { text, origin: (place) => origins[place] ?? original.length };
}

function shown(sign: string): string {
  if (UNSEEN.test(sign)) return '';
  if (FULL_WIDTH.test(sign)) return sign.normalize('NFKC');
  return DIGIT.test(sign) ? digitOf(sign) : sign;
}

/** Unicode keeps the ten digits of a script in a row, zero first. */
function digitOf(sign: string): string {
  const plain = sign.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  const code = sign.codePointAt(0) ?? 0;
  let steps = 0;
  while (DIGIT.test(String.fromCodePoint(code - steps - 1))) steps += 1;
  return String(steps % 10);
}
