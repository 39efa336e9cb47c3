/**
 * Finds candidates for the near-copy test among all cores shown before [ST1]: words side by side, three at a time, lead from one to the
 * others. Leaves out only what the test would refuse, and among the many copies of one text those that lead nowhere new.
 */
import {
  commentsOf,
  LEAST_SHARED,
  LONGEST_COMMENT,
  RUN,
  sameCore,
  slipsAllowed,
  WORDING,
  type Core,
  type Wording,
} from '@unisson/shared/text/similar';

/** How a core reads: as written, without inner tags or with some; or as it would be without them. */
export type Reading = 'plain' | 'tagged' | 'bare';
export interface LongCopies {
  /**
   * Shows a core, told in the same story as `text` (its number).
   * @param meets called for each text that passes the test and may be new to it; `isKnown` asks whether two are one story already.
   */
  meet(core: Core<string>, text: number, reading: Reading): void;
}
export interface Union {
  isOne(a: number, b: number): boolean;
  join(a: number, b: number): void;
}

/** Candidates of one component at one crossing of words: beyond these, the copies of one text find no new ones. */
const MOST_OF_ONE = 48;
const CROWDED = 192;

interface Index {
  readonly words: Map<string, number>;
  readonly spelling: string[];
  readonly tags: boolean[];
  readonly comments: boolean[];
  readonly reactions: boolean[];
  readonly negators: boolean[];
  /** By number of a core; side by side, because most are only glanced at. */
  readonly cores: { readonly words: Int32Array; readonly isCut: boolean }[];
  readonly texts: number[];
  readonly readings: Reading[];
  readonly lengths: number[];
  readonly runCounts: number[];
  /** Words at the beginning and at the end that may be a comment. */
  readonly leads: number[];
  readonly trails: number[];
  /** Run of words → the cores that hold it; a bare number where it is one, as for most. */
  readonly crossings: Map<number, number | number[]>;
  shared: Uint16Array;
  /** 1 where a core was cut: beside `shared`, because both are asked for every core that is met. */
  cut: Uint8Array;
}

export function longCopies(union: Union): LongCopies {
  const index: Index = {
    ...{
      words: new Map(),
      spelling: [],
      tags: [],
      comments: [],
      reactions: [],
      negators: [],
      cores: [],
      texts: [],
      readings: [],
      lengths: [],
      runCounts: [],
      leads: [],
      trails: [],
    },
    ...{ crossings: new Map(), shared: new Uint16Array(1024), cut: new Uint8Array(1024) },
  };
  const wording: Wording<number> = {
    alike: (short, long, isLast) => WORDING.alike(index.spelling[short] ?? '', index.spelling[long] ?? '', isLast),
    isTag: (word) => index.tags[word] === true,
    isComment: (word) => index.comments[word] === true,
    isReaction: (word) => index.reactions[word] === true,
    isNegator: (word) => index.negators[word] === true,
  };
  return { meet: (core, text, reading) => meetCandidates(index, { core, text, reading }, { union, wording }) };
}

function meetCandidates(
  index: Index,
  { core, text, reading }: { core: Core<string>; text: number; reading: Reading },
  { union, wording }: { union: Union; wording: Wording<number> },
): void {
  const words = Int32Array.from(core.words, (word) => numberOf(index, word));
  const runs = runsOf(words);
  const at = index.cores.length;
  const mine = { words, isCut: core.isCut };
  const comments = commentsOf(mine, wording);
  note(index, mine, { text, reading, runs: runs.size, ...comments });
  const { cores, texts, readings, shared, cut } = index;
  const least = leastOf(mine, runs.size, comments);
  for (const other of meet(index, runs)) {
    const common = shared[other] ?? 0;
    shared[other] = 0;
    if (common < least && cut[other] === 0) continue;
    if (common < leastCommon(index, other, at) || !mayMeet(reading, readings[other] ?? 'bare')) continue;
    const [theirs, theirText] = [cores[other], texts[other] ?? -1];
    if (theirs && !union.isOne(text, theirText) && sameCore(mine, theirs, wording)) union.join(text, theirText);
  }
  for (const run of runs) post(index, run, at, union);
}

function note(
  index: Index,
  core: Index['cores'][number],
  { text, reading, runs, lead, trail }: { text: number; reading: Reading; runs: number; lead: number; trail: number },
): void {
  index.cores.push(core);
  index.texts.push(text);
  index.readings.push(reading);
  index.lengths.push(core.words.length);
  index.runCounts.push(runs);
  index.leads.push(lead);
  index.trails.push(trail);
  if (index.shared.length <= index.cores.length) {
    const [shared, cut] = [new Uint16Array(index.shared.length * 2), new Uint8Array(index.shared.length * 2)];
    shared.set(index.shared);
    cut.set(index.cut);
    index.shared = shared;
    index.cut = cut;
  }
  index.cut[index.cores.length - 1] = core.isCut ? 1 : 0;
}

/** A text without its inner tags is compared only with one that has none: two that name different ones are two. */
const mayMeet = (a: Reading, b: Reading): boolean => (a === 'bare' ? b === 'plain' : b !== 'bare' || a === 'plain');

/** Counts, for every core known, how many runs of words it shares with this one. */
function meet({ shared, crossings }: Index, runs: ReadonlySet<number>): number[] {
  const met: number[] = [];
  for (const run of runs) {
    const posted = crossings.get(run);
    if (posted === undefined) continue;
    if (typeof posted === 'number') touch(shared, met, posted);
    else for (let i = 0; i < posted.length; i += 1) touch(shared, met, posted[i] ?? 0);
  }
  return met;
}

function touch(shared: Uint16Array, met: number[], other: number): void {
  const sum = (shared[other] ?? 0) + 1;
  shared[other] = sum;
  if (sum === 1) met.push(other);
}

/**
 * Runs that a core shares at least with any that passes the test and was not cut: all but those in its own comments and those that slips break.
 * Most of what is met shares one or two, and is done with before anything else is read of it.
 */
function leastOf({ words }: Core<number>, runs: number, { lead, trail }: { lead: number; trail: number }): number {
  return runs - lead - trail - RUN * slipsAllowed(words.length);
}

/**
 * Runs that two cores share at least if they pass the test. A slip breaks as many as are long; of two comments, one before and one after,
 * only what is between is shared. Few pairs get past this, so it is as tight as the test allows.
 */
function leastCommon({ cores, lengths, runCounts, leads, trails }: Index, a: number, b: number): number {
  const [one, other] = [lengths[a] ?? 0, lengths[b] ?? 0];
  const [short, long] = one < other ? [a, b] : [b, a];
  const n = Math.min(one, other);
  const runs = Math.min(runCounts[a] ?? 0, runCounts[b] ?? 0);
  const isWithin = Math.max(one, other) - n <= (leads[long] ?? 0) + (trails[long] ?? 0) || cores[short]?.isCut === true;
  const whole = isWithin ? runs - RUN * slipsAllowed(n) : Infinity;
  const beside = Math.max(Math.min(leads[short] ?? 0, trails[long] ?? 0), Math.min(trails[short] ?? 0, leads[long] ?? 0));
  const over = Math.min(LONGEST_COMMENT, n - LEAST_SHARED, beside);
  return Math.max(1, over > 0 ? Math.min(whole, runs - over - RUN * slipsAllowed(n - over)) : whole);
}

function post(index: Index, run: number, at: number, union: Union): void {
  const posted = index.crossings.get(run);
  if (posted === undefined) return void index.crossings.set(run, at);
  if (typeof posted === 'number') return void index.crossings.set(run, [posted, at]);
  // looked at once in a while: looking is what costs
  if (posted.length >= CROWDED && posted.length % 16 === 0) {
    const text = index.texts[at] ?? -1;
    let same = 0;
    for (const other of posted) if (union.isOne(index.texts[other] ?? -1, text)) same += 1;
    if (same >= MOST_OF_ONE) return;
  }
  posted.push(at);
}

/** Each run of words as one number; two runs that meet in it by chance only cost a test. */
function runsOf(words: Int32Array): ReadonlySet<number> {
  const runs = new Set<number>();
  for (let i = 0; i + RUN <= words.length; i += 1) {
    let mixed = 0x9e3779b9;
    for (let j = i; j < i + RUN; j += 1) mixed = Math.imul(mixed ^ (words[j] ?? 0), 0x85ebca6b) ^ (mixed >>> 13);
    runs.add(mixed | 0);
  }
  return runs;
}

function numberOf(index: Index, word: string): number {
  const known = index.words.get(word);
  if (known !== undefined) return known;
  const number = index.spelling.length;
  index.words.set(word, number);
  index.spelling.push(word);
  index.tags.push(WORDING.isTag(word));
  index.comments.push(WORDING.isComment(word));
  index.reactions.push(WORDING.isReaction(word));
  index.negators.push(WORDING.isNegator(word));
  return number;
}
