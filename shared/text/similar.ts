/**
 * The pure test of near copies [ST1]: two folded texts are the same story when what one says stands in the other, word after word, up to
 * typing slips. Tags, accounts, quotation marks and a short comment may be added before or after, the end may be cut; a changed word,
 * figure or negation inside makes it another story. Symmetric; not transitive: stories are the connected components.
 */
import { isTag, sameBrief } from './brief.ts';
import { isCommentWord, isNegator, isReaction } from './comment-words.ts';
import { isSlip } from './slips.ts';

/** Fewer words, or letters, than this say too little to be told from something else: see brief.ts. */
const LEAST_WORDS = 5;
const LEAST_LETTERS = 29;
/** A text that was cut must have kept this many words to be known by its beginning. */
const LEAST_KEPT = 8;
/** And this share of it, less where more words are left: what is common to the beginnings of many texts is nobody's copy. */
const KEPT_SHARE = 0.77;
const MUCH_KEPT = 14;
const MUCH_KEPT_SHARE = 0.71;
/** Of a text that was cut itself: else one copy leads to the next shorter one, word by word, and that to the beginning of another text. */
const BOTH_CUT = 16;
const BOTH_CUT_SHARE = 0.85;
/** Words that may stand before or after: telling ones, as a share of the text; set apart by a tag; saying only "read this" or "so true". */
const TELLING_SHARE = 0.05;
const SET_APART_SHARE = 0.5;
export const LONGEST_COMMENT = 6;
/** A comment with all the tags in it. */
const MOST_BESIDE = 24;
/** Words that stand unchanged side by side in both: what candidates are found by, so the test asks for it too. */
export const RUN = 3;
/** Two copies with a comment each, one before and one after, are compared without the text they both copy. */
export const LEAST_SHARED = 12;
/** Words of a text that is too short to be compared and yet known with other tags behind it. */
const LEAST_TAGGED = 3;
const MOST_TAGS = 2;
/** Stands at the end of a folded text whose end was cut off. */
export const CUT = '…';

/** What a text says, as words or as numbers of words. */
export interface Core<W> {
  readonly words: ArrayLike<W>;
  /** Its end was cut off where it was copied. */
  readonly isCut: boolean;
}
export interface ReadCore extends Core<string> {
  readonly words: readonly string[];
  /** All that was copied, tags included: what must be equal where the words are too few to be compared. */
  readonly whole: string;
}
/** How two words compare; `isLast`: the shorter text was cut within this word. */
export interface Wording<W> {
  alike(short: W, long: W, isLast: boolean): boolean;
  isTag(word: W): boolean;
  isComment(word: W): boolean;
  isReaction(word: W): boolean;
  isNegator(word: W): boolean;
}
const bare = (word: string): string => (word.startsWith('#') ? word.slice(1) : word);
export const WORDING: Wording<string> = {
  alike: (short, long, isLast) =>
    isSlip(short, long) || (isLast && long.startsWith(short) && !/\p{N}/u.test(short)) || bare(short) === bare(long),
  isTag,
  isComment: isCommentWord,
  isReaction,
  isNegator,
};

/**
 * What a folded text says: without the tags and accounts at its ends, and without what stands before "RT @somebody".
 * @returns no words where nothing but tags is left.
 */
export function coreOf(folded: string): ReadCore {
  const words = folded === '' ? [] : folded.split(' ');
  const isCut = words.at(-1) === CUT;
  if (isCut) words.pop();
  let from = 0;
  for (let i = 0; i + 2 < words.length; i += 1) {
    if ((words[i] === 'rt' || words[i] === 'mt') && isTag(words[i + 1] ?? '')) from = i + 2;
  }
  const whole = words.slice(from).join(' ');
  let to = words.length;
  while (from < to && isTag(words[from] ?? '')) from += 1;
  while (to > from && isTag(words[to - 1] ?? '')) to -= 1;
  return { words: words.slice(from, to), isCut, whole };
}

/** A text without the tags that stand inside it, as whoever drops them retypes it; null where there are none. */
export function withoutInnerTags({ words, isCut, whole }: ReadCore): ReadCore | null {
  return words.some(isTag) ? { words: words.filter((word) => !isTag(word)), isCut, whole } : null;
}

/** A short text as it was before somebody put one or two tags behind it; nothing where it says too little even to be that. */
export function withoutTags({ words, whole }: ReadCore): readonly string[] {
  if (words.length < LEAST_TAGGED) return [];
  const found: string[] = [];
  for (
    let at = whole.lastIndexOf(' '), rest = whole;
    at > 0 && found.length < MOST_TAGS && isTag(rest.slice(at + 1));
    at = rest.lastIndexOf(' ')
  ) {
    rest = rest.slice(0, at);
    found.push(rest);
  }
  return found;
}

/** True where a core says enough to be compared. */
export function isComparable({ words }: { readonly words: readonly string[] }): boolean {
  return words.length >= LEAST_WORDS && words.reduce((sum, word) => sum + word.length, 0) >= LEAST_LETTERS;
}

/** @param a @param b texts as `fold` gives them. */
export function sameStory(a: string, b: string): boolean {
  const [one, other] = [coreOf(a), coreOf(b)];
  if (one.words.length === 0 || other.words.length === 0) return false;
  if (one.whole === other.whole) return true;
  if (withoutTags(one).includes(other.whole) || withoutTags(other).includes(one.whole)) return true;
  return sameBrief(one, other) || (isComparable(one) && isComparable(other) && sameReadings(one, other));
}

/** As written; and as one would be without its inner tags where the other has none. */
function sameReadings(one: ReadCore, other: ReadCore): boolean {
  if (sameCore(one, other, WORDING)) return true;
  const [mine, theirs] = [withoutInnerTags(one), withoutInnerTags(other)];
  if (mine && !theirs) return isComparable(mine) && sameCore(mine, other, WORDING);
  return theirs !== null && !mine && isComparable(theirs) && sameCore(one, theirs, WORDING);
}

/** How many words of a comparison may be slips. */
export const slipsAllowed = (words: number): number => (words < 6 ? 1 : words < 20 ? 2 : 3);

const keptShare = (words: number, ofCut: boolean): number => {
  if (ofCut) return words >= BOTH_CUT ? BOTH_CUT_SHARE : 1;
  return words >= MUCH_KEPT ? MUCH_KEPT_SHARE : KEPT_SHARE;
};

/** The test on two cores that are comparable. */
export function sameCore<W>(a: Core<W>, b: Core<W>, wording: Wording<W>): boolean {
  // of two that are equally long the cut one is the copy: the test must not depend on which is named first
  const isShorter = a.words.length < b.words.length || (a.words.length === b.words.length && (a.isCut || !b.isCut));
  const [short, long] = isShorter ? [a, b] : [b, a];
  const [n, m] = [short.words.length, long.words.length];
  for (let offset = 0; offset <= m - n; offset += 1) {
    // nearly all fail here, after a few words
    if (!fits(short, long, { from: 0, to: n, offset }, wording)) continue;
    const isBeginning = short.isCut && n >= LEAST_KEPT && n + offset >= m * keptShare(n, long.isCut);
    if (
      isComment(long.words, { from: 0, to: offset, of: n }, wording) &&
      (isBeginning || isTrailing(long, { from: offset + n, of: n }, wording))
    )
      return true;
  }
  for (let over = 1; over <= LONGEST_COMMENT && n - over >= LEAST_SHARED; over += 1) {
    const of = n - over;
    if (
      fits(short, long, { from: over, to: n, offset: -over }, wording) &&
      isComment(short.words, { from: 0, to: over, of }, wording) &&
      isTrailing(long, { from: of, of }, wording)
    )
      return true;
    if (
      fits(short, long, { from: 0, to: of, offset: m - of }, wording) &&
      isTrailing(short, { from: of, of }, wording) &&
      isComment(long.words, { from: 0, to: m - of, of }, wording)
    )
      return true;
  }
  return false;
}

/** How many words at a core's beginning and end may be a comment at most: what two cores that far apart need not be tried for. */
export function commentsOf<W>({ words }: Core<W>, wording: Wording<W>): { readonly lead: number; readonly trail: number } {
  const of = words.length;
  let [lead, trail] = [0, 0];
  for (let n = 1; n < of && n <= MOST_BESIDE; n += 1) {
    if (isComment(words, { from: 0, to: n, of }, wording)) lead = n;
    if (isComment(words, { from: of - n, to: of, of }, wording)) trail = n;
  }
  return { lead, trail };
}

/** True where what follows from `from` on is a comment: of a text that was cut one that says so at once, for nobody knows how the rest went on. */
function isTrailing<W>(
  { words, isCut }: Core<W>,
  { from, of }: { readonly from: number; readonly of: number },
  wording: Wording<W>,
): boolean {
  let first = from;
  while (isCut && first < words.length && wording.isTag(words[first] as W)) first += 1;
  if (isCut && first < words.length && !wording.isReaction(words[first] as W)) return false;
  return isComment(words, { from, to: words.length, of }, wording);
}

/** True where the words `from` to `to` beside a text of so many are no more than a comment on it. */
function isComment<W>(
  words: ArrayLike<W>,
  { from, to, of }: { readonly from: number; readonly to: number; readonly of: number },
  wording: Wording<W>,
): boolean {
  if (from === to) return true;
  let any = 0;
  let telling = 0;
  for (let i = from; i < to; i += 1) {
    const word = words[i] as W;
    if (wording.isTag(word)) continue;
    any += 1;
    if (!wording.isComment(word)) telling += 1;
    if (any > LONGEST_COMMENT || to - from > MOST_BESIDE) return false;
  }
  // "not" right before a text says the opposite of it
  if (from === 0 && wording.isNegator(words[to - 1] as W)) return false;
  if (telling <= of * TELLING_SHARE) return true;
  const beside = from === 0 ? to - 1 : from;
  return wording.isTag(words[beside] as W) && any <= of * SET_APART_SHARE;
}

/** Words `from` to `to` of the short text against those of the long one that stand `offset` further on. */
function fits<W>(
  short: Core<W>,
  long: Core<W>,
  { from, to, offset }: { readonly from: number; readonly to: number; readonly offset: number },
  wording: Wording<W>,
): boolean {
  const allowed = slipsAllowed(to - from);
  let different = 0;
  let run = 0;
  let longest = 0;
  for (let i = from; i < to; i += 1) {
    if (short.words[i] === long.words[i + offset]) {
      run += 1;
      if (run > longest) longest = run;
    } else {
      run = 0;
      different += 1;
      if (different > allowed) return false;
    }
  }
  if (longest < RUN) return false;
  for (let i = from; different > 0 && i < to; i += 1) {
    const [mine, theirs] = [short.words[i] as W, long.words[i + offset] as W];
    if (mine === theirs) continue;
    different -= 1;
    const isLast = i === short.words.length - 1;
    const isBothLast = isLast && long.isCut && i + offset === long.words.length - 1;
    if (!wording.alike(mine, theirs, isLast && short.isCut) && !(isBothLast && wording.alike(theirs, mine, true))) return false;
  }
  return true;
}
