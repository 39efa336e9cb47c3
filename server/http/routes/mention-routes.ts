/** Reading mentions, stories and figures. */
import { refuse } from '@unisson/shared/domain/result';
import { storiesQuery, mentionsQuery, statsQuery } from '@unisson/shared/wire/schemas/mentions';
import { countsView, listOf, mentionView, statsView, storyView } from '@unisson/shared/wire/schemas/views';
import { survivorOf } from '../../commands/reply/load-reply.ts';
import { mentionFilter } from '../mention-query.ts';
import { answered, from, pageOf } from '../page-of.ts';
import { member, route, type Route } from '../route.ts';
import { rangeOf } from '../stats-range.ts';

/** Of a conversation, beside the mention one looks at. */
const MOST_IN_THREAD = 50;
const STORY_ORDERS = {
  rank: { by: 'rank', desc: true },
  count: { by: 'count', desc: true },
  reach: { by: 'reach', desc: true },
  newest: { by: 'lastAt', desc: true },
} as const;

const mentions: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/mentions',
    tag: 'Mentions',
    summary: 'Mentions by rank or time, filtered and searched',
    access: member,
    query: mentionsQuery,
    answers: { 200: listOf(mentionView) },
    async handle({ edge, actor, params, query }) {
      const filter = await mentionFilter(edge.store, params.room, actor.userId, query);
      if (!filter.ok) return filter;
      if (filter.value === null) return answered({ items: [] });
      const page = await edge.store.list('mention', { scope: params.room, ...filter.value, ...from(query) });
      const { topic } = query;
      const held = topic === undefined ? page.items : page.items.filter(({ topics }) => topics?.includes(topic));
      return pageOf(page, await edge.views.mentions(params.room, held));
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/mentions/:id',
    tag: 'Mentions',
    summary: 'A mention with its conversation and its replies',
    access: member,
    answers: { 200: mentionView },
    async handle({ edge, params: { room, id } }) {
      const mention = await edge.store.get('mention', room, id);
      if (!mention) return refuse({ code: 'not-found', kind: 'mention', id });
      const [thread, replies] = await Promise.all([
        edge.store.list('mention', {
          scope: room,
          where: { conversation: mention.conversation },
          order: { by: 'publishedAt' },
          limit: MOST_IN_THREAD,
        }),
        edge.store.list('reply', { scope: room, where: { mentionId: id }, order: { by: 'createdAt', desc: true }, limit: MOST_IN_THREAD }),
      ]);
      const [[view], others, answers] = await Promise.all([
        edge.views.mentions(room, [mention]),
        edge.views.mentions(
          room,
          thread.items.filter((other) => other.id !== id),
        ),
        edge.views.replies(room, replies.items),
      ]);
      return answered({ ...view, thread: others, replies: answers });
    },
  }),
];

const stories: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/stories',
    tag: 'Stories',
    summary: 'Stories that stand (joined ones are gone into the survivor)',
    access: member,
    query: storiesQuery,
    answers: { 200: listOf(storyView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('story', {
        scope: params.room,
        where: { redirect: null },
        order: STORY_ORDERS[query.sort],
        ...from(query),
      });
      return pageOf(page, await edge.views.stories(params.room, page.items));
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/stories/:id',
    tag: 'Stories',
    summary: 'A story; a joined one answers with its survivor',
    access: member,
    answers: { 200: storyView },
    async handle({ edge, params: { room, id } }) {
      const story = await survivorOf(edge.store, room, id);
      if (!story) return refuse({ code: 'not-found', kind: 'story', id });
      const [view] = await edge.views.stories(room, [story]);
      return answered(view);
    },
  }),
];

const figures: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/stats',
    tag: 'Figures',
    summary: 'Figures over time; of the whole room where no range is given',
    access: member,
    query: statsQuery,
    answers: { 200: statsView },
    async handle({ edge, params, query }) {
      const range = rangeOf(edge.runtime.now(), query);
      return range.ok ? answered(await edge.views.stats(params.room, range.value)) : range;
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/counts',
    tag: 'Figures',
    summary: 'Totals for the filters',
    access: member,
    answers: { 200: countsView },
    async handle({ edge, params }) {
      return answered(await edge.views.counts(params.room));
    },
  }),
];

export const mentionRoutes: readonly Route[] = [...mentions, ...stories, ...figures];
