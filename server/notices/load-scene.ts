/** Reads what occasions rest on: the room, its control row, the review under way, its people, replies that wait for a decision. Reads only. */
import type { UserId } from '@unisson/shared/domain/entity';
import { replyDoc } from '@unisson/shared/domain/message';
import type { Holder } from '@unisson/shared/domain/policy-match';
import { isSendable } from '@unisson/shared/domain/reply-rules';
import { CONTROL } from '@unisson/shared/domain/room';
import { allMembers } from '../commands/room/set-member.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import type { AskedReply, Scene } from './occasions.ts';

/** Who could still decide on a revision, as the console shows it: deputies and all. */
export type Deciders = (room: string, n: number) => Promise<readonly UserId[]>;

const EVERY_UPDATE = 2 ** 31;

/** @param replies ids of those that may wait for a decision. @returns null where there is no such room. */
export async function loadScene(
  deps: { store: Store; deciders: Deciders },
  roomId: string,
  replies: readonly string[],
): Promise<Scene | null> {
  const { store } = deps;
  const [room, control] = await Promise.all([store.get('room', INSTALLATION, roomId), store.get('control', roomId, CONTROL)]);
  if (!room || !control) return null;
  const n = control.underReview;
  const [review, revision, emergency, deciders, members, asked] = await Promise.all([
    n === null ? null : store.get('review', roomId, String(n)),
    n === null ? null : store.get('revision', roomId, String(n)),
    emergencyOf(store, roomId, control.inForce),
    n === null ? [] : deps.deciders(roomId, n),
    membersOf(store, roomId),
    askedOf(store, roomId, replies),
  ]);
  return { room, control, review, revision, emergency, deciders, members, asked };
}

async function emergencyOf(store: Store, room: string, inForce: number | null): Promise<Scene['emergency']> {
  const review = inForce === null ? null : await store.get('review', room, String(inForce));
  if (!review?.emergency || review.emergency.reviewed !== null) return null;
  const revision = await store.get('revision', room, review.id);
  return { n: review.n, by: review.emergency.by, authors: revision?.authors ?? [] };
}

/** With a role, and an account that is open. */
async function membersOf(store: Store, room: string): Promise<readonly Holder[]> {
  const members = (await allMembers(store, room)).filter(({ roles }) => roles.length > 0);
  const users = await store.getMany(
    'user',
    INSTALLATION,
    members.map(({ id }) => id),
  );
  const open = new Set(users.filter(({ disabledAt }) => disabledAt === null).map(({ id }) => id));
  return members.filter(({ id }) => open.has(id)).map(({ id, roles }) => ({ userId: id, roles }));
}

async function askedOf(store: Store, room: string, ids: readonly string[]): Promise<readonly AskedReply[]> {
  if (ids.length === 0) return [];
  const replies = await store.getMany('reply', room, [...new Set(ids)]);
  const waiting = replies.flatMap(({ id, status, asked, decisions }) =>
    asked && isSendable(status) && !decisions.some(({ hash }) => hash === asked.hash) ? [{ id, asked }] : [],
  );
  return Promise.all(waiting.map(async (reply) => ({ reply, authors: await store.draftAuthors(replyDoc(reply.id), 0, EVERY_UPDATE) })));
}
