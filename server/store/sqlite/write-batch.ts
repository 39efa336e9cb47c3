/** Writes one batch: checks what it expects, then rows, counters, events and the audit line, each in the order the port promises. */
import type { NewEvent } from '@unisson/shared/domain/event';
import { digestAdded, sealLine, signHead, type AuditItem } from '../../audit/line.ts';
import type { EncodedBatch } from '../encode-batch.ts';
import { packRuns } from '../event-runs.ts';
import { restored, storable } from '../storable.ts';
import type { CommitResult } from '../store.ts';
import { Conflict } from '../conflict.ts';
import { PLACES } from './connection.ts';
import { loadScope, saveScope, type ScopeRow } from './scope-row.ts';
import type { Prepare } from './statements.ts';
import { writeKept } from './write-kept.ts';
import { addMention, putRow, versionOf } from './write-row.ts';

export interface Writer {
  readonly prepare: Prepare;
  readonly auditKey: Uint8Array;
}

/** @throws Conflict: the caller undoes what was written so far */
export function writeBatch(writer: Writer, batch: EncodedBatch, now: number): CommitResult & { ok: true } {
  const { prepare } = writer;
  for (const ref of batch.expect) {
    const stored = versionOf(prepare, ref.kind, ref.scope, ref.id);
    if (stored !== ref.version) throw new Conflict(`${ref.kind} ${ref.id} is at version ${stored}, not ${ref.version}`);
  }
  const scope = loadScope(prepare, batch.scope);
  const from = scope.seq + 1;
  const { added, digests, events } = writeAdds(prepare, scope, batch);
  events.push(...batch.events);
  const seq = scope.seq + events.length;
  const items = writePuts(prepare, scope, batch, seq);
  writeCounters(prepare, scope, batch, added);
  for (const run of packRuns(from, events)) {
    prepare('INSERT INTO event_run (place, count, at, body) VALUES (?, ?, ?, ?)').run(
      scope.n * PLACES + run.first,
      run.count,
      Date.parse(batch.at),
      run.body,
    );
  }
  scope.seq = seq;
  const heads = writeKept(prepare, batch.keep, now);
  writeAuditLine(writer, scope, batch, { from, to: seq, items, added: digestAdded(digests) });
  saveScope(prepare, scope);
  return { ok: true, from, seq, added, heads };
}

function writeAdds(prepare: Prepare, scope: ScopeRow, batch: EncodedBatch): { added: boolean[]; digests: string[]; events: NewEvent[] } {
  const added: boolean[] = [];
  const digests: string[] = [];
  const events: NewEvent[] = [];
  for (const row of batch.adds) {
    const digest = addMention(prepare, scope, row, scope.seq + events.length + 1);
    added.push(digest !== null);
    if (digest === null) continue;
    digests.push(digest);
    events.push({ type: 'mention.added', kind: 'mention', id: restored(row.id), version: row.version });
  }
  return { added, digests, events };
}

function writePuts(prepare: Prepare, scope: ScopeRow, batch: EncodedBatch, seq: number): AuditItem[] {
  const others = new Map<string, ScopeRow>();
  const scopeOf = (name: string): ScopeRow => {
    if (name === scope.name) return scope;
    const row = others.get(name) ?? loadScope(prepare, name);
    others.set(name, row);
    return row;
  };
  const items = batch.puts.map((row) => putRow(prepare, scopeOf(row.scope), row, seq));
  for (const row of others.values()) saveScope(prepare, row);
  return items;
}

function writeCounters(prepare: Prepare, scope: ScopeRow, batch: EncodedBatch, added: readonly boolean[]): void {
  const sums = new Float64Array(batch.counterKeys.length);
  added.forEach((isNew, i) => {
    const pairs = (isNew ? batch.whenNew : batch.whenKnown)[i] ?? [];
    for (let p = 0; p < pairs.length; p += 2) {
      const key = pairs[p] ?? 0;
      sums[key] = (sums[key] ?? 0) + (pairs[p + 1] ?? 0);
    }
  });
  batch.counterKeys.forEach(([name, bucket], i) => count(prepare, scope, { name, bucket, delta: sums[i] ?? 0 }));
  for (const delta of batch.counters) count(prepare, scope, delta);
}

function count(prepare: Prepare, scope: ScopeRow, { name, bucket, delta }: { name: string; bucket: number; delta: number }): void {
  if (delta === 0) return;
  const sql =
    'INSERT INTO counter (scope, bucket, name, value) VALUES (?, ?, ?, ?) ON CONFLICT (scope, bucket, name) DO UPDATE SET value = value + excluded.value';
  prepare(sql).run(scope.n, bucket, storable(name), delta);
}

function writeAuditLine(
  writer: Writer,
  scope: ScopeRow,
  batch: EncodedBatch,
  facts: { from: number; to: number; items: readonly AuditItem[]; added: { count: number; digest: string } | null },
): void {
  const line = sealLine({ ...batch.audit, ...facts, n: scope.audit_n + 1, scope: scope.name, at: batch.at, prev: scope.audit_hash });
  writer.prepare('INSERT INTO audit (place, line) VALUES (?, ?)').run(scope.n * PLACES + line.n, JSON.stringify(line));
  scope.audit_n = line.n;
  scope.audit_hash = line.hash;
  scope.audit_signature = signHead(writer.auditKey, scope.name, line.n, line.hash);
}
