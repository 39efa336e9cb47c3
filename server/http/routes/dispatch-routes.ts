/** The outbox as people see it, and what they may still do about a dispatch. */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { cancelBody, dispatchesQuery, settleBody } from '@unisson/shared/wire/schemas/replies';
import { dispatchView } from '@unisson/shared/wire/schemas/message-views';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { settleDispatch } from '../../commands/dispatch/settle-dispatch.ts';
import { takeDispatch } from '../../commands/dispatch/take-dispatch.ts';
import { cancelDispatch } from '../../commands/reply/cancel-dispatch.ts';
import type { Where } from '../../store/store.ts';
import type { Answer } from '../answer.ts';
import { answered, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { may, member, route, type Call, type Route } from '../route.ts';
import type { z } from 'zod';

const tag = 'Dispatches';

async function shown(edge: Edge, room: string, dispatch: Dispatch): Promise<Result<Answer>> {
  const [view] = await edge.views.dispatches(room, [dispatch]);
  return answered(view);
}

const settling = {
  method: 'post',
  tag,
  access: member,
  body: settleBody,
  answers: { 200: dispatchView },
  async handle({ edge, commands, actor, params, body }: Call<{ room: string; id: string }, unknown, z.output<typeof settleBody>>) {
    const settled = await settleDispatch(commands, actor, { ...params, outcome: body.outcome, note: body.note });
    return settled.ok ? shown(edge, params.room, settled.value.dispatch) : settled;
  },
} as const;

const reading: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/dispatches',
    tag,
    summary: 'The outbox, the newest first',
    access: may('see-dispatches'),
    query: dispatchesQuery,
    answers: { 200: listOf(dispatchView) },
    async handle({ edge, params, query }) {
      const where: Record<string, Where> = {};
      if (query.state) where['state'] = { in: query.state };
      if (query.reply !== undefined) where['replyId'] = query.reply;
      if (query.channel !== undefined) where['channel'] = query.channel;
      const page = await edge.store.list('dispatch', { scope: params.room, where, order: { by: 'createdAt', desc: true }, ...from(query) });
      return pageOf(page, await edge.views.dispatches(params.room, page.items));
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/dispatches/:id',
    tag,
    summary: 'One sending of one text to one outlet',
    access: may('see-dispatches'),
    answers: { 200: dispatchView },
    async handle({ edge, params: { room, id } }) {
      const dispatch = await edge.store.get('dispatch', room, id);
      return dispatch ? shown(edge, room, dispatch) : refuse({ code: 'not-found', kind: 'dispatch', id });
    },
  }),
];

const acting: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/dispatches/:id/take',
    tag,
    summary: 'Take a manual dispatch to say it: from here on it counts as being said',
    access: may('confirm'),
    answers: { 200: dispatchView },
    async handle({ edge, commands, actor, params }) {
      const taken = await takeDispatch(commands, actor, params);
      return taken.ok ? shown(edge, params.room, taken.value.dispatch) : taken;
    },
  }),
  route({ ...settling, path: '/rooms/:room/dispatches/:id/confirm', summary: 'Confirm that a taken manual dispatch was said, or not' }),
  route({ ...settling, path: '/rooms/:room/dispatches/:id/settle', summary: 'Say what became of an unknown dispatch' }),
  route({
    method: 'post',
    path: '/rooms/:room/dispatches/:id/cancel',
    tag,
    summary: 'Take back what is not being sent yet',
    access: member,
    body: cancelBody,
    answers: { 200: dispatchView },
    async handle({ edge, commands, actor, params }) {
      const cancelled = await cancelDispatch(commands, actor, params);
      return cancelled.ok ? shown(edge, params.room, cancelled.value.dispatch) : cancelled;
    },
  }),
];

export const dispatchRoutes: readonly Route[] = [...reading, ...acting];
