/**
 * Group commit: many writes, one transaction, one flush to disk. Each write has a savepoint of its own, so that a conflict or a bug in
 * one leaves the others; nobody is answered before the COMMIT has returned.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Conflict } from '../conflict.ts';
import { unsealed } from '../seal-adds.ts';
import type { CommitResult, KeepResult } from '../store.ts';
import { PLACES } from './connection.ts';
import type { Write, Written } from './protocol.ts';
import { isTaken } from './taken.ts';
import { writeBatch, type Writer } from './write-batch.ts';
import { writeKept } from './write-kept.ts';

export function writeGroup(db: DatabaseSync, writer: Writer, writes: readonly Write[]): Written[] {
  try {
    db.exec('BEGIN IMMEDIATE');
    const answers = writes.map((write) => writeOne(db, writer, write));
    db.exec('COMMIT');
    return answers;
  } catch (error) {
    // The whole transaction is lost (disk full, I/O error): so is every write in it, also those that had gone well.
    if (db.isTransaction) db.exec('ROLLBACK');
    return writes.map(() => ({ failed: String(error) }));
  }
}

function writeOne(db: DatabaseSync, writer: Writer, write: Write): Written {
  db.exec('SAVEPOINT write');
  try {
    const done = perform(writer, write);
    db.exec('RELEASE write');
    return { done };
  } catch (error) {
    if (!db.isTransaction) throw error;
    db.exec('ROLLBACK TO write');
    db.exec('RELEASE write');
    if (error instanceof Conflict || isTaken(error)) return { done: { ok: false, conflict: (error as Error).message } };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function perform(writer: Writer, write: Write): CommitResult | KeepResult | null {
  switch (write.do) {
    case 'commit':
      return writeBatch(writer, unsealed(write.batch), write.now);
    case 'keep':
      return { ok: true, heads: writeKept(writer.prepare, write.ops, write.now) };
    case 'prune':
      prune(writer, write.olderThan, write.now);
      return null;
    default:
      throw new Error(`unknown write ${String((write satisfies never as { do: string }).do)}`);
  }
}

/** Events go from the oldest on and only while they are older: what is left is always an unbroken tail. */
function prune({ prepare }: Writer, olderThan: number, now: number): void {
  prepare('DELETE FROM kept WHERE expires_at IS NOT NULL AND expires_at <= ?').run(now);
  for (const row of prepare('SELECT n, seq FROM scope').all()) {
    const low = Number(row['n']) * PLACES;
    const kept = prepare('SELECT place FROM event_run WHERE place > ? AND place < ? AND at >= ? ORDER BY place LIMIT 1').get(
      low,
      low + PLACES,
      olderThan,
    )?.['place'];
    const first = kept === undefined ? low + Number(row['seq']) + 1 : Number(kept);
    prepare('DELETE FROM event_run WHERE place > ? AND place < ?').run(low, first);
    prepare('UPDATE scope SET pruned = max(pruned, ?) WHERE n = ?').run(first - low - 1, Number(row['n']));
  }
}
