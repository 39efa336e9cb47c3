/**
 * A text as stories compare it: two posts that differ only in repost prefix, links, case, accents, punctuation, emoji or spacing
 * fold to the same words [ST1]. Tags and accounts keep their sign, and a text that was cut its "…", so that the near-copy test can
 * tell. Pure and without memory: the order of arrival cannot matter.
 */
import { CUT } from '@unisson/shared/text/similar';

const REPOST = /^(?:\s*(?:RT|MT|via)\s+@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?\s*:?\s*)+/iu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
/** Latin, Greek and Cyrillic accents only: in other scripts a combining mark is a letter. */
const ACCENT = /[\u0300-\u036f]/g;
const NOT_WORD = /[^\p{L}\p{N}\p{M}#@]+/gu;
/** A sign before no word, or within one: an address, "C#", "# 1". */
const STRAY_SIGN = /(?<=\S)[#@]+|[#@](?![\p{L}\p{N}])/gu;
/** A tag or an account as one word, whatever it is joined with ("@name.bsky.social" too); without the server it lives on. */
const NAME = /(?<![\p{L}\p{N}])(?:#[\p{L}\p{N}_]+|@[\p{L}\p{N}_]+(?:[.-][\p{Ll}\p{N}_]+)*(?:@[\p{L}\p{N}.-]+)?)/gu;
const nameOnly = (name: string): string => ` ${name.replace(/(?<=.)@.*|[_.-]/gu, '')} `;
const LIGATURE: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** Dots as people type them too; the tags that a tool puts behind are not the end of the text. */
const ENDS_CUT = /(?:…|\.{3})(?:\s*[#@][\p{L}\p{N}_]+)*[\s"'»”’)\]]{0,8}$/u;

/** Each of what follows is rare: looked for before it is done, for every post that comes in is folded. */
const MAY_BE_LINK = /:\/\/|www\./i;
const NOT_ASCII = /[^\0-\x7f]/;
const NOT_ASCII_WORD = /[^A-Za-z0-9#@]+/g;
const hasSign = (text: string): boolean => text.includes('@') || text.includes('#');

export function fold(text: string): string {
  const own = text.replace(REPOST, '');
  const said = (MAY_BE_LINK.test(own) ? own.replace(LINK, ' ') : own).trimEnd();
  const words = foldWords(said);
  const mayBeCut = said.includes('…') || said.includes('...');
  return mayBeCut && words !== '' && ENDS_CUT.test(said) ? `${words} ${CUT}` : words;
}

function foldWords(said: string): string {
  let words = (hasSign(said) ? said.replace(NAME, nameOnly) : said).toLowerCase();
  if (NOT_ASCII.test(words))
    words = words
      .normalize('NFKD')
      .replace(ACCENT, '')
      .replace(/[œæß]/g, (letter) => LIGATURE[letter] ?? letter);
  if (hasSign(words)) words = words.replace(STRAY_SIGN, ' ');
  return words.replace(NOT_ASCII.test(words) ? NOT_WORD : NOT_ASCII_WORD, ' ').trim();
}
