/** The outbox as people see it, and what they may still do about a dispatch. */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { cancelBody, dispatchesQuery } from '@unisson/shared/wire/schemas/replies';
import { dispatchView } from '@unisson/shared/wire/schemas/message-views';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { cancelDispatch } from '../../commands/reply/cancel-dispatch.ts';
import type { Where } from '../../store/store.ts';
import type { Answer } from '../answer.ts';
import { answered, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Dispatches';

async function shown(edge: Edge, room: string, dispatch: Dispatch): Promise<Result<Answer>> {
  const [view] = await edge.views.dispatches(room, [dispatch]);
  return answered(view);
}

export const dispatchRoutes: readonly Route[] = [
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
