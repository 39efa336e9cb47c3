/** Sends what a group of writes leaves: one bulk a collection, inside its transaction. */
import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb';
import { KIND_SHAPES } from '../kinds.ts';
import type { Collections, RowDoc } from './collections.ts';
import type { GroupState, Layer } from './group-state.ts';

export async function sendGroup(all: Collections, session: ClientSession, state: GroupState): Promise<void> {
  await sendLayer(all.scope, session, state.scopes);
  for (const kind of state.kinds())
    await sendLayer(all.rows(kind), session, state.rows(kind) as Layer<RowDoc>, KIND_SHAPES[kind].unique !== undefined);
  await sendLayer(all.kept, session, state.kept as Layer<never>);
  await sendLayer(all.draftClient, session, state.clients);
  await bulk(
    all.draft,
    session,
    [...state.drafts.changed].flatMap(([key, draft]) => {
      if (draft === null) return [];
      const { head, checkpointN, checkpoint } = draft;
      const absent = checkpoint === undefined ? { $setOnInsert: { checkpoint: null } } : {};
      return [
        {
          updateOne: {
            filter: { _id: key },
            update: { $set: { head, checkpointN, ...(checkpoint === undefined ? {} : { checkpoint }) }, ...absent },
            upsert: true,
          },
        },
      ];
    }),
  );
  await bulk(
    all.counter,
    session,
    [...state.counters.changed].flatMap(([key, counter]) => {
      if (counter === null) return [];
      const { s, b, n, delta } = counter;
      return [{ updateOne: { filter: { _id: key }, update: { $inc: { v: delta }, $setOnInsert: { s, b, n } }, upsert: true } }];
    }),
  );
  await bulk(all.eventRun, session, state.eventRuns.docs.map(inserted));
  await bulk(all.audit, session, state.audit.docs.map(inserted));
  await bulk(all.draftEntry, session, state.draftEntries.docs.map(inserted));
}

const inserted = <T>(document: T): { insertOne: { document: T } } => ({ insertOne: { document } });

/**
 * Whole documents: new, replaced or gone. What was found when the group began is what the transaction guards. `anew`: a document is
 * taken out and put in again, for not every server of MongoDB's protocol frees a unique value that is merely replaced.
 */
async function sendLayer<T extends Document & { _id: string }>(
  collection: Collection<T>,
  session: ClientSession,
  layer: Layer<T>,
  anew = false,
): Promise<void> {
  const operations = [...layer.changed].flatMap(([key, doc]): unknown[] => {
    const existed = layer.found.has(key);
    const gone = existed && (doc === null || anew) ? [{ deleteOne: { filter: { _id: key } } }] : [];
    if (doc === null) return gone;
    return [...gone, existed && !anew ? { replaceOne: { filter: { _id: key }, replacement: doc } } : { insertOne: { document: doc } }];
  });
  await bulk(collection, session, operations);
}

async function bulk<T extends Document>(collection: Collection<T>, session: ClientSession, operations: readonly unknown[]): Promise<void> {
  if (operations.length > 0) await collection.bulkWrite(operations as AnyBulkWriteOperation<T>[], { session, ordered: true });
}
