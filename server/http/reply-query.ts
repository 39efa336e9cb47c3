/**
 * Lists replies. Those said under an older revision are found by what they left under, compared with what is in force; ordered by reach,
 * so that the furthest heard is corrected first [RE6].
 */
import type { Reply } from '@unisson/shared/domain/reply';
import { CONTROL } from '@unisson/shared/domain/room';
import type { RepliesQuery } from '@unisson/shared/wire/schemas/replies';
import { survivorOf } from '../commands/reply/load-reply.ts';
import { reachOf } from '../ingest/rank.ts';
import type { Page, Store, Where } from '../store/store.ts';
import { from } from './page-of.ts';

/** Read at once to be ordered by reach, which replies do not carry; more than a team answers between two revisions. */
const MOST_BY_REACH = 2_000;

export async function listReplies(store: Store, room: string, asked: RepliesQuery): Promise<Page<Reply>> {
  const where: Record<string, Where> = {};
  if (asked.mention !== undefined) where['mentionId'] = asked.mention;
  // stories that were joined to it may have a reply of their own [ST2]
  if (asked.story !== undefined) where['storyId'] = { in: (await survivorOf(store, room, asked.story))?.keys ?? [asked.story] };
  if (asked.status) where['status'] = { in: asked.status };
  if (asked.stale === true) return listStale(store, room, where, asked);
  if (asked.sort === 'reach') return { items: (await byReach(store, room, await readAll(store, room, where))).slice(0, asked.limit) };
  return store.list('reply', { scope: room, where, order: { by: 'createdAt', desc: asked.sort === 'newest' }, ...from(asked) });
}

async function listStale(store: Store, room: string, where: Record<string, Where>, asked: RepliesQuery): Promise<Page<Reply>> {
  const inForce = (await store.get('control', room, CONTROL))?.inForce ?? null;
  const sides: readonly Where[] = inForce === null ? [{ gte: 1 }] : [{ lt: inForce }, { gt: inForce }];
  const found = await Promise.all(sides.map((sentRevision) => readAll(store, room, { status: 'sent', ...where, sentRevision })));
  const all = found.flat();
  const sorted =
    asked.sort === 'reach'
      ? await byReach(store, room, all)
      : all.sort((a, b) => (asked.sort === 'newest' ? 1 : -1) * (a.createdAt < b.createdAt ? 1 : -1));
  return { items: sorted.slice(0, asked.limit) };
}

async function readAll(store: Store, room: string, where: Record<string, Where>): Promise<Reply[]> {
  const all: Reply[] = [];
  let after: string | undefined;
  do {
    const page: Page<Reply> = await store.list('reply', {
      scope: room,
      where,
      order: { by: 'createdAt', desc: true },
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined && all.length < MOST_BY_REACH);
  return all;
}

async function byReach(store: Store, room: string, replies: readonly Reply[]): Promise<Reply[]> {
  const ids = [...new Set(replies.flatMap(({ mentionId }) => (mentionId === null ? [] : [mentionId])))];
  const storyIds = [...new Set(replies.flatMap(({ storyId }) => (storyId === null ? [] : [storyId])))];
  const [mentions, stories] = await Promise.all([store.getMany('mention', room, ids), store.getMany('story', room, storyIds)]);
  const reach = new Map([
    ...mentions.map((mention) => [mention.id, reachOf(mention)] as const),
    ...stories.map((story) => [story.id, story.reach] as const),
  ]);
  const of = (reply: Reply): number => reach.get(reply.mentionId ?? reply.storyId ?? '') ?? 0;
  return [...replies].sort((a, b) => of(b) - of(a));
}
