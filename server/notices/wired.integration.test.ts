/** The whole house with a mail server, a webhook's receiver and a push service of this machine: a freeze is told by all three, and their link decides. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { DEMO_PASSWORD, DEMO_ROOM } from '../commands/room/seed-demo.ts';
import { compose, type House } from '../compose.ts';
import { readConfig } from '../config.ts';
import { readFrame, savedFrame, updateFrame } from '../collab/frame.ts';
import { signatureOf } from '../outlets/sign.ts';
import { startReceiver, type Receiver } from '../outlets/testing/receiver.ts';
import { startPushService, type PushService } from './testing/push-service.ts';
import { readable, startSmtpSink, type SmtpSink } from './testing/smtp-sink.ts';

const R = `/api/rooms/${DEMO_ROOM}`;
let dir: string;
let house: House;
let sink: SmtpSink;
let receiver: Receiver;
let service: PushService;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'unisson-told-'));
  [sink, receiver, service] = await Promise.all([startSmtpSink(), startReceiver(), startPushService()]);
  const told = { SMTP_URL: sink.url, MAIL_FROM: 'unisson@house.test', ALLOW_HOSTS: `${receiver.host},${service.host}` };
  house = await compose(readConfig({ DEMO: '1', DEMO_SPEED: '0', PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'silent', ...told }));
});
afterAll(async () => {
  await house.stop();
  await Promise.all([sink.stop(), receiver.stop(), service.stop()]);
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
});

interface Answer {
  readonly cookie: string;
  readonly body: ReturnType<typeof JSON.parse>;
}
async function call(cookie: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${house.url}${path}`, { method, headers: { cookie, 'content-type': 'application/json' }, ...sent });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${text}`);
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', body: text === '' ? null : JSON.parse(text) };
}
const signIn = async (name: string) =>
  (await call('', 'POST', '/api/session', { email: `${name}@demo.test`, password: DEMO_PASSWORD })).cookie;

/** As an editor would; resolves when it is on disk. */
async function write(cookie: string, text: string): Promise<void> {
  const editor = new WebSocket(`${house.url.replace('http', 'ws')}/collab/message:${DEMO_ROOM}`, { headers: { cookie } });
  await new Promise((done) => editor.once('open', done));
  const saved = new Promise<void>((done) =>
    editor.on('message', (data: Buffer) => readFrame(new Uint8Array(data))?.is === 'saved' && done()),
  );
  const doc = new Y.Doc();
  doc.getText('core:fr').insert(0, text);
  editor.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  editor.send(savedFrame(1));
  await saved;
  editor.terminate();
}

it('[MS3] [MS8] a freeze is told by mail, web push and signed webhook, and the mail’s link decides', async () => {
  const [admin, legal, clerk] = [await signIn('admin'), await signIn('legal'), await signIn('responder1')];
  const hook = (await call(admin, 'POST', `${R}/watchers`, { name: 'on call', url: receiver.url })).body;
  expect((await call(legal, 'POST', '/api/notices/subscriptions', service.subscription)).body.push.browsers).toHaveLength(1);
  expect((await call(legal, 'GET', '/api/notices')).body.mail.way).toBe('smtp');
  await write(clerk, 'Les guichets rouvrent.');
  const { hash } = (await call(clerk, 'POST', `${R}/message/revisions`, {})).body;
  await Promise.all([sink.has(4), receiver.has(1), service.has(1)]);

  expect(sink.mails.map(({ to }) => to[0]).sort()).toEqual([
    'executive@demo.test',
    'legal2@demo.test',
    'legal@demo.test',
    'supervisor@demo.test',
  ]);
  const [call_] = receiver.received;
  const notice = JSON.parse(call_?.body ?? '').notice;
  expect(notice).toMatchObject({ kind: 'review', revision: 1, hash, room: { id: DEMO_ROOM } });
  const timestamp = Number(call_?.headers['webhook-timestamp']);
  expect(call_?.headers['webhook-signature']).toBe(signatureOf(hook.secret, { id: call_?.id ?? '', timestamp, body: call_?.body ?? '' }));
  const pushed = service.pushed[0]?.message as { url: string };
  const mail = sink.mails.find(({ to }) => to[0] === 'legal@demo.test');
  const link = /http\S+\/decide\/\S+/.exec(mail ? readable(mail).text : '')?.[0] ?? '';
  expect([link.startsWith(house.url), pushed.url.startsWith(`${house.url}/decide/`), pushed.url === link]).toEqual([true, true, false]);

  const form = new URLSearchParams({ verdict: 'approve', hash, password: DEMO_PASSWORD });
  expect((await fetch(link, { method: 'POST', body: form, redirect: 'manual' })).status).toBe(303);
  expect(await (await fetch(pushed.url, { headers: { 'accept-language': 'en' } })).text()).toContain('You approved revision 1.');
});
