/**
 * Reads who stands in for whom at a moment: deputies in effect who still have a part in the message, of people who are in the room and still
 * hold the role they lent. Reads only.
 */
import { isInEffect, mayStandIn, type Deputy } from '@unisson/shared/domain/deputy';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import type { Member } from '@unisson/shared/domain/room';
import { INSTALLATION, type Store } from '../../store/store.ts';

const PAGE = 200;

/** Everyone named whose time is not over, those to come and those ended before it included. All: hundreds of somebody's hide no one's. */
export async function deputiesUntil(
  store: Store,
  room: string,
  { at, userId }: { at: Instant; userId?: UserId | undefined },
): Promise<readonly Deputy[]> {
  const all: Deputy[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('deputy', {
      scope: room,
      where: { until: { gt: at }, ...(userId === undefined ? {} : { userId }) },
      order: { by: 'id' },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}

/** @param of limits it to what one person may do for others. @returns each deputy with the row that holds the lent role. */
export async function deputiesInEffect(
  store: Store,
  room: string,
  { at, userId }: { at: Instant; userId?: UserId },
): Promise<readonly { readonly deputy: Deputy; readonly principal: Member }[]> {
  const now = (await deputiesUntil(store, room, { at, userId })).filter((deputy) => isInEffect(deputy, at));
  if (now.length === 0) return [];
  const ids = [...new Set(now.flatMap((deputy) => [deputy.of, deputy.userId]))];
  const [members, users] = await Promise.all([store.getMany('member', room, ids), store.getMany('user', INSTALLATION, ids)]);
  const isClosed = new Set(users.filter(({ disabledAt }) => disabledAt !== null).map(({ id }) => id));
  return now.flatMap((deputy) => {
    const principal = members.find(({ id }) => id === deputy.of);
    const standsIn = mayStandIn(members.find(({ id }) => id === deputy.userId)?.roles ?? []);
    return standsIn && principal?.roles.includes(deputy.role) && !isClosed.has(deputy.of) ? [{ deputy, principal }] : [];
  });
}
