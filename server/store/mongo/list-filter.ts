/**
 * Turns a query of the port into a filter of our own making: names only from the closed list of fields, values only as operands of
 * operators written here. Nothing of a user's is ever an operator, a field name or a pattern.
 */
import type { Document, Sort } from 'mongodb';
import type { Kind } from '@unisson/shared/domain/kinds';
import { columnValue, fieldNames } from '../encode-batch.ts';
import { queryDigest, readCursor, type Place } from '../cursor.ts';
import { searchWords, type SearchWord } from '../search-words.ts';
import { storable } from '../storable.ts';
import type { Query, Scalar, Where } from '../store.ts';

export interface ListPlan {
  readonly digest: string;
  readonly by: string;
  /** Null: nothing can match. */
  readonly filter: Document | null;
  readonly sort: Sort;
}

export function planList(kind: Kind, query: Query): ListPlan {
  const digest = queryDigest(kind, query);
  const by = query.order?.by ?? 'id';
  if (by !== 'id' && !fieldNames(kind).includes(by)) throw new Error(`${kind} has no field ${by} to order by`);
  const words = query.text === undefined ? null : searchWords(query.text);
  if (words !== null && kind !== 'mention') throw new Error(`${kind} has no words to search in`);
  const after = query.after === undefined ? null : readCursor(digest, query.after);
  const direction = query.order?.desc === true ? -1 : 1;
  const sort: [string, 1 | -1][] = [...(by === 'id' ? [] : [[`f.${by}`, direction] as [string, 1 | -1]]), ['i', direction]];
  if (query.scope === undefined) sort.push(['s', direction]);
  if (words?.length === 0) return { digest, by, filter: null, sort };
  const parts: Document[] = [];
  if (query.scope !== undefined) parts.push({ s: { $eq: storable(query.scope) } });
  for (const [field, where] of Object.entries(query.where ?? {})) {
    if (!fieldNames(kind).includes(field)) throw new Error(`${kind} has no field ${field} to filter by`);
    parts.push({ [`f.${field}`]: condition(where) });
  }
  if (words !== null) parts.push(...words.map(wordFilter));
  if (after !== null) parts.push(...afterFilters(by, after, direction === -1, query.scope === undefined));
  return { digest, by, filter: parts.length === 0 ? {} : { $and: parts }, sort };
}

function condition(where: Where): Document {
  if (where === null || typeof where !== 'object') return { $eq: columnValue(where) };
  if ('in' in where) return { $in: where.in.map(columnValue) };
  const bounds: Document = {};
  for (const name of ['gt', 'gte', 'lt', 'lte'] as const) {
    const bound = where[name];
    if (bound !== undefined) bounds[`$${name}`] = columnValue(bound);
  }
  return bounds;
}

/** A word is letters, digits and marks only (search-words.ts): none of them means anything in a pattern. */
const wordFilter = ({ word, prefix }: SearchWord): Document => ({ w: prefix ? { $regex: `^${word}` } : { $eq: word } });

/** Rows behind the cursor's. Null is the smallest value, as in the order itself. */
function afterFilters(by: string, [value, id, scope]: Place, desc: boolean, spansScopes: boolean): Document[] {
  const then = desc ? '$lt' : '$gt';
  const behindId: Document = spansScopes
    ? { $or: [{ i: { [then]: id } }, { i: { $eq: id }, s: { [then]: String(scope) } }] }
    : { i: { [then]: id } };
  if (by === 'id') return [behindId];
  const field = `f.${by}`;
  const same: Document = { $and: [{ [field]: { $eq: value } }, behindId] };
  if (value === null) return [desc ? same : { $or: [{ [field]: { $ne: null } }, same] }];
  const further: Document[] = [{ [field]: { [then]: value } }];
  if (!desc) return [{ [field]: { $gte: value } }, { $or: [...further, same] }];
  // Nulls come last. The bound beside the choice lets an index begin where the page begins.
  if (NULLABLE.has(by)) return [{ $or: [...further, { [field]: { $eq: null } }, same] }];
  return [{ [field]: { $lte: value } }, { $or: [...further, same] }];
}

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

export const valueOf = (fields: Readonly<Record<string, Scalar>>, by: string, id: string): Scalar =>
  by === 'id' ? id : (fields[by] ?? null);
