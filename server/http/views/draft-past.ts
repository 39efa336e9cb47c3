/** The draft's past as a list of moments, and who wrote what stands in it now. Reads only; holds no words but those of the moment asked for. */
import { messageDoc } from '@unisson/shared/domain/message';
import { readMessage } from '@unisson/shared/text/message-content';
import { charactersBy } from '@unisson/shared/text/writers';
import type { Authorship, DraftMoment, DraftPast } from '@unisson/shared/wire/comment-views';
import { draftAt } from '../../commands/draft/draft-at.ts';
import { loadDraft } from '../../commands/draft/load-draft.ts';
import type { DraftEntry, Store } from '../../store/store.ts';

/** A pause this long ends a moment; so does writing on for longer than the other. */
const PAUSE_MS = 60_000;
const LONGEST_MS = 10 * 60_000;

/** Oldest first. A restart stands alone: what was before it is what one may want back. */
export function momentsOf(entries: readonly Omit<DraftEntry, 'update'>[]): readonly DraftMoment[] {
  const moments: DraftMoment[] = [];
  for (const { n, at, owners } of entries) {
    const last = moments.at(-1);
    const now = Date.parse(at);
    const goesOn =
      last &&
      owners.length > 0 &&
      last.people.length > 0 &&
      now - Date.parse(last.at) < PAUSE_MS &&
      now - Date.parse(last.since) < LONGEST_MS;
    if (goesOn) moments[moments.length - 1] = { ...last, position: n, at, people: [...new Set([...last.people, ...owners])] };
    else moments.push({ position: n, since: at, at, people: [...owners] });
  }
  return moments;
}

/** Newest first. */
export async function draftMoments(
  store: Store,
  room: string,
  ask: { limit: number; cursor?: number | undefined },
): Promise<{ items: readonly DraftMoment[]; next?: string }> {
  const { entries } = await store.draft(messageDoc(room), 0);
  const older = momentsOf(entries)
    .filter(({ position }) => ask.cursor === undefined || position < ask.cursor)
    .reverse();
  const items = older.slice(0, ask.limit);
  const last = items.at(-1);
  return { items, ...(last && older.length > items.length ? { next: String(last.position) } : {}) };
}

export async function draftPast(store: Store, room: string, position: number): Promise<DraftPast | null> {
  const doc = await draftAt(store, messageDoc(room), position);
  if (!doc) return null;
  const content = readMessage(doc);
  doc.destroy();
  return { position, ...content };
}

export async function draftAuthorship(store: Store, room: string): Promise<Authorship> {
  const name = messageDoc(room);
  const { doc } = await loadDraft(store, name);
  const bound = await store.draftClients(name);
  const fields = [...charactersBy(doc)].map(([field, counts]) => {
    const people = new Map<string, number>();
    for (const [client, count] of counts) {
      const userId = bound.get(client) ?? '';
      people.set(userId, (people.get(userId) ?? 0) + count);
    }
    return {
      field,
      people: [...people].map(([userId, characters]) => ({ userId, characters })).sort((a, b) => b.characters - a.characters),
    };
  });
  doc.destroy();
  return { clients: [...bound].map(([clientId, userId]) => ({ clientId, userId })), fields };
}
