/** What people do about a mention: take it, give it back, hand it over, say where it stands, correct the label, mark special handling. */
import type { Mention } from '@unisson/shared/domain/mention';
import { type Result } from '@unisson/shared/domain/result';
import { assignBody, claimNextBody, handlingBody, labelBody, statusBody } from '@unisson/shared/wire/schemas/mentions';
import { mentionView } from '@unisson/shared/wire/schemas/views';
import { assignMention } from '../../commands/mention/assign-mention.ts';
import { claimMention } from '../../commands/mention/claim-mention.ts';
import { claimNext } from '../../commands/mention/claim-next.ts';
import { correctLabel } from '../../commands/mention/correct-label.ts';
import { releaseMention } from '../../commands/mention/release-mention.ts';
import { setHandling } from '../../commands/mention/set-handling.ts';
import { setStatus } from '../../commands/mention/set-status.ts';
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

export const triageRoutes: readonly Route[] = [
  route({
    ...triage,
    path: '/rooms/:room/mentions/claim-next',
    summary: 'Take the most urgent free mention of a view',
    body: claimNextBody,
    handle: async ({ edge, commands, actor, params: { room }, body }) =>
      shown(edge, room, await claimNext(commands, actor, { room, view: body.view })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/claim',
    summary: 'Take it; the loser of two is told who won',
    handle: async ({ edge, commands, actor, params: { room, id } }) =>
      shown(edge, room, await claimMention(commands, actor, { room, mentionId: id })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/release',
    summary: 'Give it back to everybody',
    handle: async ({ edge, commands, actor, params: { room, id } }) =>
      shown(edge, room, await releaseMention(commands, actor, { room, mentionId: id })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/assign',
    summary: 'Hand it to somebody',
    access: may('assign'),
    body: assignBody,
    handle: async ({ edge, commands, actor, params: { room, id }, body }) =>
      shown(edge, room, await assignMention(commands, actor, { room, mentionId: id, ...body })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/status',
    summary: 'Say where it stands',
    body: statusBody,
    handle: async ({ edge, commands, actor, params: { room, id }, body }) =>
      shown(edge, room, await setStatus(commands, actor, { room, mentionId: id, ...body })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/label',
    summary: 'Correct its label; kept for training',
    body: labelBody,
    handle: async ({ edge, commands, actor, params: { room, id }, body }) =>
      shown(edge, room, await correctLabel(commands, actor, { room, mentionId: id, ...body })),
  }),
  route({
    ...triage,
    path: '/rooms/:room/mentions/:id/handling',
    summary: 'Mark it for a named owner, or lift that',
    body: handlingBody,
    handle: async ({ edge, commands, actor, params: { room, id }, body }) =>
      shown(edge, room, await setHandling(commands, actor, { room, mentionId: id, ...body })),
  }),
];
