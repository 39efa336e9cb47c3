/** Replies: opened, shared, changed, decided upon, sent, dropped. The opening is written over the editors' own channel. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Reply } from '@unisson/shared/domain/reply';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { repliesQuery, replyBody, replyDecisionBody, replyPatch, sendBody } from '@unisson/shared/wire/schemas/replies';
import { replyView, sentView } from '@unisson/shared/wire/schemas/message-views';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { askDecision } from '../../commands/reply/ask-decision.ts';
import { changeReply } from '../../commands/reply/change-reply.ts';
import { decideReply } from '../../commands/reply/decide-reply.ts';
import { dropReply } from '../../commands/reply/drop-reply.ts';
import { openReply } from '../../commands/reply/open-reply.ts';
import { sendReply } from '../../commands/reply/send-reply.ts';
import { resumeReply, waitReply } from '../../commands/reply/wait-reply.ts';
import type { Answer } from '../answer.ts';
import { answered, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { listReplies } from '../reply-query.ts';
import type { CommandDeps } from '../command-deps.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Replies';

async function shown(edge: Edge, room: string, reply: Reply, status = 200): Promise<Result<Answer>> {
  const [view] = await edge.views.replies(room, [reply]);
  return answered(view, status);
}
const dropping = { tag, access: may('reply'), answers: { 200: replyView } } as const;

async function drop({ edge, commands, actor, params }: Parameters<Route['handle']>[0]): Promise<Result<Answer>> {
  const [room, id] = [params['room'] ?? '', params['id'] ?? ''];
  const dropped = await dropReply(commands, actor, { room, id });
  return dropped.ok ? shown(edge, room, dropped.value.reply) : dropped;
}

function acting(
  act: string,
  summary: string,
  command: (deps: CommandDeps, actor: Actor, input: { room: string; id: string }) => Promise<Result<{ reply: Reply }>>,
): Route {
  return route({
    method: 'post',
    path: `/rooms/:room/replies/:id/${act}`,
    tag,
    summary,
    access: may('reply'),
    answers: { 200: replyView },
    async handle({ edge, commands, actor, params }) {
      const { room = '', id = '' } = params as Record<string, string | undefined>;
      const changed = await command(commands, actor, { room, id });
      return changed.ok ? shown(edge, room, changed.value.reply) : changed;
    },
  });
}

const reading: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/replies',
    tag,
    summary: 'Replies; `stale=true`: said under a revision that no longer stands',
    access: member,
    query: repliesQuery,
    answers: { 200: listOf(replyView) },
    async handle({ edge, params, query }) {
      const page = await listReplies(edge.store, params.room, query);
      return pageOf(page, await edge.views.replies(params.room, page.items));
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/replies/:id',
    tag,
    summary: 'A reply: exactly what would leave now, or what left',
    access: member,
    answers: { 200: replyView },
    async handle({ edge, params: { room, id } }) {
      const reply = await edge.store.get('reply', room, id);
      return reply ? shown(edge, room, reply) : refuse({ code: 'not-found', kind: 'reply', id });
    },
  }),
];

const writing: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/replies',
    tag,
    summary: 'Open the reply of a mention or story, or join the one that is open',
    access: may('reply'),
    body: replyBody,
    answers: { 201: replyView, 200: replyView },
    async handle({ edge, commands, actor, params: { room }, body }) {
      const { mentionId, storyId, ...rest } = body;
      const opened = await openReply(commands, actor, { room, ...rest, mentionId: mentionId ?? undefined, storyId: storyId ?? undefined });
      return opened.ok ? shown(edge, room, opened.value.reply, opened.value.created ? 201 : 200) : opened;
    },
  }),
  route({
    method: 'patch',
    path: '/rooms/:room/replies/:id',
    tag,
    summary: 'Change form, answer or language',
    access: may('reply'),
    body: replyPatch,
    answers: { 200: replyView },
    async handle({ edge, commands, actor, params, body }) {
      const changed = await changeReply(commands, actor, { ...params, ...body });
      return changed.ok ? shown(edge, params.room, changed.value.reply) : changed;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/replies/:id/decisions',
    tag,
    summary: 'Decide on an opening that says more than the message',
    access: member,
    body: replyDecisionBody,
    answers: { 200: replyView },
    async handle({ edge, commands, actor, params, body }) {
      const decided = await decideReply(commands, actor, { ...params, ...body });
      return decided.ok ? shown(edge, params.room, decided.value.reply) : decided;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/replies/:id/send',
    tag,
    summary: 'Send it, naming the text that was read and the last event seen',
    access: may('send'),
    body: sendBody,
    answers: { 202: sentView },
    async handle({ commands, actor, params, body }) {
      const sent = await sendReply(commands, actor, { ...params, ...body });
      return sent.ok ? answered(sent.value, 202) : sent;
    },
  }),
  acting('wait', 'Let it wait for the next revision; it then asks for a glance', waitReply),
  acting('resume', 'Take it out of waiting, to be changed or sent now', resumeReply),
  acting('ask', 'Ask for the decision its opening needs', askDecision),
  route({
    ...dropping,
    method: 'delete',
    path: '/rooms/:room/replies/:id',
    summary: 'Drop it; the mention may be answered anew',
    handle: drop,
  }),
  route({
    ...dropping,
    method: 'post',
    path: '/rooms/:room/replies/:id/drop',
    summary: 'Drop it; the mention may be answered anew',
    handle: drop,
  }),
];

export const replyRoutes: readonly Route[] = [...reading, ...writing];
