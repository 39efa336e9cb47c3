/** The people of a room with their names and roles. Somebody without roles is out of the room and is shown as that. */
import type { Member } from '@unisson/shared/domain/room';
import type { MemberView } from '@unisson/shared/wire/views';
import { INSTALLATION } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

export async function memberViews(deps: Pick<ViewDeps, 'store'>, rows: readonly Member[]): Promise<readonly MemberView[]> {
  const users = await deps.store.getMany(
    'user',
    INSTALLATION,
    rows.map(({ id }) => id),
  );
  const byId = new Map(users.map((user) => [user.id, user]));
  return rows.map(({ id, roles }) => ({ userId: id, name: byId.get(id)?.name ?? id, email: byId.get(id)?.email ?? '', roles }));
}
