/** Cuts a text where given words stand in it, so that they can be marked. Pure; the pieces joined are the text again. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Whole words, whatever their case and accents; a longer word wins over a shorter one inside it. */
export function cutAt(text: string, words: readonly string[]): readonly Piece[] {
  const wanted = [...new Set(words.map((word) => word.trim()).filter(Boolean))].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, isMarked: false }];
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(pattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(any)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), isMarked: false });
    pieces.push({ text: found[0], isMarked: true });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

// No hyphen among them: outside a class it means itself, and to escape it there is an error that takes the whole screen down.
const SPECIAL = /[.*+?^${}()|[\]\\/]/g;
/** An accent in either the word or the text does not keep them apart. */
const ACCENTS: Readonly<Record<string, string>> = { a: 'aàâä', c: 'cç', e: 'eéèêë', i: 'iîï', o: 'oôö', u: 'uùûü', y: 'yÿ' };
function pattern(word: string): string {
  return [...word.normalize('NFC')]
    .map((letter) => {
      // What was found is told in plain words: the text may have an apostrophe or a hyphen between them.
      if (letter === ' ') return "[\\s'’-]+";
      const base = letter.normalize('NFD').charAt(0).toLowerCase();
      const group = ACCENTS[base];
      return group ? `[${group}]` : letter.replace(SPECIAL, '\\$&');
    })
    .join('');
}
