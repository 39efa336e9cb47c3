/** Opens the database file with the settings that durability rests on. The file names of a data directory stand here and nowhere else. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const storeFile = (dir: string): string => join(dir, 'unisson.db');
const lockFile = (dir: string): string => join(dir, 'unisson.lock');

/** Scope number * PLACES + a number in the scope = the place of a row: ranges of places are rooms. 2^32 a scope, 2^21 scopes. */
export const PLACES = 2 ** 32;

const PAGE_CACHE_KIB = 65_536;
/** Pages in the log before they are carried into the file: 32 MiB, so that a storm does not pay for it with every commit. */
const CHECKPOINT_PAGES = 8_000;

export function openForWriting(dir: string): DatabaseSync {
  // Made here, because SQLite would let everybody read it; its log takes the same mode. Never touched again: closing any handle drops the process's locks.
  if (!existsSync(storeFile(dir))) closeSync(openSync(storeFile(dir), 'a', 0o600));
  const db = new DatabaseSync(storeFile(dir), { timeout: 10_000 });
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA foreign_keys = ON');
  db.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
  db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  db.exec('PRAGMA temp_store = MEMORY');
  return db;
}

export function openForReading(dir: string): DatabaseSync {
  const db = new DatabaseSync(storeFile(dir), { readOnly: true, timeout: 10_000 });
  db.exec(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`);
  db.exec('PRAGMA temp_store = MEMORY');
  return db;
}

/** @throws with a sentence for the operator */
export class DirectoryInUse extends Error {}

/**
 * Takes the data directory for this process. The lock is one of the operating system's, held through an open transaction on a file of
 * its own: it falls with the process, `kill -9` included, so that nothing stale is ever left to clear away.
 * @returns a function that lets go
 */
export function lockDirectory(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(lockFile(dir), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (/locked|busy/i.test(String(error)))
      throw new DirectoryInUse(
        `The data directory ${dir} is in use by another Unisson server. Stop that one, or set DATA_DIR to another directory.`,
      );
    throw error;
  }
  return () => db.close();
}
