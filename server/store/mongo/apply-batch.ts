/** Works one batch out over a group's state: the same order of rules as the embedded store. Sends nothing. */
import type { NewEvent } from '@unisson/shared/domain/event';
import { digestAdded, digestRow, FIRST_PREV, sealLine, signHead, type AuditItem } from '../../audit/line.ts';
import { fieldNames, stampBody, type EncodedBatch, type EncodedRow } from '../encode-batch.ts';
import { packRuns } from '../event-runs.ts';
import { restored, storable } from '../storable.ts';
import type { CommitResult, Scalar } from '../store.ts';
import { applyKept } from './apply-kept.ts';
import { pairKey, rowDoc, type ScopeDoc } from './collections.ts';
import { Conflict } from '../conflict.ts';
import type { GroupState } from './group-state.ts';

export const newScope = (name: string): ScopeDoc => ({
  _id: name,
  seq: 0,
  pruned: 0,
  auditN: 0,
  auditHash: FIRST_PREV,
  auditSignature: '',
  touched: 0,
});

/** Scopes that a batch reads from or writes to beside its own. */
export function otherScopes(batch: EncodedBatch): ReadonlySet<string> {
  const others = new Set([...batch.expect, ...batch.puts].map((ref) => ref.scope));
  others.delete(batch.scope);
  return others;
}

/** @throws Conflict: the caller drops what was worked out so far */
export function applyBatch(state: GroupState, batch: EncodedBatch, auditKey: Uint8Array, now: number): CommitResult & { ok: true } {
  for (const ref of batch.expect) {
    const stored = state.rows(ref.kind).get(pairKey(ref.scope, ref.id))?.v ?? 0;
    if (stored !== ref.version) throw new Conflict(`${ref.kind} ${ref.id} is at version ${stored}, not ${ref.version}`);
  }
  const scope = state.scopes.get(batch.scope) ?? newScope(batch.scope);
  const from = scope.seq + 1;
  const { added, digests, events } = applyAdds(state, batch, from);
  events.push(...batch.events);
  const seq = scope.seq + events.length;
  const items = batch.puts.map((row) => applyPut(state, row, seq));
  applyCounters(state, batch, added);
  for (const run of packRuns(from, events))
    state.eventRuns.push({ s: batch.scope, n: run.first, c: run.count, at: Date.parse(batch.at), b: run.body });
  const heads = applyKept(state, batch.keep, now);
  const line = sealLine({
    ...batch.audit,
    from,
    to: seq,
    items,
    added: digestAdded(digests),
    n: scope.auditN + 1,
    scope: batch.scope,
    at: batch.at,
    prev: scope.auditHash,
  });
  state.audit.push({ s: batch.scope, n: line.n, line: JSON.stringify(line) });
  state.scopes.set(batch.scope, {
    ...scope,
    seq,
    auditN: line.n,
    auditHash: line.hash,
    auditSignature: signHead(auditKey, batch.scope, line.n, line.hash),
  });
  for (const name of otherScopes(batch)) {
    const other = state.scopes.get(name) ?? newScope(name);
    state.scopes.set(name, { ...other, touched: other.touched + 1 });
  }
  return { ok: true, from, seq, added, heads };
}

function stamped(row: EncodedRow, seq: number): { body: string; fields: readonly Scalar[] } {
  if (!row.stampSeq) return { body: row.body, fields: row.fields };
  const field = fieldNames(row.kind).indexOf('seq');
  return { body: stampBody(row.body, seq), fields: field < 0 ? row.fields : row.fields.with(field, seq) };
}

function applyAdds(state: GroupState, batch: EncodedBatch, from: number): { added: boolean[]; digests: string[]; events: NewEvent[] } {
  const rows = state.rows('mention');
  const added: boolean[] = [];
  const digests: string[] = [];
  const events: NewEvent[] = [];
  for (const row of batch.adds) {
    const isNew = rows.get(pairKey(row.scope, row.id)) === null;
    added.push(isNew);
    if (!isNew) continue;
    const { body, fields } = stamped(row, from + events.length);
    const doc = rowDoc(row, body, fields);
    rows.set(doc._id, doc);
    digests.push(digestRow(row.salt, body));
    events.push({ type: 'mention.added', kind: 'mention', id: restored(row.id), version: row.version });
  }
  return { added, digests, events };
}

function applyPut(state: GroupState, row: EncodedRow, seq: number): AuditItem {
  const rows = state.rows(row.kind);
  const found = rows.get(pairKey(row.scope, row.id));
  const stored = found?.v ?? 0;
  if (stored !== row.version - 1) throw new Conflict(`${row.kind} ${row.id} is at version ${stored}, not ${row.version - 1}`);
  const { body, fields } = stamped(row, seq);
  const doc = rowDoc(row, body, fields);
  rows.set(doc._id, doc);
  const before = found === null ? null : digestRow(found.salt ?? '', found.body ?? '');
  return { kind: row.kind, id: row.id, version: row.version, before, after: digestRow(row.salt, body) };
}

function applyCounters(state: GroupState, batch: EncodedBatch, added: readonly boolean[]): void {
  const count = (name: string, bucket: number, delta: number): void => {
    const n = storable(name);
    const key = pairKey(batch.scope, pairKey(n, bucket));
    const sum = (state.counters.get(key)?.delta ?? 0) + delta;
    if (delta !== 0) state.counters.set(key, { s: batch.scope, b: bucket, n, delta: sum });
  };
  added.forEach((isNew, i) => {
    const pairs = (isNew ? batch.whenNew : batch.whenKnown)[i] ?? [];
    for (let p = 0; p < pairs.length; p += 2) {
      const key = batch.counterKeys[pairs[p] ?? 0];
      if (key !== undefined) count(key[0], key[1], pairs[p + 1] ?? 0);
    }
  });
  for (const { name, bucket, delta } of batch.counters) count(name, bucket, delta);
}
