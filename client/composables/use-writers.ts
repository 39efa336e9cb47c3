/** Who wrote which words of the draft that is open: its client ids, and whose they are. Asks the server only for ids it has not heard of. */
import { SYSTEM } from '@unisson/shared/domain/actor';
import { spansOf } from '@unisson/shared/text/writers';
import { shallowRef } from 'vue';
import { useConnection } from '../connection/connection.ts';
import type { Draft } from '../connection/draft.ts';
import { useSession } from '../stores/session.ts';

export interface WrittenBy {
  readonly from: number;
  readonly to: number;
  /** Null: not known (yet). */
  readonly userId: string | null;
}

export function useWriters(room: string, draft: () => Draft | null) {
  const { api } = useConnection();
  const session = useSession();
  const owners = shallowRef<ReadonlyMap<number, string>>(new Map());
  const asked = new Set<number>();
  let isAsking = false;
  let again = false;

  async function ask(): Promise<void> {
    again = isAsking;
    if (isAsking) return;
    isAsking = true;
    const got = await api.draftPast.authorship(room);
    isAsking = false;
    if (again) void ask();
    if (got.ok) owners.value = new Map(got.value.clients.map(({ clientId, userId }) => [clientId, userId]));
  }
  function ownerOf(open: Draft, client: number): string | null {
    if (client === open.doc.clientID) return session.id;
    const known = owners.value.get(client);
    if (known !== undefined) return known;
    // Once for each id: one that nobody knows must not be asked for for ever.
    if (!asked.has(client)) {
      asked.add(client);
      void ask();
    }
    return null;
  }
  function writtenIn(field: string): readonly WrittenBy[] {
    const open = draft();
    return open ? spansOf(open.doc.getText(field)).map(({ from, to, client }) => ({ from, to, userId: ownerOf(open, client) })) : [];
  }
  return { owners, writtenIn, isHouse: (userId: string | null): boolean => userId === SYSTEM.userId };
}
