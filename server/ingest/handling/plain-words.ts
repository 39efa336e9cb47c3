/**
 * A text as the handling rules read it: plain lower-case words with single spaces, ` . ` between sentences, accents gone, digits that
 * stand for letters put back, stretched letters cut. Pure; bounded by the length of the text.
 */
const LETTER_OF: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
const DISGUISED = /[a-z]+[0134579@$]+[a-z0-9@$]*/g;
/** Longer posts say what they say early; an article is not somebody's cry for help. */
const MOST_LETTERS = 4_000;

export function plainWords(text: string): string {
  let words = lettersOf(text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS) : text);
  // each of these is rare: looked for before it is done
  if (words.includes('http')) words = words.replace(/\bhttps?:\/\/\S+/g, ' ');
  if (words.includes('œ')) words = words.replaceAll('œ', 'oe');
  if (words.includes('@')) words = words.replace(/(^|\s)@(?=[a-z])/g, '$1');
  if (MAY_BE_DISGUISED.test(words))
    words = words.replace(DISGUISED, (word) => word.replace(/[013457@$]/g, (sign) => LETTER_OF[sign] ?? sign));
  if (STRETCHED.test(words)) words = words.replace(/([a-z])\1{2,}/g, '$1');
  return sentencesOf(words);
}

const MAY_BE_DISGUISED = /[a-z][0134579@$]/;
const STRETCHED = /([a-z])\1\1/;

/** Pictures that say something, as words nobody writes. */
export const PICTURE_WORDS: ReadonlyMap<string, string> = new Map([
  ['🔪', 'xknife'],
  ['🗡', 'xsword'],
  ['🪓', 'xaxe'],
  ['🔫', 'xgun'],
  ['💣', 'xbomb'],
  ['🧨', 'xbomb'],
  ['⚰', 'xcoffin'],
  ['🪦', 'xcoffin'],
  ['💊', 'xpills'],
]);

/** What a character is to the rules: plain letters, digits and signs itself, white space a blank, anything else a star. `œ` is a letter only later. */
function plainOf(character: string): string {
  const picture = PICTURE_WORDS.get(character);
  if (picture !== undefined) return ` ${picture} `;
  const plain = character.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return plain.replace(/[^\S\n]/g, ' ').replace(/[^\n -~œ]/g, '*');
}

/** Of the characters that texts are made of, once and for all. */
const KNOWN = 0x2100;
const PLAIN: (string | undefined)[] = [];

/** Lower-case letters without accents, character by character: none of them depends on its neighbours. */
function lettersOf(text: string): string {
  const lower = text.toLowerCase();
  return NOT_PLAIN.test(lower) ? lower.replace(ALL_NOT_PLAIN, knownPlain) : lower;
}

const NOT_PLAIN = /[^\n -~]/;
const ALL_NOT_PLAIN = /[^\n -~]/gu;

function knownPlain(character: string): string {
  const code = character.charCodeAt(0);
  return code < KNOWN ? (PLAIN[code] ??= plainOf(character)) : plainOf(character);
}

/** Words with single blanks between them, and ` . ` between sentences. */
function sentencesOf(text: string): string {
  const words = text
    .replace(/[.!?;\n…]+/g, ' . ')
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim();
  return ` ${words} . `;
}
