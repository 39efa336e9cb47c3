/** The first hour: the library of holding statements, emergencies and their review afterwards, the room's posture and its clock of silence. */
import type { Holding } from '@unisson/shared/domain/holding';
import { refuseAbsence } from '@unisson/shared/domain/holding-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import {
  clockView as clockSchema,
  emergencyReviewBody,
  emergencyView,
  holdingBody,
  holdingDecisionBody,
  holdingQuery,
  holdingView,
  postureBody,
  retireBody,
  useHoldingBody,
} from '@unisson/shared/wire/schemas/first-hour';
import { revisionView } from '@unisson/shared/wire/schemas/message-views';
import { listOf, roomView } from '@unisson/shared/wire/schemas/views';
import { decideHolding } from '../../commands/holding/decide-holding.ts';
import { loadAbsence } from '../../commands/holding/load-holding.ts';
import { proposeHolding } from '../../commands/holding/propose-holding.ts';
import { retireHolding } from '../../commands/holding/retire-holding.ts';
import { reviewEmergency } from '../../commands/holding/review-emergency.ts';
import { useHolding } from '../../commands/holding/use-holding.ts';
import { loadRoom } from '../../commands/message/load-message.ts';
import { setPosture } from '../../commands/posture/set-posture.ts';
import type { Answer } from '../answer.ts';
import { answered, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { revisionNumber } from '../revision-number.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'First hour';

async function shown(edge: Edge, room: string, holding: Holding, status = 200): Promise<Result<Answer>> {
  const [view] = await edge.views.holdings(room, [holding]);
  return answered(view, status);
}
async function revision(edge: Edge, room: string, n: number, status = 200): Promise<Result<Answer>> {
  const view = await edge.views.revision(room, n);
  return view ? answered(view, status) : refuse({ code: 'not-found', kind: 'revision', id: String(n) });
}

const library: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/holding',
    tag,
    summary: 'The library of holding statements, the newest first',
    access: member,
    query: holdingQuery,
    answers: { 200: listOf(holdingView) },
    async handle({ edge, params, query }) {
      const where = query.status === undefined ? {} : { status: query.status };
      const page = await edge.store.list('holding', { scope: params.room, where, order: { by: 'createdAt', desc: true }, ...from(query) });
      return pageOf(page, await edge.views.holdings(params.room, page.items));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/holding',
    tag,
    summary: 'Propose a holding statement, to be approved under the room’s policy before it is needed',
    access: may('write'),
    body: holdingBody,
    answers: { 201: holdingView },
    async handle({ edge, commands, actor, params, body }) {
      const { name, content, replaces } = body;
      const proposed = await proposeHolding(commands, actor, { room: params.room, name, content: { ...content, gesture: {} }, replaces });
      return proposed.ok ? shown(edge, params.room, proposed.value, 201) : proposed;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/holding/:id/decisions',
    tag,
    summary: 'Approve a proposed statement or request changes, naming the hash that was read',
    access: member,
    body: holdingDecisionBody,
    answers: { 200: holdingView },
    async handle({ edge, commands, actor, params, body }) {
      const decided = await decideHolding(commands, actor, { ...params, ...body });
      return decided.ok ? shown(edge, params.room, decided.value) : decided;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/holding/:id/use',
    tag,
    summary:
      'Use a statement unchanged: legal’s use is the one decision; others ask for it; an executive’s emergency is reviewed afterwards',
    access: member,
    body: useHoldingBody,
    answers: { 201: revisionView },
    async handle({ edge, commands, actor, params, body }) {
      const used = await useHolding(commands, actor, { ...params, ...body });
      return used.ok ? revision(edge, params.room, used.value.n, 201) : used;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/holding/:id/retire',
    tag,
    summary: 'Take a statement out of the library, with a reason',
    access: member,
    body: retireBody,
    answers: { 200: holdingView },
    async handle({ edge, commands, actor, params, body }) {
      const retired = await retireHolding(commands, actor, { ...params, ...body });
      return retired.ok ? shown(edge, params.room, retired.value) : retired;
    },
  }),
];

const emergencies: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/emergency',
    tag,
    summary: 'Whether no legal has been there for the room’s limit, and who was when',
    access: member,
    answers: { 200: emergencyView },
    async handle({ commands, params }) {
      const state = await loadRoom(commands.store, params.room);
      if (!state.ok) return state;
      const { absence } = await loadAbsence(commands, state.value.room, null);
      const refusal = refuseAbsence(absence);
      return answered({ open: refusal === null, people: refusal?.people ?? [], until: refusal?.until ?? null, limitMs: absence.limitMs });
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/revisions/:n/emergency-review',
    tag,
    summary: 'Legal has reviewed afterwards what was put in force in an emergency, and lets it stand',
    access: member,
    body: emergencyReviewBody,
    answers: { 200: revisionView },
    async handle({ edge, commands, actor, params, body }) {
      const n = revisionNumber(params.n);
      if (!n.ok) return n;
      const reviewed = await reviewEmergency(commands, actor, { room: params.room, n: n.value, ...body });
      return reviewed.ok ? revision(edge, params.room, n.value) : reviewed;
    },
  }),
];

const stance: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/posture',
    tag,
    summary: 'Answer, wait until, or stay silent; outside “answer” nothing is sent or claimed',
    access: may('posture'),
    body: postureBody,
    answers: { 200: roomView },
    async handle({ edge, commands, actor, params, body }) {
      const until = body.until == null ? null : new Date(body.until).toISOString();
      const taken = await setPosture(commands, actor, { room: params.room, ...body, until });
      if (!taken.ok) return taken;
      const view = await edge.views.room(params.room);
      return view ? ok({ body: view }) : refuse({ code: 'not-found', kind: 'room', id: params.room });
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/clock',
    tag,
    summary: 'Since the first alert: when the first word was said, when the room’s own message stood, against its marks',
    access: member,
    answers: { 200: clockSchema },
    async handle({ edge, params }) {
      const view = await edge.views.clock(params.room);
      return view ? answered(view) : refuse({ code: 'not-found', kind: 'room', id: params.room });
    },
  }),
];

export const holdingRoutes: readonly Route[] = [...library, ...emergencies, ...stance];
