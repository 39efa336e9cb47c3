/** The other unfinished replies of a story: two were being written when two stories turned out to be one, and both stay [ST2]. Reads only. */
import type { Reply } from '@unisson/shared/domain/reply';
import { isUnfinished } from '@unisson/shared/domain/reply-rules';
import type { Store } from '../../store/store.ts';
import { survivorOf } from './load-reply.ts';

/** More than ever stay open side by side. */
const MOST = 100;

/** @returns ids of replies, the oldest first; none for a reply to one mention, or one that is finished. */
export async function repliesBeside(store: Store, room: string, { id, storyId, status }: Reply): Promise<readonly string[]> {
  if (storyId === null || !isUnfinished(status)) return [];
  const story = await survivorOf(store, room, storyId);
  if (!story || story.keys.length < 2) return [];
  const where = { storyId: { in: story.keys } };
  const { items } = await store.list('reply', { scope: room, where, order: { by: 'createdAt' }, limit: MOST });
  return items.filter((other) => other.id !== id && isUnfinished(other.status)).map((other) => other.id);
}
