/** Telling people away from the console: how each wants to be told, which browsers take push, a room's watchers, and who was told what. */
import type { Notice, Watcher } from '@unisson/shared/domain/notice';
import { refuse } from '@unisson/shared/domain/result';
import type { User } from '@unisson/shared/domain/room';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import {
  loggedMailView,
  newWatcherView,
  noticeQuery,
  noticeView,
  noticeWaysBody,
  noticeWaysView,
  subscriptionBody,
  watcherBody,
  watcherView,
} from '@unisson/shared/wire/schemas/notices';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { addWatcher } from '../../commands/notice/add-watcher.ts';
import { endSubscription } from '../../commands/notice/end-subscription.ts';
import { revokeWatcher } from '../../commands/notice/revoke-watcher.ts';
import { setNoticeWays } from '../../commands/notice/set-notice-ways.ts';
import { isLive, MOST_BROWSERS, subscribePush } from '../../commands/notice/subscribe-push.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { answered, done, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { may, member, route, type Route } from '../route.ts';
import { namesOf } from '../views/names-of.ts';

const tag = 'Notices';

async function waysOf(edge: Edge, user: User) {
  const { items } = await edge.store.list('subscription', {
    scope: INSTALLATION,
    where: { userId: user.id },
    order: { by: 'id' },
    limit: 500,
  });
  const browsers = items.filter(isLive).map(({ id, createdAt, endpoint }) => ({ id, since: createdAt, service: new URL(endpoint).host }));
  const { mail = true, language = null, timeZone = null } = user.notices ?? {};
  return {
    mail: { way: edge.notices?.mail ?? 'off', on: mail, address: user.email },
    push: { publicKey: (await edge.notices?.pushKey()) ?? null, browsers: browsers.slice(0, MOST_BROWSERS) },
    ...{ language, timeZone },
  };
}

const mine: readonly Route[] = [
  route({
    method: 'get',
    path: '/notices',
    tag,
    summary: 'How I am told of what waits for me',
    access: 'person',
    answers: { 200: noticeWaysView },
    async handle({ edge, identity }) {
      return identity ? answered(await waysOf(edge, identity.user)) : refuse({ code: 'no-session' });
    },
  }),
  route({
    method: 'patch',
    path: '/notices',
    tag,
    summary: 'Choose how I am told',
    access: 'person',
    body: noticeWaysBody,
    answers: { 200: noticeWaysView },
    async handle({ edge, commands, actor, body }) {
      const set = await setNoticeWays(commands, actor, body);
      return set.ok ? answered(await waysOf(edge, set.value)) : set;
    },
  }),
  route({
    method: 'post',
    path: '/notices/subscriptions',
    tag,
    summary: 'This browser takes web push for me',
    access: 'person',
    body: subscriptionBody,
    answers: { 200: noticeWaysView },
    async handle({ edge, commands, actor, identity, body }) {
      if (!identity) return refuse({ code: 'no-session' });
      const made = await subscribePush(commands, actor, body);
      return made.ok ? answered(await waysOf(edge, identity.user)) : made;
    },
  }),
  route({
    method: 'delete',
    path: '/notices/subscriptions/:id',
    tag,
    summary: 'A browser of mine takes no more web push',
    access: 'person',
    answers: { 204: null },
    async handle({ commands, actor, params }) {
      const ended = await endSubscription(commands, actor, params.id);
      return ended.ok ? done : ended;
    },
  }),
  route({
    method: 'get',
    path: '/notices/mails',
    tag,
    summary: 'The demo: mail that would have come to me, the newest first; elsewhere empty',
    access: 'person',
    answers: { 200: listOf(loggedMailView) },
    async handle({ edge, identity }) {
      const mails = identity ? (edge.notices?.mailsTo(identity.user.email) ?? []) : [];
      return answered({ items: mails.map(({ at, to, subject, text }) => ({ at, to, subject, text })) });
    },
  }),
];

const showWatcher = ({ id, name, url, active, createdAt }: Watcher) => ({ id, name, url, active, createdAt });

const ofRoom: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/watchers',
    tag,
    summary: 'Signed webhooks that are told what waits and what is in force',
    access: may('outlets'),
    query: pageQuery,
    answers: { 200: listOf(watcherView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('watcher', { scope: params.room, order: { by: 'createdAt' }, ...from(query) });
      return pageOf(page, page.items.map(showWatcher));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/watchers',
    tag,
    summary: 'Add a signed webhook; its secret is shown once',
    access: may('outlets'),
    body: watcherBody,
    answers: { 201: newWatcherView },
    async handle({ commands, actor, params, body }) {
      const made = await addWatcher(commands, actor, { room: params.room, ...body });
      return made.ok ? answered({ ...showWatcher(made.value.watcher), secret: made.value.secret }, 201) : made;
    },
  }),
  route({
    method: 'delete',
    path: '/rooms/:room/watchers/:id',
    tag,
    summary: 'End a watcher',
    access: may('outlets'),
    answers: { 204: null },
    async handle({ commands, actor, params }) {
      const ended = await revokeWatcher(commands, actor, params);
      return ended.ok ? done : ended;
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/notices',
    tag,
    summary: 'Who was told what, and by which way; the newest first',
    access: member,
    query: noticeQuery,
    answers: { 200: listOf(noticeView) },
    async handle({ edge, params, query }) {
      const where = query.state === undefined ? {} : { where: { state: query.state } };
      const page = await edge.store.list('notice', {
        scope: params.room,
        ...where,
        order: { by: 'createdAt', desc: true },
        ...from(query),
      });
      return pageOf(page, await shown(edge.store, params.room, page.items));
    },
  }),
];

async function shown(store: Store, room: string, notices: readonly Notice[]) {
  const [nameOf, watchers] = await Promise.all([
    namesOf(
      store,
      notices.flatMap(({ userId }) => userId ?? []),
    ),
    store.getMany('watcher', room, [
      ...new Set(notices.flatMap(({ way, target }) => (way === 'webhook' && target !== null ? [target] : []))),
    ]),
  ]);
  const hooks = new Map(watchers.map(({ id, name }) => [id, name]));
  return notices.map(({ id, way, about, userId, target, state, attempts, createdAt, sentAt, error }) => ({
    ...{ id, way, about, userId, state, attempts, createdAt, error },
    name: userId === null ? (hooks.get(target ?? '') ?? '') : nameOf(userId),
    sentAt: sentAt ?? null,
  }));
}

export const noticeRoutes: readonly Route[] = [...mine, ...ofRoom];
