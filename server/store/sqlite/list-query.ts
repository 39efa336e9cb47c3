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

/**
 * How a search finds its page. `places`: along the places, which lie in the order asked for; ends after `limit` rows. `sort`: reads all
 * that match and sorts; right for few. `probe`: walks the order's index and asks of each row whether it matches; right for many.
 */
export type SearchWay = 'places' | 'sort' | 'probe';

/** Matches up to which sorting them costs less than walking an index past those that do not match. */
const FEW_MATCHES = 4_000;

/** How many match, counted no further than it matters. */
export function countMatches(query: Query): Statement | null {
  const words = query.text === undefined ? null : searchWords(query.text);
  if (words === null || words.length === 0 || query.scope === undefined) return null;
  const matching = matchingPlaces(ftsExpression(words), storable(query.scope));
  return { sql: `SELECT count(*) FROM (${matching.sql} LIMIT ${FEW_MATCHES})`, params: matching.params };
}

export function searchWay(query: Query, inOrder: boolean, matches: number): SearchWay {
  if (query.scope !== undefined && query.order?.by === 'seq' && inOrder) return 'places';
  return query.scope === undefined || matches < FEW_MATCHES ? 'sort' : 'probe';
}

export function planList(kind: Kind, query: Query, way: SearchWay): ListPlan {
  const digest = queryDigest(kind, query);
  const by = query.order?.by ?? 'id';
  if (by !== 'id' && !fieldNames(kind).includes(by)) throw new Error(`${kind} has no field ${by} to order by`);
  const words = query.text === undefined ? null : searchWords(query.text);
  if (words !== null && kind !== 'mention') throw new Error(`${kind} has no words to search in`);
  const after = query.after === undefined ? null : readCursor(digest, query.after);
  if (words?.length === 0) return { digest, statement: null };
  const sql = new Conditions();
  if (words !== null) addWords(sql, ftsExpression(words), query.scope, way);
  if (query.scope !== undefined) sql.add(`r.scope = ${SCOPE}`, storable(query.scope));
  for (const [field, where] of Object.entries(query.where ?? {})) addWhere(sql, kind, field, where);
  const direction = query.order?.desc === true ? 'DESC' : 'ASC';
  if (after !== null) addAfter(sql, by, after, { desc: direction === 'DESC', scoped: query.scope !== undefined });
  const byPlace = words !== null && way === 'places';
  const lastly = query.scope === undefined ? `, r.scope ${direction}` : '';
  const order = byPlace ? `w.rowid ${direction}` : `r."${by}" ${direction}, r.id ${direction}${lastly}`;
  const table = tableOf(kind);
  const walked = `${table} r${kind === 'mention' ? indexFor(query, by) : ''}`;
  const source = words === null || way === 'probe' ? walked : `mention_words w CROSS JOIN mention r ON r.place = w.rowid`;
  // The inner SELECT finds the places; bodies are read for the page alone, never carried through a sort.
  const inner = `SELECT r.place AS place FROM ${source} WHERE ${sql.text()} ORDER BY ${order} LIMIT ?`;
  const outer = byPlace ? `p.place ${direction}` : `p."${by}" ${direction}, p.id ${direction}, p.scope ${direction}`;
  const page = `SELECT p.body, p."${by}", p.id, p.scope FROM (${inner}) k CROSS JOIN ${table} p ON p.place = k.place ORDER BY ${outer}`;
  return { digest, statement: { sql: page, params: [...sql.params, query.limit + 1] } };
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

function matchingPlaces(expression: string, scope: string): { sql: string; params: Param[] } {
  const within = `rowid >= ${SCOPE} * ${PLACES} AND rowid < (${SCOPE} + 1) * ${PLACES}`;
  return { sql: `SELECT rowid FROM mention_words WHERE mention_words MATCH ? AND ${within}`, params: [expression, scope, scope] };
}

function addWords(sql: Conditions, expression: string, scope: string | undefined, way: SearchWay): void {
  if (scope === undefined) return sql.add('mention_words MATCH ?', expression);
  const name = storable(scope);
  const matching = matchingPlaces(expression, name);
  if (way === 'probe') return sql.add(`r.place IN (${matching.sql})`, ...matching.params);
  sql.add(`mention_words MATCH ? AND w.rowid >= ${SCOPE} * ${PLACES} AND w.rowid < (${SCOPE} + 1) * ${PLACES}`, expression, name, name);
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
const isNamed = (where: Where | undefined): boolean =>
  isEqual(where) || (typeof where === 'object' && where !== null && 'in' in where && !where.in.includes(null));

/** Few rows first where a filter leaves few; else the order's own index, so that a page ends after `limit` rows. */
function indexFor(query: Query, by: string): string {
  const where = query.where ?? {};
  if (query.scope === undefined) return '';
  if (isNamed(where['storyKey'])) return ' INDEXED BY mention_story';
  if (isNamed(where['conversation'])) return ' INDEXED BY mention_conversation';
  if (isEqual(where['assignee'])) return ' INDEXED BY mention_assignee';
  if (isEqual(where['handling']) && where['handling'] !== 'normal') return ' INDEXED BY mention_handling';
  if (isEqual(where['proposed'])) return ' INDEXED BY mention_proposed';
  if (isEqual(where['speaker'])) return ' INDEXED BY mention_speaker';
  if (by === 'rank') return isEqual(where['status']) ? ' INDEXED BY mention_status_rank' : ' INDEXED BY mention_rank';
  if (by === 'publishedAt') return isEqual(where['status']) ? ' INDEXED BY mention_status_published' : ' INDEXED BY mention_published';
  return by === 'seq' ? ' INDEXED BY mention_seq' : '';
}
