/** Reads what a group of writes needs to know, inside its transaction: versions, heads, owners; bodies only of rows that change. */
import type { ClientSession, Collection, Document } from 'mongodb';
import type { Kind } from '@unisson/shared/domain/kinds';
import { storable } from '../storable.ts';
import type { KeepOp } from '../store.ts';
import { otherScopes } from './apply-batch.ts';
import { clientKey, keptKey } from './apply-kept.ts';
import { pairKey, type Collections } from './collections.ts';
import { GroupState, type Layer } from './group-state.ts';
import type { MongoWrite } from './write-group.ts';

type Keys = Set<string>;

interface Wanted {
  readonly versions: Map<Kind, Keys>;
  readonly rows: Map<Kind, Keys>;
  readonly scopes: Keys;
  readonly kept: Keys;
  readonly drafts: Keys;
  readonly clients: Keys;
}

export async function loadGroup(all: Collections, session: ClientSession, writes: readonly MongoWrite[]): Promise<GroupState> {
  const wanted = wantedBy(writes);
  const state = new GroupState();
  await load(all.scope, session, wanted.scopes, state.scopes);
  for (const [kind, keys] of wanted.rows) await load(all.rows(kind), session, keys, state.rows(kind), { v: 1, salt: 1, body: 1 });
  for (const [kind, keys] of wanted.versions) {
    const rest = new Set([...keys].filter((key) => !(wanted.rows.get(kind)?.has(key) ?? false)));
    await load(all.rows(kind), session, rest, state.rows(kind), { v: 1 });
  }
  await load(all.kept, session, wanted.kept, state.kept, { version: 1, expiresAt: 1 });
  await load(all.draft, session, wanted.drafts, state.drafts, { head: 1, checkpointN: 1 });
  await load(all.draftClient, session, wanted.clients, state.clients);
  return state;
}

async function load<T extends Document & { _id: string }, V>(
  from: Collection<T>,
  session: ClientSession,
  keys: Keys,
  into: Layer<V>,
  projection?: Document,
): Promise<void> {
  if (keys.size === 0) return;
  const found = from.find({ _id: { $in: [...keys] } } as never, { session, ...(projection === undefined ? {} : { projection }) });
  for (const doc of await found.toArray()) into.found.set(String(doc._id), doc as unknown as V);
}

function wantedBy(writes: readonly MongoWrite[]): Wanted {
  const wanted: Wanted = {
    versions: new Map(),
    rows: new Map(),
    scopes: new Set(),
    kept: new Set(),
    drafts: new Set(),
    clients: new Set(),
  };
  for (const write of writes) {
    if (write.do === 'keep') {
      wantKept(wanted, write.ops);
      continue;
    }
    const { batch } = write;
    for (const scope of [batch.scope, ...otherScopes(batch)]) wanted.scopes.add(scope);
    for (const row of batch.puts) want(wanted.rows, row.kind, pairKey(row.scope, row.id));
    for (const ref of [...batch.expect, ...batch.adds]) want(wanted.versions, ref.kind, pairKey(ref.scope, ref.id));
    wantKept(wanted, batch.keep);
  }
  return wanted;
}

function want(map: Map<Kind, Keys>, kind: Kind, key: string): void {
  const keys = map.get(kind);
  if (keys === undefined) map.set(kind, new Set([key]));
  else keys.add(key);
}

function wantKept(wanted: Wanted, ops: readonly KeepOp[]): void {
  for (const op of ops) {
    if (op.op === 'put' || op.op === 'remove') wanted.kept.add(keptKey(op));
    else wanted.drafts.add(storable(op.doc));
    if (op.op === 'bind') wanted.clients.add(clientKey(op));
  }
}
