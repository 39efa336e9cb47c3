/** Accounts, sessions, invitations and disabling, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTALLATION } from '../store/store.ts';
import { PASSWORD, startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let admin: Caller;
beforeAll(async () => {
  edge = await startEdge();
  admin = await edge.administrator();
});
afterAll(() => edge.stop());

describe('signing in', () => {
  it('[edge] answers who one is, with roles per room', async () => {
    const { body } = await admin.call('POST', '/api/rooms', { name: 'Panne d’été' });
    expect(body.id).toBe('panne-d-ete');
    const { body: session } = await admin.call('GET', '/api/session');
    expect(session.user).toMatchObject({ id: admin.userId, email: 'root@house.test', admin: true, roles: { 'panne-d-ete': ['admin'] } });
  });

  it('[edge] sets a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await edge.call('POST', '/api/session', { email: 'ROOT@house.test ', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Lax/);
    expect(answer.headers.get('set-cookie')).not.toMatch(/Secure/);
  });

  it('[edge] says the same of a wrong password and of nobody', async () => {
    const wrong = await edge.call('POST', '/api/session', { email: 'root@house.test', password: 'wrong' });
    const nobody = await edge.call('POST', '/api/session', { email: 'nobody@house.test', password: 'wrong' });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.body).toEqual(nobody.body);
    await edge.call('POST', '/api/session', { email: 'root@house.test', password: PASSWORD });
  });

  it('[edge] gives a new session id at each sign-in and ends it at sign-out', async () => {
    const first = await edge.signIn('root@house.test');
    const again = await first.call('POST', '/api/session', { email: 'root@house.test', password: PASSWORD });
    expect((again.headers.get('set-cookie') ?? '').split(';')[0]).not.toBe(first.cookie);
    expect((await first.call('GET', '/api/session')).body.error.code).toBe('no-session');
    const second = await edge.signIn('root@house.test');
    expect((await second.call('DELETE', '/api/session')).status).toBe(204);
    expect((await second.call('GET', '/api/session')).status).toBe(401);
    expect(edge.heard).toContain('session ended');
  });

  it('[edge] refuses a cookie that was not signed here', async () => {
    const forged = `${admin.cookie.slice(0, -4)}AAAA`;
    expect((await edge.call('GET', '/api/session', undefined, { cookie: forged })).status).toBe(401);
  });

  it('[edge] refuses the sixth attempt within a minute, the right password too', async () => {
    await edge.person('slow@house.test');
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => edge.call('POST', '/api/session', { email: 'slow@house.test', password: 'wrong' })),
    );
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const sixth = await edge.call('POST', '/api/session', { email: 'Slow@house.test', password: PASSWORD });
    expect(sixth.status).toBe(429);
    expect(sixth.body.error.code).toBe('too-many');
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await edge.call('POST', '/api/session', { email: 'root@house.test', password: PASSWORD })).status).toBe(200);
  });
});

describe('invitations', () => {
  it('[edge] make an account with its roles, once', async () => {
    await admin.call('POST', '/api/rooms', { name: 'r', id: 'inv' });
    const invited = await admin.call('POST', '/api/invitations', {
      email: 'New@House.test',
      rooms: [{ room: 'inv', roles: ['legal', 'responder'] }],
    });
    expect(invited.status).toBe(201);
    expect(invited.body.link).toBe(`${edge.url}/invitation#${invited.body.secret}`);
    const accepted = await edge.call('POST', '/api/invitations/accept', {
      secret: invited.body.secret,
      name: '<b>Né</b>',
      password: PASSWORD,
    });
    expect(accepted.status).toBe(201);
    const fresh = await edge.signIn('new@house.test');
    expect((await fresh.call('GET', '/api/session')).body.user).toMatchObject({
      name: '<b>Né</b>',
      roles: { inv: ['legal', 'responder'] },
    });
    const twice = await edge.call('POST', '/api/invitations/accept', { secret: invited.body.secret, name: 'x', password: PASSWORD });
    expect([twice.status, twice.body.error.code]).toEqual([409, 'invitation-spent']);
  });

  it('[edge] two at once make one account', async () => {
    const { body } = await admin.call('POST', '/api/invitations', { email: 'twin@house.test' });
    const both = await Promise.all(
      [1, 2].map(() => edge.call('POST', '/api/invitations/accept', { secret: body.secret, name: 'Twin', password: PASSWORD })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('[edge] never set the password of somebody who has one', async () => {
    await edge.person('owner@house.test');
    const { body } = await admin.call('POST', '/api/invitations', {
      email: 'owner@house.test',
      rooms: [{ room: 'inv', roles: ['legal'] }],
    });
    const stolen = await edge.call('POST', '/api/invitations/accept', { secret: body.secret, name: 'Thief', password: 'another password' });
    expect([stolen.status, stolen.body.error.code]).toEqual([401, 'wrong-credentials']);
    const own = await edge.call('POST', '/api/invitations/accept', { secret: body.secret, name: 'ignored', password: PASSWORD });
    expect(own.status).toBe(201);
  });

  it('[edge] are no way to guess the password of somebody who has one', async () => {
    await edge.person('guessed@house.test');
    const { body } = await admin.call('POST', '/api/invitations', { email: 'Guessed@house.test' });
    const guess = () => edge.call('POST', '/api/invitations/accept', { secret: body.secret, name: 'Thief', password: 'another password' });
    const tries = await Promise.all(Array.from({ length: 5 }, guess));
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect((await guess()).body.error.code).toBe('too-many');
    // The same measure as for signing in: the two together are five.
    expect((await edge.call('POST', '/api/session', { email: 'guessed@house.test', password: PASSWORD })).status).toBe(429);
  });

  it('[edge] end with the rights of who made them', async () => {
    await admin.call('POST', '/api/rooms', { name: 'r', id: 'ends' });
    const taking = async (secret: unknown, name: string) =>
      (await edge.call('POST', '/api/invitations/accept', { secret, name, password: PASSWORD })).body.error?.code ?? 'taken';
    const second = await edge.person('second-admin@house.test', { ends: ['admin'] });
    const invited = async (email: string) =>
      (await second.call('POST', '/api/invitations', { email, rooms: [{ room: 'ends', roles: ['legal'] }] })).body.secret;
    const [early, late, last] = [await invited('early@house.test'), await invited('late@house.test'), await invited('last@house.test')];
    expect(await taking(early, 'Early')).toBe('taken');
    await admin.call('POST', '/api/rooms/ends/members', { userId: second.userId, roles: ['responder'] });
    expect(await taking(late, 'Late')).toBe('invitation-spent');
    await admin.call('POST', '/api/rooms/ends/members', { userId: second.userId, roles: ['admin'] });
    await admin.call('POST', `/api/users/${second.userId}/disable`);
    expect(await taking(last, 'Last')).toBe('invitation-spent');
  });

  it('[edge] are kept as a hash only', async () => {
    const { body } = await admin.call('POST', '/api/invitations', { email: 'hash@house.test' });
    const rows = await edge.store.list('invitation', { scope: INSTALLATION, where: { email: 'hash@house.test' }, limit: 5 });
    expect(JSON.stringify(rows)).not.toContain(body.secret);
  });

  it('[edge] a room’s administrator invites into his rooms only', async () => {
    await admin.call('POST', '/api/rooms', { name: 'r', id: 'other' });
    const local = await edge.person('local@house.test', { inv: ['admin'] });
    expect(
      (await local.call('POST', '/api/invitations', { email: 'a@b.test', rooms: [{ room: 'inv', roles: ['responder'] }] })).status,
    ).toBe(201);
    const abroad = await local.call('POST', '/api/invitations', { email: 'a@b.test', rooms: [{ room: 'other', roles: ['responder'] }] });
    expect([abroad.status, abroad.body.error.code]).toEqual([403, 'role-required']);
    const bare = await local.call('POST', '/api/invitations', { email: 'a@b.test' });
    expect([bare.status, bare.body.error.code]).toEqual([403, 'administrator-required']);
  });
});

describe('closing accounts', () => {
  it('[edge] ends every session at once, and tells those who hold connections', async () => {
    const gone = await edge.person('gone@house.test');
    expect((await gone.call('GET', '/api/session')).status).toBe(200);
    const disabled = await admin.call('POST', `/api/users/${gone.userId}/disable`);
    expect(disabled.body).toMatchObject({ id: gone.userId, disabled: true });
    expect((await gone.call('GET', '/api/session')).status).toBe(401);
    expect(edge.heard).toContain(`disabled ${gone.userId}`);
    const back = await edge.call('POST', '/api/session', { email: 'gone@house.test', password: PASSWORD });
    expect([back.status, back.body.error.code]).toEqual([403, 'account-disabled']);
  });

  it('[edge] never the last administrator’s, and only by one', async () => {
    const last = await admin.call('POST', `/api/users/${admin.userId}/disable`);
    expect([last.status, last.body.error.code]).toEqual([422, 'last-administrator']);
    const someone = await edge.person('someone@house.test');
    expect((await someone.call('POST', `/api/users/${admin.userId}/disable`)).body.error.code).toBe('administrator-required');
    expect((await someone.call('GET', '/api/users')).status).toBe(403);
  });
});

describe('changing the password', () => {
  it('[edge] ends the other sessions and keeps this one', async () => {
    const here = await edge.person('pass@house.test');
    const there = await edge.signIn('pass@house.test');
    expect((await here.call('POST', '/api/session/password', { current: 'wrong', password: 'a brand new one' })).body.error.code).toBe(
      'wrong-credentials',
    );
    const changed = await here.call('POST', '/api/session/password', { current: PASSWORD, password: 'a brand new one' });
    expect(changed.status).toBe(204);
    expect((await there.call('GET', '/api/session')).status).toBe(401);
    const kept = (changed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await edge.call('GET', '/api/session', undefined, { cookie: kept })).status).toBe(200);
  });
});
