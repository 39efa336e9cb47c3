/** Reads a draft's log from MongoDB. The checkpoint's and the entries' bytes come back as they went in. */
import { storable } from '../storable.ts';
import type { DraftLog } from '../store.ts';
import { bytesOf, type Collections } from './collections.ts';

export async function readDraft(all: Collections, doc: string, after: number | undefined): Promise<DraftLog> {
  const d = storable(doc);
  const draft = await all.draft.findOne({ _id: d }, after === undefined ? {} : { projection: { checkpoint: 0 } });
  if (draft === null) return { checkpoint: null, entries: [], head: 0 };
  const state = after === undefined ? draft.checkpoint : null;
  const checkpoint = state === null ? null : { n: draft.checkpointN, state: bytesOf(state) };
  const docs = await all.draftEntry.find({ d, n: { $gt: after ?? checkpoint?.n ?? 0 } }, { sort: { n: 1 } }).toArray();
  const entries = docs.map(({ n, user, owners, at, bytes }) => ({ n, user, owners, at, update: bytesOf(bytes) }));
  // The log has no gaps, so where entries came in between the two reads the newest of them is the head.
  return { checkpoint, entries, head: entries.at(-1)?.n ?? draft.head };
}
