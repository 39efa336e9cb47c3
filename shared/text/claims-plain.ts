/**
 * A text as a reader sees it: without the signs that take no room and split a figure or a link, digits of other forms ("５００") as plain
 * ones, and where each unit came from. Else whoever pastes such signs would say a figure that nobody decided upon.
 */

/**
 * Soft hyphens, zero-width signs, marks of direction, letters that are blank, selectors and tags; and accents that stand by themselves, which
 * matching drops anyway.
 */
const HIDDEN = String.raw`\u00AD\u0300-\u036F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}`;
/** Letters and digits of other widths and of mathematics, small and ringed digits, fractions. */
const DRAWN = String.raw`\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\p{No}`;
/** Other full stops that browsers take for a dot, and a blank that is no space. */
const STANDS_FOR: Readonly<Record<string, string>> = { '\u3002': '.', '\uFF61': '.', '\u2024': '.', '\u2800': ' ' };
const UNSEEN = new RegExp(`[${HIDDEN}]`, 'u');
const REDRAWN = new RegExp(`[${DRAWN}]`, 'u');
const DIGIT = /\p{Nd}/u;
const ANY = new RegExp(String.raw`[${HIDDEN}${DRAWN}\u3002\uFF61\u2024\u2800]|(?![0-9])\p{Nd}`, 'u');

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
  if (DIGIT.test(sign)) return digitOf(sign);
  if (REDRAWN.test(sign)) return ringed(sign) ?? sign.normalize('NFKC');
  return STANDS_FOR[sign] ?? sign;
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

/** Ringed digits without a plain form: where each row begins, and with which number. */
const RINGED: readonly (readonly [number, number])[] = [
  [0x24eb, 11],
  [0x24f5, 1],
  [0x2776, 1],
  [0x2780, 1],
  [0x278a, 1],
];
function ringed(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  if (code === 0x24ff) return '0';
  const row = RINGED.find(([first]) => code >= first && code < first + 10);
  return row ? String(row[1] + code - row[0]) : null;
}
