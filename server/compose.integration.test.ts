/** The whole house on a port and a directory of its own: what only holds when its parts are wired together. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RawPeer } from './collab/testing/raw-peer.ts';
import { DEMO_PASSWORD, DEMO_ROOM } from './commands/room/seed-demo.ts';
import { compose, type House } from './compose.ts';
import { readConfig } from './config.ts';

let dir: string;
let house: House;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'unisson-house-'));
  house = await compose(readConfig({ DEMO: '1', DEMO_SPEED: '0', PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'silent' }));
});
afterAll(async () => {
  await house.stop();
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
});

async function call(
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ cookie: string; body: Record<string, unknown> }> {
  const answer = await fetch(`${house.url}${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
  const text = await answer.text();
  return {
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}

it('[CO3] [FE3] a token that is revoked ends the editor and the console it opened', async () => {
  const signedIn = await call('', 'POST', '/api/session', { email: 'admin@demo.test', password: DEMO_PASSWORD });
  const { id, token } = (await call(signedIn.cookie, 'POST', `/api/rooms/${DEMO_ROOM}/tokens`, { name: 't', scopes: ['*'] })).body;
  const editor = await new RawPeer(`${house.url.replace('http', 'ws')}/collab`, `message:${DEMO_ROOM}`, String(token)).synced();
  const feed = io(house.url, { transports: ['websocket'], auth: { token }, reconnection: false });
  expect(await feed.emitWithAck('room:enter', { room: DEMO_ROOM })).toMatchObject({ ok: true });
  const out = new Promise((resolve) => feed.once('signed-out', resolve));
  await call(signedIn.cookie, 'DELETE', `/api/rooms/${DEMO_ROOM}/tokens/${String(id)}`);
  expect(await editor.refusal()).toEqual({ code: 4401, reason: 'signed-out' });
  expect(await out).toEqual({ code: 'not-a-member' });
  feed.disconnect();
});

/** Answers with the code it was closed with, whenever that is; `open` once the server has begun to speak. */
function editorOf(cookie: string): { open: Promise<unknown>; closed: Promise<number> } {
  const editor = new WebSocket(`${house.url.replace('http', 'ws')}/collab/message:${DEMO_ROOM}`, { headers: { cookie } });
  return { open: once(editor, 'message'), closed: once(editor, 'close').then(([code]) => Number(code)) };
}

it('[CO3] [FE3] a new password ends what was opened under the old one; who knows the new one comes back', async () => {
  const account = { email: 'responder1@demo.test', password: DEMO_PASSWORD };
  const thief = (await call('', 'POST', '/api/session', account)).cookie;
  const owner = (await call('', 'POST', '/api/session', account)).cookie;
  const editor = editorOf(thief);
  await editor.open;
  const feed = io(house.url, { transports: ['websocket'], extraHeaders: { cookie: thief } });
  await feed.emitWithAck('room:enter', { room: DEMO_ROOM });
  const cut = new Promise((resolve) => feed.once('disconnect', resolve));
  const turnedAway = new Promise((resolve) => feed.once('connect_error', (error) => resolve(error.message)));
  const changed = await call(owner, 'POST', '/api/session/password', { current: DEMO_PASSWORD, password: 'a brand new one' });
  expect(await editor.closed).toBe(1012);
  expect(await editorOf(thief).closed).toBe(4401);
  expect(await cut).toBe('transport close');
  expect(await turnedAway).toBe('no-session');
  await editorOf(changed.cookie).open;
  feed.disconnect();
});
