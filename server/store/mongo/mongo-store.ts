/**
 * The store on a MongoDB replica set as the port shows it. Reads are of what a majority holds; each scope's commits go through one
 * lane, what is kept through another.
 */
import type { Db, MongoClient } from 'mongodb';
import type { DomainEvent } from '@unisson/shared/domain/event';
import type { Entities, Kind } from '@unisson/shared/domain/kinds';
import type { AuditLine } from '../../audit/line.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { writeCursor } from '../cursor.ts';
import { encodeBatch } from '../encode-batch.ts';
import { RUN_LENGTH, unpackRun } from '../event-runs.ts';
import { unsealed } from '../seal-adds.ts';
import { restored, storable } from '../storable.ts';
import type {
  Batch,
  CommitResult,
  CounterDelta,
  CounterRange,
  DraftLog,
  EventPage,
  Json,
  KeepOp,
  KeepResult,
  Kept,
  Page,
  Query,
  Scope,
  Space,
  Store,
} from '../store.ts';
import { pairKey, type Collections, type KeptDoc } from './collections.ts';
import { keptKey } from './apply-kept.ts';
import { startLane, type Lane } from './lane.ts';
import { planList, valueOf } from './list-filter.ts';
import { readDraft } from './read-draft.ts';
import { writeGroup, type MongoWrite, type MongoWritten } from './write-group.ts';

export interface MongoParts {
  readonly client: MongoClient;
  readonly db: Db;
  readonly all: Collections;
  readonly auditKey: Uint8Array;
  readonly runtime: Runtime;
}

/** Rows in one transaction: it must end well within the server's own limits of a minute and of memory. */
const MOST_ROWS_A_GROUP = 1_000;
/** Lane of what is kept outside commits; no scope is named so. */
const KEEP = '';

export class MongoStore implements Store {
  private readonly parts: MongoParts;
  private readonly lanes = new Map<string, Lane<MongoWrite, MongoWritten>>();
  private closed = false;

  constructor(parts: MongoParts) {
    this.parts = parts;
  }

  async get<K extends Kind>(kind: K, scope: Scope, id: string): Promise<Entities[K] | null> {
    const doc = await this.all.rows(kind).findOne({ _id: pairKey(storable(scope), storable(id)) }, { projection: { body: 1 } });
    return doc === null ? null : (JSON.parse(doc.body) as Entities[K]);
  }

  async getMany<K extends Kind>(kind: K, scope: Scope, ids: readonly string[]): Promise<readonly Entities[K][]> {
    if (ids.length === 0) return [];
    const keys = ids.map((id) => pairKey(storable(scope), storable(id)));
    const docs = await this.all
      .rows(kind)
      .find({ _id: { $in: keys } }, { projection: { body: 1 } })
      .toArray();
    const bodies = new Map(docs.map((doc) => [doc._id, doc.body]));
    return keys.flatMap((key) => {
      const body = bodies.get(key);
      return body === undefined ? [] : [JSON.parse(body) as Entities[K]];
    });
  }

  async list<K extends Kind>(kind: K, query: Query): Promise<Page<Entities[K]>> {
    const plan = planList(kind, query);
    if (plan.filter === null) return { items: [] };
    const found = this.all
      .rows(kind)
      .find(plan.filter, { sort: plan.sort, limit: query.limit + 1, projection: { body: 1, f: 1, i: 1, s: 1 } });
    const docs = await found.toArray();
    const items = docs.slice(0, query.limit).map((doc) => JSON.parse(doc.body) as Entities[K]);
    const last = docs[query.limit - 1];
    if (docs.length <= query.limit || last === undefined) return { items };
    return { items, next: writeCursor(plan.digest, [valueOf(last.f, plan.by, last.i), last.i, query.scope === undefined ? last.s : null]) };
  }

  async head(scope: Scope): Promise<number> {
    return (await this.all.scope.findOne({ _id: storable(scope) }, { projection: { seq: 1 } }))?.seq ?? 0;
  }

  async events(scope: Scope, after: number, limit: number): Promise<EventPage> {
    const s = storable(scope);
    const events: DomainEvent[] = [];
    const runs = this.all.eventRun.find({ s, n: { $gt: after - RUN_LENGTH } }, { sort: { n: 1 }, batchSize: RUNS_A_BATCH });
    for await (const run of runs) {
      if (events.length >= limit) break;
      for (const event of unpackRun({ first: run.n, at: run.at, body: run.b }, after)) events.push(event);
    }
    events.length = Math.min(events.length, limit);
    // Read last: what was pruned or added meanwhile shows.
    const row = await this.all.scope.findOne({ _id: s }, { projection: { seq: 1, pruned: 1 } });
    return { events, head: row?.seq ?? 0, pruned: after < (row?.pruned ?? 0) };
  }

  async counters(scope: Scope, { from, to, step = Math.max(1, to - from) }: CounterRange): Promise<readonly CounterDelta[]> {
    const first = { $subtract: ['$b', { $mod: [{ $subtract: ['$b', from] }, step] }] };
    const pipeline = [
      { $match: { s: storable(scope), b: { $gte: from, $lt: to } } },
      { $group: { _id: { first, name: '$n' }, sum: { $sum: '$v' } } },
      { $sort: { '_id.first': 1, '_id.name': 1 } },
    ];
    const sums = await this.all.counter.aggregate<{ _id: { first: number; name: string }; sum: number }>(pipeline).toArray();
    return sums.map(({ _id, sum }) => ({ name: restored(_id.name), bucket: _id.first, delta: sum }));
  }

  async auditLines(scope: Scope, after: number, limit: number): Promise<readonly AuditLine[]> {
    const docs = await this.all.audit.find({ s: storable(scope), n: { $gt: after } }, { sort: { n: 1 }, limit }).toArray();
    return docs.map((doc) => JSON.parse(doc.line) as AuditLine);
  }

  async auditHead(scope: Scope): Promise<{ readonly n: number; readonly hash: string; readonly signature: string } | null> {
    const doc = await this.all.scope.findOne({ _id: storable(scope) });
    return doc === null || doc.auditN === 0 ? null : { n: doc.auditN, hash: doc.auditHash, signature: doc.auditSignature };
  }

  async scopes(): Promise<readonly Scope[]> {
    const docs = await this.all.scope.find({}, { projection: { _id: 1 }, sort: { _id: 1 } }).toArray();
    return docs.map((doc) => restored(doc._id));
  }

  draft(doc: string, after?: number): Promise<DraftLog> {
    return readDraft(this.all, doc, after);
  }

  async draftAuthors(doc: string, after: number, upTo: number): Promise<readonly string[]> {
    const docs = await this.all.draftEntry
      .find({ d: storable(doc), n: { $gt: after, $lte: upTo } }, { projection: { owners: 1 } })
      .toArray();
    return [...new Set(docs.flatMap((found) => found.owners))].sort();
  }

  async draftClients(doc: string): Promise<ReadonlyMap<number, string>> {
    const docs = await this.all.draftClient.find({ d: storable(doc) }).toArray();
    return new Map(docs.map((found) => [found.client, found.user]));
  }

  async read(space: Space, key: string): Promise<Kept | null> {
    const doc = await this.all.kept.findOne({ _id: keptKey({ space, key }) });
    return doc === null || !this.isAlive(doc) ? null : keptOf(doc);
  }

  async scan(space: Space, prefix: string): Promise<readonly Kept[]> {
    const low = storable(prefix);
    const docs = await this.all.kept.find({ space, key: { $gte: low, $lt: `${low}\u{10FFFF}` } }, { sort: { key: 1 } }).toArray();
    return docs.filter((doc) => this.isAlive(doc)).map(keptOf);
  }

  async commit(batch: Batch): Promise<CommitResult> {
    const encoded = unsealed(encodeBatch(batch, this.parts.runtime));
    const weight = 1 + encoded.adds.length + encoded.puts.length;
    return (await this.ask(encoded.scope, { do: 'commit', batch: encoded, now: this.now() }, weight)) as CommitResult;
  }

  async keep(ops: readonly KeepOp[]): Promise<KeepResult> {
    return await this.ask(KEEP, { do: 'keep', ops, now: this.now() }, ops.length);
  }

  async prune(olderThan: string): Promise<void> {
    const before = Date.parse(olderThan);
    await this.all.kept.deleteMany({ expiresAt: { $gt: 0, $lte: this.now() } });
    for (const { _id, seq } of await this.all.scope.find({}, { projection: { seq: 1 } }).toArray()) {
      const [kept] = await this.all.eventRun
        .find({ s: _id, at: { $gte: before } }, { sort: { n: 1 }, limit: 1, projection: { n: 1 } })
        .toArray();
      const first = kept?.n ?? seq + 1;
      await this.all.scope.updateOne({ _id }, { $max: { pruned: first - 1 } });
      await this.all.eventRun.deleteMany({ s: _id, n: { $lt: first } });
    }
  }

  async ready(): Promise<boolean> {
    if (this.closed) return false;
    try {
      const hello = await this.parts.db.admin().command({ hello: 1 }, { timeoutMS: READY_MS });
      return hello['isWritablePrimary'] === true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.lanes.values()].map((lane) => lane.idle()));
    await this.parts.client.close();
  }

  private get all(): Collections {
    return this.parts.all;
  }

  private async ask(scope: string, write: MongoWrite, weight: number): Promise<MongoWritten> {
    if (this.closed) throw new Error('The store is closed.');
    const lane = this.lanes.get(scope) ?? startLane((group) => writeGroup(this.parts, group), MOST_ROWS_A_GROUP);
    this.lanes.set(scope, lane);
    return lane.ask(write, weight);
  }

  private isAlive(doc: KeptDoc): boolean {
    return doc.expiresAt === null || doc.expiresAt > this.now();
  }

  private now(): number {
    return this.parts.runtime.now().getTime();
  }
}

const READY_MS = 2_000;
const RUNS_A_BATCH = 100;

function keptOf({ key, value, version, expiresAt }: KeptDoc): Kept {
  return {
    key: restored(key),
    value: JSON.parse(value) as Json,
    version,
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  };
}
