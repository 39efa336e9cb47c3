/** Writes what is durable but no fact: draft logs, client ids, kept entries. Runs inside a transaction that somebody else opened. */
import { storable } from '../storable.ts';
import type { KeepOp } from '../store.ts';
import { Conflict } from '../conflict.ts';
import { PLACES } from './connection.ts';
import type { Prepare } from './statements.ts';

/** @returns the new head of each append, in order. @throws Conflict: the caller undoes what was written so far */
export function writeKept(prepare: Prepare, ops: readonly KeepOp[], now: number): number[] {
  const heads: number[] = [];
  for (const op of ops) {
    switch (op.op) {
      case 'append':
        heads.push(append(prepare, op));
        break;
      case 'checkpoint':
        checkpoint(prepare, op);
        break;
      case 'bind':
        bind(prepare, op);
        break;
      case 'put':
        put(prepare, op, now);
        break;
      case 'remove':
        prepare('DELETE FROM kept WHERE space = ? AND key = ?').run(op.space, storable(op.key));
        break;
      default:
        throw new Error(`unknown operation ${String((op satisfies never as { op: string }).op)}`);
    }
  }
  return heads;
}

function draftRow(prepare: Prepare, doc: string): { n: number; head: number; checkpoint_n: number } {
  const find = prepare('SELECT n, head, checkpoint_n FROM draft WHERE doc = ?');
  const found = find.get(storable(doc));
  if (found !== undefined) return found as unknown as { n: number; head: number; checkpoint_n: number };
  prepare('INSERT INTO draft (doc, head, checkpoint_n, checkpoint) VALUES (?, 0, 0, NULL)').run(storable(doc));
  return find.get(storable(doc)) as unknown as { n: number; head: number; checkpoint_n: number };
}

function append(prepare: Prepare, op: KeepOp & { op: 'append' }): number {
  const draft = draftRow(prepare, op.doc);
  if (op.expectHead !== undefined && draft.head !== op.expectHead)
    throw new Conflict(`draft ${op.doc} is at ${draft.head}, not ${op.expectHead}`);
  let head = draft.head;
  const insert = prepare('INSERT INTO draft_entry (place, user, owners, at, bytes) VALUES (?, ?, ?, ?, ?)');
  for (const entry of op.entries) {
    head += 1;
    insert.run(draft.n * PLACES + head, entry.user, JSON.stringify(entry.owners), entry.at, entry.update);
  }
  prepare('UPDATE draft SET head = ? WHERE n = ?').run(head, draft.n);
  return head;
}

function checkpoint(prepare: Prepare, op: KeepOp & { op: 'checkpoint' }): void {
  const draft = draftRow(prepare, op.doc);
  if (op.n > draft.head) throw new Error(`a checkpoint of draft ${op.doc} at ${op.n}, beyond its head ${draft.head}`);
  if (op.n > draft.checkpoint_n) prepare('UPDATE draft SET checkpoint_n = ?, checkpoint = ? WHERE n = ?').run(op.n, op.state, draft.n);
}

function bind(prepare: Prepare, op: KeepOp & { op: 'bind' }): void {
  const draft = draftRow(prepare, op.doc);
  const owner = prepare('SELECT user FROM draft_client WHERE draft = ? AND client = ?').get(draft.n, op.clientId)?.['user'];
  if (owner === undefined) prepare('INSERT INTO draft_client (draft, client, user) VALUES (?, ?, ?)').run(draft.n, op.clientId, op.user);
  else if (owner !== op.user) throw new Conflict(`client ${op.clientId} of draft ${op.doc} belongs to another user`);
}

function put(prepare: Prepare, op: KeepOp & { op: 'put' }, now: number): void {
  const found = prepare('SELECT version, expires_at FROM kept WHERE space = ? AND key = ?').get(op.space, storable(op.key));
  const version = Number(found?.['version'] ?? 0);
  const expiry = found?.['expires_at'] ?? null;
  const seen = expiry !== null && Number(expiry) <= now ? 0 : version;
  if (op.version !== null && op.version !== seen) throw new Conflict(`${op.space} ${op.key} is at version ${seen}, not ${op.version}`);
  // An expired entry's version still counts on, so that whoever held it cannot take the new one for his own.
  const expiresAt = op.expiresAt === null ? null : Date.parse(op.expiresAt);
  const sql =
    'INSERT INTO kept (space, key, value, version, expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (space, key) DO UPDATE SET value = excluded.value, version = excluded.version, expires_at = excluded.expires_at';
  prepare(sql).run(op.space, storable(op.key), JSON.stringify(op.value), version + 1, expiresAt);
}
