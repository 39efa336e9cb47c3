/**
 * The rows that occasions ask for: one a person or watcher and way, under an id that names all of these, so that the same thing is never
 * written twice whoever looks. Reads how people want to be told; writes nothing itself.
 */
import type { Notice, Subscription, Watcher } from '@unisson/shared/domain/notice';
import type { User } from '@unisson/shared/domain/room';
import { INSTALLATION, type Store } from '../store/store.ts';
import type { Occasion } from './occasions.ts';

/** Browsers of one person, watchers of one room: more than anybody has. */
const MOST = 500;
const SLICE = 200;

/** @param ways which of them can be used at all. @returns rows that are not there yet, version 1, due at once. */
export async function missingNotices(
  store: Store,
  room: string,
  asked: {
    readonly occasions: readonly Occasion[];
    readonly ways: { readonly mail: boolean; readonly push: boolean };
    readonly at: string;
  },
): Promise<readonly Notice[]> {
  const { occasions, ways, at } = asked;
  if (occasions.length === 0) return [];
  const people = [...new Set(occasions.flatMap((occasion) => occasion.people))];
  const [users, subscriptions, watchers] = await Promise.all([
    store.getMany('user', INSTALLATION, people),
    ways.push ? subscriptionsOf(store, people) : [],
    watchersOf(store, room),
  ]);
  const mailed = new Set(ways.mail ? users.filter(wantsMail).map(({ id }) => id) : []);
  const wanted = occasions.flatMap(({ about, people: told }) => [
    ...told.filter((userId) => mailed.has(userId)).map((userId) => noticeOf({ about, way: 'e-mail', userId, target: null }, at)),
    ...subscriptions
      .filter(({ userId }) => told.includes(userId))
      .map(({ id, userId }) => noticeOf({ about, way: 'push', userId, target: id }, at)),
    ...watchers
      .filter((watcher) => tells(watcher, about))
      .map(({ id }) => noticeOf({ about, way: 'webhook', userId: null, target: id }, at)),
  ]);
  return withoutThoseThere(store, room, wanted);
}

export const wantsMail = (user: User): boolean => user.disabledAt === null && user.notices?.mail !== false;

/** What is in force is told from the moment somebody watches, not what had been so for days. */
function tells(watcher: Watcher, about: Notice['about']): boolean {
  return about.kind !== 'in-force' || (about.id.split(' ')[1] ?? '') >= watcher.createdAt;
}

function noticeOf(what: Pick<Notice, 'about' | 'way' | 'userId' | 'target'>, at: string): Notice {
  const id = [what.about.kind, what.about.id, what.way, what.target ?? what.userId ?? ''].join(' ');
  return { id, version: 1, ...what, state: 'queued', attempts: 0, dueAt: at, createdAt: at, error: null };
}

async function subscriptionsOf(store: Store, people: readonly string[]): Promise<readonly Subscription[]> {
  if (people.length === 0) return [];
  const page = await store.list('subscription', {
    scope: INSTALLATION,
    where: { userId: { in: people } },
    order: { by: 'id' },
    limit: MOST,
  });
  return page.items.filter(({ endedAt }) => (endedAt ?? null) === null);
}

async function watchersOf(store: Store, room: string): Promise<readonly Watcher[]> {
  return (await store.list('watcher', { scope: room, where: { active: 1 }, order: { by: 'createdAt' }, limit: MOST })).items;
}

async function withoutThoseThere(store: Store, room: string, wanted: readonly Notice[]): Promise<readonly Notice[]> {
  const there = new Set<string>();
  for (let from = 0; from < wanted.length; from += SLICE) {
    const rows = await store.getMany(
      'notice',
      room,
      wanted.slice(from, from + SLICE).map(({ id }) => id),
    );
    for (const { id } of rows) there.add(id);
  }
  return wanted.filter(({ id }) => !there.has(id));
}
