/** Who stands in for whom when it is to be decided: named beforehand, with an end. */
import { isInEffect, type Deputy } from '@unisson/shared/domain/deputy';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import { deputyBody } from '@unisson/shared/wire/schemas/message';
import { deputyView } from '@unisson/shared/wire/schemas/message-views';
import { listOf } from '@unisson/shared/wire/schemas/views';
import type { DeputyView } from '@unisson/shared/wire/views';
import { endDeputy } from '../../commands/deputy/end-deputy.ts';
import { nameDeputy } from '../../commands/deputy/name-deputy.ts';
import { instant } from '../../runtime/runtime.ts';
import { answered, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { member, route, type Route } from '../route.ts';
import { namesOf } from '../views/names-of.ts';

const tag = 'Message';

async function views(edge: Edge, rows: readonly Deputy[]): Promise<readonly DeputyView[]> {
  const nameOf = await namesOf(
    edge.store,
    rows.flatMap(({ of, userId, namedBy }) => [of, userId, namedBy]),
  );
  const at = instant(edge.runtime);
  return rows.map((row) => ({
    ...{ id: row.id, of: { userId: row.of, name: nameOf(row.of) }, deputy: { userId: row.userId, name: nameOf(row.userId) } },
    ...{
      role: row.role,
      from: row.from,
      until: row.until,
      namedBy: { userId: row.namedBy, name: nameOf(row.namedBy) },
      namedAt: row.namedAt,
    },
    ...{ ended: row.ended, isInEffect: isInEffect(row, at), version: row.version },
  }));
}

export const deputyRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/deputies',
    tag,
    summary: 'Who stands in for whom, the latest end first; those that have ended too',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(deputyView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('deputy', { scope: params.room, order: { by: 'until', desc: true }, ...from(query) });
      return pageOf(page, await views(edge, page.items));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/deputies',
    tag,
    summary: 'Name who decides in my place until a time; an administrator may name for others',
    access: member,
    body: deputyBody,
    answers: { 201: deputyView },
    async handle({ edge, commands, actor, params, body }) {
      const named = await nameDeputy(commands, actor, { room: params.room, ...body });
      return named.ok ? answered((await views(edge, [named.value]))[0], 201) : named;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/deputies/:id/end',
    tag,
    summary: 'End a standing at once',
    access: member,
    answers: { 200: deputyView },
    async handle({ edge, commands, actor, params }) {
      const ended = await endDeputy(commands, actor, params);
      return ended.ok ? answered((await views(edge, [ended.value]))[0]) : ended;
    },
  }),
];
