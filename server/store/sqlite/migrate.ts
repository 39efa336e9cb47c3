/** Carries a database file forward to the newest shape, one transaction a step. Its place is kept in SQLite's own `user_version`. */
import type { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations/all.ts';

export function shapeOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** @throws unless the file has the shape that this version reads */
export function requireNewestShape(db: DatabaseSync): void {
  const shape = shapeOf(db);
  if (shape !== MIGRATIONS.length)
    throw new Error(
      `The store has shape ${shape}, this version of Unisson reads shape ${MIGRATIONS.length}: start the server once to carry it forward.`,
    );
}

/** @throws when the file was written by a newer version of this software, or a step fails (the file is then as before the step). */
export function migrate(db: DatabaseSync, steps: readonly string[] = MIGRATIONS): void {
  const from = shapeOf(db);
  if (from > steps.length)
    throw new Error(`The store has shape ${from}, this version of Unisson knows ${steps.length}: start the newer version again.`);
  for (const [index, sql] of steps.entries()) {
    if (index < from) continue;
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${index + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}
