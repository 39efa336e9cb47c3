/** Remarks and suggestions beside the draft; the draft's past, its restoring, and who wrote what. The text itself travels by the editors' channel. */
import { ok, refuse } from '@unisson/shared/domain/result';
import {
  authorshipView,
  commentBody,
  commentsQuery,
  commentView,
  momentsQuery,
  momentView,
  pastView,
  resolveBody,
  restoreBody,
  restoredView,
} from '@unisson/shared/wire/schemas/comments';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { addComment } from '../../commands/comment/add-comment.ts';
import { resolveComment } from '../../commands/comment/resolve-comment.ts';
import { restoreDraft } from '../../commands/draft/restore-draft.ts';
import { answered, from, pageOf } from '../page-of.ts';
import { revisionNumber } from '../revision-number.ts';
import { may, member, route, type Route } from '../route.ts';
import { draftAuthorship, draftMoments, draftPast } from '../views/draft-past.ts';

const tag = 'Message';

const comments: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/message/comments',
    tag,
    summary: 'Remarks, suggestions and replies, the oldest first',
    access: member,
    query: commentsQuery,
    answers: { 200: listOf(commentView) },
    async handle({ edge, params, query }) {
      const where = query.open === undefined ? {} : { where: { open: query.open === 'true' ? 1 : 0 } };
      const page = await edge.store.list('comment', { scope: params.room, order: { by: 'at' }, ...where, ...from(query) });
      return pageOf(page, page.items);
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/comments',
    tag,
    summary: 'Say or suggest something about the draft, or reply to a remark',
    access: may('comment'),
    body: commentBody,
    answers: { 201: commentView },
    async handle({ commands, actor, params, body }) {
      const { field, anchor, quote, ...said } = body;
      const place = anchor ?? (field === undefined ? undefined : { field });
      const added = await addComment(commands, actor, { room: params.room, ...said, place: place && { ...place, quote } });
      return added.ok ? answered(added.value, 201) : added;
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/comments/:id/resolve',
    tag,
    summary: 'Settle a remark; accept or refuse a suggestion. Who accepts is an author of the words',
    access: may('comment'),
    body: resolveBody,
    answers: { 200: commentView },
    async handle({ commands, actor, params, body }) {
      const resolved = await resolveComment(commands, actor, { room: params.room, id: params.id, ...body });
      return resolved.ok ? answered(resolved.value) : resolved;
    },
  }),
];

const past: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/message/draft/moments',
    tag,
    summary: 'When the draft was written in, and by whom, the newest first',
    access: member,
    query: momentsQuery,
    answers: { 200: listOf(momentView) },
    async handle({ edge, params, query }) {
      return ok({ body: await draftMoments(edge.store, params.room, query) });
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/message/draft/moments/:position',
    tag,
    summary: 'The draft as it stood then',
    access: member,
    answers: { 200: pastView },
    async handle({ edge, params }) {
      const position = revisionNumber(params.position);
      const view = position.ok ? await draftPast(edge.store, params.room, position.value) : null;
      return view ? answered(view) : refuse({ code: 'not-found', kind: 'draft', id: params.position });
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/message/draft/restore',
    tag,
    summary: 'Put the words of a revision or of an earlier moment back into the draft, as an edit of yours',
    access: may('write'),
    body: restoreBody,
    answers: { 200: restoredView },
    async handle({ commands, actor, params, body }) {
      const restored = await restoreDraft(commands, actor, { room: params.room, from: body });
      return restored.ok ? answered(restored.value) : restored;
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/message/draft/authorship',
    tag,
    summary: 'Who wrote what stands in the draft',
    access: member,
    answers: { 200: authorshipView },
    async handle({ edge, params }) {
      return answered(await draftAuthorship(edge.store, params.room));
    },
  }),
];

export const commentRoutes: readonly Route[] = [...comments, ...past];
