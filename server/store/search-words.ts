/**
 * Cuts and folds text into words as SQLite's FTS5 `unicode61 remove_diacritics 2` does, so that both stores find the same mentions.
 * Whatever a user types becomes words here and nothing else: no operator, quote or pattern of a query language survives it.
 */
export interface SearchWord {
  readonly word: string;
  readonly prefix: boolean;
}

const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\u0300-\u036f]*/gu;
const ACCENTS = /^[\u0300-\u036f]+$/u;

/** Most words of one search: more cost time and narrow nothing. */
const MOST_WORDS = 16;

/** Words of a stored text, folded, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set((text.match(WORD) ?? []).map(foldWord))];
}

/** What a user asked for. Null: no search (blank). Empty: nothing can match (no letter or digit in it). */
export function searchWords(query: string): readonly SearchWord[] | null {
  if (query.trim() === '') return null;
  const found = new Map<string, SearchWord>();
  for (const match of query.matchAll(WORD)) {
    const prefix = query[match.index + match[0].length] === '*';
    const word = foldWord(match[0]);
    found.set(`${word} ${prefix}`, { word, prefix });
  }
  return [...found.values()].slice(0, MOST_WORDS);
}

/** The same words as an FTS5 expression: each a quoted string, which FTS5 never reads as syntax. */
export function ftsExpression(words: readonly SearchWord[]): string {
  return words.map(({ word, prefix }) => (prefix ? `"${word}" *` : `"${word}"`)).join(' AND ');
}

function foldWord(word: string): string {
  let folded = '';
  for (const char of word) {
    if (ACCENTS.test(char)) continue;
    const [base = '', ...marks] = char.normalize('NFD');
    folded += (marks.length === 0 || ACCENTS.test(marks.join('')) ? base : char).toLowerCase();
  }
  return folded;
}
