/**
 * A text as the handling rules read it: plain lower-case words with single spaces, ` . ` between sentences, accents gone, digits that
 * stand for letters put back, stretched letters cut. Pure; bounded by the length of the text.
 */
import { remembered } from '../remembered.ts';

const LETTER_OF: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
const DISGUISED = /[a-z]+[0134579@$]+[a-z0-9@$]*/g;
/** Longer posts say what they say early; an article is not somebody's cry for help. */
const MOST_LETTERS = 4_000;

/** Texts, and names of authors, of which one call of ingest or the one before may have had the same. */
const REMEMBERED = 2_000;
export const plainWords = remembered(cut, REMEMBERED);

function cut(text: string): string {
  const words = text
    .slice(0, MOST_LETTERS)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/œ/g, 'oe')
    .replace(/(^|\s)@(?=[a-z])/g, '$1')
    .replace(DISGUISED, (word) => word.replace(/[013457@$]/g, (sign) => LETTER_OF[sign] ?? sign))
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/[.!?;\n…]+/g, ' . ')
    .replace(/[^a-z0-9.]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return ` ${words} . `;
}
