/** A revision with its status, decisions and who could still decide: derived at the moment of asking, stored nowhere [MS1]. */
import type { Role } from '@unisson/shared/domain/actor';
import { canDecide, statusOf } from '@unisson/shared/domain/review';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Control } from '@unisson/shared/domain/room';
import type { RevisionView } from '@unisson/shared/wire/views';
import { allMembers } from '../../commands/room/set-member.ts';
import { INSTALLATION } from '../../store/store.ts';
import { namesOf } from './names-of.ts';
import type { ViewDeps } from './views.ts';

/** More people than a policy could ever ask. */
const MOST_DECISIONS = 200;

export async function revisionView(deps: ViewDeps, room: string, n: number): Promise<RevisionView | null> {
  const [control, revision, review, decided] = await Promise.all([
    deps.store.get('control', room, CONTROL),
    deps.store.get('revision', room, String(n)),
    deps.store.get('review', room, String(n)),
    deps.store.list('decision', { scope: room, where: { n }, order: { by: 'at' }, limit: MOST_DECISIONS }),
  ]);
  if (!control || !revision || !review) return null;
  const decisions = decided.items;
  const isOpen = statusOf(control, review) === 'under-review';
  const deciders = isOpen ? await decidersOf(deps, room, { revision, decisions }) : {};
  const nameOf = await namesOf(
    deps.store,
    decisions.map(({ userId }) => userId),
  );
  return {
    ...contentOf(revision),
    ...standingOf(control, review),
    decisions: decisions.map(({ userId, role, verdict, note, at }) => ({ userId, name: nameOf(userId), role, verdict, note, at })),
    canDecide: deciders,
    // Of the rows it is made from, each of which only grows: an older view than held is dropped.
    version: review.version + decisions.length,
  };
}

function contentOf(revision: Revision) {
  const { n, hash, authors, frozenBy, frozenAt, texts, short, variants, answers, facts, sources, gesture } = revision;
  return { n, hash, authors, frozenBy, frozenAt, texts, short, variants, answers, facts, sources, gesture };
}

function standingOf(control: Control, review: Review) {
  return {
    status: statusOf(control, review),
    inForceAt: review.inForceAt,
    endedAt: review.withdrawn?.at ?? review.supersededAt ?? review.endedAt,
    reason: review.withdrawn?.reason ?? review.reason,
  };
}

async function decidersOf(
  deps: ViewDeps,
  roomId: string,
  read: { revision: Revision; decisions: readonly Decision[] },
): Promise<RevisionView['canDecide']> {
  const [room, members] = await Promise.all([deps.store.get('room', INSTALLATION, roomId), allMembers(deps.store, roomId)]);
  if (!room) return {};
  const users = await deps.store.getMany(
    'user',
    INSTALLATION,
    members.map(({ id }) => id),
  );
  const active = new Map(users.filter((user) => user.disabledAt === null).map((user) => [user.id, user.name]));
  const holders = members.filter(({ id }) => active.has(id)).map(({ id, roles }) => ({ userId: id, roles }));
  const open = canDecide({ policy: room.policy, ...read, members: holders });
  return Object.fromEntries(
    (Object.entries(open) as [Role, readonly string[]][]).map(([role, ids]) => [
      role,
      ids.map((userId) => ({ userId, name: active.get(userId) ?? userId, present: deps.presence.isPresent(roomId, userId) })),
    ]),
  );
}
