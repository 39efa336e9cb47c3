/** Turns the filters that people choose into a query of the store. What people type is searched for, never read as a query. */
import { ok, type Result } from '@unisson/shared/domain/result';
import type { MentionsQuery } from '@unisson/shared/wire/schemas/mentions';
import { survivorOf } from '../commands/reply/load-reply.ts';
import { topicSearch } from '../ingest/topics.ts';
import type { Query, Store, Where } from '../store/store.ts';

type Filters = Partial<Omit<MentionsQuery, 'limit' | 'cursor'>>;
export type MentionFilter = Pick<Query, 'where' | 'text' | 'order'>;

const ORDERS = { rank: { by: 'rank', desc: true }, newest: { by: 'publishedAt', desc: true }, oldest: { by: 'publishedAt' } } as const;

/** @returns null where nothing can match: a story that is not there. */
export async function mentionFilter(store: Store, room: string, me: string, asked: Filters): Promise<Result<MentionFilter | null>> {
  const where: Record<string, Where> = {};
  for (const field of ['status', 'label', 'language', 'source', 'handling', 'proposed', 'speaker'] as const) {
    const values = asked[field];
    if (values) where[field] = values.length === 1 && values[0] !== undefined ? values[0] : { in: values };
  }
  if (asked.assignee) where['assignee'] = asked.assignee === 'none' ? null : asked.assignee === 'me' ? me : asked.assignee;
  if (asked.story) {
    const story = await survivorOf(store, room, asked.story);
    if (!story) return ok(null);
    where['storyKey'] = { in: story.keys };
  }
  const text = [asked.q?.trim(), asked.topic === undefined ? '' : topicSearch(asked.topic)].filter(Boolean).join(' ');
  return ok({ where, order: ORDERS[asked.sort ?? 'rank'], ...(text ? { text } : {}) });
}
