/**
 * From what a source brought to what is stored: normalise, score, make the row, count it; a bad one is refused and the rest go on [ME6].
 * Pure but for the scorer's memory; runs on any thread. Must not know the store's side or who waits.
 */
import type { Instant } from '@unisson/shared/domain/entity';
import type { Add } from '../../store/store.ts';
import { figures, SIGHTING } from '../counters.ts';
import { Unreadable, type ItemRefusal } from '../item-refusal.ts';
import type { Lens } from '../lens.ts';
import { makeMention } from '../make-mention.ts';
import { normalise } from '../normalise.ts';
import { remembered } from '../remembered.ts';
import type { Scorer } from '../score/scorer.ts';

export type Rejected = { readonly index: number } & ItemRefusal;

/** `nowMs`: wall clock of the receipt, epoch milliseconds. */
export interface Receiving {
  readonly via: string;
  readonly receivedAt: Instant;
  readonly nowMs: number;
}

const TEXTS_REMEMBERED = 2_000;

/** Reposts bring the same text again and again. */
export function rememberingScorer(scorer: Scorer): Scorer {
  const score = remembered(
    (key) => scorer.score(key.slice(key.indexOf(' ') + 1), key.slice(0, key.indexOf(' ')) || undefined),
    TEXTS_REMEMBERED,
  );
  return { score: (text, language = '') => score(`${language} ${text}`) };
}

export function prepareItem(item: unknown, receiving: Receiving, scorer: Scorer, lens: Lens): Add | ItemRefusal {
  const read = normalise(item, receiving.nowMs);
  if (!read.ok) return read.refusal;
  const { via, receivedAt } = receiving;
  const entity = makeMention(read.mention, scorer.score(read.mention.text, read.mention.language ?? undefined), { via, receivedAt }, lens);
  return { entity, counters: figures(entity), otherwise: SIGHTING };
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
