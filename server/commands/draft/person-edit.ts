/**
 * An edit of the message draft that the server makes in somebody's name, inside the same document [CO1]: what to keep so that it is one entry
 * of the log, whoever edits meanwhile. Whoever asked for it is an author like any who typed [MS4]. Must not write.
 */
import * as Y from 'yjs';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import type { Runtime } from '../../runtime/runtime.ts';
import type { KeepOp } from '../../store/store.ts';
import type { StoredDraft } from './load-draft.ts';

/** Largest draft as one encoded update (CONTRACT "Co-editing"). */
export const DRAFT_BYTES = 1024 * 1024;

export interface PersonEdit {
  readonly name: string;
  readonly user: UserId;
  /** Everyone whose writing it carries, `user` included. */
  readonly owners: readonly UserId[];
  readonly clientId: number;
  readonly at: Instant;
}

/**
 * A Yjs client id nobody has in this document. A new one for each edit: an editor of that person's could be writing under any older one at
 * this moment, and two structs with one id would part the copies for good [CO4].
 */
export function freshClientId(runtime: Runtime, bound: ReadonlyMap<number, UserId>): number {
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = runtime.bytes(4);
    const id = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (id > 1 && !bound.has(id)) return id;
  }
}

/**
 * @param draft from `loadDraft`; its document is changed.
 * @returns what to keep, the append last; empty when `change` changes nothing; null when the draft would grow too large. Conflict when the log
 * has moved since `draft` was loaded, so what was read in it still stood when the edit was made.
 */
export function personEdit(
  { doc, head }: Pick<StoredDraft, 'doc' | 'head'>,
  edit: PersonEdit,
  change: (doc: Y.Doc) => void,
): readonly KeepOp[] | null {
  const { name, user, owners, clientId, at } = edit;
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  const note = (bytes: Uint8Array): void => void updates.push(bytes);
  doc.on('update', note);
  doc.transact(() => change(doc), user);
  doc.off('update', note);
  if (updates.length === 0) return [];
  const grows = Y.getState(doc.store, clientId) > 0;
  if (grows && Y.encodeStateAsUpdate(doc).length > DRAFT_BYTES) return null;
  return [
    // Who only deletes writes under no id.
    ...(grows ? [{ op: 'bind' as const, doc: name, clientId, user }] : []),
    { op: 'append', doc: name, expectHead: head, entries: [{ update: Y.mergeUpdates(updates), user, owners, at }] },
  ];
}
