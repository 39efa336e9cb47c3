/**
 * Finds the near copies of a text among all that were shown before, and keeps the connected components of the test [ST1]: candidates come
 * from brief-copies and long-copies, union-find joins. Which texts end up together does not depend on the order they are shown in. In
 * memory only; made again from the stored texts.
 */
import { coreOf, CUT, isComparable, withoutInnerTags, withoutTags, type ReadCore } from '@unisson/shared/text/similar';
import { briefCopies } from './brief-copies.ts';
import { longCopies } from './long-copies.ts';

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

interface Components {
  readonly parent: number[];
  /** Of a component's root: where it lives; the lower of two until somebody says otherwise. */
  readonly homes: string[];
}
interface Index extends Components {
  readonly byCore: Map<string, number>;
  readonly byKey: Map<string, number>;
  /** A short text → those that are it with tags behind. */
  readonly tagged: Map<string, number[]>;
}

export function nearCopies(): NearCopies {
  const index: Index = { parent: [], homes: [], byCore: new Map(), byKey: new Map(), tagged: new Map() };
  let joined: (readonly [string, string])[] = [];
  const union = {
    isOne: (a: number, b: number) => rootOf(index, a) === rootOf(index, b),
    join(a: number, b: number) {
      const [one, other] = [rootOf(index, a), rootOf(index, b)];
      if (one === other) return;
      joined.push([index.homes[one] ?? '', index.homes[other] ?? '']);
      unite(index, one, other);
    },
  };
  const [brief, long] = [briefCopies(), longCopies(union)];
  const isNew = (key: string, core: ReadCore, isAlone: boolean): boolean => place(index, key, { core, isAlone, joined });
  return {
    add(key, folded) {
      if (index.byKey.has(key)) return [];
      joined = [];
      const core = coreOf(folded);
      const isAlone = !isComparable(core);
      const isFirst = isNew(key, core, isAlone);
      const at = index.byKey.get(key) ?? 0;
      if (core.words.length > 0) for (const other of brief.meet(core, at)) union.join(at, other);
      if (!isFirst) return joined;
      if (isAlone) for (const other of meetTagged(index, at, core)) union.join(at, other);
      else {
        const bare = withoutInnerTags(core);
        long.meet(core, at, bare ? 'tagged' : 'plain');
        if (bare && isComparable(bare)) long.meet(bare, at, 'bare');
      }
      return joined;
    },
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

const sayingOf = (key: string, core: ReadCore, isAlone: boolean): string => {
  if (core.words.length === 0) return `\0${key}`;
  return isAlone ? `\u0001${core.whole}` : `${core.words.join(' ')}${core.isCut ? CUT : ''}`;
};

/** Gives the key its text's number. @returns false where the same was said before. */
function place(
  index: Index,
  key: string,
  { core, isAlone, joined }: { core: ReadCore; isAlone: boolean; joined: (readonly [string, string])[] },
): boolean {
  const said = sayingOf(key, core, isAlone);
  const known = index.byCore.get(said);
  if (known !== undefined) {
    index.byKey.set(key, known);
    const root = rootOf(index, known);
    const home = index.homes[root] ?? key;
    if (key < home) index.homes[root] = key;
    joined.push([home, key]);
    return false;
  }
  const at = index.parent.length;
  index.parent.push(at);
  index.homes.push(key);
  index.byCore.set(said, at);
  index.byKey.set(key, at);
  return true;
}

/** A text too short to be compared is one with those it is with tags behind it, whichever of them was shown first. */
function meetTagged(index: Index, at: number, core: ReadCore): readonly number[] {
  const met: number[] = [...(index.tagged.get(core.whole) ?? [])];
  for (const plain of withoutTags(core)) {
    const known = index.byCore.get(`\u0001${plain}`);
    if (known !== undefined) met.push(known);
    const waiting = index.tagged.get(plain);
    if (waiting) waiting.push(at);
    else index.tagged.set(plain, [at]);
  }
  return met;
}

function rootOf({ parent }: Components, at: number): number {
  let root = at;
  while (parent[root] !== root) {
    const next = parent[root] ?? root;
    parent[root] = parent[next] ?? next;
    root = parent[root] ?? next;
  }
  return root;
}

function unite({ parent, homes }: Components, a: number, b: number): void {
  const [low, high] = a < b ? [a, b] : [b, a];
  const [one, other] = [homes[low] ?? '', homes[high] ?? ''];
  parent[high] = low;
  homes[low] = one < other ? one : other;
}
