/** A co-edited document as it stood at a position of its log. Reads only. Gives the others their turn while it reads a long one. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import type { DraftEntry, Store } from '../../store/store.ts';
import { FROM_LOG } from './load-draft.ts';

/** Entries applied in one go. */
const AT_ONCE = 500;

/** @returns null where there is no such position, or it lies before what is still kept. */
export async function draftAt(store: Store, name: string, position: number): Promise<Y.Doc | null> {
  const log = await store.draft(name);
  if (position < 1 || position > log.head) return null;
  const { checkpoint } = log;
  if (checkpoint && checkpoint.n <= position)
    return replay(
      checkpoint.state,
      log.entries.filter(({ n }) => n <= position),
    );
  const { entries } = checkpoint ? await store.draft(name, 0) : log;
  // What lies before an erasure is gone.
  return entries[0]?.n === 1
    ? replay(
        null,
        entries.filter(({ n }) => n <= position),
      )
    : null;
}

async function replay(state: Uint8Array | null, entries: readonly DraftEntry[]): Promise<Y.Doc> {
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state, FROM_LOG);
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    if (at > 0) await nextTurn();
    doc.transact(() => {
      for (const { update } of entries.slice(at, at + AT_ONCE)) Y.applyUpdate(doc, update, FROM_LOG);
    }, FROM_LOG);
  }
  return doc;
}
