/** People's word on stories, what ranks weigh, and what is not about us for many mentions at once. */
import { MEANINGS, MENTION_WEIGHTS, STORY_WEIGHTS, weightsOf } from '@unisson/shared/domain/ranking';
import type { Room } from '@unisson/shared/domain/room';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import {
  dryRunView,
  exclusionBody,
  exclusionView,
  linkBody,
  mergeBody,
  rankingBody,
  rankingPatch,
  rankingView,
  rulingView,
  splitBody,
  verdictBody,
} from '@unisson/shared/wire/schemas/stories';
import { listOf, storyView } from '@unisson/shared/wire/schemas/views';
import { setRanking } from '../../commands/room/set-ranking.ts';
import { addExclusion, tryExclusion, undoExclusion } from '../../commands/story/exclude.ts';
import { judgeStory } from '../../commands/story/judge-story.ts';
import { linkAnswer } from '../../commands/story/link-answer.ts';
import { mergeStories, splitStory, undoRuling } from '../../commands/story/rule-stories.ts';
import { INSTALLATION } from '../../store/store.ts';
import type { Answer } from '../answer.ts';
import { answered, done, from, pageOf } from '../page-of.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Stories';
const shown = <T>(result: Result<T>, status = 200): Result<Answer> => (result.ok ? answered(result.value, status) : result);

const rulings: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/stories/:id/verdict',
    tag,
    summary: 'Signal, watch or noise',
    access: may('triage'),
    body: verdictBody,
    answers: { 200: storyView },
    async handle({ edge, commands, actor, params: { room, id }, body }) {
      const judged = await judgeStory(commands, actor, { room, storyId: id, ...body });
      if (!judged.ok) return judged;
      const [view] = await edge.views.stories(room, [judged.value]);
      return answered(view);
    },
  }),
  route({
    method: 'put',
    path: '/rooms/:room/stories/:id/answer',
    tag,
    summary: 'Link the story to the answer of the message that its reply is offered',
    access: may('triage'),
    body: linkBody,
    answers: { 200: storyView },
    async handle({ edge, commands, actor, params: { room, id }, body }) {
      const linked = await linkAnswer(commands, actor, { room, storyId: id, ...body });
      if (!linked.ok) return linked;
      const [view] = await edge.views.stories(room, [linked.value]);
      return answered(view);
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/stories/:id/merge',
    tag,
    summary: 'Make two stories one, whatever they say',
    access: may('triage'),
    body: mergeBody,
    answers: { 200: rulingView },
    handle: async ({ commands, actor, params: { room, id }, body }) =>
      shown(await mergeStories(commands, actor, { room, storyId: id, ...body })),
  }),
  route({
    method: 'post',
    path: '/rooms/:room/stories/:id/split',
    tag,
    summary: 'Take mentions out of a story; they stay out',
    access: may('triage'),
    body: splitBody,
    answers: { 200: rulingView },
    handle: async ({ commands, actor, params: { room, id }, body }) =>
      shown(await splitStory(commands, actor, { room, storyId: id, ...body })),
  }),
  route({
    method: 'get',
    path: '/rooms/:room/rulings',
    tag,
    summary: 'What people have put together and taken apart, newest first',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(rulingView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('ruling', { scope: params.room, order: { by: 'seq', desc: true }, ...from(query) });
      return pageOf(page, page.items);
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/rulings/:id/undo',
    tag,
    summary: 'Take a merge or a split back',
    access: may('triage'),
    answers: { 200: rulingView },
    handle: async ({ commands, actor, params }) => shown(await undoRuling(commands, actor, params)),
  }),
];

const rankingOf = (room: Room) => ({
  ...weightsOf(room.ranking),
  watch: room.watch,
  meanings: MEANINGS,
  house: { mention: MENTION_WEIGHTS, story: STORY_WEIGHTS },
});

const ranking: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/ranking',
    tag,
    summary: 'The formula of ranks: points at most for each reason, and what it means',
    access: member,
    answers: { 200: rankingView },
    async handle({ edge, params: { room: id } }) {
      const room = await edge.store.get('room', INSTALLATION, id);
      return room ? answered(rankingOf(room)) : refuse({ code: 'not-found', kind: 'room', id });
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/ranking',
    tag,
    summary: 'Set points; mentions follow in the background',
    access: may('ranking'),
    body: rankingBody,
    answers: { 200: rankingView },
    async handle({ commands, actor, params: { room }, body }) {
      const set = await setRanking(commands, actor, { room, weights: stated(body.weights) });
      return set.ok ? answered(rankingOf(set.value)) : set;
    },
  }),
  route({
    method: 'patch',
    path: '/rooms/:room/ranking',
    tag,
    summary: 'The same, with the points themselves as the body',
    access: may('ranking'),
    body: rankingPatch,
    answers: { 200: rankingView },
    async handle({ commands, actor, params: { room }, body }) {
      const set = await setRanking(commands, actor, { room, weights: stated(body) });
      return set.ok ? answered(rankingOf(set.value)) : set;
    },
  }),
];

type Given = (typeof rankingPatch)['_output'];
/** What was left out is not there, rather than there and undefined: it would hide what is set. */
const stated = (given: Given) => JSON.parse(JSON.stringify(given)) as Parameters<typeof setRanking>[2]['weights'];

const exclusions: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/exclusions',
    tag,
    summary: 'What is not about us by term or story, newest first, the undone ones too',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(exclusionView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('exclusion', { scope: params.room, order: { by: 'seq', desc: true }, ...from(query) });
      return pageOf(page, page.items);
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/exclusions',
    tag,
    summary: 'Set aside all mentions with a term or of a story, past and future; `dryRun` only says how many',
    access: may('triage'),
    body: exclusionBody,
    answers: { 200: dryRunView, 201: exclusionView },
    async handle({ edge, commands, actor, params: { room }, body: { dryRun, ...ask } }) {
      if (!dryRun) return shown(await addExclusion(commands, actor, { room, ...ask }), 201);
      const tried = await tryExclusion(commands, actor, { room, ...ask });
      return tried.ok ? answered({ ...tried.value, samples: await edge.views.mentions(room, tried.value.samples) }) : tried;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/exclusions/:id/undo',
    tag,
    summary: 'Bring them back as they were',
    access: may('triage'),
    answers: { 200: exclusionView },
    handle: async ({ commands, actor, params }) => shown(await undoExclusion(commands, actor, params)),
  }),
  route({
    method: 'delete',
    path: '/rooms/:room/exclusions/:id',
    tag,
    summary: 'The same',
    access: may('triage'),
    answers: { 204: null },
    async handle({ commands, actor, params }) {
      const undone = await undoExclusion(commands, actor, params);
      return undone.ok ? done : undone;
    },
  }),
];

export const storyRoutes: readonly Route[] = [...rulings, ...ranking, ...exclusions];
