/**
 * Whether who made an invitation might still make it: a link must not outlive the rights of its maker, or somebody who is sent away could let
 * himself in again. Reads only.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { Invitation } from '@unisson/shared/domain/room';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';

/** @returns the rows it rests on, to be expected by the commit; null when the maker has lost the right. */
export async function stillInvites(
  store: Store,
  { by, rooms, installationAdmin }: Invitation,
): Promise<NonNullable<Batch['expect']> | null> {
  if (by === SYSTEM.userId) return [];
  const maker = await store.get('user', INSTALLATION, by);
  if (!maker || maker.disabledAt !== null) return null;
  const row = { kind: 'user' as const, id: maker.id, version: maker.version };
  if (maker.installationAdmin) return [row];
  if (installationAdmin || rooms.length === 0) return null;
  const parts = await Promise.all(rooms.map(({ room }) => store.get('member', room, by)));
  if (!parts.every((part) => part?.roles.includes('admin'))) return null;
  return [row, ...rooms.map(({ room }, i) => ({ kind: 'member' as const, scope: room, id: by, version: parts[i]?.version ?? 0 }))];
}
