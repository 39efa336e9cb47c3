/** Connections that ask nothing: they end with the session they rest on, however it ended. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IncomingMessage } from 'node:http';
import { systemRuntime, type Runtime } from '../runtime/runtime.ts';
import { PASSWORD, startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';
import { watchSessions } from './watch-sessions.ts';

const HOUR = 3_600_000;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
let aheadMs = 0;
const runtime: Runtime = { ...systemRuntime, now: () => new Date(Date.now() + aheadMs) };
let edge: EdgeUnderTest;
let open: string[];
let stop: () => Promise<void>;
let heard: (sessionId: string) => void;
/** Resolves with the next session that is told to have ended. */
const next = () => new Promise<string>((resolve) => (heard = resolve));

const sessionOf = async ({ cookie }: Caller): Promise<string> => {
  const identity = await edge.http.identify({ url: '/', headers: { cookie } } as unknown as IncomingMessage);
  if (!identity?.sessionId) throw new Error('no session');
  return identity.sessionId;
};

beforeEach(async () => {
  aheadMs = 0;
  open = [];
  edge = await startEdge({ runtime });
  const ended = (sessionId: string): void => {
    open = open.filter((id) => id !== sessionId);
    heard(sessionId);
  };
  stop = watchSessions({ store: edge.store, runtime, logger: SILENT, open: () => open, ended, everyMs: 5 });
});
afterEach(async () => {
  await stop();
  await edge.stop();
});

it('[CO3] a session that ran out ends what is open on it, and only that', async () => {
  const admin = await edge.administrator();
  const silent = await edge.person('silent@house.test');
  aheadMs = 11 * HOUR;
  // A sign of life: rolling.
  await admin.call('GET', '/api/session');
  open = [await sessionOf(admin), await sessionOf(silent)];
  const [kept, gone] = open;
  const ended = next();
  aheadMs = 13 * HOUR;
  expect(await ended).toBe(gone);
  expect(open).toEqual([kept]);
});

it.each([
  ['signed out, on whatever server', (_admin: Caller, person: Caller) => person.call('DELETE', '/api/session')],
  ['disabled', (admin: Caller, person: Caller) => admin.call('POST', `/api/users/${person.userId}/disable`)],
] as const)('[CO3] a session ends with whoever is %s', async (_how, end) => {
  const admin = await edge.administrator();
  const person = await edge.person('p@house.test');
  const sessionId = await sessionOf(person);
  open = [await sessionOf(admin), sessionId];
  const ended = next();
  await end(admin, person);
  expect(await ended).toBe(sessionId);
  expect(open).toHaveLength(1);
});

it('[CO3] a new password ends what began under the old one; whoever gave it goes on with another session', async () => {
  const person = await edge.person('p@house.test');
  const other = await edge.signIn('p@house.test');
  open = [await sessionOf(other)];
  const [theirs] = open;
  const ended = next();
  const changed = await person.call('POST', '/api/session/password', { current: PASSWORD, password: 'a brand new one' });
  expect(await ended).toBe(theirs);
  const cookie = (changed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect((await edge.call('GET', '/api/session', undefined, { cookie })).status).toBe(200);
});
