// Owns what each UTF-16 code unit is to the reader: its class (letter, digit, mark …) and its folded form (lower
// case, no accent). Tables, because a look-up per code unit is what keeps a text under a few dozen microseconds.
// Must not know about languages or weights.

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const APOSTROPHE = 3;
export const MARK = 4;
export const HIGH = 5;
export const SYMBOL = 6;
/** Adds nothing to what is said: variation selectors, joiners, combining accents. */
export const SILENT = 7;
export const LOW = 8;

export const classOf = new Uint8Array(65536);
export const foldOf = new Uint16Array(65536);

const letter = /\p{L}/u;
const digit = /\p{Nd}/u;
const space = /[\s\u0000-\u001f\u00a0\u200b\ufeff]/u;
const silent = /[\p{Mn}\p{Cf}]/u;
const symbol = /[\p{Extended_Pictographic}\p{So}]/u;

function classify(unit: number, char: string): number {
  if (unit >= 0xd800 && unit <= 0xdbff) return HIGH;
  if (unit >= 0xdc00 && unit <= 0xdfff) return LOW;
  if (space.test(char)) return SPACE;
  if (silent.test(char)) return SILENT;
  if (char === "'" || char === '\u2019' || char === '\u02bc' || char === '`' || char === '\u2018') return APOSTROPHE;
  if (letter.test(char)) return LETTER;
  if (digit.test(char)) return DIGIT;
  if (symbol.test(char) && unit > 0x2000) return SYMBOL;
  return MARK;
}

function fold(unit: number, char: string): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const bare = char.toLowerCase().normalize('NFD').replace(/\p{Mn}+/gu, '');
  return bare.length === 1 ? bare.charCodeAt(0) : unit;
}

for (let unit = 0; unit < 65536; unit += 1) {
  const char = String.fromCharCode(unit);
  classOf[unit] = classify(unit, char);
  foldOf[unit] = unit < 128 && !letter.test(char) ? unit : fold(unit, char);
}

/** Is it a capital of the Latin alphabet, accents included? */
export function isCapital(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7);
}
