/** The way in for mentions over HTTP. Acknowledged when they are on disk [ME2]; a bad one costs only itself [ME6]. */
import { can, type Actor } from '@unisson/shared/domain/actor';
import { refuse } from '@unisson/shared/domain/result';
import { mentionsBody } from '@unisson/shared/wire/schemas/mentions';
import { acceptedView } from '@unisson/shared/wire/schemas/views';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { answered } from '../page-of.ts';
import { acceptAround, readMentions } from '../read-mentions.ts';
import { route, type Route } from '../route.ts';

const SCOPE = 'mentions:write';

/** A token needs its scope and a maker who is still in the room; a person needs a part in the work, or the right to make such tokens. */
function mayFeed(actor: Actor): Refusal | null {
  if (actor.token) return actor.token.scopes.some((scope) => scope === SCOPE || scope === '*') ? null : { code: 'scope-required', scope: SCOPE };
  return can(actor, 'triage') || can(actor, 'tokens') ? null : { code: 'role-required', roles: ['responder', 'supervisor', 'legal', 'executive', 'admin'] };
}

export const ingestRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/mentions',
    tag: 'Mentions',
    summary: 'Bring mentions, up to 5,000 a call, as JSON or NDJSON',
    access: mayFeed,
    body: mentionsBody,
    read: readMentions,
    answers: { 200: acceptedView },
    async handle({ edge, identity, actor, params, body }) {
      const items: readonly unknown[] = Array.isArray(body) ? body : [];
      const limited = await edge.limits.mentions(identity?.token?.id ?? actor.userId, items.length);
      if (limited) return refuse(limited);
      const sender = { userId: actor.userId, ...(actor.token ? { tokenId: actor.token.id } : {}) };
      return answered(await acceptAround(items, (good) => edge.ingest.accept(params.room, sender, 'http', good)));
    },
  }),
];
