/** What the room does with its one voice: publish, hold, and have manual channels acknowledge. */
import { refuse, ok } from '@unisson/shared/domain/result';
import type { Acknowledgement } from '@unisson/shared/domain/dispatch';
import { refuseAct } from '@unisson/shared/domain/rights';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import { acknowledgementBody, auditQuery, holdBody, publicationBody } from '@unisson/shared/wire/schemas/message';
import { acknowledgementView, auditLineView, dispatchIdView } from '@unisson/shared/wire/schemas/message-views';
import { listOf, roomView } from '@unisson/shared/wire/schemas/views';
import { setHold } from '../../commands/hold/set-hold.ts';
import { acknowledgeRevision } from '../../commands/message/acknowledge-revision.ts';
import { publishMessage } from '../../commands/message/publish-message.ts';
import { answered, from, pageOf } from '../page-of.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Voice';
const showAcknowledgement = ({ id, channel, n, site, seat, by, at, version }: Acknowledgement) => ({
  id,
  channel,
  n,
  site,
  seat,
  by,
  at,
  version,
});

export const voiceRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/publications',
    tag,
    summary: 'Post the message itself on a channel, in answer to nobody',
    access: may('publish'),
    body: publicationBody,
    answers: { 202: dispatchIdView },
    async handle({ commands, actor, params, body }) {
      const published = await publishMessage(commands, actor, { room: params.room, ...body });
      return published.ok ? answered(published.value, 202) : published;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/hold',
    tag,
    summary: 'Hold everything that is not being sent yet, or lift the hold',
    access: (actor) => refuseAct(actor, 'hold'),
    body: holdBody,
    answers: { 200: roomView },
    async handle({ edge, commands, actor, params, body }) {
      const held = await setHold(commands, actor, { room: params.room, ...body });
      if (!held.ok) return held;
      const view = await edge.views.room(params.room);
      return view ? answered(view) : refuse({ code: 'not-found', kind: 'room', id: params.room });
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/acknowledgements',
    tag,
    summary: 'Which revision each manual channel, site and seat confirms to use',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(acknowledgementView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('acknowledgement', { scope: params.room, order: { by: 'id' }, ...from(query) });
      return pageOf(page, page.items.map(showAcknowledgement));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/acknowledgements',
    tag,
    summary: 'Confirm that a manual channel now says the revision in force',
    access: may('acknowledge'),
    body: acknowledgementBody,
    answers: { 200: acknowledgementView },
    async handle({ commands, actor, params, body }) {
      const confirmed = await acknowledgeRevision(commands, actor, { room: params.room, ...body });
      return confirmed.ok ? answered(showAcknowledgement(confirmed.value)) : confirmed;
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/audit',
    tag: 'Audit',
    summary: 'Who did what when, line by line after `after`',
    access: may('audit'),
    query: auditQuery,
    answers: { 200: listOf(auditLineView) },
    async handle({ edge, params, query }) {
      const lines = await edge.store.auditLines(params.room, query.after, query.limit);
      const last = lines.at(-1);
      // `next` is the `after` of the following page.
      return ok({ body: { items: lines, ...(lines.length === query.limit && last ? { next: String(last.n) } : {}) } });
    },
  }),
];
