/**
 * A co-edited document as it is on disk: what is frozen, sent and hashed comes from here, never from a live copy [MS2].
 * Reads only.
 */
import * as Y from 'yjs';
import type { DraftEntry, Store } from '../../store/store.ts';

/** Origin of what came from the log, so that listeners tell it from somebody's edit. */
export const FROM_LOG = 'log';

export interface StoredDraft {
  readonly doc: Y.Doc;
  /** Position in the log that `doc` stands at; 0 for a document nobody has written. */
  readonly head: number;
  /** Entries of the log that lie after the checkpoint it was read from; `doc` holds them. */
  readonly entries: readonly DraftEntry[];
}

export async function loadDraft(store: Store, name: string): Promise<StoredDraft> {
  const log = await store.draft(name);
  const doc = new Y.Doc();
  doc.transact(() => {
    if (log.checkpoint) Y.applyUpdate(doc, log.checkpoint.state, FROM_LOG);
    for (const entry of log.entries) Y.applyUpdate(doc, entry.update, FROM_LOG);
  }, FROM_LOG);
  return { doc, head: log.entries.at(-1)?.n ?? log.checkpoint?.n ?? 0, entries: log.entries };
}
