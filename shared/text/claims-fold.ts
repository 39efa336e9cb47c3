/** Folds a text for matching: lower case, no accents, plain spaces and apostrophes, each code unit in its place, so that offsets hold in both. */

const SPACE = /[\s\u00A0\u202F\u2007\u2009]/u;
/** Letters of other alphabets that look like ours, small: a word that only looks banned must not slip past. */
const ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ӏ: 'l',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  ρ: 'p',
  υ: 'u',
  τ: 't',
  χ: 'x',
  ε: 'e',
  β: 'b',
  ζ: 'z',
  η: 'h',
  μ: 'm',
  օ: 'o',
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
};
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
  return base.length === 1 ? (ALIKE[base] ?? base) : unit;
}

/** Stands for what has been understood already, so that nobody reads it twice. No letter, digit or space. */
export const TAKEN = '\u0000';

/** Places in a text that are taken. Asking costs the length of the span alone: a text full of figures is read in linear time. */
export interface Places {
  free(start: number, end: number): boolean;
  take(start: number, end: number): void;
  /** The text with what is taken blanked; the same length. */
  blanked(text: string): string;
}

export function placesIn(length: number): Places {
  const taken = new Uint8Array(length);
  return {
    free: (start, end) => !taken.subarray(start, end).includes(1),
    take: (start, end) => void taken.fill(1, start, end),
    blanked(text) {
      let out = '';
      for (let at = 0; at < length;) {
        const free = taken[at] === 0;
        const found = taken.indexOf(free ? 1 : 0, at);
        const until = found < 0 ? length : found;
        out += free ? text.slice(at, until) : TAKEN.repeat(until - at);
        at = until;
      }
      return out;
    },
  };
}

/** Where the pieces of a text begin that a border cuts it into; the first begins at 0. */
export function piecesOf(text: string, border: RegExp): number[] {
  return [0, ...Array.from(text.matchAll(border), (match) => match.index + match[0].length)];
}

/** The piece a position lies in, as offsets. */
export function pieceAt(starts: readonly number[], position: number, length: number): readonly [number, number] {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return [starts[low] ?? 0, starts[low + 1] ?? length];
}
