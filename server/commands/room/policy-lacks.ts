/** Whether the people of a room could meet a policy: a warning, never a refusal, since a room's rules may be set before its people come. Reads only. */
import type { Role } from '@unisson/shared/domain/actor';
import { lackingRoles } from '@unisson/shared/domain/policy-match';
import type { Policy } from '@unisson/shared/domain/room';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { allMembers } from './set-member.ts';

/** @returns roles of which more people are needed; empty when the people there can meet it. */
export async function policyLacks(store: Store, room: string, policy: Policy): Promise<readonly Role[]> {
  const members = await allMembers(store, room);
  const users = await store.getMany(
    'user',
    INSTALLATION,
    members.map(({ id }) => id),
  );
  const isOpen = new Set(users.filter(({ disabledAt }) => disabledAt === null).map(({ id }) => id));
  return lackingRoles(
    policy,
    members.filter(({ id }) => isOpen.has(id)).map(({ id, roles }) => ({ userId: id, roles })),
  );
}
