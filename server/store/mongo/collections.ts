/**
 * The shape of the store in MongoDB: its collections, what a document holds, its indexes. Every text of a user's lies in a value, never
 * in a field's name; rows keep their JSON as text in `body`, so that both stores hold the same bytes and give the same digests.
 */
import { Binary, type Collection, type CreateIndexesOptions, type Db, type IndexSpecification } from 'mongodb';
import type { Kind } from '@unisson/shared/domain/kinds';
import { fieldNames, type EncodedRow } from '../encode-batch.ts';
import { KIND_SHAPES } from '../kinds.ts';
import { wordsOf } from '../search-words.ts';
import type { Scalar } from '../store.ts';

export interface RowDoc {
  /** `rowKey(scope, id)` */
  readonly _id: string;
  readonly s: string;
  readonly i: string;
  readonly v: number;
  readonly salt: string;
  readonly body: string;
  readonly f: Readonly<Record<string, Scalar>>;
  readonly w?: readonly string[];
}
export interface ScopeDoc {
  readonly _id: string;
  readonly seq: number;
  readonly pruned: number;
  readonly auditN: number;
  readonly auditHash: string;
  readonly auditSignature: string;
  /** Grows when another scope's commit rests on a row of this one, so that the two cannot pass each other. */
  readonly touched: number;
}
export interface EventRunDoc {
  readonly s: string;
  readonly n: number;
  readonly c: number;
  readonly at: number;
  readonly b: string;
}
export interface AuditDoc {
  readonly s: string;
  readonly n: number;
  readonly line: string;
}
export interface CounterDoc {
  readonly _id: string;
  readonly s: string;
  readonly b: number;
  readonly n: string;
  readonly v: number;
}
export interface KeptDoc {
  readonly _id: string;
  readonly space: string;
  readonly key: string;
  readonly value: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null;
}
export interface DraftDoc {
  readonly _id: string;
  readonly head: number;
  readonly checkpointN: number;
  readonly checkpoint: Binary | null;
}
export interface DraftEntryDoc {
  readonly d: string;
  readonly n: number;
  readonly user: string;
  readonly owners: readonly string[];
  readonly at: string;
  readonly bytes: Binary;
}
export interface DraftClientDoc {
  readonly _id: string;
  readonly d: string;
  readonly client: number;
  readonly user: string;
}

export interface Collections {
  readonly rows: (kind: Kind) => Collection<RowDoc>;
  readonly scope: Collection<ScopeDoc>;
  readonly eventRun: Collection<EventRunDoc>;
  readonly audit: Collection<AuditDoc>;
  readonly counter: Collection<CounterDoc>;
  readonly kept: Collection<KeptDoc>;
  readonly draft: Collection<DraftDoc>;
  readonly draftEntry: Collection<DraftEntryDoc>;
  readonly draftClient: Collection<DraftClientDoc>;
}

export const KINDS = Object.keys(KIND_SHAPES) as Kind[];
const collectionOf = (kind: Kind): string => kind.replace('-', '_');

export function collections(db: Db): Collections {
  const rows = new Map(KINDS.map((kind) => [kind, db.collection<RowDoc>(collectionOf(kind))] as const));
  return {
    rows: (kind) => rows.get(kind) ?? db.collection<RowDoc>(collectionOf(kind)),
    scope: db.collection('scope'),
    eventRun: db.collection('event_run'),
    audit: db.collection('audit'),
    counter: db.collection('counter'),
    kept: db.collection('kept'),
    draft: db.collection('draft'),
    draftEntry: db.collection('draft_entry'),
    draftClient: db.collection('draft_client'),
  };
}

/** One key of two texts: the length in front keeps ('ab', 'c') from ('a', 'bc'). */
export const pairKey = (first: string, second: string | number): string => `${first.length}:${first}:${second}`;

export function rowDoc(row: EncodedRow, body: string, fields: readonly Scalar[]): RowDoc {
  const f = Object.fromEntries(fieldNames(row.kind).map((name, i) => [name, fields[i] ?? null]));
  const doc = { _id: pairKey(row.scope, row.id), s: row.scope, i: row.id, v: row.version, salt: row.salt, body, f };
  return row.words === null ? doc : { ...doc, w: wordsOf(row.words) };
}

export const bytesOf = (binary: Binary): Uint8Array => Uint8Array.from(binary.buffer.subarray(0, binary.position));
export const binaryOf = (bytes: Uint8Array): Binary => new Binary(bytes);

type Index = readonly [IndexSpecification, CreateIndexesOptions?];

/** A list's own order ends in the id, so that a page is read off the index and never sorted. */
const LISTS: Partial<Record<Kind, readonly Index[]>> = {
  mention: [
    [{ s: 1, 'f.seq': 1, i: 1 }],
    [{ s: 1, 'f.status': 1, 'f.publishedAt': 1, i: 1 }],
    [{ s: 1, 'f.status': 1, 'f.rank': 1, i: 1 }],
    [{ s: 1, 'f.rank': 1, i: 1 }],
    [{ s: 1, 'f.publishedAt': 1, i: 1 }],
    [{ s: 1, 'f.storyKey': 1 }],
    [{ s: 1, 'f.conversation': 1 }],
    [{ s: 1, 'f.assignee': 1 }, { partialFilterExpression: { 'f.assignee': { $gt: '' } } }],
    [{ s: 1, 'f.handling': 1, 'f.seq': 1 }],
    [{ s: 1, 'f.speaker': 1, 'f.rank': 1, i: 1 }, { partialFilterExpression: { 'f.speaker': { $gt: '' } } }],
    [{ s: 1, 'f.proposed': 1, 'f.seq': 1, i: 1 }, { partialFilterExpression: { 'f.proposed': { $gt: '' } } }],
    [{ s: 1, w: 1, 'f.seq': 1 }],
  ],
  correction: [[{ s: 1, 'f.mentionId': 1 }]],
  story: [
    [{ s: 1, 'f.redirect': 1, 'f.rank': 1, i: 1 }],
    [{ s: 1, 'f.redirect': 1, 'f.count': 1, i: 1 }],
    [{ s: 1, 'f.redirect': 1, 'f.lastAt': 1, i: 1 }],
  ],
  revision: [[{ s: 1, 'f.n': 1 }]],
  review: [[{ s: 1, 'f.n': 1 }]],
  decision: [[{ s: 1, 'f.n': 1, 'f.at': 1 }]],
  reply: [[{ s: 1, 'f.mentionId': 1 }], [{ s: 1, 'f.storyId': 1 }], [{ s: 1, 'f.status': 1, 'f.createdAt': 1 }]],
  ruling: [[{ s: 1, 'f.seq': 1, i: 1 }]],
  exclusion: [[{ s: 1, 'f.seq': 1, i: 1 }]],
  comment: [[{ s: 1, 'f.at': 1, i: 1 }]],
  holding: [[{ s: 1, 'f.createdAt': 1, i: 1 }]],
  deputy: [[{ s: 1, 'f.until': 1, i: 1 }]],
  'say-page': [[{ s: 1, 'f.createdAt': 1, i: 1 }]],
  stance: [[{ s: 1, 'f.at': 1, i: 1 }]],
  remedy: [[{ s: 1, 'f.at': 1, i: 1 }], [{ s: 1, 'f.dispatchId': 1 }]],
  'review-link': [[{ s: 1, 'f.n': 1 }]],
  subscription: [[{ s: 1, 'f.userId': 1 }]],
  notice: [[{ s: 1, 'f.state': 1, 'f.dueAt': 1, i: 1 }]],
  alert: [[{ s: 1, 'f.state': 1, 'f.raisedAt': 1, i: 1 }]],
  dispatch: [[{ 'f.state': 1, 'f.dueAt': 1 }], [{ s: 1, 'f.state': 1, 'f.createdAt': 1 }], [{ s: 1, 'f.replyId': 1 }]],
};

/** Makes what is missing; collections too, because a transaction may not wait for one to be made. */
export async function createIndexes(db: Db, all: Collections): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map((found) => found.name));
  const plain: (readonly [Collection<never>, readonly Index[]])[] = [
    [all.scope, []],
    [all.eventRun, [[{ s: 1, n: 1 }, { unique: true }]]],
    [all.audit, [[{ s: 1, n: 1 }, { unique: true }]]],
    [all.counter, [[{ s: 1, b: 1 }]]],
    [all.kept, [[{ space: 1, key: 1 }], [{ expiresAt: 1 }, { partialFilterExpression: { expiresAt: { $gt: 0 } } }]]],
    [all.draft, []],
    [all.draftEntry, [[{ d: 1, n: 1 }, { unique: true }]]],
    [all.draftClient, [[{ d: 1 }]]],
  ].map(([collection, indexes]) => [collection as unknown as Collection<never>, indexes as Index[]] as const);
  const kinds = KINDS.map(
    (kind) =>
      [all.rows(kind) as unknown as Collection<never>, [[{ s: 1, i: 1 }] as Index, ...uniquesOf(kind), ...(LISTS[kind] ?? [])]] as const,
  );
  const make = async (collection: Collection<never>, indexes: readonly Index[]): Promise<void> => {
    if (!existing.has(collection.collectionName)) await db.createCollection(collection.collectionName);
    if (indexes.length > 0)
      await collection.createIndexes(indexes.map(([key, options]) => ({ key: key as Record<string, 1>, ...options })));
  };
  await Promise.all([...plain, ...kinds].map(([collection, indexes]) => make(collection, indexes)));
}

function uniquesOf(kind: Kind): Index[] {
  return (KIND_SHAPES[kind].unique ?? []).map(({ fields, everywhere }) => {
    const keys = Object.fromEntries(fields.map((field) => [`f.${field}`, 1 as const]));
    return [everywhere === true ? keys : { s: 1 as const, ...keys }, { unique: true }] as const;
  });
}
