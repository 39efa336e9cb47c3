/** A request whose body comes late: what was true of the sender when it began need not be true when it is carried out. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemRuntime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let admin: Caller;
let laterMs = 0;
/** Told once the server has read which part somebody has in the room. */
let looked: () => void = () => undefined;

function watched(store: Store): Store {
  const get = async (kind: 'member', scope: string, id: string) => {
    const found = await store.get(kind, scope, id);
    if (kind === 'member') looked();
    return found;
  };
  return Object.assign(Object.create(store) as Store, { get });
}

beforeAll(async () => {
  const runtime = { ...systemRuntime, monotonicMs: () => systemRuntime.monotonicMs() + laterMs };
  edge = await startEdge({ runtime, wrap: watched });
  admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'R', id: 'late' });
});
afterAll(() => edge.stop());

/** Sends the head, does something meanwhile, sends the body a second later. */
async function slowly(
  caller: Caller,
  path: string,
  body: string,
  meanwhile: () => Promise<unknown>,
): Promise<{ status: number; body: unknown }> {
  const asking = request(`${edge.url}${path}`, {
    method: 'POST',
    headers: { cookie: caller.cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  const isAdmitted = new Promise<void>((resolve) => (looked = resolve));
  asking.write(body.slice(0, 1));
  await isAdmitted;
  await meanwhile();
  laterMs += 1_000;
  asking.end(body.slice(1));
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, body: JSON.parse(await text(answer)) };
}
const hold = JSON.stringify({ on: true, reason: 'wait' });

it('[edge] an account that is disabled while its request comes in acts no more', async () => {
  const person = await edge.person('gone@house.test', { late: ['supervisor'] });
  const answer = await slowly(person, '/api/rooms/late/hold', hold, () => admin.call('POST', `/api/users/${person.userId}/disable`));
  expect(answer).toMatchObject({ status: 401, body: { error: { code: 'no-session' } } });
});

it('[edge] a role that is lost while the request comes in gives no right any more', async () => {
  const person = await edge.person('less@house.test', { late: ['supervisor'] });
  const lose = () => admin.call('POST', '/api/rooms/late/members', { userId: person.userId, roles: ['responder'] });
  const answer = await slowly(person, '/api/rooms/late/hold', hold, lose);
  expect(answer).toMatchObject({ status: 403, body: { error: { code: 'role-required' } } });
});

it('[edge] whoever is still entitled is served, however slow his line', async () => {
  const person = await edge.person('slow@house.test', { late: ['supervisor'] });
  expect(await slowly(person, '/api/rooms/late/hold', hold, () => Promise.resolve())).toMatchObject({ status: 200 });
});
