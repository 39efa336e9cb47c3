/** Carries a database file forward to the newest shape, one transaction a step. Its place is kept in SQLite's own `user_version`. */
import type { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations/all.ts';

/** @throws when the file was written by a newer version of this software, or a step fails (the file is then as before the step). */
export function migrate(db: DatabaseSync, steps: readonly string[] = MIGRATIONS): void {
  const row = db.prepare('PRAGMA user_version').get();
  const from = Number(row?.['user_version'] ?? 0);
  if (from > steps.length) throw new Error(`The store has shape ${from}, this version of Unisson knows ${steps.length}: start the newer version again.`);
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
