/**
 * The part of the near-copy test for brief texts [ST1]: of few words nothing can be left out, so one that says enough stands whole in the
 * other, at most one word slipped, with nothing but tags and a comment around it. Says under which keys such a text is looked up, so that
 * an index finds every pair without comparing all. Pure.
 */
import { isCommentWord, isNegator, isReaction } from './comment-words.ts';
import { isSlip } from './slips.ts';

/** Longer texts are found by words side by side. */
const LONGEST = 8;
/** A brief text has so many words, and so many of them telling: its tags count where its words alone are too few to be anything else. */
const LEAST_WORDS = 3;
const LEAST_TELLING = 2;
const MOST_WITH_TAGS = 4;
const MOST_COMMENT = 6;
/** A slip leaves enough only of this many words. */
const LEAST_SLIPPED = 4;
const SHORTEST_SLIPPED = 3;

interface Said {
  readonly words: readonly string[];
  readonly whole: string;
}
export const isTag = (word: string): boolean => word.startsWith('#') || word.startsWith('@');
const isTelling = (word: string): boolean => !isTag(word) && !isCommentWord(word);
const count = (words: readonly string[], is: (word: string) => boolean): number => words.reduce((sum, word) => sum + Number(is(word)), 0);

/** What is to be found in a copy of a brief text: its words, or all of it where these are too few; null where it is not brief or says too little. */
export function heartOf({ words, whole }: Said): readonly string[] | null {
  if (words.length === 0 || words.length > LONGEST) return null;
  if (words.length >= LEAST_WORDS && count(words, isTelling) >= LEAST_TELLING) return words;
  const all = whole.split(' ');
  return words.length <= MOST_WITH_TAGS && saysEnough(all) ? all : null;
}

/** True where a stretch may be the heart of some text. */
function saysEnough(words: readonly string[]): boolean {
  if (words.length < LEAST_WORDS || words.length > LONGEST) return false;
  const telling = count(words, isTelling);
  const tags = count(words, isTag);
  return (telling >= 1 && telling + tags >= LEAST_TELLING) || (tags >= 1 && words.length >= 4);
}

/** What may be the heart of a brief text that this one copies: the rest is tags, and a comment on either side. */
export function stretchesOf({ whole }: Said): readonly (readonly string[])[] {
  const all = whole.split(' ');
  const ends = edges(all, all.length, -1);
  const found: (readonly string[])[] = [];
  for (const from of edges(all, 0, 1)) {
    for (const to of ends) {
      const stretch = to - from >= LEAST_WORDS && to - from <= LONGEST ? all.slice(from, to) : [];
      if (saysEnough(stretch)) found.push(stretch);
    }
  }
  return found;
}

/** Where a text may begin (or end, `step` -1) if what lies outside is tags and one comment. */
function edges(all: readonly string[], start: number, step: 1 | -1): number[] {
  const found = [start];
  let comment = 0;
  let reactions = 0;
  for (let n = 1; n < all.length; n += 1) {
    const word = all[step === 1 ? n - 1 : all.length - n] ?? '';
    if (isTelling(word)) break;
    if (!isTag(word)) comment += 1;
    if (comment > MOST_COMMENT) break;
    if (isReaction(word)) reactions += 1;
    // "not" right before a text says the opposite of it, and small words alone are part of it
    if ((comment === 0 || reactions > 0) && !(step === 1 && isNegator(word))) found.push(start + step * n);
  }
  return found;
}

/** Where two stretches of one slip meet: each word that may be slipped left open in turn. */
export function slippedKeys(words: readonly string[]): readonly string[] {
  if (words.length < LEAST_SLIPPED) return [];
  return words.flatMap((word, n) =>
    word.length < SHORTEST_SLIPPED || isTag(word) ? [] : [[...words.slice(0, n), '*', ...words.slice(n + 1)].join(' ')],
  );
}

/** Equal but for one word that is slipped. */
export function isSlipped(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < LEAST_SLIPPED) return false;
  const at = a.findIndex((word, n) => word !== b[n]);
  if (at < 0) return true;
  return a.slice(at + 1).every((word, n) => word === b[at + 1 + n]) && isSlip(a[at] ?? '', b[at] ?? '');
}

export function sameBrief(a: Said, b: Said): boolean {
  return isHeld(heartOf(a), b) || isHeld(heartOf(b), a);
}

function isHeld(heart: readonly string[] | null, text: Said): boolean {
  if (!heart) return false;
  const said = heart.join(' ');
  return stretchesOf(text).some((stretch) => stretch.length === heart.length && (stretch.join(' ') === said || isSlipped(stretch, heart)));
}
