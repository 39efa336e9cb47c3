/** Test support: a room made over HTTP by its administrator, and people who hold one role each in it. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Caller, EdgeUnderTest } from './start-edge.ts';

/**
 * @param room body of the request; its people's addresses are their names at house.test.
 * @throws when the room is not made.
 */
export async function openRoom<Who extends string>(
  edge: EdgeUnderTest,
  room: { readonly id: string } & Readonly<Record<string, unknown>>,
  roles: Readonly<Record<Who, Role>>,
): Promise<Record<Who | 'admin', Caller>> {
  const admin = await edge.administrator();
  const made = await admin.call('POST', '/api/rooms', { name: room.id.toUpperCase(), ...room });
  if (made.status !== 201) throw new Error(`the room answered ${made.status}`);
  const people: Record<string, Caller> = { admin };
  for (const [who, role] of Object.entries<Role>(roles)) people[who] = await edge.person(`${who}@house.test`, { [room.id]: [role] });
  return people;
}
