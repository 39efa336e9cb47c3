/** The way in for mentions over HTTP. Acknowledged when they are on disk [ME2]; a bad one costs only itself [ME6]. */
import { refuse } from '@unisson/shared/domain/result';
import { mentionsBody } from '@unisson/shared/wire/schemas/mentions';
import { acceptedView } from '@unisson/shared/wire/schemas/views';
import { acceptMentions } from '../../commands/mention/accept-mentions.ts';
import { refuseFeeding } from '../../commands/mention/refuse-feeding.ts';
import { answered } from '../page-of.ts';
import { readMentions, type Brought } from '../read-mentions.ts';
import { route, type Route } from '../route.ts';

export const ingestRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/mentions',
    tag: 'Mentions',
    summary: 'Bring mentions, up to 5,000 a call, as JSON or NDJSON',
    access: refuseFeeding,
    body: mentionsBody,
    read: readMentions,
    answers: { 200: acceptedView },
    async handle({ edge, identity, actor, params, body }) {
      // what `readMentions` made of the body, whatever the schema that documents it says
      const { items, json } = body as unknown as Brought;
      const limited = await edge.limits.mentions(identity?.token?.id ?? actor.userId, items.length);
      if (limited) return refuse(limited);
      const taken = await acceptMentions(edge.ingest, actor, { room: params.room, via: 'http', items, ...(json ? { json } : {}) });
      return taken.ok ? answered(taken.value) : taken;
    },
  }),
];
