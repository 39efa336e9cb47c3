/** A text held against its channel and the message before anybody freezes or sends it, and the room's banned and required phrases. */
import { refuse } from '@unisson/shared/domain/result';
import { checkBody, checkView } from '@unisson/shared/wire/schemas/check';
import { phrases } from '@unisson/shared/wire/schemas/people';
import { roomView } from '@unisson/shared/wire/schemas/views';
import { checkText } from '../../commands/check/check-text.ts';
import { setPhrases } from '../../commands/room/set-phrases.ts';
import { answered } from '../page-of.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Check';

export const checkRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/check',
    tag,
    summary: 'How long a text is on a channel, its parts, where it differs from the message, whether somebody must decide',
    access: member,
    body: checkBody,
    answers: { 200: checkView },
    async handle({ commands, actor, params, body: { mentionId, ...body } }) {
      const checked = await checkText(commands, actor, { room: params.room, ...body, mentionId: mentionId ?? undefined });
      return checked.ok ? answered(checked.value) : checked;
    },
  }),
  route({
    method: 'put',
    path: '/rooms/:room/phrases',
    tag,
    summary: 'Set the phrases the room bans and those its texts must hold',
    access: may('phrases'),
    body: phrases,
    answers: { 200: roomView },
    async handle({ edge, commands, actor, params, body }) {
      const set = await setPhrases(commands, actor, { room: params.room, phrases: body });
      if (!set.ok) return set;
      const view = await edge.views.room(params.room);
      return view ? answered(view) : refuse({ code: 'not-found', kind: 'room', id: params.room });
    },
  }),
];
