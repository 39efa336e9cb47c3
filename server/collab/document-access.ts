/**
 * What somebody may do with a co-edited document: the message draft of a room he is in, or the opening of a reply there. Reads rights
 * each time it is asked; keeps only which room a reply belongs to, which never changes.
 */
import { can, type Actor } from '@unisson/shared/domain/actor';
import { CONTROL } from '@unisson/shared/domain/room';
import type { Store } from '../store/store.ts';

export type DocumentAccess = 'write' | 'read' | 'none' | 'missing';

export interface DocumentRights {
  /** The room of a document; null where there is no such document. */
  roomOf(doc: string): Promise<string | null>;
  access(userId: string, doc: string): Promise<DocumentAccess>;
}

/** Rooms remembered; a reply that is forgotten costs a search through the rooms. */
const MOST_REMEMBERED = 10_000;

export function documentRights(store: Store): DocumentRights {
  const roomOfReply = new Map<string, string>();

  async function findReply(id: string): Promise<string | null> {
    const known = roomOfReply.get(id);
    if (known) return known;
    for (const scope of await store.scopes()) {
      if (!(await store.get('reply', scope, id))) continue;
      if (roomOfReply.size >= MOST_REMEMBERED) roomOfReply.clear();
      roomOfReply.set(id, scope);
      return scope;
    }
    return null;
  }

  async function roomOf(doc: string): Promise<string | null> {
    const [, kind, id] = /^(message|reply):(.{1,200})$/su.exec(doc) ?? [];
    if (!kind || !id) return null;
    if (kind === 'reply') return findReply(id);
    return (await store.get('control', id, CONTROL)) ? id : null;
  }

  return {
    roomOf,
    async access(userId, doc) {
      const room = await roomOf(doc);
      if (room === null) return 'missing';
      const member = await store.get('member', room, userId);
      const actor: Actor = { userId, name: '', roles: member?.roles ?? [], installationAdmin: false };
      return can(actor, 'write') ? 'write' : can(actor, 'read') ? 'read' : 'none';
    },
  };
}
