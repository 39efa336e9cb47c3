/**
 * How each table of the embedded store becomes documents of MongoDB, in chunks by place, and how what arrived is compared with what
 * left: every document, field by field. Writing a chunk twice leaves the same documents.
 */
import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Collection, Document } from 'mongodb';
import type { Entity } from '@unisson/shared/domain/entity';
import type { Kind } from '@unisson/shared/domain/kinds';
import { fieldsOf, textOf } from './encode-batch.ts';
import { binaryOf, KINDS, pairKey, rowDoc, type Collections } from './mongo/collections.ts';
import { PLACES } from './sqlite/connection.ts';
import { tableOf } from './sqlite/write-row.ts';

type Row = Record<string, unknown>;

export interface MovedTable {
  readonly name: string;
  readonly into: (all: Collections) => Collection<Document>;
  /** Rows behind a place, in order, with their place as `place`. */
  readonly sql: string;
  readonly doc: (row: Row) => Document;
  /** What tells one document from the others. */
  readonly key: readonly string[];
}

const text = (value: unknown): string => String(value);
const number = (value: unknown): number => Number(value);
const collection =
  (pick: (all: Collections) => unknown): ((all: Collections) => Collection<Document>) =>
  (all) =>
    pick(all) as Collection<Document>;
const inScope = (table: string, columns: string): string =>
  `SELECT t.place AS place, t.place - s.n * ${PLACES} AS n, s.name AS scope, ${columns} FROM ${table} t JOIN scope s ON s.n = t.place / ${PLACES} WHERE t.place > ? ORDER BY t.place LIMIT ?`;
/** Tables without a place of their own are walked by their order, which stands still: the source is locked. */
const numbered = (columns: string, from: string, order: string): string =>
  `SELECT * FROM (SELECT row_number() OVER (ORDER BY ${order}) AS place, ${columns} FROM ${from}) WHERE place > ? ORDER BY place LIMIT ?`;

function rowTable(kind: Kind): MovedTable {
  const doc = (row: Row): Document => {
    const [scope, id, body] = [text(row['scope']), text(row['id']), text(row['body'])];
    const entity = JSON.parse(body) as Entity;
    const fields = fieldsOf(kind, entity);
    return rowDoc(
      {
        kind,
        scope,
        id,
        version: number(row['version']),
        body,
        salt: text(row['salt']),
        fields,
        words: textOf(kind, entity),
        stampSeq: false,
      },
      body,
      fields,
    );
  };
  const sql = `SELECT t.place AS place, s.name AS scope, t.id AS id, t.version AS version, t.salt AS salt, t.body AS body FROM ${tableOf(kind)} t JOIN scope s ON s.n = t.scope WHERE t.place > ? ORDER BY t.place LIMIT ?`;
  return { name: kind, into: collection((all) => all.rows(kind)), sql, doc, key: ['_id'] };
}

export const MOVED_TABLES: readonly MovedTable[] = [
  ...KINDS.map(rowTable),
  {
    name: 'scope',
    into: collection((all) => all.scope),
    sql: 'SELECT n AS place, name, seq, pruned, audit_n, audit_hash, audit_signature FROM scope WHERE n > ? ORDER BY n LIMIT ?',
    doc: (row) => ({
      _id: text(row['name']),
      seq: row['seq'],
      pruned: row['pruned'],
      auditN: row['audit_n'],
      auditHash: row['audit_hash'],
      auditSignature: row['audit_signature'],
      touched: 0,
    }),
    key: ['_id'],
  },
  {
    name: 'event_run',
    into: collection((all) => all.eventRun),
    sql: inScope('event_run', 't.count AS count, t.at AS at, t.body AS body'),
    doc: (row) => ({ s: row['scope'], n: row['n'], c: row['count'], at: row['at'], b: row['body'] }),
    key: ['s', 'n'],
  },
  {
    name: 'audit',
    into: collection((all) => all.audit),
    sql: inScope('audit', 't.line AS line'),
    doc: (row) => ({ s: row['scope'], n: row['n'], line: row['line'] }),
    key: ['s', 'n'],
  },
  {
    name: 'counter',
    into: collection((all) => all.counter),
    sql: numbered(
      's.name AS scope, c.bucket AS bucket, c.name AS name, c.value AS value',
      'counter c JOIN scope s ON s.n = c.scope',
      'c.scope, c.bucket, c.name',
    ),
    doc: (row) => ({
      _id: pairKey(text(row['scope']), pairKey(text(row['name']), number(row['bucket']))),
      s: row['scope'],
      b: row['bucket'],
      n: row['name'],
      v: row['value'],
    }),
    key: ['_id'],
  },
  {
    name: 'kept',
    into: collection((all) => all.kept),
    sql: numbered('space, key, value, version, expires_at', 'kept', 'space, key'),
    doc: (row) => ({
      _id: `${text(row['space'])}:${text(row['key'])}`,
      space: row['space'],
      key: row['key'],
      value: row['value'],
      version: row['version'],
      expiresAt: row['expires_at'],
    }),
    key: ['_id'],
  },
  {
    name: 'draft',
    into: collection((all) => all.draft),
    sql: 'SELECT n AS place, doc, head, checkpoint_n, checkpoint FROM draft WHERE n > ? ORDER BY n LIMIT ?',
    doc: (row) => ({
      _id: text(row['doc']),
      head: row['head'],
      checkpointN: row['checkpoint_n'],
      checkpoint: row['checkpoint'] instanceof Uint8Array ? binaryOf(row['checkpoint']) : null,
    }),
    key: ['_id'],
  },
  {
    name: 'draft_entry',
    into: collection((all) => all.draftEntry),
    sql: `SELECT e.place AS place, d.doc AS doc, e.place - d.n * ${PLACES} AS n, e.user AS user, e.owners AS owners, e.at AS at, e.bytes AS bytes FROM draft_entry e JOIN draft d ON d.n = e.place / ${PLACES} WHERE e.place > ? ORDER BY e.place LIMIT ?`,
    doc: (row) => ({
      d: row['doc'],
      n: row['n'],
      user: row['user'],
      owners: JSON.parse(text(row['owners'])) as string[],
      at: row['at'],
      bytes: binaryOf(row['bytes'] as Uint8Array),
    }),
    key: ['d', 'n'],
  },
  {
    name: 'draft_client',
    into: collection((all) => all.draftClient),
    sql: numbered('d.doc AS doc, c.client AS client, c.user AS user', 'draft_client c JOIN draft d ON d.n = c.draft', 'c.draft, c.client'),
    doc: (row) => ({ _id: pairKey(text(row['doc']), number(row['client'])), d: row['doc'], client: row['client'], user: row['user'] }),
    key: ['_id'],
  },
];

/** Few enough that a chunk of the longest drafts still fits a message. */
const CHUNK = 500;

const keyOf = (table: MovedTable, doc: Document): Document =>
  Object.fromEntries(table.key.map((name) => [name, { $eq: doc[name] as unknown }]));

function readChunk(source: DatabaseSync, table: MovedTable, after: number): { docs: Document[]; last: number } | null {
  const rows = source.prepare(table.sql).all(after, CHUNK) as Row[];
  const last = rows.at(-1);
  return last === undefined ? null : { docs: rows.map(table.doc), last: number(last['place']) };
}

/** @returns null when nothing was left to copy */
export async function copyChunk(
  all: Collections,
  source: DatabaseSync,
  table: MovedTable,
  after: number,
): Promise<{ count: number; last: number } | null> {
  const chunk = readChunk(source, table, after);
  if (chunk === null) return null;
  const target = table.into(all);
  await target.bulkWrite(
    chunk.docs.map((doc) => ({ replaceOne: { filter: keyOf(table, doc), replacement: doc, upsert: true } })),
    { ordered: false },
  );
  return { count: chunk.docs.length, last: chunk.last };
}

/** @returns how many documents are the same on both sides. @throws naming the first that is not */
export async function compareTable(all: Collections, source: DatabaseSync, table: MovedTable): Promise<number> {
  const target = table.into(all);
  let compared = 0;
  let after = 0;
  for (let chunk = readChunk(source, table, after); chunk !== null; chunk = readChunk(source, table, after)) {
    const filter =
      table.key.length === 1
        ? { _id: { $in: chunk.docs.map((doc) => doc['_id'] as unknown) } }
        : { $or: chunk.docs.map((doc) => keyOf(table, doc)) };
    const found = new Map((await target.find(filter as never).toArray()).map((doc) => [nameOf(table, doc), digestOf(table, doc)]));
    for (const doc of chunk.docs) {
      if (found.get(nameOf(table, doc)) !== digestOf(table, doc))
        throw new Error(
          `The move is not complete: ${table.name} ${nameOf(table, doc)} is missing or different on MongoDB. Start it again.`,
        );
    }
    compared += chunk.docs.length;
    after = chunk.last;
  }
  const there = await target.countDocuments({});
  if (there !== compared) throw new Error(`The target holds ${there} of ${table.name}, the source ${compared}: name an empty database.`);
  return compared;
}

const nameOf = (table: MovedTable, doc: Document): string => JSON.stringify(table.key.map((name) => doc[name] as unknown));

/** Over the document as the driver gives it back, binaries included, whatever the order of its fields. */
function digestOf(table: MovedTable, doc: Document): string {
  const { _id, ...rest } = doc;
  const content = Object.entries(table.key[0] === '_id' ? { ...rest, _id: _id as unknown } : rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(content), 'hex');
}
