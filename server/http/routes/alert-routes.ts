/** Alerts of a room: what stands, what was, and who looks after it. */
import { alertsQuery, alertView } from '@unisson/shared/wire/schemas/alerts';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { acknowledgeAlert } from '../../commands/alert/acknowledge-alert.ts';
import { answered, from, pageOf } from '../page-of.ts';
import { may, member, route, type Route } from '../route.ts';

export const alertRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/alerts',
    tag: 'Alerts',
    summary: 'Alerts, the newest first; what they are about, and the protocol card where somebody may be in danger',
    access: member,
    query: alertsQuery,
    answers: { 200: listOf(alertView) },
    async handle({ edge, params: { room }, query }) {
      const where = query.state ? { state: { in: query.state } } : {};
      const page = await edge.store.list('alert', { scope: room, where, order: { by: 'raisedAt', desc: true }, ...from(query) });
      return pageOf(page, await edge.views.alerts(room, page.items));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/alerts/:id/acknowledge',
    tag: 'Alerts',
    summary: 'I have seen it and look after it',
    access: may('triage'),
    answers: { 200: alertView },
    async handle({ edge, commands, actor, params: { room, id } }) {
      const done = await acknowledgeAlert(commands, actor, { room, alertId: id });
      if (!done.ok) return done;
      const [view] = await edge.views.alerts(room, [done.value]);
      return answered(view);
    },
  }),
];
