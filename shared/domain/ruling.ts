/**
 * What people decided about stories, laid over the grouping [ST1]: these belong together, these stay out. Rows that stay until somebody
 * undoes them; a later one outweighs an earlier. Pure data.
 */
import type { Entity, Instant, UserId } from './entity.ts';

export interface Ruling extends Entity {
  /** `merge`: all keys are one story. `split`: the keys are a story of their own, apart from whatever else is alike. */
  readonly act: 'merge' | 'split';
  /** Keys of folded texts (a mention's `storyKey`, a story's id). */
  readonly keys: readonly string[];
  /** The story a split was made in. */
  readonly from: string | null;
  readonly by: UserId;
  readonly at: Instant;
  /** Number of the commit that wrote it; set by the store. */
  readonly seq: number;
  readonly undone: { readonly by: UserId; readonly at: Instant } | null;
}

export interface Overlay {
  /** Key → the split that keeps it apart. */
  readonly apart: ReadonlyMap<string, string>;
  /** Keys that are one story because somebody said so. */
  readonly together: readonly (readonly string[])[];
}

/** Rulings in any order; those undone say nothing. */
export function overlayOf(rulings: readonly Ruling[]): Overlay {
  const standing = rulings.filter(({ undone }) => undone === null).sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  const apart = new Map<string, string>();
  let together: (readonly string[])[] = [];
  for (const { id, act, keys } of standing) {
    if (act === 'merge') together.push(keys);
    else {
      for (const key of keys) apart.set(key, id);
      // what was put together before is taken apart again where this split says so
      together = together.map((group) => group.filter((key) => !keys.includes(key))).filter((group) => group.length > 1);
    }
  }
  return { apart, together };
}
