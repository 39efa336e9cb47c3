/**
 * Cuts and folds text into words, the same way for both stores, so that they find the same mentions. SQLite's own tokenizer glues an
 * emoji that is younger than its tables to the word beside it; hence the cutting here. Whatever a user types becomes words and nothing
 * else: no operator, quote or pattern of a query language survives it.
 */
export interface SearchWord {
  readonly word: string;
  readonly prefix: boolean;
}

const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;
const ACCENTS = /^[\u0300-\u036f]+$/u;

/** Most words of one search: more cost time and narrow nothing. */
const MOST_WORDS = 16;

/** Words of a stored text, folded, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set((text.match(WORD) ?? []).map(foldWord))];
}

/** Western letters and punctuation: what SQLite's `unicode61 remove_diacritics 2` cuts and folds exactly as we do. */

const PLAIN = /^[\u0000-\u00b4\u00b6-\u017e\u2010-\u203a\u20ac]*$/;

/** Emoji and other signs: no part of a word, wherever they stand. What joins or varies them begins no word either. */
const SIGNS = /[\p{So}\p{Sk}][\p{So}\p{Sk}\u200d\ufe0f]*/gu;

/** A text as FTS5 is to index it: as it is, or without its signs, where that gives the same words, for that costs least; else its words. */
export function ftsText(text: string): string {
  if (PLAIN.test(text)) return text;
  const unsigned = text.replace(SIGNS, ' ');
  return PLAIN.test(unsigned) ? unsigned : wordsOf(text).join(' ');
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

/** Letters whose accents NFD takes apart into a letter and western accents, one by one or all at once with the same outcome. */
const LATIN = /^[\u0000-\u024f]*$/;
const ASCII = /^[\u0000-\u007f]*$/;
const EVERY_ACCENT = /[\u0300-\u036f]+/g;

function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  // nearly every word with an accent: every mention that comes in passes here
  if (LATIN.test(word)) return word.normalize('NFD').replace(EVERY_ACCENT, '').toLowerCase();
  let folded = '';
  for (const char of word) {
    if (ACCENTS.test(char)) continue;
    const [base = '', ...marks] = char.normalize('NFD');
    folded += (marks.length === 0 || ACCENTS.test(marks.join('')) ? base : char).toLowerCase();
  }
  return folded;
}
