/** Where words go out, set up by administrators. A secret goes in and never comes back. */
import type { Outlet, OutletKind } from '@unisson/shared/domain/dispatch';
import { refuse } from '@unisson/shared/domain/result';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import { outletBody } from '@unisson/shared/wire/schemas/replies';
import { outletView } from '@unisson/shared/wire/schemas/message-views';
import { listOf } from '@unisson/shared/wire/schemas/views';
import type { OutletView } from '@unisson/shared/wire/views';
import { createOutlet } from '../../commands/outlet/create-outlet.ts';
import { answered, from, pageOf } from '../page-of.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Outlets';
const KINDS: readonly string[] = ['webhook', 'manual', 'log'] satisfies readonly OutletKind[];
const isKind = (kind: string): kind is OutletKind => KINDS.includes(kind);
const show = ({ id, kind, channel, name, config, active }: Outlet): OutletView => ({ id, kind, channel, name, config, active });

export const outletRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/outlets',
    tag,
    summary: 'Outlets, those that were taken over from included',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(outletView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('outlet', { scope: params.room, order: { by: 'id' }, ...from(query) });
      return pageOf(page, page.items.map(show));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/outlets',
    tag,
    summary: 'Add an outlet; it takes over its channel',
    access: may('outlets'),
    body: outletBody,
    answers: { 201: outletView },
    async handle({ commands, actor, params, body: { kind, ...body } }) {
      // Kinds that a later version or an adapter brings are known by name, not here.
      if (!isKind(kind)) return refuse({ code: 'unsupported', what: kind });
      const made = await createOutlet(commands, actor, { room: params.room, kind, ...body });
      return made.ok ? answered(show(made.value.outlet), 201) : made;
    },
  }),
];
