/**
 * Moves everything of an embedded store into an empty MongoDB database: row by row as it stands, numbers, versions, salts and audit
 * lines included. Begun again after a cut, it goes on where it was. The source is only read. Until it is finished and compared, no
 * server starts on the target.
 */
import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { verifyAudit } from '../audit/verify.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Collections } from './mongo/collections.ts';
import { MongoStore } from './mongo/mongo-store.ts';
import { openDatabase, type MoveDoc, type OpenedDatabase } from './mongo/open.ts';
import { compareTable, copyChunk, MOVED_TABLES, type MovedTable } from './move-table.ts';
import { lockDirectory, openForReading } from './sqlite/connection.ts';
import { requireNewestShape } from './sqlite/migrate.ts';

export interface MoveOptions {
  readonly dir: string;
  readonly uri: string;
  readonly database?: string;
  /** The key that signed the heads of the source; the server on MongoDB needs the same one. */
  readonly auditKey: Uint8Array;
  readonly runtime: Runtime;
  /** Told one line of progress at a time. */
  readonly say: (line: string) => void;
  /** Called after each chunk; a test cuts the move off there. */
  readonly afterChunk?: () => void;
}

export interface Moved {
  readonly documents: number;
  readonly auditLines: number;
}

/** @returns null where this very move was finished before. @throws with a sentence for the operator: a server has the directory, the target holds something else, or what arrived is not what left */
export async function moveStore(options: MoveOptions): Promise<Moved | null> {
  const unlock = lockDirectory(options.dir);
  try {
    const source = openForReading(options.dir);
    try {
      requireNewestShape(source);
      const target = await openDatabase({
        uri: options.uri,
        ...(options.database === undefined ? {} : { database: options.database }),
        duringMove: true,
      });
      try {
        return await moveInto(target, source, options);
      } finally {
        await target.client.close();
      }
    } finally {
      source.close();
    }
  } finally {
    unlock();
  }
}

async function moveInto(target: OpenedDatabase, source: DatabaseSync, options: MoveOptions): Promise<Moved | null> {
  const mark = markOf(source);
  const move = await begin(target, mark, options);
  // A server may have written there since: comparing again would only tell of that.
  if (move.done) return null;
  for (const table of MOVED_TABLES) await copyTable(target, source, table, options);
  let documents = 0;
  for (const table of MOVED_TABLES) {
    const count = await compareTable(target.all, source, table);
    documents += count;
    if (count > 0) options.say(`compared ${table.name}: ${count}`);
  }
  const auditLines = await compareAudit(target, options);
  await target.moves.updateOne({ _id: 'move' }, { $set: { done: true } });
  return { documents, auditLines };
}

/** What a store that anything was written to since would not have: its numbers, audit heads and drafts. */
function markOf(source: DatabaseSync): string {
  const rows = [
    source.prepare('SELECT name, seq, audit_n, audit_hash FROM scope ORDER BY name').all(),
    source.prepare('SELECT doc, head, checkpoint_n FROM draft ORDER BY doc').all(),
    source.prepare('SELECT space, key, version FROM kept ORDER BY space, key').all(),
    source.prepare('SELECT draft, client FROM draft_client ORDER BY draft, client').all(),
    source.prepare('SELECT count(*) AS runs, min(place) AS first FROM event_run').all(),
  ];
  return hash('sha256', JSON.stringify(rows), 'hex');
}

async function begin(target: OpenedDatabase, mark: string, { say }: MoveOptions): Promise<MoveDoc> {
  const found = await target.moves.findOne({ _id: 'move' });
  if (found?.mark === mark) {
    if (!found.done) say('Going on with a move that was cut off.');
    return found;
  }
  if (found?.done === true || (found === null && !(await isEmpty(target.all))))
    throw new Error('The target database holds a store already. Name an empty database.');
  // A server ran on the source since the move was cut off: what was copied may be stale.
  if (found !== null) {
    say('The source has changed since the move was cut off: beginning anew.');
    for (const table of MOVED_TABLES) await table.into(target.all).deleteMany({});
  }
  const move: MoveDoc = { _id: 'move', mark, done: false, places: {} };
  await target.moves.replaceOne({ _id: 'move' }, move, { upsert: true });
  return move;
}

async function isEmpty(all: Collections): Promise<boolean> {
  for (const table of MOVED_TABLES) if ((await table.into(all).findOne({}, { projection: { _id: 1 } })) !== null) return false;
  return true;
}

async function copyTable(target: OpenedDatabase, source: DatabaseSync, table: MovedTable, { say, afterChunk }: MoveOptions): Promise<void> {
  const progress = await target.moves.findOne({ _id: 'move' });
  let after = progress?.places[table.name] ?? 0;
  for (;;) {
    const chunk = await copyChunk(target.all, source, table, after);
    if (chunk === null) return;
    after = chunk.last;
    await target.moves.updateOne({ _id: 'move' }, { $set: { [`places.${table.name}`]: after } });
    say(`copied ${chunk.count} of ${table.name}`);
    afterChunk?.();
  }
}

async function compareAudit({ client, db, all }: OpenedDatabase, { auditKey, runtime }: MoveOptions): Promise<number> {
  const verdict = await verifyAudit(new MongoStore({ client, db, all, auditKey, runtime }), auditKey);
  if (!verdict.ok)
    throw new Error(
      `The audit chain does not verify after the move: scope ${verdict.scope}, line ${verdict.n}: ${verdict.reason}. Does it verify in the embedded store (npm run audit:verify)?`,
    );
  return verdict.lines;
}
