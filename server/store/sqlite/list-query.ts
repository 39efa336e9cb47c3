/**
 * Turns a query of the port into one SELECT: names only from the closed list of fields, everything of a user's bound, pages by key.
 * Picks the index that drives a list of mentions, because SQLite has no figures to pick by.
 */
import type { Kind } from '@unisson/shared/domain/kinds';
import { columnValue, fieldNames } from '../encode-batch.ts';
import { queryDigest, readCursor, type Place } from '../cursor.ts';
import { ftsExpression, searchWords } from '../search-words.ts';
import { storable } from '../storable.ts';
import type { Query, Scalar, Where } from '../store.ts';
import { PLACES } from './connection.ts';
import type { Statement } from './protocol.ts';
import { tableOf } from './write-row.ts';

type Param = null | number | string;

export interface ListPlan {
  readonly digest: string;
  /** Columns: body, value ordered by, id, scope number. Null: nothing can match. */
  readonly statement: Statement | null;
}

const SCOPE = '(SELECT n FROM scope WHERE name = ?)';

/** `inOrder`: the places of this scope's mentions lie in the order of their `seq` (scope row). */
export function planList(kind: Kind, query: Query, inOrder: boolean): ListPlan {
  const digest = queryDigest(kind, query);
  const by = query.order?.by ?? 'id';
  if (by !== 'id' && !fieldNames(kind).includes(by)) throw new Error(`${kind} has no field ${by} to order by`);
  const words = query.text === undefined ? null : searchWords(query.text);
  if (words !== null && kind !== 'mention') throw new Error(`${kind} has no words to search in`);
  const after = query.after === undefined ? null : readCursor(digest, query.after);
  if (words?.length === 0) return { digest, statement: null };
  const sql = new Conditions();
  const scanWords = words !== null && by === 'seq' && inOrder && query.scope !== undefined;
  if (words !== null) sql.add('mention_words MATCH ?', ftsExpression(words));
  if (query.scope !== undefined) addScope(sql, query.scope, words !== null);
  for (const [field, where] of Object.entries(query.where ?? {})) addWhere(sql, kind, field, where);
  const direction = query.order?.desc === true ? 'DESC' : 'ASC';
  if (after !== null) addAfter(sql, by, after, { desc: direction === 'DESC', scoped: query.scope !== undefined });
  const order = scanWords
    ? `w.rowid ${direction}`
    : `r."${by}" ${direction}, r.id ${direction}${query.scope === undefined ? `, r.scope ${direction}` : ''}`;
  const table = tableOf(kind);
  const source =
    words !== null
      ? `mention_words w CROSS JOIN mention r ON r.place = w.rowid`
      : `${table} r${kind === 'mention' ? indexFor(query, by) : ''}`;
  // The inner SELECT finds the places; bodies are read for the page alone, never carried through a sort.
  const inner = `SELECT r.place AS place FROM ${source} WHERE ${sql.text()} ORDER BY ${order} LIMIT ?`;
  const outer = scanWords ? `p.place ${direction}` : `p."${by}" ${direction}, p.id ${direction}, p.scope ${direction}`;
  return {
    digest,
    statement: {
      sql: `SELECT p.body, p."${by}", p.id, p.scope FROM (${inner}) k CROSS JOIN ${table} p ON p.place = k.place ORDER BY ${outer}`,
      params: [...sql.params, query.limit + 1],
    },
  };
}

class Conditions {
  readonly params: Param[] = [];
  private readonly parts: string[] = [];

  add(sql: string, ...params: readonly Param[]): void {
    this.parts.push(sql);
    this.params.push(...params);
  }

  text(): string {
    return this.parts.length === 0 ? 'TRUE' : this.parts.join(' AND ');
  }
}

function addScope(sql: Conditions, scope: string, searching: boolean): void {
  const name = storable(scope);
  sql.add(`r.scope = ${SCOPE}`, name);
  if (searching) sql.add(`w.rowid >= ${SCOPE} * ${PLACES} AND w.rowid < (${SCOPE} + 1) * ${PLACES}`, name, name);
}

function addWhere(sql: Conditions, kind: Kind, field: string, where: Where): void {
  if (!fieldNames(kind).includes(field)) throw new Error(`${kind} has no field ${field} to filter by`);
  const column = `r."${field}"`;
  if (where === null || typeof where !== 'object') {
    if (where === null) sql.add(`${column} IS NULL`);
    else sql.add(`${column} = ?`, param(where));
    if (kind === 'mention' && field === 'handling' && where !== 'normal') sql.add(`${column} <> 'normal'`);
    return;
  }
  if ('in' in where) {
    const values = where.in.filter((value) => value !== null).map(param);
    const listed = `${column} IN (SELECT value FROM json_each(?))`;
    sql.add(where.in.includes(null) ? `(${listed} OR ${column} IS NULL)` : listed, JSON.stringify(values));
    return;
  }
  for (const [name, operator] of [
    ['gt', '>'],
    ['gte', '>='],
    ['lt', '<'],
    ['lte', '<='],
  ] as const) {
    const bound = where[name];
    if (bound !== undefined) sql.add(`${column} ${operator} ?`, param(bound));
  }
}

const param = (value: Scalar): Param => columnValue(value) as Param;

/** Rows behind the cursor's. NULL is the smallest value, as in the order itself. */
function addAfter(sql: Conditions, by: string, [value, id, scope]: Place, { desc, scoped }: { desc: boolean; scoped: boolean }): void {
  const then = desc ? '<' : '>';
  const key: Param[] = scoped ? [id] : [id, typeof scope === 'number' ? scope : 0];
  const columns = scoped ? 'r.id' : 'r.id, r.scope';
  const marks = scoped ? '?' : '?, ?';
  const column = `r."${by}"`;
  if (by === 'id') sql.add(`(${columns}) ${then} (${marks})`, ...key);
  else if (value === null)
    sql.add(`(${desc ? '' : `${column} IS NOT NULL OR `}(${column} IS NULL AND (${columns}) ${then} (${marks})))`, ...key);
  else if (desc && NULLABLE.has(by)) sql.add(`((${column}, ${columns}) < (?, ${marks}) OR ${column} IS NULL)`, param(value), ...key);
  else sql.add(`(${column}, ${columns}) ${then} (?, ${marks})`, param(value), ...key);
}

/** Fields that may be NULL and that somebody may order by; the others keep the plain comparison that an index serves. */
const NULLABLE = new Set([
  'assignee',
  'redirect',
  'underReview',
  'inForce',
  'outcome',
  'mentionId',
  'storyId',
  'sentRevision',
  'replyId',
  'revision',
  'dueAt',
  'leaseUntil',
]);

const isEqual = (where: Where | undefined): boolean => typeof where === 'string' || typeof where === 'number';

/** Few rows first where a filter leaves few; else the order's own index, so that a page ends after `limit` rows. */
function indexFor(query: Query, by: string): string {
  const where = query.where ?? {};
  if (query.scope === undefined) return '';
  if (isEqual(where['storyKey'])) return ' INDEXED BY mention_story';
  if (isEqual(where['conversation'])) return ' INDEXED BY mention_conversation';
  if (isEqual(where['assignee'])) return ' INDEXED BY mention_assignee';
  if (isEqual(where['handling']) && where['handling'] !== 'normal') return ' INDEXED BY mention_handling';
  if (by === 'rank') return isEqual(where['status']) ? ' INDEXED BY mention_status_rank' : ' INDEXED BY mention_rank';
  if (by === 'seq') return isEqual(where['status']) ? ' INDEXED BY mention_status_seq' : ' INDEXED BY mention_seq';
  if (by === 'publishedAt') return ' INDEXED BY mention_published';
  return '';
}
