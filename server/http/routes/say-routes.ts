/** Say pages, made and revoked by channel owners, and the board that shows what each channel says. The pages themselves are in ../pages. */
import { refuse } from '@unisson/shared/domain/result';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import { boardView as boardSchema, newSayPageView, sayPageBody, sayPageView } from '@unisson/shared/wire/schemas/board';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { makeSayPage } from '../../commands/say/make-say-page.ts';
import { revokeSayPage } from '../../commands/say/revoke-say-page.ts';
import { answered, done, from, pageOf } from '../page-of.ts';
import { may, member, route, type Route } from '../route.ts';
import { boardView, sayPageViews } from '../views/board-view.ts';

const tag = 'In force';

export const sayRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/board',
    tag,
    summary: 'The channel board: what is live on each channel, since when, who has confirmed it, who is late',
    access: member,
    answers: { 200: boardSchema },
    async handle({ edge, params }) {
      const board = await boardView(edge, params.room);
      return board ? answered(board) : refuse({ code: 'not-found', kind: 'room', id: params.room });
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/say-pages',
    tag,
    summary: 'Say pages, the newest first, those that ended included; never their secrets',
    access: member,
    query: pageQuery,
    answers: { 200: listOf(sayPageView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('say-page', { scope: params.room, order: { by: 'createdAt', desc: true }, ...from(query) });
      return pageOf(page, await sayPageViews(edge, params.room, page.items));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/say-pages',
    tag,
    summary: 'Make the page one site reads the message from; its address is shown once',
    access: may('acknowledge'),
    body: sayPageBody,
    answers: { 201: newSayPageView },
    async handle({ edge, commands, actor, params, body }) {
      const made = await makeSayPage(commands, actor, { room: params.room, ...body });
      if (!made.ok) return made;
      const { page, token } = made.value;
      return answered({ id: page.id, token, url: `${edge.settings.publicUrl}/say/${token}` }, 201);
    },
  }),
  route({
    method: 'delete',
    path: '/rooms/:room/say-pages/:id',
    tag,
    summary: 'Revoke a say page: whoever has it open is told at once',
    access: may('acknowledge'),
    answers: { 204: null },
    async handle({ commands, actor, params }) {
      const revoked = await revokeSayPage(commands, actor, params);
      return revoked.ok ? done : revoked;
    },
  }),
];
