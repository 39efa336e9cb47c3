/** What was said under an older revision, and what is done about it [RE6]. */
import { listOf } from '@unisson/shared/wire/schemas/views';
import { remedyView, saidView } from '@unisson/shared/wire/schemas/message-views';
import { remedyBody, saidQuery } from '@unisson/shared/wire/schemas/replies';
import { decideRemedy } from '../../commands/remedy/decide-remedy.ts';
import { answered } from '../page-of.ts';
import { member, may, route, type Route } from '../route.ts';
import { listSaid } from '../said-query.ts';

const tag = 'Replies';

export const remedyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/said-under-old',
    tag,
    summary: 'Replies and publications said under a revision that no longer stands, the furthest heard first',
    access: may('see-dispatches'),
    query: saidQuery,
    answers: { 200: listOf(saidView) },
    async handle({ edge, params, query }) {
      const said = await listSaid(edge.store, params.room, query.limit);
      const views = await edge.views.dispatches(
        params.room,
        said.map(({ dispatch }) => dispatch),
      );
      return answered({ items: said.map((row, i) => ({ ...row, dispatch: views[i] })) });
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/remedies',
    tag,
    summary: 'Record what is done about words said under an older revision',
    access: member,
    body: remedyBody,
    answers: { 200: remedyView },
    async handle({ commands, actor, params, body }) {
      const decided = await decideRemedy(commands, actor, { room: params.room, ...body });
      return decided.ok ? answered(decided.value) : decided;
    },
  }),
];
