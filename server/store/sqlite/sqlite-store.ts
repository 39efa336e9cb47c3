/**
 * The embedded store as the port shows it: encodes what goes in, decodes what comes out. All work on the file happens in its
 * threads; nothing here touches it.
 */
import type { Kind, Entities } from '@unisson/shared/domain/kinds';
import type { AuditLine } from '../../audit/line.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { writeCursor } from '../cursor.ts';
import { encodeBatch } from '../encode-batch.ts';
import { unpackRun } from '../event-runs.ts';
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
import { PLACES } from './connection.ts';
import { readDraft } from './read-draft.ts';
import { countMatches, planList, searchWay, type SearchWay } from './list-query.ts';
import type { EventRuns, Read, Value, Write, Written } from './protocol.ts';
import { StillRows, type Answered } from './still-rows.ts';
import type { Thread } from './thread.ts';
import { tableOf } from './write-row.ts';

export type ReadAnswer = { readonly rows: unknown } | { readonly failed: string };
export type Rows = readonly (readonly Value[])[];

export interface SqliteParts {
  /** Null where the store was opened for reading only. */
  readonly writer: Thread<Write, Written> | null;
  readonly reader: Thread<Read, ReadAnswer>;
  /** Lists mentions, on a thread of its own: a search over a large room may take long, and no other read is to wait for it. */
  readonly lister: Thread<Read, ReadAnswer>;
  readonly runtime: Runtime;
}

const SCOPE = '(SELECT n FROM scope WHERE name = ?)';

export class EmbeddedStore implements Store {
  private readonly parts: SqliteParts;
  private readonly still = new StillRows();

  constructor(parts: SqliteParts) {
    this.parts = parts;
  }

  async get<K extends Kind>(kind: K, scope: Scope, id: string): Promise<Entities[K] | null> {
    const sql = `SELECT body FROM ${tableOf(kind)} WHERE scope = ${SCOPE} AND id = ?`;
    const { bodies } = await this.stillOr(kind, `get ${scope} ${id}`, async () => ({
      bodies: (await this.rows(sql, storable(scope), storable(id))).map((row) => String(row[0])),
    }));
    return bodies[0] === undefined ? null : (JSON.parse(bodies[0]) as Entities[K]);
  }

  async getMany<K extends Kind>(kind: K, scope: Scope, ids: readonly string[]): Promise<readonly Entities[K][]> {
    if (ids.length === 0) return [];
    const sql = `SELECT r.body FROM json_each(?) ids CROSS JOIN ${tableOf(kind)} r ON r.scope = ${SCOPE} AND r.id = ids.value ORDER BY ids.key`;
    const rows = await this.rows(sql, JSON.stringify(ids.map(storable)), storable(scope));
    return rows.map((row) => JSON.parse(String(row[0])) as Entities[K]);
  }

  async list<K extends Kind>(kind: K, query: Query): Promise<Page<Entities[K]>> {
    const { bodies, ...more } = await this.stillOr(kind, this.still.holds(kind) ? JSON.stringify(query) : '', () => this.page(kind, query));
    return { items: bodies.map((body) => JSON.parse(body) as Entities[K]), ...more };
  }

  private stillOr(kind: Kind, key: string, ask: () => Promise<Answered>): Promise<Answered> {
    // who only reads does not hear of what another process writes
    return this.parts.writer !== null && this.still.holds(kind) ? this.still.read(kind, key, ask) : ask();
  }

  private async page(kind: Kind, query: Query): Promise<Answered> {
    const plan = planList(kind, query, await this.searchWay(query));
    if (plan.statement === null) return { bodies: [] };
    const { lister, reader } = this.parts;
    const rows = (await this.ask({ do: 'rows', statement: plan.statement }, kind === 'mention' ? lister : reader)) as Rows;
    const bodies = rows.slice(0, query.limit).map((row) => String(row[0]));
    const last = rows[query.limit - 1];
    if (rows.length <= query.limit || last === undefined) return { bodies };
    const [, value = null, id, scope = null] = last;
    const place = query.scope === undefined ? Number(scope) : null;
    return { bodies, next: writeCursor(plan.digest, [value as string | number | null, String(id), place]) };
  }

  async head(scope: Scope): Promise<number> {
    const rows = await this.rows('SELECT seq FROM scope WHERE name = ?', storable(scope));
    return Number(rows[0]?.[0] ?? 0);
  }

  async events(scope: Scope, after: number, limit: number): Promise<EventPage> {
    const { head, pruned, runs } = (await this.ask({ do: 'events', scope: storable(scope), after, limit })) as EventRuns;
    const events = runs.flatMap((run) => unpackRun(run, after)).slice(0, limit);
    return { events, head, pruned: after < pruned };
  }

  async counters(scope: Scope, { from, to, step = Math.max(1, to - from) }: CounterRange): Promise<readonly CounterDelta[]> {
    const sql = `SELECT bucket - (bucket - ?2) % ?4 AS first, name, sum(value) FROM counter
      WHERE scope = (SELECT n FROM scope WHERE name = ?1) AND bucket >= ?2 AND bucket < ?3 GROUP BY first, name ORDER BY first, name`;
    // sums over a day of minutes: nobody who reads a row is to wait for them
    const rows = (await this.ask({ do: 'rows', statement: { sql, params: [storable(scope), from, to, step] } }, this.parts.lister)) as Rows;
    return rows.map(([bucket, name, sum]) => ({ name: restored(String(name)), bucket: Number(bucket), delta: Number(sum) }));
  }

  async auditLines(scope: Scope, after: number, limit: number): Promise<readonly AuditLine[]> {
    const sql = `SELECT line FROM audit WHERE place > ${SCOPE} * ${PLACES} + ? AND place < (${SCOPE} + 1) * ${PLACES} ORDER BY place LIMIT ?`;
    const rows = await this.rows(sql, storable(scope), after, storable(scope), limit);
    return rows.map((row) => JSON.parse(String(row[0])) as AuditLine);
  }

  async auditHead(scope: Scope): Promise<{ readonly n: number; readonly hash: string; readonly signature: string } | null> {
    const rows = await this.rows('SELECT audit_n, audit_hash, audit_signature FROM scope WHERE name = ? AND audit_n > 0', storable(scope));
    const row = rows[0];
    return row === undefined ? null : { n: Number(row[0]), hash: String(row[1]), signature: String(row[2]) };
  }

  async scopes(): Promise<readonly Scope[]> {
    const rows = await this.rows('SELECT name FROM scope ORDER BY name');
    return rows.map((row) => restored(String(row[0])));
  }

  draft(doc: string, after?: number): Promise<DraftLog> {
    return readDraft((sql, ...params) => this.rows(sql, ...params), doc, after);
  }

  async draftAuthors(doc: string, after: number, upTo: number): Promise<readonly string[]> {
    const sql = `SELECT DISTINCT owners FROM draft_entry WHERE place > (SELECT n * ${PLACES} + ? FROM draft WHERE doc = ?) AND place <= (SELECT n * ${PLACES} + ? FROM draft WHERE doc = ?)`;
    const rows = await this.rows(sql, after, storable(doc), upTo, storable(doc));
    return [...new Set(rows.flatMap((row) => JSON.parse(String(row[0])) as string[]))].sort();
  }

  async draftClients(doc: string): Promise<ReadonlyMap<number, string>> {
    const rows = await this.rows('SELECT client, user FROM draft_client WHERE draft = (SELECT n FROM draft WHERE doc = ?)', storable(doc));
    return new Map(rows.map(([client, user]) => [Number(client), String(user)]));
  }

  async read(space: Space, key: string): Promise<Kept | null> {
    const rows = await this.rows(`${KEPT} AND key = ?`, space, this.now(), storable(key));
    return rows.map(keptOf)[0] ?? null;
  }

  async scan(space: Space, prefix: string): Promise<readonly Kept[]> {
    const low = storable(prefix);
    const rows = await this.rows(`${KEPT} AND key >= ? AND key < ? ORDER BY key`, space, this.now(), low, `${low}\u{10FFFF}`);
    return rows.map(keptOf);
  }

  async commit(batch: Batch): Promise<CommitResult> {
    const weight = 1 + (batch.adds?.length ?? 0) + (batch.sealed?.count ?? 0) + (batch.puts?.length ?? 0);
    const encoded = encodeBatch(batch, this.parts.runtime);
    return this.still.writing(
      encoded.puts.map(({ kind }) => kind),
      () => this.write<CommitResult>({ do: 'commit', batch: encoded, now: this.now() }, weight),
    );
  }

  async keep(ops: readonly KeepOp[]): Promise<KeepResult> {
    return this.write<KeepResult>({ do: 'keep', ops, now: this.now() }, ops.length);
  }

  async prune(olderThan: string): Promise<void> {
    await this.write<null>({ do: 'prune', olderThan: Date.parse(olderThan), now: this.now() }, 1);
  }

  ready(): Promise<boolean> {
    const { writer, reader, lister } = this.parts;
    return Promise.resolve(writer !== null && [writer, reader, lister].every((thread) => thread.failure() === null));
  }

  async close(): Promise<void> {
    await Promise.all([this.parts.reader.close(), this.parts.lister.close()]);
    await this.parts.writer?.close();
  }

  private async write<T>(write: Write, weight: number): Promise<T> {
    if (this.parts.writer === null) throw new Error('The store was opened for reading only.');
    const written = await this.parts.writer.ask(write, weight);
    if ('failed' in written) throw new Error(written.failed);
    return written.done as T;
  }

  private async ask(read: Read, thread = this.parts.reader): Promise<unknown> {
    const answer = await thread.ask(read);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.rows;
  }

  private async rows(sql: string, ...params: readonly (string | number | null)[]): Promise<Rows> {
    return (await this.ask({ do: 'rows', statement: { sql, params } })) as Rows;
  }

  private async searchWay(query: Query): Promise<SearchWay> {
    const counting = countMatches(query);
    if (counting === null || query.scope === undefined) return 'sort';
    const bySeq = query.order?.by === 'seq';
    const [row] = bySeq ? await this.rows('SELECT in_order FROM scope WHERE name = ?', storable(query.scope)) : [];
    const inOrder = row?.[0] === 1;
    const [matches] = inOrder ? [] : ((await this.ask({ do: 'rows', statement: counting }, this.parts.lister)) as Rows);
    return searchWay(query, inOrder, Number(matches?.[0] ?? 0));
  }

  private now(): number {
    return this.parts.runtime.now().getTime();
  }
}

const KEPT = 'SELECT key, value, version, expires_at FROM kept WHERE space = ? AND (expires_at IS NULL OR expires_at > ?)';

function keptOf([key, value, version, expiry]: readonly Value[]): Kept {
  return {
    key: restored(String(key)),
    value: JSON.parse(String(value)) as Json,
    version: Number(version),
    expiresAt: expiry === null ? null : new Date(Number(expiry)).toISOString(),
  };
}
