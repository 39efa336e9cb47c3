/** What a revision that is not in force yet still asks for, and who could give it: the pure rules over rows read now; nothing is stored [MS4] [MS11]. */
import type { Role } from '@unisson/shared/domain/actor';
import { progressOf } from '@unisson/shared/domain/policy-match';
import { approvalsOf, canComplete, canDecide, type Candidate } from '@unisson/shared/domain/review';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import type { Control } from '@unisson/shared/domain/room';
import type { NeedsView, RevisionView } from '@unisson/shared/wire/views';
import { deputiesInEffect } from '../../commands/deputy/load-deputies.ts';
import { reviewPolicy } from '../../commands/message/review-policy.ts';
import { allMembers } from '../../commands/room/set-member.ts';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

export interface NeedsRead {
  readonly control: Control;
  readonly revision: Revision;
  readonly review: Review;
  readonly decisions: readonly Decision[];
}
export interface Needed {
  readonly needs: NeedsView | null;
  readonly canDecide: RevisionView['canDecide'];
}
export const NOTHING_NEEDED: Needed = { needs: null, canDecide: {} };

export async function neededFor(deps: ViewDeps, roomId: string, read: NeedsRead): Promise<Needed> {
  const [room, members, standIns] = await Promise.all([
    deps.store.get('room', INSTALLATION, roomId),
    allMembers(deps.store, roomId),
    deputiesInEffect(deps.store, roomId, { at: instant(deps.runtime) }),
  ]);
  if (!room) return NOTHING_NEEDED;
  const [{ policy, gesture }, users] = await Promise.all([
    reviewPolicy(deps.store, { room, ...read }),
    deps.store.getMany(
      'user',
      INSTALLATION,
      members.map(({ id }) => id),
    ),
  ]);
  const active = new Map(users.filter((user) => user.disabledAt === null).map((user) => [user.id, user.name]));
  const holders = members.filter(({ id, roles }) => active.has(id) && roles.length > 0).map(({ id, roles }) => ({ userId: id, roles }));
  const standing = { policy, ...read, members: holders, deputies: standIns.map(({ deputy }) => deputy) };
  const nameOf = (userId: string): string => active.get(userId) ?? userId;
  const shown = ({ userId, for: of }: Candidate) => ({
    ...{ userId, name: nameOf(userId), present: deps.presence.isPresent(roomId, userId) },
    for: of === null ? null : { userId: of, name: nameOf(of) },
  });
  return {
    needs: {
      policy: { steps: policy.steps, ordered: policy.ordered ?? false },
      open: progressOf(policy, approvalsOf(read.revision, read.decisions)).open.map(({ anyOf }) => ({ anyOf })),
      canComplete: canComplete(standing),
      gesture,
    },
    canDecide: Object.fromEntries(
      (Object.entries(canDecide(standing)) as [Role, readonly Candidate[]][]).map(([role, list]) => [role, list.map(shown)]),
    ),
  };
}
