/**
 * Writes one row where its version allows it, and keeps the words of a mention beside it. Everything here runs inside a transaction
 * that somebody else opened and that is undone when a `Conflict` is thrown.
 */
import type { Kind } from '@unisson/shared/domain/kinds';
import type { Mention } from '@unisson/shared/domain/mention';
import { digestRow, type AuditItem } from '../../audit/line.ts';
import { fieldNames, stampBody, type EncodedRow } from '../encode-batch.ts';
import { KIND_SHAPES } from '../kinds.ts';
import { ftsText } from '../search-words.ts';
import type { Scalar } from '../store.ts';
import { Conflict } from '../conflict.ts';
import { PLACES } from './connection.ts';
import type { ScopeRow } from './scope-row.ts';
import type { Prepare } from './statements.ts';

export const tableOf = (kind: Kind): string => kind.replace('-', '_');

interface KindSql {
  readonly insertIfAbsent: string;
  readonly find: string;
  readonly update: string;
  readonly seqField: number;
}
const SQL = new Map<Kind, KindSql>();
function sqlOf(kind: Kind): KindSql {
  const known = SQL.get(kind);
  if (known !== undefined) return known;
  const names = fieldNames(kind);
  const columns = ['place', 'scope', 'id', 'version', 'salt', 'body', ...names].map((name) => `"${name}"`).join(', ');
  const insert = `INSERT INTO ${tableOf(kind)} (${columns}) VALUES (${Array(names.length + 6)
    .fill('?')
    .join(', ')})`;
  const made: KindSql = {
    insertIfAbsent: `${insert} ON CONFLICT (scope, id) DO NOTHING`,
    find: `SELECT place, version, salt, body FROM ${tableOf(kind)} WHERE scope = ? AND id = ?`,
    update: `UPDATE ${tableOf(kind)} SET version = ?, salt = ?, body = ?${names.map((name) => `, "${name}" = ?`).join('')} WHERE place = ?`,
    seqField: names.indexOf('seq'),
  };
  SQL.set(kind, made);
  return made;
}

/** The row as it is stored: `seq` put in where the commit gives it. */
function stamped(row: EncodedRow, sql: KindSql, seq: number): { body: string; fields: readonly Scalar[] } {
  if (!row.stampSeq) return { body: row.body, fields: row.fields };
  return { body: stampBody(row.body, seq), fields: sql.seqField < 0 ? row.fields : row.fields.with(sql.seqField, seq) };
}

/** Adds a mention where its id is absent. @returns its digest, or null when it was there already */
export function addMention(prepare: Prepare, scope: ScopeRow, row: EncodedRow, seq: number): string | null {
  const sql = sqlOf('mention');
  const { body, fields } = stamped(row, sql, seq);
  const place = scope.n * PLACES + scope.mentions + 1;
  const { changes } = prepare(sql.insertIfAbsent).run(
    place,
    scope.n,
    row.id,
    row.version,
    row.salt,
    body,
    ...(fields as (string | number | null)[]),
  );
  if (changes === 0) return null;
  placed(prepare, scope, place, row.words, seq);
  return digestRow(row.salt, body);
}

/** @throws Conflict where the stored version is not the one before */
export function putRow(prepare: Prepare, scope: ScopeRow, row: EncodedRow, seq: number): AuditItem {
  const sql = sqlOf(row.kind);
  const { body, fields } = stamped(row, sql, seq);
  const item = { kind: row.kind, id: row.id, version: row.version, after: digestRow(row.salt, body) };
  return {
    ...item,
    before: row.version === 1 ? insertRow(prepare, scope, row, { body, fields }) : updateRow(prepare, scope, row, { body, fields }),
  };
}

type Stamped = ReturnType<typeof stamped>;

/** Most new rows are new: they are not looked for first. */
function insertRow(prepare: Prepare, scope: ScopeRow, row: EncodedRow, { body, fields }: Stamped): null {
  const sql = sqlOf(row.kind);
  const place = row.kind === 'mention' ? scope.n * PLACES + scope.mentions + 1 : null;
  const values = fields as (string | number | null)[];
  const { changes } = prepare(sql.insertIfAbsent).run(place, scope.n, row.id, row.version, row.salt, body, ...values);
  if (changes === 0) throw new Conflict(`${row.kind} ${row.id} is there already`);
  if (place !== null) placed(prepare, scope, place, row.words, Number(fields[sql.seqField]));
  return null;
}

/** @returns the digest of what was there before */
function updateRow(prepare: Prepare, scope: ScopeRow, row: EncodedRow, { body, fields }: Stamped): string {
  const sql = sqlOf(row.kind);
  const found = prepare(sql.find).get(scope.n, row.id) as unknown as
    { place: number; version: number; salt: string; body: string } | undefined;
  const stored = found?.version ?? 0;
  if (found === undefined || stored !== row.version - 1)
    throw new Conflict(`${row.kind} ${row.id} is at version ${stored}, not ${row.version - 1}`);
  prepare(sql.update).run(row.version, row.salt, body, ...(fields as (string | number | null)[]), found.place);
  if (row.words !== null) mentionChanged(prepare, scope, found, { words: row.words, seq: Number(fields[sql.seqField]) });
  return digestRow(found.salt, found.body);
}

function placed(prepare: Prepare, scope: ScopeRow, place: number, words: string | null, seq: number): void {
  prepare('INSERT INTO mention_words (rowid, words) VALUES (?, ?)').run(place, ftsText(words ?? ''));
  scope.mentions += 1;
  if (seq <= scope.mention_seq) scope.in_order = 0;
  else scope.mention_seq = seq;
}

function mentionChanged(
  prepare: Prepare,
  scope: ScopeRow,
  before: { place: number; body: string },
  after: { words: string; seq: number },
): void {
  const old = JSON.parse(before.body) as Mention;
  if (old.seq !== after.seq) {
    scope.in_order = 0;
    scope.mention_seq = Math.max(scope.mention_seq, after.seq);
  }
  if (KIND_SHAPES.mention.text?.(old) === after.words) return;
  prepare('DELETE FROM mention_words WHERE rowid = ?').run(before.place);
  prepare('INSERT INTO mention_words (rowid, words) VALUES (?, ?)').run(before.place, ftsText(after.words));
}

/** Version of a row; 0 where it is absent. */
export function versionOf(prepare: Prepare, kind: Kind, scope: string, id: string): number {
  const row = prepare(`SELECT r.version FROM ${tableOf(kind)} r JOIN scope s ON s.n = r.scope WHERE s.name = ? AND r.id = ?`).get(
    scope,
    id,
  );
  return Number(row?.['version'] ?? 0);
}
