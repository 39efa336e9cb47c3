/** Each way of telling somebody, against a real receiver on this machine: what arrives, what it proves, what a refusal there means here. */
import { afterEach, describe, expect, it } from 'vitest';
import { startReceiver } from '../outlets/testing/receiver.ts';
import { signatureOf } from '../outlets/sign.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { TEST_AUDIT_KEY } from '../store/contract/audit-key.ts';
import { openScratchStore } from './testing/scratch-store.ts';
import { hookWay } from './hook-way.ts';
import { logMail } from './log-mail.ts';
import { pushWay } from './push-way.ts';
import { smtpMail } from './smtp-mail.ts';
import { readable, startSmtpSink } from './testing/smtp-sink.ts';
import { startPushService } from './testing/push-service.ts';
import { vapidKeys } from './vapid-keys.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
async function running<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  stops.push(() => started.stop());
  return started;
}
const soon = () => ({ nowMs: () => performance.now(), startByMs: performance.now() + 4_000, endByMs: performance.now() + 9_000 });
const MAIL = { to: 'legal@house.test', subject: 'La révision 3 attend', text: 'Bonjour\nhttps://house.test/decide/r/abc\n', key: 'k1' };

describe('mail', () => {
  it('[MS8] arrives as plain text from the operator’s address, marked as made by a machine, with a key that repeats', async () => {
    const sink = await running(startSmtpSink());
    const way = smtpMail({ url: sink.url, from: 'unisson@house.test' });
    expect(await way.send(MAIL, soon())).toEqual({ kind: 'sent', url: null });
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: 'unisson@house.test', to: ['legal@house.test'] });
    const { head, text } = mail ? readable(mail) : { head: '', text: '' };
    expect(head).toContain('Message-ID: <k1@house.test>');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toMatch(/Content-Type: text\/plain/);
    expect(text).toContain('https://house.test/decide/r/abc');
  });

  it.each(['a@b.test\r\nBcc: evil@x.test', 'a@b.test, evil@x.test', 'a,evil@x.test', '"a b"@x.test', '<evil@x.test>', 'a@b@c.test', ''])(
    'refuses an account’s address that is not one bare address: %j',
    async (to) => {
      const sink = await running(startSmtpSink());
      expect((await smtpMail({ url: sink.url, from: 'unisson@house.test' }).send({ ...MAIL, to }, soon())).kind).toBe('failed');
      expect(sink.mails).toHaveLength(0);
    },
  );

  it('lets no subject add a header or a recipient', async () => {
    const sink = await running(startSmtpSink());
    const subject = 'Salle\r\nBcc: evil@x.test\r\n\r\nbody <script>';
    await smtpMail({ url: sink.url, from: 'unisson@house.test' }).send({ ...MAIL, subject }, soon());
    const [mail] = sink.mails;
    expect(mail?.to).toEqual(['legal@house.test']);
    expect(mail?.raw).not.toMatch(/^Bcc:/im);
    expect((mail ? readable(mail).head : '').split('\r\n').filter((line) => line.startsWith('Subject:'))).toHaveLength(1);
  });

  it('gives up where this address is refused for good, and tries again otherwise', async () => {
    const sink = await running(startSmtpSink());
    const way = smtpMail({ url: sink.url, from: 'unisson@house.test' });
    sink.answer({ rcpt: '550 nobody of that name <legal@house.test>' });
    expect(await way.send(MAIL, soon())).toEqual({ kind: 'failed', error: 'the mail server answered 550' });
    sink.answer({ rcpt: '451 later' });
    expect(await way.send(MAIL, soon())).toMatchObject({ kind: 'retry', error: 'the mail server answered 451' });
    await sink.stop();
    expect((await way.send(MAIL, soon())).kind).toBe('retry');
  });

  it('of the demo stays here, each person’s own to see, and shows a repetition once', async () => {
    const log = logMail(systemRuntime);
    await log.send(MAIL, soon());
    await log.send(MAIL, soon());
    await log.send({ ...MAIL, to: 'other@house.test' }, soon());
    expect(log.mailsTo('legal@house.test').map(({ subject }) => subject)).toEqual(['La révision 3 attend']);
  });
});

describe('signed webhook', () => {
  const hook = (url: string) => ({
    url,
    secret: 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=',
    key: 'abc',
    body: { type: 'notice', notice: { room: '<r>' } },
  });

  it('[DI4] carries id, time and a signature that proves the whole body; the id repeats', async () => {
    const receiver = await running(startReceiver());
    const way = hookWay({ runtime: systemRuntime, allowHosts: [receiver.host] });
    await way.send(hook(receiver.url), soon());
    await way.send(hook(receiver.url), soon());
    const [first, second] = receiver.received;
    expect([first?.id, second?.id]).toEqual(['abc', 'abc']);
    const timestamp = Number(first?.headers['webhook-timestamp']);
    const signed = signatureOf(hook('').secret, { id: 'abc', timestamp, body: first?.body ?? '' });
    expect(first?.headers['webhook-signature']).toBe(signed);
    expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(10);
  });

  it('asks nobody inside the house unless the operator allows it, and follows no redirect', async () => {
    const receiver = await running(startReceiver());
    const closed = hookWay({ runtime: systemRuntime, allowHosts: [] });
    expect(await closed.send(hook(receiver.url), soon())).toEqual({ kind: 'failed', error: 'the address is not allowed' });
    const rebound = hookWay({ runtime: systemRuntime, allowHosts: [], lookUp: async () => [{ address: '127.0.0.1', family: 4 }] });
    expect(await rebound.send(hook('https://public.test/hook'), soon())).toEqual({
      kind: 'failed',
      error: 'the name leads to a private address',
    });
    receiver.answer({ status: 302, headers: { location: receiver.url } });
    const open = hookWay({ runtime: systemRuntime, allowHosts: [receiver.host] });
    expect((await open.send(hook(receiver.url), soon())).kind).toBe('failed');
    expect(receiver.received).toHaveLength(1);
  });

  it('is told again after a cut or a server’s own trouble', async () => {
    const receiver = await running(startReceiver());
    const way = hookWay({ runtime: systemRuntime, allowHosts: [receiver.host] });
    receiver.answer('cut-after', { status: 500 }, { status: 204 });
    expect((await way.send(hook(receiver.url), soon())).kind).toBe('retry');
    expect((await way.send(hook(receiver.url), soon())).kind).toBe('retry');
    expect((await way.send(hook(receiver.url), soon())).kind).toBe('sent');
  });
});

describe('web push', () => {
  async function setUp() {
    const service = await running(startPushService());
    const store = await running(openScratchStore());
    const keys = vapidKeys({ store: store.store, runtime: systemRuntime, secretsKey: TEST_AUDIT_KEY });
    const way = pushWay({ runtime: systemRuntime, allowHosts: [service.host], subject: 'mailto:unisson@house.test', keys });
    const push = {
      ...service.subscription,
      title: 'La révision 3 attend',
      body: 'Salle',
      url: 'https://house.test/decide/r/abc',
      key: 'a'.repeat(32),
    };
    return { service, store: store.store, way, push };
  }

  it('arrives encrypted for that browser alone, signed with the house’s key, urgent, replacing its own repetition', async () => {
    const { service, way, push } = await setUp();
    expect((await way.send(push, soon())).kind).toBe('sent');
    const [got] = service.pushed;
    expect(got?.message).toEqual({ title: push.title, body: 'Salle', url: push.url, tag: push.key });
    expect(got?.vapid).toMatchObject({ aud: `http://${service.host}`, sub: 'mailto:unisson@house.test', publicKey: await way.publicKey() });
    expect(got?.vapid.exp).toBeGreaterThan(Date.now() / 1000);
    expect(got?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', topic: push.key });
    expect(Number(got?.headers.ttl)).toBeGreaterThan(3600);
  });

  it('knows that a subscription is gone, and tries again where the service is busy', async () => {
    const { service, way, push } = await setUp();
    service.answer(410);
    expect((await way.send(push, soon())).kind).toBe('gone');
    service.answer(429);
    expect((await way.send(push, soon())).kind).toBe('retry');
  });

  it('asks no private address, whatever end point a browser gave', async () => {
    const { way, push } = await setUp();
    expect((await way.send({ ...push, endpoint: 'https://10.0.0.1/x' }, soon())).kind).toBe('failed');
    expect((await way.send({ ...push, endpoint: 'http://push.example/x' }, soon())).kind).toBe('failed');
  });

  it('keeps its keys over a restart, the private one unreadable in the store', async () => {
    const { store, way } = await setUp();
    const again = vapidKeys({ store, runtime: systemRuntime, secretsKey: TEST_AUDIT_KEY });
    const before = await way.publicKey();
    const { publicKey, privateKey } = await again();
    expect(publicKey).toBe(before);
    expect(JSON.stringify(await store.read('setting', 'vapid'))).not.toContain(privateKey);
    const other = vapidKeys({ store, runtime: systemRuntime, secretsKey: new Uint8Array(32).fill(9) });
    expect((await other()).publicKey).not.toBe(before);
  });
});
