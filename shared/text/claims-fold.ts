/** Folds a text for matching: lower case, no accents, plain spaces and apostrophes, each code unit in its place, so that offsets hold in both. */

const SPACE = /[\s\u00A0\u202F\u2007\u2009]/u;
const PLAIN: Readonly<Record<string, string>> = { '’': "'", '‘': "'", ʼ: "'", '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-' };

/** Same length as the text. Line ends stay, since they end sentences. */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charAt(at));
  return folded;
}

function foldUnit(unit: string): string {
  if (unit === '\n' || unit === '\r') return unit;
  if (SPACE.test(unit)) return ' ';
  const plain = PLAIN[unit];
  if (plain !== undefined) return plain;
  const base = unit.normalize('NFD').charAt(0).toLowerCase();
  return base.length === 1 ? base : unit;
}

/** What has been understood already: the same length, so that nobody reads it twice. The mark is no letter, digit or space. */
export const TAKEN = '\u0000';
export function blank(folded: string, start: number, end: number): string {
  return folded.slice(0, start) + TAKEN.repeat(end - start) + folded.slice(end);
}
