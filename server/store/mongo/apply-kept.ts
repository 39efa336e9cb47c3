/** Works out draft logs, client ids and kept entries over a group's state: the same rules as the embedded store. Sends nothing. */
import { Conflict } from '../conflict.ts';
import { storable } from '../storable.ts';
import type { KeepOp } from '../store.ts';
import { binaryOf, pairKey } from './collections.ts';
import type { FoundDraft, GroupState } from './group-state.ts';

export const keptKey = (op: { readonly space: string; readonly key: string }): string => `${op.space}:${storable(op.key)}`;
export const clientKey = (op: { readonly doc: string; readonly clientId: number }): string => pairKey(storable(op.doc), op.clientId);

/** @returns the new head of each append, in order. @throws Conflict: the caller drops what was worked out so far */
export function applyKept(state: GroupState, ops: readonly KeepOp[], now: number): number[] {
  const heads: number[] = [];
  for (const op of ops) {
    switch (op.op) {
      case 'append':
        heads.push(append(state, op));
        break;
      case 'checkpoint':
        checkpoint(state, op);
        break;
      case 'bind':
        bind(state, op);
        break;
      case 'put':
        put(state, op, now);
        break;
      case 'remove':
        state.kept.set(keptKey(op), null);
        break;
      default:
        throw new Error(`unknown operation ${String((op satisfies never as { op: string }).op)}`);
    }
  }
  return heads;
}

const draftOf = (state: GroupState, doc: string): FoundDraft => state.drafts.get(storable(doc)) ?? { head: 0, checkpointN: 0 };

function append(state: GroupState, op: KeepOp & { op: 'append' }): number {
  const draft = draftOf(state, op.doc);
  if (op.expectHead !== undefined && draft.head !== op.expectHead)
    throw new Conflict(`draft ${op.doc} is at ${draft.head}, not ${op.expectHead}`);
  const d = storable(op.doc);
  op.entries.forEach(({ update, user, owners, at }, i) =>
    state.draftEntries.push({ d, n: draft.head + i + 1, user, owners, at, bytes: binaryOf(update) }),
  );
  const head = draft.head + op.entries.length;
  state.drafts.set(d, { ...draft, head });
  return head;
}

function checkpoint(state: GroupState, op: KeepOp & { op: 'checkpoint' }): void {
  const draft = draftOf(state, op.doc);
  if (op.n > draft.head) throw new Error(`a checkpoint of draft ${op.doc} at ${op.n}, beyond its head ${draft.head}`);
  if (op.n > draft.checkpointN) state.drafts.set(storable(op.doc), { ...draft, checkpointN: op.n, checkpoint: binaryOf(op.state) });
}

function bind(state: GroupState, op: KeepOp & { op: 'bind' }): void {
  const owner = state.clients.get(clientKey(op));
  if (owner === null) state.clients.set(clientKey(op), { _id: clientKey(op), d: storable(op.doc), client: op.clientId, user: op.user });
  else if (owner.user !== op.user) throw new Conflict(`client ${op.clientId} of draft ${op.doc} belongs to another user`);
}

function put(state: GroupState, op: KeepOp & { op: 'put' }, now: number): void {
  const found = state.kept.get(keptKey(op));
  const expired = found !== null && found.expiresAt !== null && found.expiresAt <= now;
  const seen = found === null || expired ? 0 : found.version;
  if (op.version !== null && op.version !== seen) throw new Conflict(`${op.space} ${op.key} is at version ${seen}, not ${op.version}`);
  // An expired entry's version still counts on, so that whoever held it cannot take the new one for his own.
  const version = (found?.version ?? 0) + 1;
  const expiresAt = op.expiresAt === null ? null : Date.parse(op.expiresAt);
  state.kept.set(keptKey(op), {
    _id: keptKey(op),
    space: op.space,
    key: storable(op.key),
    value: JSON.stringify(op.value),
    version,
    expiresAt,
  });
}
