/**
 * A text as a reader sees it: without the signs that take no room and split a figure or a link, digits of other forms ("５００", "5OO €") as
 * plain ones, links made harmless by hand as links, and where each unit came from. Else whoever pastes such signs would say a figure that nobody decided upon.
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

/** Zeros drawn as letters, in three alphabets. */
const ROUND = 'OoОоΟο';
const FIGURE = String.raw`\d${ROUND}`;
/** "5OO €", "1 OOO euros": begins with a digit, and every sign after it is a digit or round. Bounded, as nobody writes a longer figure. */
const ROUND_ZEROS = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])\d(?:[${FIGURE}]|[ .,\u00A0\u202F](?=[${FIGURE}]{3}(?![${FIGURE}]))){0,24}[${ROUND}][${FIGURE}]{0,24}(?=(?:k?€|eur|euros?|k|m)?(?![\p{L}\p{N}]))`,
  'giu',
);
/** Before a currency or a share also letters that look like a one: "l0 €". */
const BEFORE_SIGN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?=[${FIGURE}lI|]{0,24}\d)[${FIGURE}lI|]{1,24}(?= ?(?:[€$£%]|euros?(?!\p{L})))`,
  'gu',
);
const LOOKS_DRAWN = new RegExp(String.raw`\d[ .,\u00A0\u202F]?[${ROUND}lI|]|[${ROUND}lI|]\d`, 'u');

/** The same length, so that places hold. */
function zeroed(text: string): string {
  if (!LOOKS_DRAWN.test(text)) return text;
  const digits = (run: string): string => run.replace(new RegExp(`[${ROUND}]`, 'gu'), '0');
  return text.replace(ROUND_ZEROS, digits).replace(BEFORE_SIGN, (run) => digits(run).replace(/[lI|]/gu, '1'));
}

/** What stands for something shorter: keycaps in a row or beside a sign ("5️⃣0️⃣"; one by itself numbers a list), links made harmless by hand. */
const STANDINS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /(?:\d\uFE0F?\u20E3){2,}|\d\uFE0F?\u20E3(?= ?(?:[€$£%]|euros?(?!\p{L})))|(?<=[€$£] ?)\d\uFE0F?\u20E3/giu,
    (found) => found.replace(/\D/gu, ''),
  ],
  [/(?<![\p{L}\p{N}])h(?:xx|\*\*)p(?=s?:\/\/)/giu, () => 'http'],
  [/(?<=[\p{L}\p{N}]) ?[[({](?:\.|dot|point)[\])}] ?(?=[\p{L}\p{N}])/giu, () => '.'],
  [/(?<=[\p{L}\p{N}])(?<!(?:^|[^\p{L}])(?:the|a|every|this|that)) dot (?=(?:com|net|org|fr|eu|io)(?![\p{L}\p{N}]))/giu, () => '.'],
];
const STANDS_IN = /\u20E3|h(?:xx|\*\*)p|[[({](?:\.|dot|point)[\])}]| dot /iu;

interface Standin {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}
function standinsIn(text: string): readonly Standin[] {
  if (!STANDS_IN.test(text)) return [];
  const found = STANDINS.flatMap(([pattern, shows]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: words }): Standin => ({ at: index, end: index + words.length, text: shows(words) })),
  );
  return found.sort((a, b) => a.at - b.at);
}

export interface PlainText {
  readonly text: string;
  /** Where the unit at this place of `text` stands in the original; its length for the end. */
  origin(at: number): number;
}

export function plainText(original: string): PlainText {
  const standins = standinsIn(original);
  if (standins.length === 0 && !ANY.test(original)) return { text: zeroed(original), origin: (at) => at };
  let text = '';
  const origins: number[] = [];
  const add = (units: string, at: number): void => {
    text += units;
    for (let i = 0; i < units.length; i += 1) origins.push(at);
  };
  let at = 0;
  for (const { at: from, end, text: stands } of [...standins, { at: original.length, end: original.length, text: '' }]) {
    if (from < at) continue;
    for (const sign of original.slice(at, from)) {
      add(shown(sign), at);
      at += sign.length;
    }
    add(stands, from);
    at = end;
  }
  return { text: zeroed(text), origin: (place) => origins[place] ?? original.length };
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
