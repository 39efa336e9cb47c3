/**
 * Finds the near copies of a text among all that were shown before, and keeps the connected components of the test [ST1]: words side
 * by side (three at a time) lead to candidates, the pure test decides, union-find joins. Which texts end up together does not depend on
 * the order they are shown in. In memory only; made again from the stored texts.
 */
import {
  coreOf,
  CUT,
  isComparable,
  LEAST_SHARED,
  LONGEST_COMMENT,
  RUN,
  sameCore,
  slipsAllowed,
  withoutTags,
  WORDING,
  type Core,
  type ReadCore,
  type Wording,
} from '@unisson/shared/text/similar';

export interface NearCopies {
  /**
   * Shows a text under its key; the same key again is free.
   * @returns the homes of components that this text has joined, two by two; a text alone is its own home.
   */
  add(key: string, folded: string): readonly (readonly [string, string])[];
  has(key: string): boolean;
  /** Where the key's component lives: a story's id; the key itself where nothing else was said. */
  home(key: string): string;
  settle(key: string, home: string): void;
  /** A number that keys of one component share until the next text is shown. */
  component(key: string): number;
  readonly size: number;
}

/** Candidates of one component at one crossing of words: beyond these, the copies of one text find no new ones. */
const MOST_OF_ONE = 48;
const CROWDED = 192;
const NOTHING = new Int32Array(0);

interface Index {
  readonly words: Map<string, number>;
  readonly spelling: string[];
  readonly tags: boolean[];
  readonly comments: boolean[];
  readonly cores: (Core<number> & { readonly words: Int32Array })[];
  readonly distinctRuns: number[];
  readonly parent: number[];
  /** Of a component's root: where it lives; the lower of two until somebody says otherwise. */
  readonly homes: string[];
  readonly byCore: Map<string, number>;
  readonly byKey: Map<string, number>;
  /** A short text → those that are it with tags behind. */
  readonly tagged: Map<string, number[]>;
  /** Run of words → the texts that hold it; a bare number where it is one, as for most. */
  readonly crossings: Map<number, number | number[]>;
  shared: Uint16Array;
}

export function nearCopies(): NearCopies {
  const index: Index = {
    ...{ words: new Map(), spelling: [], tags: [], comments: [], cores: [], distinctRuns: [], parent: [], homes: [] },
    ...{ byCore: new Map(), byKey: new Map(), tagged: new Map(), crossings: new Map(), shared: new Uint16Array(1024) },
  };
  const wording: Wording<number> = {
    alike: (short, long, isLast) => WORDING.alike(index.spelling[short] ?? '', index.spelling[long] ?? '', isLast),
    isTag: (word) => index.tags[word] === true,
    isComment: (word) => index.comments[word] === true,
  };
  return {
    add: (key, folded) => addText(index, key, folded, wording),
    has: (key) => index.byKey.has(key),
    home(key) {
      const at = index.byKey.get(key);
      return at === undefined ? key : (index.homes[rootOf(index, at)] ?? key);
    },
    settle(key, home) {
      const at = index.byKey.get(key);
      if (at !== undefined) index.homes[rootOf(index, at)] = home;
    },
    component(key) {
      const at = index.byKey.get(key);
      return at === undefined ? -1 : rootOf(index, at);
    },
    get size() {
      return index.byKey.size;
    },
  };
}

function addText(index: Index, key: string, folded: string, wording: Wording<number>): readonly (readonly [string, string])[] {
  if (index.byKey.has(key)) return [];
  const core = coreOf(folded);
  const isAlone = !isComparable(core);
  const said =
    core.words.length === 0
      ? `\0${key}`
      : isAlone
        ? `\u0001${core.whole}${core.isCut ? CUT : ''}`
        : `${core.words.join(' ')}${core.isCut ? CUT : ''}`;
  const known = index.byCore.get(said);
  if (known !== undefined) {
    index.byKey.set(key, known);
    const root = rootOf(index, known);
    const home = index.homes[root] ?? key;
    if (key < home) index.homes[root] = key;
    return [[home, key]];
  }
  const at = index.parent.length;
  index.parent.push(at);
  index.homes.push(key);
  index.byCore.set(said, at);
  index.byKey.set(key, at);
  index.cores.push({ words: isAlone ? NOTHING : Int32Array.from(core.words, (word) => numberOf(index, word)), isCut: core.isCut });
  if (!isAlone) return joinCandidates(index, at, wording);
  index.distinctRuns.push(0);
  return joinTagged(index, at, core);
}

/** A text too short to be compared joins the one it is with tags behind it, whichever of them was shown first. */
function joinTagged(index: Index, at: number, core: ReadCore): (readonly [string, string])[] {
  const joined: (readonly [string, string])[] = [];
  const others: number[] = core.isCut ? [] : [...(index.tagged.get(core.whole) ?? [])];
  for (const plain of withoutTags(core)) {
    const known = index.byCore.get(`\u0001${plain}`);
    if (known !== undefined) others.push(known);
    const waiting = index.tagged.get(plain);
    if (waiting) waiting.push(at);
    else index.tagged.set(plain, [at]);
  }
  for (const other of others) {
    const [mine, root] = [rootOf(index, at), rootOf(index, other)];
    if (mine === root) continue;
    joined.push([index.homes[mine] ?? '', index.homes[root] ?? '']);
    unite(index, mine, root);
  }
  return joined;
}

function joinCandidates(index: Index, at: number, wording: Wording<number>): (readonly [string, string])[] {
  const core = index.cores[at];
  if (!core) return [];
  const runs = runsOf(core.words);
  index.distinctRuns.push(runs.size);
  const met = meet(index, runs);
  const joined: (readonly [string, string])[] = [];
  for (const other of met) {
    const common = index.shared[other] ?? 0;
    index.shared[other] = 0;
    const theirs = index.cores[other];
    if (!theirs || common < leastCommon(index, at, other)) continue;
    const [mine, root] = [rootOf(index, at), rootOf(index, other)];
    if (mine === root || !sameCore(core, theirs, wording)) continue;
    joined.push([index.homes[mine] ?? '', index.homes[root] ?? '']);
    unite(index, mine, root);
  }
  for (const run of runs) post(index, run, at);
  return joined;
}

/** Counts, for every text known, how many runs of words it shares with this one. */
function meet(index: Index, runs: ReadonlySet<number>): number[] {
  if (index.shared.length <= index.parent.length) {
    const more = new Uint16Array(index.shared.length * 2);
    more.set(index.shared);
    index.shared = more;
  }
  const met: number[] = [];
  const { shared } = index;
  for (const run of runs) {
    const posted = index.crossings.get(run);
    if (posted === undefined) continue;
    if (typeof posted === 'number') touch(shared, met, posted);
    else for (const other of posted) touch(shared, met, other);
  }
  return met;
}

function touch(shared: Uint16Array, met: number[], other: number): void {
  const sum = (shared[other] ?? 0) + 1;
  shared[other] = sum;
  if (sum === 1) met.push(other);
}

/** A slip breaks as many runs as are long; two comments, one before and one after, leave at least their common part. */
function leastCommon(index: Index, at: number, other: number): number {
  const [mine, theirs] = [index.cores[at]?.words.length ?? 0, index.cores[other]?.words.length ?? 0];
  const runs = Math.min(index.distinctRuns[at] ?? 0, index.distinctRuns[other] ?? 0);
  const short = Math.min(mine, theirs);
  return Math.max(1, runs - RUN * slipsAllowed(short) - (short >= LEAST_SHARED ? LONGEST_COMMENT : 0));
}

function post(index: Index, run: number, at: number): void {
  const posted = index.crossings.get(run);
  if (posted === undefined) return void index.crossings.set(run, at);
  if (typeof posted === 'number') return void index.crossings.set(run, [posted, at]);
  if (posted.length >= CROWDED) {
    const root = rootOf(index, at);
    let same = 0;
    for (const other of posted) if (rootOf(index, other) === root) same += 1;
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
  return number;
}

function rootOf(index: Index, at: number): number {
  const { parent } = index;
  let root = at;
  while (parent[root] !== root) {
    const next = parent[root] ?? root;
    parent[root] = parent[next] ?? next;
    root = parent[root] ?? next;
  }
  return root;
}

function unite(index: Index, a: number, b: number): void {
  const [low, high] = a < b ? [a, b] : [b, a];
  const [one, other] = [index.homes[low] ?? '', index.homes[high] ?? ''];
  index.parent[high] = low;
  index.homes[low] = one < other ? one : other;
}
