/**
 * A copy of the embedded store as one file, made while a server may be writing, and the way back. The copy carries the key files of the
 * data directory, without which its audit heads could not be verified nor its secrets read: it is as secret as the store itself.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Runtime } from '../../runtime/runtime.ts';
import { lockDirectory, openForReading, storeFile } from './connection.ts';
import { shapeOf } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';

/** All pages in one step, which is one snapshot: smaller steps begin anew with every commit of a busy server. */
const ALL_PAGES = 2 ** 31 - 1;
const KEY_FILE = /^[a-z0-9-]+\.key$/;

/** @param file must not exist yet. @throws with a sentence for the operator */
export async function backUp(dir: string, file: string): Promise<void> {
  if (!existsSync(storeFile(dir))) throw new Error(`There is no store in ${dir}.`);
  if (existsSync(file)) throw new Error(`${file} is there already: a backup never overwrites a file.`);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', 0o600));
  const source = openForReading(dir);
  try {
    await backup(source, part, { rate: ALL_PAGES });
    addKeys(part, dir);
    flush(part);
    // A link, unlike a renaming, does not replace a file that came up meanwhile.
    linkSync(part, file);
  } finally {
    source.close();
    for (const leftOver of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(leftOver, { force: true });
  }
}

function addKeys(part: string, dir: string): void {
  const copy = new DatabaseSync(part);
  try {
    copy.exec('PRAGMA journal_mode = DELETE; CREATE TABLE backup_key (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT');
    const insert = copy.prepare('INSERT INTO backup_key (name, content) VALUES (?, ?)');
    for (const name of keyFiles(dir)) insert.run(name, readFileSync(join(dir, name), 'utf8'));
    const [check] = copy.prepare('PRAGMA quick_check(1)').all();
    if (check?.['quick_check'] !== 'ok') throw new Error(`The store is damaged: ${String(check?.['quick_check'])}`);
  } finally {
    copy.close();
  }
}

const keyFiles = (dir: string): string[] => readdirSync(dir).filter((name) => KEY_FILE.test(name));

/**
 * Puts a backup in the place of the store of `dir`. What was there is kept aside, complete.
 * @returns the directory that holds what was there before; null when nothing was
 * @throws with a sentence for the operator: a server has the directory, or the file is no backup; nothing is changed then
 */
export function restore(dir: string, file: string, runtime: Runtime): string | null {
  const unlock = lockDirectory(dir);
  const part = `${storeFile(dir)}.restoring`;
  try {
    for (const leftOver of [part, `${part}-journal`]) rmSync(leftOver, { force: true });
    const keys = takeCopy(file, part);
    const aside = keepAside(dir, runtime);
    for (const [name, content] of keys) writeFileSync(join(dir, name), content, { mode: 0o600 });
    renameSync(part, storeFile(dir));
    flush(dir);
    return aside;
  } finally {
    rmSync(part, { force: true });
    unlock();
  }
}

/** Copies the backup beside the store and takes the keys out of it. */
function takeCopy(file: string, part: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  copyFileSync(file, part);
  let copy: DatabaseSync | null = null;
  try {
    copy = new DatabaseSync(part);
    copy.exec('PRAGMA secure_delete = ON');
    const shape = shapeOf(copy);
    if (shape > MIGRATIONS.length) throw new Error(`${file} was made by a newer version of Unisson.`);
    const [check] = copy.prepare('PRAGMA quick_check(1)').all();
    if (check?.['quick_check'] !== 'ok') throw new Error(`${file} is damaged.`);
    const rows = copy.prepare('SELECT name, content FROM backup_key').all();
    copy.exec('DROP TABLE backup_key');
    return new Map(rows.map((row) => [String(row['name']), String(row['content'])] as const).filter(([name]) => KEY_FILE.test(name)));
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) throw new Error(`${file} is no backup of a Unisson store.`, { cause: error });
    throw error;
  } finally {
    copy?.close();
    flush(part);
  }
}

/** The store that is there goes on existing under a second name, so that at no instant there is none. */
function keepAside(dir: string, runtime: Runtime): string | null {
  const current = storeFile(dir);
  if (!existsSync(current)) return null;
  // Whatever a killed server left in its log belongs to the store: carried in before the file is moved.
  const db = new DatabaseSync(current, { timeout: 10_000 });
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const aside = join(dir, `before-restore-${runtime.now().toISOString().replaceAll(/[:.]/g, '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  linkSync(current, join(aside, basename(current)));
  for (const name of keyFiles(dir)) copyFileSync(join(dir, name), join(aside, name));
  for (const leftOver of [`${current}-wal`, `${current}-shm`]) rmSync(leftOver, { force: true });
  return aside;
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
