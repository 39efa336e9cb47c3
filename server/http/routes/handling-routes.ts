/** What people say to the house's proposals about a mention: no special handling needed; a troll, with a reason. */
import type { Mention } from '@unisson/shared/domain/mention';
import type { Result } from '@unisson/shared/domain/result';
import { dismissBody, trollBody } from '@unisson/shared/wire/schemas/alerts';
import { mentionView } from '@unisson/shared/wire/schemas/views';
import { dismissProposal } from '../../commands/mention/dismiss-proposal.ts';
import { markTroll } from '../../commands/mention/mark-troll.ts';
import type { Answer } from '../answer.ts';
import { answered } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { may, route, type Route } from '../route.ts';

const triage = { method: 'post', tag: 'Triage', access: may('triage'), answers: { 200: mentionView } } as const;

async function shown(edge: Edge, room: string, done: Result<Mention>): Promise<Result<Answer>> {
  if (!done.ok) return done;
  const [view] = await edge.views.mentions(room, [done.value]);
  return answered(view);
}

export const handlingRoutes: readonly Route[] = [
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/handling/dismiss',
    summary: 'It needs no special handling: the proposal goes',
    body: dismissBody,
    handle: async ({ edge, commands, actor, params: { room, id }, body }) =>
      shown(edge, room, await dismissProposal(commands, actor, { room, mentionId: id, ...body })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/troll',
    summary: 'Mark it as a troll’s, with a reason, or take the mark back; hides nothing',
    body: trollBody,
    handle: async ({ edge, commands, actor, params: { room, id }, body }) =>
      shown(edge, room, await markTroll(commands, actor, { room, mentionId: id, ...body })),
  }),
];
