/** Holding statements with who decided and who still could; derived at the moment of asking [MS4] [MS5]. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Holding } from '@unisson/shared/domain/holding';
import { asDecisions, asRevision } from '@unisson/shared/domain/holding-rules';
import { canDecide, type Candidate } from '@unisson/shared/domain/review';
import type { HoldingView } from '@unisson/shared/wire/first-hour';
import { deputiesInEffect } from '../../commands/deputy/load-deputies.ts';
import { holdingPolicy } from '../../commands/message/review-policy.ts';
import { allMembers } from '../../commands/room/set-member.ts';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { namesOf } from './names-of.ts';
import type { ViewDeps } from './view-deps.ts';

export async function holdingViews(deps: ViewDeps, room: string, rows: readonly Holding[]): Promise<readonly HoldingView[]> {
  const nameOf = await namesOf(
    deps.store,
    rows.flatMap(({ decisions }) => decisions.flatMap((one) => [one.userId, one.for ?? one.userId])),
  );
  const candidates = rows.some(({ status }) => status === 'proposed') ? await candidatesIn(deps, room) : () => ({});
  return rows.map((row) => {
    const { id, name, content, hash, status, authors, createdBy, createdAt, approvedAt, version } = row;
    return {
      ...{ id, name, content, hash, status, authors, createdBy, createdAt, approvedAt, version },
      decisions: row.decisions.map(({ userId, role, verdict, note, at, for: of }) => ({
        ...{ userId, name: nameOf(userId), role, verdict, note, at },
        for: of === undefined ? null : { userId: of, name: nameOf(of) },
      })),
      canDecide: status === 'proposed' ? candidates(row) : {},
      replaces: row.replaces ?? null,
      retired: row.retired ?? null,
    };
  });
}

async function candidatesIn(deps: ViewDeps, roomId: string): Promise<(row: Holding) => HoldingView['canDecide']> {
  const [room, members, standIns] = await Promise.all([
    deps.store.get('room', INSTALLATION, roomId),
    allMembers(deps.store, roomId),
    deputiesInEffect(deps.store, roomId, { at: instant(deps.runtime) }),
  ]);
  if (!room) return () => ({});
  const users = await deps.store.getMany(
    'user',
    INSTALLATION,
    members.map(({ id }) => id),
  );
  const active = new Map(users.filter((user) => user.disabledAt === null).map((user) => [user.id, user.name]));
  const holders = members.filter(({ id, roles }) => active.has(id) && roles.length > 0).map(({ id, roles }) => ({ userId: id, roles }));
  const deputies = standIns.map(({ deputy }) => deputy);
  const nameOf = (userId: string): string => active.get(userId) ?? userId;
  const shown = ({ userId, for: of }: Candidate) => ({
    ...{ userId, name: nameOf(userId), present: deps.presence.isPresent(roomId, userId) },
    for: of === null ? null : { userId: of, name: nameOf(of) },
  });
  return (row) => {
    const open = canDecide({
      policy: holdingPolicy(room, row),
      revision: asRevision(row),
      decisions: asDecisions(row),
      members: holders,
      deputies,
    });
    return Object.fromEntries((Object.entries(open) as [Role, readonly Candidate[]][]).map(([role, list]) => [role, list.map(shown)]));
  };
}
