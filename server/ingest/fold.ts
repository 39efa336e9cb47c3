/**
 * A text as stories compare it: two posts that differ only in repost prefix, links, case, accents, punctuation, emoji or spacing
 * fold to the same words [ST1]. Pure and without memory: the order of arrival cannot matter.
 */
const REPOST = /^(?:\s*(?:RT|MT|via)\s+@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?\s*:?\s*)+/iu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
/** Latin, Greek and Cyrillic accents only: in other scripts a combining mark is a letter. */
const ACCENT = /[\u0300-\u036f]/g;
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu;
const LIGATURE: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

export function fold(text: string): string {
  return text
    .replace(REPOST, '')
    .replace(LINK, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENT, '')
    .replace(/[œæß]/g, (letter) => LIGATURE[letter] ?? letter)
    .replace(NOT_WORD, ' ')
    .trim();
}
