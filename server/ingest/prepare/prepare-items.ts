/**
 * From what a source brought to what is stored: normalise, score, make the row, count it; a bad one is refused and the rest go on [ME6].
 * Pure but for the memory of words; runs on any thread. Must not know the store's side or who waits.
 */
import type { Instant } from '@unisson/shared/domain/entity';
import type { Add } from '../../store/store.ts';
import { figures, SIGHTING } from '../counters.ts';
import { Unreadable, type ItemRefusal } from '../item-refusal.ts';
import type { Lens } from '../lens.ts';
import { makeMention } from '../make-mention.ts';
import { normalise } from '../normalise.ts';
import type { ReadWords } from '../read-words.ts';

export type Rejected = { readonly index: number } & ItemRefusal;

/** `nowMs`: wall clock of the receipt, epoch milliseconds. */
export interface Receiving {
  readonly via: string;
  readonly receivedAt: Instant;
  readonly nowMs: number;
}

/** Of each item, in their order. */
export function prepareItems(items: readonly unknown[], receiving: Receiving, readWords: ReadWords, lens: Lens): (Add | ItemRefusal)[] {
  const read = items.map((item) => normalise(item, receiving.nowMs));
  const words = readWords(read.flatMap((one) => (one.ok ? [one.mention] : [])));
  const { via, receivedAt } = receiving;
  let next = 0;
  return read.map((one) => {
    if (!one.ok) return one.refusal;
    const said = words[next++];
    if (!said) throw new Error('a text was not read');
    const entity = makeMention(one.mention, said, { via, receivedAt }, lens);
    return { entity, counters: figures(entity), otherwise: SIGHTING };
  });
}

/** The mentions of a body that the edge has looked at: `{"mentions":[…]}`. */
export function itemsIn(json: Uint8Array): readonly unknown[] {
  const { mentions } = JSON.parse(new TextDecoder().decode(json)) as { mentions: unknown[] };
  return mentions;
}

/** Lines that were no JSON, apart from the rest: a class does not survive the way to another thread. */
export function apart(items: readonly unknown[]): {
  items: readonly unknown[];
  unreadable: readonly (readonly [index: number, message: string])[];
} {
  const unreadable = items.flatMap((item, index) => (item instanceof Unreadable ? [[index, item.message] as const] : []));
  return unreadable.length === 0
    ? { items, unreadable }
    : { items: items.map((item) => (item instanceof Unreadable ? null : item)), unreadable };
}

export function together(
  items: readonly unknown[],
  unreadable: readonly (readonly [index: number, message: string])[],
): readonly unknown[] {
  if (unreadable.length === 0) return items;
  const all = [...items];
  for (const [index, message] of unreadable) all[index] = new Unreadable(message);
  return all;
}
