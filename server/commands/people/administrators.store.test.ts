/** However administrators act at the same instant, somebody is left who can put things right. */
import { expect, it } from 'vitest';
import { SYSTEM, type Actor } from '@unisson/shared/domain/actor';
import { systemRuntime as runtime } from '../../runtime/runtime.ts';
import { eachStore } from '../../store/contract/each-store.ts';
import type { Deps } from '../attempt.ts';
import { createRoom } from '../room/create-room.ts';
import { allMembers, setMember } from '../room/set-member.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { disableUser } from './disable-user.ts';
import { activeAdministrators } from './find-user.ts';
import { inviteAdministrator, invitePassword } from './invite-administrator.ts';

async function administrator(deps: Deps, email: string): Promise<Actor> {
  const invited = await inviteAdministrator(deps, email);
  if (!invited.ok) throw new Error(invited.refusal.code);
  const taken = await acceptInvitation(deps, { secret: invited.value.secret, name: email, password: 'correct horse battery' });
  if (!taken.ok) throw new Error(taken.refusal.code);
  return { userId: taken.value.userId, name: email, roles: [], installationAdmin: true };
}
const codes = (results: readonly { ok: boolean; refusal?: { code: string } }[]) =>
  results.map((result) => (result.ok ? 'ok' : (result.refusal?.code ?? ''))).sort();

eachStore((_name, open) => {
  it('[edge] two who disable each other: one stays', async () => {
    const deps = { store: (await open()).store, runtime };
    const [a, b] = [await administrator(deps, 'a@house.test'), await administrator(deps, 'b@house.test')];
    const done = await Promise.all([disableUser(deps, a, { userId: b.userId }), disableUser(deps, b, { userId: a.userId })]);
    expect(codes(done)).toEqual(['last-administrator', 'ok']);
    expect(await activeAdministrators(deps.store)).toHaveLength(1);
  });

  it('[edge] two who take each other’s roles in a room: one stays', async () => {
    const deps = { store: (await open()).store, runtime };
    const [a, b] = [await administrator(deps, 'a@house.test'), await administrator(deps, 'b@house.test')];
    await createRoom(deps, a, { name: 'R', id: 'r' });
    await setMember(deps, a, { room: 'r', userId: b.userId, roles: ['admin'] });
    const done = await Promise.all([
      setMember(deps, a, { room: 'r', userId: b.userId, roles: [] }),
      setMember(deps, b, { room: 'r', userId: a.userId, roles: [] }),
    ]);
    expect(codes(done)).toEqual(['last-administrator', 'ok']);
    expect((await allMembers(deps.store, 'r')).filter(({ roles }) => roles.includes('admin'))).toHaveLength(1);
  });

  it('[edge] two rooms of one name at once get two ids, and one public key one room', async () => {
    const deps = { store: (await open()).store, runtime };
    const a = await administrator(deps, 'a@house.test');
    const rooms = await Promise.all([createRoom(deps, a, { name: 'Panne' }), createRoom(deps, a, { name: 'Panne' })]);
    expect(rooms.flatMap((room) => (room.ok ? [room.value.id] : [])).sort()).toEqual(['panne', 'panne-2']);
    const keyed = await Promise.all([
      createRoom(deps, a, { name: 'k1', publicKey: 'key' }),
      createRoom(deps, a, { name: 'k2', publicKey: 'key' }),
    ]);
    expect(codes(keyed)).toEqual(['already-exists', 'ok']);
  });

  it('[edge] a link for a new password opens an account again and changes no role', async () => {
    const deps = { store: (await open()).store, runtime };
    const [a, b] = [await administrator(deps, 'a@house.test'), await administrator(deps, 'b@house.test')];
    await disableUser(deps, a, { userId: b.userId });
    const invited = await invitePassword(deps, 'B@house.test');
    if (!invited.ok) throw new Error(invited.refusal.code);
    expect((await acceptInvitation(deps, { secret: invited.value.secret, name: 'ignored', password: 'another password' })).ok).toBe(true);
    expect(await deps.store.get('user', '*', b.userId)).toMatchObject({ name: 'b@house.test', installationAdmin: true, disabledAt: null });
    expect(await invitePassword(deps, 'nobody@house.test')).toEqual({ ok: false, refusal: { code: 'not-found', kind: 'user' } });
  });

  it('[AU1] the house that invites is named as such', async () => {
    const deps = { store: (await open()).store, runtime };
    await administrator(deps, 'a@house.test');
    const lines = await deps.store.auditLines('*', 0, 10);
    expect(lines.map(({ actor, act }) => [actor === SYSTEM.userId, act])).toEqual([
      [true, 'invite-person'],
      [false, 'accept-invitation'],
    ]);
  });
});
