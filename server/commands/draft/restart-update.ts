/**
 * The server's own edit of a message draft [CO1]: what to keep so that the draft starts afresh inside the same document. Pure but for
 * the loaded copy it is given, which it uses up. Must not write.
 */
import * as Y from 'yjs';
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import type { MessageContent } from '@unisson/shared/domain/message';
import { writeMessage } from '@unisson/shared/text/message-content';
import type { KeepOp } from '../../store/store.ts';
import type { StoredDraft } from './load-draft.ts';

/** The Yjs client id of every server edit. One is enough: each edit is appended at an expected head, so two can never take the same clock. */
export const SERVER_CLIENT_ID = 1;

/** The first id from there on that no person has: a peer names his own id, and who took ours first must not bar the draft from being restarted. */
export function serverClientId(bound: ReadonlyMap<number, UserId>): number {
  let id = SERVER_CLIENT_ID;
  while ((bound.get(id) ?? SYSTEM.userId) !== SYSTEM.userId) id += 1;
  return id;
}

/**
 * @param draft from `loadDraft`; its document is changed. `clientId`: from `serverClientId`.
 * @returns what to keep, the append last: its new head is the last of `heads`. Conflict when the log has moved since `draft` was loaded. The entry
 * has no owners: the house is nobody's author [MS4].
 */
export function restartUpdate(
  name: string,
  draft: Pick<StoredDraft, 'doc' | 'head'> & { readonly clientId?: number },
  content: MessageContent,
  at: Instant,
): readonly KeepOp[] {
  const { doc, head, clientId = SERVER_CLIENT_ID } = draft;
  doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  let update: Uint8Array | null = null;
  doc.once('update', (bytes: Uint8Array) => (update = bytes));
  writeMessage(doc, content, SYSTEM.userId);
  return [
    { op: 'bind', doc: name, clientId, user: SYSTEM.userId },
    {
      op: 'append',
      doc: name,
      expectHead: head,
      entries: [{ update: update ?? Y.encodeStateAsUpdate(new Y.Doc(), before), user: SYSTEM.userId, owners: [], at }],
    },
  ];
}
