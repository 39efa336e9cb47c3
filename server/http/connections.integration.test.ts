/** One identification for HTTP, sockets and editors; and a log that holds nothing it must not. */
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let admin: Caller;
let token: { id: string; token: string };
const lines: string[] = [];
/** An upgrade request as it comes, before any middleware. */
const upgrade = (url: string, headers: Record<string, string> = {}) => ({ url, headers }) as unknown as IncomingMessage;

beforeAll(async () => {
  edge = await startEdge({ log: (line) => void lines.push(line) });
  admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
  token = (await admin.call('POST', '/api/rooms/r/tokens', { name: 't', scopes: ['*'] })).body;
});
afterAll(() => edge.stop());

it('[edge] a bare upgrade is identified by the cookie that HTTP set', async () => {
  const identity = await edge.http.identify(upgrade('/socket.io/', { cookie: `other=1; ${admin.cookie}` }));
  expect(identity).toMatchObject({ userId: admin.userId, token: null, sessionId: expect.any(String) as string });
  expect(await edge.http.identify(upgrade('/socket.io/', { cookie: 'unisson.sid=s%3Anothing.nothing' }))).toBeNull();
  expect(await edge.http.identify(upgrade('/socket.io/', { cookie: 'unisson.sid=%' }))).toBeNull();
  expect(await edge.http.identify(upgrade('/socket.io/'))).toBeNull();
});

it('[edge] who signs in and out with a header for somebody else in front (a proxy’s) is signed in and out', async () => {
  const person = await edge.person('proxied@house.test', { r: ['responder'] });
  const ask = (method: string, headers: Record<string, string>, body?: unknown) =>
    fetch(`${edge.url}/api/session`, {
      method,
      headers: { authorization: 'Basic eDp5', 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const signedIn = await ask('POST', {}, { email: 'proxied@house.test', password: PASSWORD });
  expect([signedIn.status, signedIn.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('unisson.sid=')]);
  expect((await ask('DELETE', { cookie: person.cookie })).status).toBeLessThan(500);
});

it('[edge] a token counts in the header, in the handshake, and in the address of an editor only', async () => {
  const asked = await Promise.all([
    edge.http.identify(upgrade('/socket.io/', { authorization: `Bearer ${token.token}` })),
    edge.http.identify(upgrade('/socket.io/'), token.token),
    edge.http.identify(upgrade(`/collab/message:r?token=${token.token}`)),
    edge.http.identify(upgrade(`/api/rooms/r?token=${token.token}`)),
    edge.http.identify(upgrade('/collab/message:r?token=wrong', { cookie: admin.cookie })),
  ]);
  expect(asked.map((identity) => identity?.token?.id ?? null)).toEqual([token.id, token.id, token.id, null, null]);
});

it('[FE3] a connection loses its part in the room with the role, the account or the token', async () => {
  const person = await edge.person('p@house.test', { r: ['responder', 'admin'] });
  const identity = await edge.http.identify(upgrade('/', { cookie: person.cookie }));
  const { body } = await person.call('POST', '/api/rooms/r/tokens', { name: 'p', scopes: ['*'] });
  const machine = await edge.http.identify(upgrade('/'), String(body.token));
  if (!identity || !machine) throw new Error('not identified');
  expect((await edge.http.actorIn(identity, 'r'))?.roles).toEqual(['responder', 'admin']);
  expect((await edge.http.actorIn(machine, 'r'))?.token).toEqual({ id: body.id, scopes: ['*'] });
  await admin.call('DELETE', `/api/rooms/r/tokens/${body.id}`);
  expect(await edge.http.actorIn(machine, 'r')).toBeNull();
  await admin.call('POST', `/api/users/${person.userId}/disable`);
  expect(await edge.http.actorIn(identity, 'r')).toBeNull();
});

it('[FE3] a connection ends with the password it began under', async () => {
  const person = await edge.person('q@house.test', { r: ['responder'] });
  const identity = await edge.http.identify(upgrade('/', { cookie: person.cookie }));
  if (!identity) throw new Error('not identified');
  await person.call('POST', '/api/session/password', { current: PASSWORD, password: 'a brand new one' });
  expect(await edge.http.actorIn(identity, 'r')).toBeNull();
});

it('[edge] upgrades from foreign pages are refused', () => {
  const host = new URL(edge.url).host;
  expect(edge.http.originAllowed(upgrade('/', { host, origin: edge.url }))).toBe(true);
  expect(edge.http.originAllowed(upgrade('/', { host }))).toBe(true);
  expect(edge.http.originAllowed(upgrade('/', { host, origin: 'https://evil.example' }))).toBe(false);
  expect(edge.http.originAllowed(upgrade('/', { host, origin: `${edge.url}.evil.example` }))).toBe(false);
});

it('[edge] the log holds paths and statuses, and no cookie, token, query or body', async () => {
  lines.length = 0;
  await admin.call('GET', '/api/rooms/r/mentions?q=secretword');
  await edge.call('GET', '/api/rooms/r', undefined, { authorization: `Bearer ${token.token}` });
  await edge.call('POST', '/api/session', { email: 'whose@house.test', password: 'secretpass' });
  const text = lines.join('');
  expect(text).toContain('"path":"/api/rooms/r/mentions"');
  for (const hidden of ['secretword', token.token, 'secretpass', 'whose@house.test', admin.cookie.slice(12), 'authorization'])
    expect(text).not.toContain(hidden);
});
