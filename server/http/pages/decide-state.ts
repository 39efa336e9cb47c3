/**
 * What stands behind a link for deciding at this moment: nothing, or one person, one revision and how far that is. Reads only; a link that is
 * unknown, one whose person has gone and one whose room is away answer the same.
 */
import type { Role } from '@unisson/shared/domain/actor';
import type { ReviewLink } from '@unisson/shared/domain/notice';
import { couldDecide } from '@unisson/shared/domain/review';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Room, type User } from '@unisson/shared/domain/room';
import type { RevisionView } from '@unisson/shared/wire/views';
import { hashSecret } from '../../commands/people/secret.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import type { Edge } from '../pipeline.ts';

export interface DecideState {
  readonly link: ReviewLink;
  readonly room: Room;
  readonly user: User;
  readonly roles: readonly Role[];
  readonly revision: Revision;
  readonly review: Review;
  readonly view: RevisionView;
  /** In force now; null where there is none. */
  readonly inForce: Revision | null;
  /** This person's own, once given. */
  readonly mine: Decision | null;
  readonly frozenBy: string;
  readonly isExpired: boolean;
  /** Why this person may not; null: he may try, the rule itself has the last word. */
  readonly mayNot: 'author' | 'role' | null;
}

/** 32 bytes, URL-safe. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

export async function decideState(
  edge: Pick<Edge, 'store' | 'runtime' | 'views'>,
  roomId: string,
  secret: string,
): Promise<DecideState | null> {
  if (!SECRET.test(secret) || !/^[\w-]{1,100}$/.test(roomId)) return null;
  const { store } = edge;
  const link = await store.get('review-link', roomId, hashSecret(secret));
  if (!link) return null;
  const n = String(link.n);
  const [room, user, member, revision, review, mine, control, view] = await Promise.all([
    store.get('room', INSTALLATION, roomId),
    store.get('user', INSTALLATION, link.userId),
    store.get('member', roomId, link.userId),
    store.get('revision', roomId, n),
    store.get('review', roomId, n),
    store.get('decision', roomId, `${n}:${link.userId}`),
    store.get('control', roomId, CONTROL),
    edge.views.revision(roomId, link.n),
  ]);
  if (!room || !user || user.disabledAt !== null || !member || member.roles.length === 0) return null;
  if (!revision || !review || !control || !view || revision.hash !== link.hash) return null;
  const { roles } = member;
  return {
    ...{ link, room, user, roles, revision, review, view, mine },
    inForce: control.inForce === null ? null : await store.get('revision', roomId, String(control.inForce)),
    frozenBy: await nameOf(store, revision.frozenBy),
    isExpired: link.expiresAt <= edge.runtime.now().toISOString(),
    mayNot: mayNot({ revision, view, room, roles }, user.id),
  };
}

async function nameOf(store: Store, userId: string): Promise<string> {
  return (await store.get('user', INSTALLATION, userId))?.name ?? userId;
}

function mayNot(
  { revision, view, room, roles }: Pick<DecideState, 'revision' | 'view' | 'room' | 'roles'>,
  userId: string,
): DecideState['mayNot'] {
  if (revision.authors.includes(userId)) return 'author';
  // Deputies are among those who can, whatever roles they hold themselves.
  const isAsked = Object.values(view.canDecide).some((people) => people.some((person) => person.userId === userId));
  return isAsked || couldDecide({ ...room.policy, ...view.needs?.policy }, roles) ? null : 'role';
}
