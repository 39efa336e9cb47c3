/** The message: its draft's restart, its revisions, decisions, recall and withdrawal. The draft's text is written over the editors' own channel. */
import { refuse, type Result } from '@unisson/shared/domain/result';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import {
  bringForwardBody,
  decisionBody,
  diffQuery,
  freezeBody,
  recallBody,
  restartBody,
  withdrawBody,
} from '@unisson/shared/wire/schemas/message';
import { diffView as diffSchema, draftView, messageView, revisionView } from '@unisson/shared/wire/schemas/message-views';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { bringForward } from '../../commands/message/bring-forward.ts';
import { decideRevision } from '../../commands/message/decide-revision.ts';
import { freezeRevision } from '../../commands/message/freeze-revision.ts';
import { recallRevision } from '../../commands/message/recall-revision.ts';
import { restartDraft } from '../../commands/message/restart-draft.ts';
import { withdrawMessage } from '../../commands/message/withdraw-message.ts';
import type { Answer } from '../answer.ts';
import { answered, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { revisionNumber } from '../revision-number.ts';
import { may, member, route, type Route } from '../route.ts';
import { diffView } from '../views/diff-view.ts';

const tag = 'Message';

async function shown(edge: Edge, room: string, n: number, status = 200): Promise<Result<Answer>> {
  const view = await edge.views.revision(room, n);
  return view ? answered(view, status) : refuse({ code: 'not-found', kind: 'revision', id: String(n) });
}

const reading: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/message',
    tag,
    summary: 'The draft’s writers, what is under review, what is in force',
    access: member,
    answers: { 200: messageView },
    async handle({ edge, params }) {
      return answered(await edge.views.message(params.room));
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/message/revisions',
    tag,
    summary: 'Revisions, the newest first',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(revisionView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('revision', { scope: params.room, order: { by: 'n', desc: true }, ...from(query) });
      const views = await Promise.all(page.items.map(({ n }) => edge.views.revision(params.room, n)));
      return pageOf(
        page,
        views.filter((view) => view !== null),
      );
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/message/revisions/:n',
    tag,
    summary: 'A revision',
    access: member,
    answers: { 200: revisionView },
    async handle({ edge, params }) {
      const n = revisionNumber(params.n);
      return n.ok ? shown(edge, params.room, n.value) : n;
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/message/revisions/:n/diff',
    tag,
    summary: 'What differs from revision `against`; 0: from nothing',
    access: member,
    query: diffQuery,
    answers: { 200: diffSchema },
    async handle({ edge, params, query: { against } }) {
      const n = revisionNumber(params.n);
      if (!n.ok) return n;
      const [after, before] = await Promise.all([
        edge.store.get('revision', params.room, String(n.value)),
        edge.store.get('revision', params.room, String(against)),
      ]);
      if (!after) return refuse({ code: 'not-found', kind: 'revision', id: params.n });
      if (!before && against !== 0) return refuse({ code: 'not-found', kind: 'revision', id: String(against) });
      return answered({ n: n.value, against, parts: diffView(before, after) });
    },
  }),
];

const writing: readonly Route[] = [
  route({
    method: 'post',
    path: '/rooms/:room/message/draft/restart',
    tag,
    summary: 'Start the draft afresh inside the same document; clears its authors',
    access: may('restart'),
    body: restartBody,
    answers: { 200: draftView },
    async handle({ edge, commands, actor, params, body }) {
      const restarted = await restartDraft(commands, actor, { room: params.room, ...body });
      return restarted.ok ? answered((await edge.views.message(params.room)).draft) : restarted;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/revisions',
    tag,
    summary: 'Freeze the stored draft into a revision under review',
    access: may('freeze'),
    body: freezeBody,
    answers: { 201: revisionView },
    async handle({ edge, commands, actor, params, body }) {
      const frozen = await freezeRevision(commands, actor, { room: params.room, ...body });
      return frozen.ok ? shown(edge, params.room, frozen.value.n, 201) : frozen;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/revisions/:n/decisions',
    tag,
    summary: 'Approve or request changes, naming the hash that was read',
    access: member,
    body: decisionBody,
    answers: { 200: revisionView },
    async handle({ edge, commands, actor, params, body }) {
      const n = revisionNumber(params.n);
      if (!n.ok) return n;
      const decided = await decideRevision(commands, actor, { room: params.room, n: n.value, ...body });
      return decided.ok ? shown(edge, params.room, n.value) : decided;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/revisions/:n/recall',
    tag,
    summary: 'Take a revision out of review, or back before its time of effect, with a reason',
    access: member,
    body: recallBody,
    answers: { 200: revisionView },
    async handle({ edge, commands, actor, params, body }) {
      const n = revisionNumber(params.n);
      if (!n.ok) return n;
      const recalled = await recallRevision(commands, actor, { room: params.room, n: n.value, ...body });
      return recalled.ok ? shown(edge, params.room, n.value) : recalled;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/revisions/:n/bring-forward',
    tag,
    summary: 'Put a scheduled revision in force before its time, with a reason',
    access: member,
    body: bringForwardBody,
    answers: { 200: revisionView },
    async handle({ edge, commands, actor, params, body }) {
      const n = revisionNumber(params.n);
      if (!n.ok) return n;
      const brought = await bringForward(commands, actor, { room: params.room, n: n.value, ...body });
      return brought.ok ? shown(edge, params.room, n.value) : brought;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/withdraw',
    tag,
    summary: 'Withdraw what is in force, with a reason, and name what stands instead: nothing, an earlier revision, a holding statement',
    access: may('withdraw'),
    body: withdrawBody,
    answers: { 200: messageView },
    async handle({ edge, commands, actor, params, body }) {
      const withdrawn = await withdrawMessage(commands, actor, { room: params.room, ...body });
      return withdrawn.ok ? answered(await edge.views.message(params.room)) : withdrawn;
    },
  }),
];

export const messageRoutes: readonly Route[] = [...reading, ...writing];
