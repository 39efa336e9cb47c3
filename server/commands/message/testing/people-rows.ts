/** Test support: rows of accounts, which a war room's people otherwise do without, and a way to write rows in a room of any id. */
import type { User } from '@unisson/shared/domain/room';
import { INSTALLATION, type Put } from '../../../store/store.ts';
import { AT, must, type WarRoom } from './war-room.ts';

export const userRow = (id: string, patch: Partial<User> = {}): Put => ({
  kind: 'user',
  scope: INSTALLATION,
  entity: {
    ...{ id, version: 1, email: `${id}@house.test`, name: `Name of ${id}`, installationAdmin: false, password: null },
    ...{ disabledAt: null, createdAt: AT, demo: false },
    ...patch,
  },
});

/** A row that stands already is left as it is: several rooms of one store share their accounts. */
export async function put(room: WarRoom, row: Put): Promise<void> {
  if (await room.store.get(row.kind, row.scope ?? room.id, row.entity.id)) return;
  await must(
    room.store.commit({
      scope: room.id,
      puts: [row],
      audit: { actor: 'system', act: 'test', subject: { kind: 'room', id: room.id } },
      at: AT,
    }),
  );
}
