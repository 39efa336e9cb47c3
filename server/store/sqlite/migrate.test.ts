/** Migrations: each is tested from the shape before it; the newest shape has a column for every declared field. */
import type { Kind } from '@unisson/shared/domain/kinds';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { fieldNames } from '../encode-batch.ts';
import { KIND_SHAPES } from '../kinds.ts';
import { migrate, shapeOf } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { tableOf } from './write-row.ts';

const memory = () => new DatabaseSync(':memory:');
const names = (db: DatabaseSync): string[] =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'mention_words%' ORDER BY name")
    .all()
    .map((row) => String(row['name']));

it('1: an empty file gets its first shape', () => {
  const db = memory();
  migrate(db, MIGRATIONS.slice(0, 1));
  expect(shapeOf(db)).toBe(1);
  expect(names(db)).toContain('event_run');
});

it('2: rows of the first shape stay, and their list of a status by publication is served by an index', () => {
  const db = memory();
  migrate(db, MIGRATIONS.slice(0, 1));
  db.exec(
    "INSERT INTO mention VALUES (1, 1, 'm', 1, 's', 1, 'new', 'neutral', 'fr', 'x', NULL, 'normal', 'k', 'c', 1.5, '2026-03-01T12:00:00.000Z', '{}')",
  );
  migrate(db, MIGRATIONS.slice(0, 2));
  const listed = "SELECT id FROM mention WHERE scope = 1 AND status = 'new' ORDER BY publishedAt";
  expect(db.prepare(listed).get()?.['id']).toBe('m');
  expect(String(db.prepare(`EXPLAIN QUERY PLAN ${listed}`).get()?.['detail'])).toContain('mention_status_published');
});

it('3: mentions of the shape before stay as they were, without speaker or proposal, and alerts get their table', () => {
  const db = memory();
  migrate(db, MIGRATIONS.slice(0, 2));
  db.exec(`INSERT INTO mention (place, scope, id, version, salt, seq, status, label, language, source, handling, storyKey, conversation, rank, publishedAt, body)
    VALUES (1, 1, 'm1', 1, 's', 1, 'new', 'negative', 'fr', 'x', 'normal', 'k', 'c', 12, '2026-03-01T12:00:00.000Z', '{"id":"m1"}')`);
  migrate(db, MIGRATIONS.slice(0, 3));
  expect(shapeOf(db)).toBe(3);
  expect(db.prepare('SELECT id, rank, body, speaker, proposed FROM mention').get()).toEqual({
    id: 'm1',
    rank: 12,
    body: '{"id":"m1"}',
    speaker: null,
    proposed: null,
  });
  expect(names(db)).toContain('alert');
});

it('every declared field of every kind is a column, and every table of rows is strict', () => {
  const db = memory();
  migrate(db);
  for (const kind of Object.keys(KIND_SHAPES) as Kind[]) {
    const columns = db
      .prepare(`PRAGMA table_info(${tableOf(kind)})`)
      .all()
      .map((row) => String(row['name']));
    expect(columns.filter((name) => !['place', 'scope', 'id', 'version', 'salt', 'body'].includes(name)).sort(), kind).toEqual(
      [...fieldNames(kind)].sort(),
    );
  }
  const loose = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
    .all();
  expect(loose).toEqual([]);
});

it('a step that fails leaves the shape before it, and is tried again', () => {
  const db = memory();
  const broken = [...MIGRATIONS, 'CREATE TABLE half (x INTEGER) STRICT; NONSENSE'];
  expect(() => migrate(db, broken)).toThrow('syntax error');
  expect(shapeOf(db)).toBe(MIGRATIONS.length);
  expect(names(db)).not.toContain('half');
  migrate(db, [...MIGRATIONS, 'CREATE TABLE whole (x INTEGER) STRICT']);
  expect(names(db)).toContain('whole');
});

it('a file of a newer version is refused untouched', () => {
  const db = memory();
  migrate(db);
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  expect(() => migrate(db)).toThrow('start the newer version again');
  expect(shapeOf(db)).toBe(MIGRATIONS.length + 1);
});
