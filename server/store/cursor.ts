/**
 * A page's place in its list: the values of the last row and a digest of the query that gave it. Comes back from outside, so it is
 * parsed like any stranger's text and its values are only ever bound, never spliced.
 */
import { hash } from 'node:crypto';
import type { Kind } from '@unisson/shared/domain/kinds';
import { StaleCursor, type Query, type Scalar } from './store.ts';

/** Value ordered by, id, and the scope's number or name where the list spans scopes. */
export type Place = readonly [Scalar, string, number | string | null];

export function queryDigest(kind: Kind, query: Query): string {
  const where = Object.entries(query.where ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(
    'sha256',
    JSON.stringify([kind, query.scope ?? null, where, query.text ?? null, query.order?.by ?? 'id', query.order?.desc === true]),
    'base64url',
  ).slice(0, 16);
}

export function writeCursor(digest: string, place: Place): string {
  return Buffer.from(JSON.stringify([digest, ...place])).toString('base64url');
}

/** @throws StaleCursor for a cursor of another query, or for what is no cursor at all. */
export function readCursor(digest: string, cursor: string): Place {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== digest) throw new StaleCursor();
  const [, value, id, scope] = parts as unknown[];
  const isScalar = value === null || typeof value === 'string' || typeof value === 'number';
  const isScope = scope === null || typeof scope === 'string' || typeof scope === 'number';
  if (!isScalar || typeof id !== 'string' || !isScope) throw new StaleCursor();
  return [value, id, scope];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
