/** Rooms, members and machine tokens, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let admin: Caller;
const mention = { source: 'x', nativeId: '1', text: 'Panne', author: { handle: 'a' }, publishedAt: new Date().toISOString() };
beforeAll(async () => {
  edge = await startEdge();
  admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'One', id: 'one', channels: ['x', 'website'] });
  await admin.call('POST', '/api/rooms', { name: 'Two', id: 'two' });
});
afterAll(() => edge.stop());

describe('rooms', () => {
  it('[edge] begin with the default policy, nothing held and the posture "answer"', async () => {
    const { body } = await admin.call('GET', '/api/rooms/one');
    expect(body).toMatchObject({
      id: 'one',
      channels: [
        { id: 'x', public: false, manual: false },
        { id: 'website', public: true, manual: false },
      ],
      policy: { steps: [{ anyOf: ['legal'] }, { anyOf: ['supervisor', 'executive'] }] },
      hold: null,
      posture: { is: 'answer' },
    });
    expect(body.seq).toBeGreaterThan(0);
  });

  it('[edge] have ids of their own', async () => {
    const twice = await admin.call('POST', '/api/rooms', { name: 'One', id: 'one' });
    expect([twice.status, twice.body.error.code]).toEqual([409, 'room-exists']);
    expect((await admin.call('POST', '/api/rooms', { name: 'One' })).body.id).toBe('one-2');
    expect((await admin.call('POST', '/api/rooms', { name: 'x', id: '*' })).status).toBe(400);
  });

  it('[edge] are seen by who has a part in them', async () => {
    const inside = await edge.person('inside@house.test', { one: ['observer'] });
    expect((await inside.call('GET', '/api/rooms')).body.items.map((room: { id: string }) => room.id)).toEqual(['one']);
    const outside = await inside.call('GET', '/api/rooms/two');
    expect([outside.status, outside.body.error.code]).toEqual([403, 'not-a-member']);
    expect((await inside.call('GET', '/api/rooms/none')).status).toBe(404);
  });

  it('[edge] are changed by their administrator', async () => {
    const changed = await admin.call('PUT', '/api/rooms/two/policy', { steps: [{ anyOf: ['legal'] }], replyDeciders: ['legal'] });
    expect(changed.body.policy.steps).toEqual([{ anyOf: ['legal'] }]);
    expect((await admin.call('PUT', '/api/rooms/two/policy', { steps: [] })).status).toBe(400);
    expect((await admin.call('PATCH', '/api/rooms/two', { signature: '{name}, support' })).body.signature).toBe('{name}, support');
  });
});

describe('members', () => {
  it('[edge] get and lose roles, and the others are told', async () => {
    const worker = await edge.person('worker@house.test');
    const set = await admin.call('POST', '/api/rooms/one/members', { userId: worker.userId, roles: ['responder', 'legal'] });
    expect(set.body).toMatchObject({ userId: worker.userId, roles: ['responder', 'legal'], email: 'worker@house.test' });
    expect((await worker.call('GET', '/api/rooms/one')).status).toBe(200);
    await admin.call('POST', '/api/rooms/one/members', { userId: worker.userId, roles: [] });
    expect((await worker.call('GET', '/api/rooms/one')).status).toBe(403);
    expect(edge.heard).toContain(`member one ${worker.userId}`);
    const members = await admin.call('GET', '/api/rooms/one/members');
    expect(members.body.items.some((member: { userId: string }) => member.userId === worker.userId)).toBe(false);
  });

  it('[edge] never lose their last administrator', async () => {
    const last = await admin.call('POST', '/api/rooms/one/members', { userId: admin.userId, roles: [] });
    expect([last.status, last.body.error.code]).toEqual([422, 'last-administrator']);
  });

  it('[edge] are set by administrators only', async () => {
    const worker = await edge.person('plain@house.test', { one: ['supervisor'] });
    const refused = await worker.call('POST', '/api/rooms/one/members', { userId: worker.userId, roles: ['legal'] });
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({ code: 'role-required', roles: ['admin'] });
  });
});

describe('machine tokens', () => {
  it('[edge] feed their room and open nothing else', async () => {
    const { status, body } = await admin.call('POST', '/api/rooms/one/tokens', { name: 'feeder', scopes: ['mentions:write'] });
    expect(status).toBe(201);
    const bearer = { authorization: `Bearer ${body.token}` };
    const fed = await edge.call('POST', '/api/rooms/one/mentions', { mentions: [mention] }, bearer);
    expect(fed.body).toMatchObject({ accepted: 1, duplicates: 0, rejected: [] });
    expect((await edge.call('GET', '/api/rooms/one/mentions', undefined, bearer)).body.error).toMatchObject({
      code: 'scope-required',
      scope: '*',
    });
    expect((await edge.call('POST', '/api/rooms/one/hold', { on: true, reason: 'x' }, bearer)).status).toBe(403);
    expect((await edge.call('POST', '/api/rooms/two/mentions', { mentions: [mention] }, bearer)).body.error.code).toBe('not-a-member');
    expect((await edge.call('GET', '/api/session', undefined, bearer)).status).toBe(403);
    expect((await edge.call('POST', '/api/rooms', { name: 'x' }, bearer)).status).toBe(403);
  });

  it('[edge] are stored as a hash, listed without it, and end when revoked', async () => {
    const { body } = await admin.call('POST', '/api/rooms/one/tokens', { name: 'short', scopes: ['mentions:write'] });
    const bearer = { authorization: `Bearer ${body.token}` };
    const rows = await edge.store.list('token', { scope: 'one', limit: 10 });
    expect(JSON.stringify(rows)).not.toContain(body.token);
    expect(JSON.stringify((await admin.call('GET', '/api/rooms/one/tokens')).body)).not.toMatch(/hash/);
    expect((await admin.call('DELETE', `/api/rooms/one/tokens/${body.id}`)).status).toBe(204);
    expect((await edge.call('POST', '/api/rooms/one/mentions', { mentions: [mention] }, bearer)).status).toBe(401);
  });

  it('[edge] end with their maker’s account, and with his part in the room', async () => {
    const maker = await edge.person('maker@house.test', { one: ['admin'] });
    const { body } = await maker.call('POST', '/api/rooms/one/tokens', { name: 't', scopes: ['*'] });
    const bearer = { authorization: `Bearer ${body.token}` };
    expect((await edge.call('GET', '/api/rooms/one', undefined, bearer)).status).toBe(200);
    await admin.call('POST', '/api/rooms/one/members', { userId: maker.userId, roles: [] });
    expect((await edge.call('GET', '/api/rooms/one', undefined, bearer)).status).toBe(403);
    await admin.call('POST', `/api/users/${maker.userId}/disable`);
    expect((await edge.call('GET', '/api/rooms/one', undefined, bearer)).status).toBe(401);
  });

  it('[edge] a wrong one is nobody, whatever cookie comes along', async () => {
    const wrong = await admin.call('GET', '/api/rooms/one', undefined, { authorization: 'Bearer un.one.nothing' });
    expect(wrong.status).toBe(401);
  });
});
