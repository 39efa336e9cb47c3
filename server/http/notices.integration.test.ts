/** How people say how they want to be told, which browsers they give, and a room's watchers, over real HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loggedMailView, newWatcherView, noticeView, noticeWaysView, watcherView } from '@unisson/shared/wire/schemas/notices';
import { logMail } from '../notices/log-mail.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { INSTALLATION } from '../store/store.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

const KEYS = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
const browser = (name: string) => ({ endpoint: `https://push.example/${name}`, keys: KEYS });
const mail = logMail(systemRuntime);
let edge: EdgeUnderTest;
let admin: Caller;
let legal: Caller;
let other: Caller;

beforeAll(async () => {
  edge = await startEdge({ notices: { mail: 'log', pushKey: async () => 'BKey', mailsTo: (address) => mail.mailsTo(address) } });
  admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'R', id: 'r', publicKey: 'pub', languages: ['fr'], channels: ['x'] });
  legal = await edge.person('legal@house.test', { r: ['legal'] });
  other = await edge.person('other@house.test', { r: ['supervisor'] });
});
afterAll(() => edge.stop());

it('everybody chooses for himself how to be told, and is told by mail until he says otherwise', async () => {
  const before = await legal.call('GET', '/api/notices');
  expect(noticeWaysView.parse(before.body)).toMatchObject({
    mail: { way: 'log', on: true, address: 'legal@house.test' },
    push: { publicKey: 'BKey', browsers: [] },
  });
  const after = await legal.call('PATCH', '/api/notices', { mail: false, language: 'en', timeZone: 'Europe/Paris' });
  expect(after.body).toMatchObject({ mail: { on: false }, language: 'en', timeZone: 'Europe/Paris' });
  expect((await other.call('GET', '/api/notices')).body.mail.on).toBe(true);
  expect((await legal.call('PATCH', '/api/notices', { timeZone: 'Mars/Base' })).status).toBe(400);
  expect((await edge.call('GET', '/api/notices')).status).toBe(401);
});

it('a browser belongs to whoever signed in there last, and is given up by its owner only', async () => {
  const given = await legal.call('POST', '/api/notices/subscriptions', browser('shared'));
  const { id } = given.body.push.browsers[0];
  expect(noticeWaysView.parse(given.body).push.browsers).toEqual([{ id, since: expect.any(String), service: 'push.example' }]);
  expect((await other.call('DELETE', `/api/notices/subscriptions/${id}`)).status).toBe(404);
  await other.call('POST', '/api/notices/subscriptions', browser('shared'));
  expect((await legal.call('GET', '/api/notices')).body.push.browsers).toEqual([]);
  expect((await other.call('DELETE', `/api/notices/subscriptions/${id}`)).status).toBe(204);
  expect(await edge.store.get('subscription', INSTALLATION, id)).toMatchObject({ endpoint: '', keys: { p256dh: '', auth: '' } });
});

it('refuses an end point inside the house, keys that are none, and more browsers than anybody has', async () => {
  const status = async (body: unknown) => (await legal.call('POST', '/api/notices/subscriptions', body)).status;
  expect(await status({ ...browser('a'), endpoint: 'http://push.example/a' })).toBe(422);
  expect(await status({ ...browser('a'), endpoint: 'https://127.0.0.1/a' })).toBe(422);
  expect(await status({ ...browser('a'), endpoint: 'https://169.254.169.254/latest' })).toBe(422);
  expect(await status({ ...browser('a'), endpoint: 'javascript:alert(1)' })).toBe(400);
  expect(await status({ ...browser('a'), keys: { p256dh: 'x', auth: 'y' } })).toBe(400);
  for (let i = 0; i < 20; i += 1) expect(await status(browser(`n${i}`))).toBe(200);
  expect(await status(browser('n20'))).toBe(413);
});

it('shows each the demo’s mail to himself alone', async () => {
  const soon = { nowMs: () => 0, startByMs: 1, endByMs: 2 };
  await mail.send({ to: 'legal@house.test', subject: 'S', text: 'T', key: 'k' }, soon);
  const mine = await legal.call('GET', '/api/notices/mails');
  expect(mine.body.items.map((item: unknown) => loggedMailView.parse(item).subject)).toEqual(['S']);
  expect((await other.call('GET', '/api/notices/mails')).body.items).toEqual([]);
});

it('an administrator adds watchers, whose secret is shown once, and revokes them; nobody else does', async () => {
  const room = await edge.person('roomadmin@house.test', { r: ['admin'] });
  const made = await room.call('POST', '/api/rooms/r/watchers', { name: 'on call', url: 'https://hooks.example/x' });
  const { id, secret } = newWatcherView.parse(made.body);
  expect([made.status, /^whsec_[A-Za-z0-9+/=]{44}$/.test(secret)]).toEqual([201, true]);
  const listed = await room.call('GET', '/api/rooms/r/watchers');
  expect(listed.body.items.map((item: unknown) => watcherView.strict().parse(item).id)).toEqual([id]);
  expect(JSON.stringify(listed.body)).not.toContain(secret);
  expect((await legal.call('POST', '/api/rooms/r/watchers', { name: 'x', url: 'https://hooks.example/x' })).status).toBe(403);
  expect((await legal.call('GET', '/api/rooms/r/watchers')).status).toBe(403);
  expect((await room.call('POST', '/api/rooms/r/watchers', { name: 'x', url: 'https://10.1.2.3/x' })).status).toBe(422);
  expect((await room.call('POST', '/api/rooms/r/watchers', { name: 'x', url: 'file:///etc/passwd' })).status).toBe(422);
  expect((await legal.call('DELETE', `/api/rooms/r/watchers/${id}`)).status).toBe(403);
  expect((await room.call('DELETE', `/api/rooms/r/watchers/${id}`)).status).toBe(204);
  expect((await edge.store.get('watcher', 'r', id))?.secret).toBe('');
});

it('everybody in the room sees who was told what, nobody else', async () => {
  const notice = {
    about: { kind: 'review' as const, id: '1' },
    attempts: 1,
    dueAt: '2026-11-23T10:00:00.000Z',
    createdAt: '2026-11-23T10:00:00.000Z',
    error: null,
  };
  const entity = {
    ...notice,
    id: 'review 1 e-mail x',
    version: 1,
    way: 'e-mail' as const,
    userId: legal.userId,
    target: null,
    state: 'sent' as const,
    sentAt: '2026-11-23T10:00:01.000Z',
  };
  await edge.store.commit({
    scope: 'r',
    puts: [{ kind: 'notice', entity }],
    audit: { actor: 'system', act: 'write-notices', subject: { kind: 'room', id: 'r' } },
    at: notice.createdAt,
  });
  const { body } = await other.call('GET', '/api/rooms/r/notices?state=sent');
  expect(body.items.map((item: unknown) => noticeView.parse(item))).toEqual([
    expect.objectContaining({ name: 'Name of legal@house.test', way: 'e-mail', sentAt: entity.sentAt }),
  ]);
  const stranger = await edge.person('stranger@house.test');
  expect((await stranger.call('GET', '/api/rooms/r/notices')).status).toBe(403);
});
