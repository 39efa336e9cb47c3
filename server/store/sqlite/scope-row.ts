/** The one row a scope has: its newest number, its audit head, and how its mentions lie. Read and written inside a commit's transaction. */
import { FIRST_PREV } from '../../audit/line.ts';
import type { Prepare } from './statements.ts';

export interface ScopeRow {
  readonly n: number;
  readonly name: string;
  seq: number;
  /** Mentions ever added: their places in the scope. */
  mentions: number;
  /** Greatest `seq` of a mention; while `in_order` is 1, the order of places is the order of `seq`. */
  mention_seq: number;
  in_order: number;
  audit_n: number;
  audit_hash: string;
  audit_signature: string;
}

export function loadScope(prepare: Prepare, name: string): ScopeRow {
  const find = prepare(
    'SELECT n, name, seq, mentions, mention_seq, in_order, audit_n, audit_hash, audit_signature FROM scope WHERE name = ?',
  );
  const found = find.get(name);
  if (found !== undefined) return { ...(found as unknown as ScopeRow) };
  prepare(
    "INSERT INTO scope (name, seq, pruned, mentions, mention_seq, in_order, audit_n, audit_hash, audit_signature) VALUES (?, 0, 0, 0, 0, 1, 0, ?, '')",
  ).run(name, FIRST_PREV);
  return { ...(find.get(name) as unknown as ScopeRow) };
}

export function saveScope(prepare: Prepare, row: ScopeRow): void {
  prepare(
    'UPDATE scope SET seq = ?, mentions = ?, mention_seq = ?, in_order = ?, audit_n = ?, audit_hash = ?, audit_signature = ? WHERE n = ?',
  ).run(row.seq, row.mentions, row.mention_seq, row.in_order, row.audit_n, row.audit_hash, row.audit_signature, row.n);
}
