/** The signed webhook against a real receiver: what leaves, what each answer means, and where it refuses to go (CONTRACT "Webhooks"). */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deadline, Outcome, Words } from './outlet.ts';
import type { LookUp } from './post.ts';
import { signatureOf } from './sign.ts';
import { startReceiver, type Behaviour, type Received, type Receiver } from './testing/receiver.ts';
import { webhookOutlet } from './webhook-outlet.ts';

const WORDS: Words = {
  ...{
    id: 'd1',
    channel: 'x',
    language: 'fr',
    text: 'Vos dépôts sont en sécurité 🙂',
    parts: [{ text: 'Vos dépôts sont en sécurité 🙂', state: 'sending', url: null }],
    revision: 4,
  },
  inReplyTo: { mentionId: 'm1', source: 'x', nativeId: '99', url: 'https://x.test/99' },
};
const NOTHING: Received = { id: '', headers: {}, body: '' };
const NOW = new Date('2026-03-04T10:00:00.500Z');
const deadline = (startMs = 2_000, endMs = 5_000): Deadline => {
  const from = performance.now();
  return { nowMs: () => performance.now(), startByMs: from + startMs, endByMs: from + endMs };
};

describe('webhook', () => {
  let receiver: Receiver;
  beforeEach(async () => void (receiver = await startReceiver()));
  afterEach(() => receiver.stop());

  const send = (
    more: { url?: string; idempotent?: boolean; allow?: string[]; secret?: string | null; within?: Deadline; lookUp?: LookUp } = {},
  ): Promise<Outcome> =>
    webhookOutlet({
      runtime: { now: () => NOW },
      allowHosts: more.allow ?? [receiver.host],
      ...(more.lookUp ? { lookUp: more.lookUp } : {}),
    }).deliver({
      words: WORDS,
      config: { url: more.url ?? receiver.url, ...(more.idempotent === undefined ? {} : { idempotent: more.idempotent }) },
      secret: more.secret === undefined ? 'a shared secret' : more.secret,
      deadline: more.within ?? deadline(),
    });

  it('[DI4] posts the dispatch with its id, signed over id, time and body', async () => {
    expect(await send()).toEqual({ kind: 'sent', url: null });
    const { headers, body } = receiver.received[0] ?? NOTHING;
    expect(JSON.parse(body)).toEqual({ type: 'dispatch', dispatch: { ...WORDS, parts: [WORDS.text] } });
    expect(headers['webhook-id']).toBe('d1');
    expect(headers['webhook-timestamp']).toBe('1772618400');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', 'a shared secret').update(`d1.1772618400.${body}`).digest('base64')}`,
    );
    expect(headers['content-type']).toBe('application/json');
  });

  it('[DI4] signs as the published example of Standard Webhooks', () => {
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
    expect(signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', signed)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  const CASES: readonly (readonly [string, Behaviour, Outcome['kind'], Outcome['kind']])[] = [
    ['200', { status: 200 }, 'sent', 'sent'],
    ['202', { status: 202 }, 'sent', 'sent'],
    ['301', { status: 301, headers: { location: 'http://127.0.0.1:1/' } }, 'failed', 'failed'],
    ['307', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }, 'failed', 'failed'],
    ['400', { status: 400 }, 'failed', 'failed'],
    ['404', { status: 404 }, 'failed', 'failed'],
    ['408', { status: 408 }, 'retry', 'retry'],
    ['410', { status: 410 }, 'failed', 'failed'],
    ['425', { status: 425 }, 'retry', 'retry'],
    ['429', { status: 429 }, 'retry', 'retry'],
    ['500', { status: 500 }, 'unknown', 'retry'],
    ['502', { status: 502 }, 'unknown', 'retry'],
    ['503', { status: 503 }, 'retry', 'retry'],
    ['504', { status: 504 }, 'unknown', 'retry'],
    ['a cut after the body', 'cut-after', 'unknown', 'retry'],
    ['a cut before the answer', 'cut-before', 'unknown', 'retry'],
  ];
  it.each(CASES)('[DI5] %s', async (_, behaviour, plain, idempotent) => {
    receiver.answer(behaviour);
    expect((await send()).kind).toBe(plain);
    expect((await send({ idempotent: true })).kind).toBe(idempotent);
  });

  it('[DI5] no answer in time is unknown, or tried again where one id is taken once', async () => {
    receiver.answer('hang');
    expect(await send({ within: deadline(2_000, 300) })).toEqual({ kind: 'unknown', error: 'no answer in time' });
    expect(await send({ within: deadline(2_000, 300), idempotent: true })).toEqual({
      kind: 'retry',
      afterMs: null,
      error: 'no answer in time',
    });
  });

  it('[DI5] no connection is tried again', async () => {
    const { url } = receiver;
    await receiver.stop();
    expect(await send({ url })).toEqual({ kind: 'retry', afterMs: null, error: 'ECONNREFUSED' });
    receiver = await startReceiver();
  });

  it('[DI5] a receiver that never accepts TLS has received nothing', async () => {
    const silent = createServer();
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    expect(await send({ url: `https://${host}/`, allow: [host], within: deadline(2_000, 300) })).toEqual({
      kind: 'retry',
      afterMs: null,
      error: 'no connection in time',
    });
    silent.close();
  });

  it('[DI5] not a byte leaves after the deadline', async () => {
    expect(await send({ within: deadline(-1, 2_000) })).toEqual({ kind: 'retry', afterMs: null, error: 'it was too late to begin' });
    expect(receiver.received).toEqual([]);
  });

  it('[DI5] honours Retry-After in seconds and as a date', async () => {
    receiver.answer(
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 503, headers: { 'retry-after': new Date(NOW.getTime() + 60_000).toUTCString() } },
      { status: 503, headers: { 'retry-after': 'soon' } },
    );
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 7_000 });
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 59_500 });
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: null });
  });

  it('[DI1] keeps the address the receiver tells, if it is one', async () => {
    const json = (body: string): Behaviour => ({ status: 200, headers: { 'content-type': 'application/json' }, body });
    receiver.answer(
      json('{"url":"https://x.test/1"}'),
      json('{"url":"javascript:alert(1)"}'),
      json('{"url":'),
      json(JSON.stringify({ url: `https://x.test/${'a'.repeat(40_000)}` })),
    );
    expect(await send()).toEqual({ kind: 'sent', url: 'https://x.test/1' });
    for (let i = 0; i < 3; i += 1) expect(await send()).toEqual({ kind: 'sent', url: null });
  });

  it('[DI5] a 200 whose body never ends is sent all the same', async () => {
    const endless = createServer(
      (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{'),
    );
    await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(endless.address() as AddressInfo).port}`;
    expect(await send({ url: `http://${host}/`, allow: [host], within: deadline(2_000, 400) })).toEqual({ kind: 'sent', url: null });
    endless.close();
  });

  it('[DI5] goes to no private address, whatever leads there', async () => {
    const port = receiver.host.split(':')[1] ?? '';
    const refused = { kind: 'failed', error: 'the address is not allowed' };
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://2130706433:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://[::1]:${port}/`,
      `http://0:${port}/`,
      'file:///etc/passwd',
      `http://a:b@${receiver.host}/`,
    ]) {
      expect(await send({ url, allow: [] }), url).toEqual(refused);
    }
    const inside: LookUp = () =>
      Promise.resolve([
        { address: '10.0.0.7', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await send({ url: `http://public.test:${port}/`, allow: [], lookUp: inside })).toEqual({
      kind: 'failed',
      error: 'the name leads to a private address',
    });
    expect(receiver.received).toEqual([]);
  });

  it('[DI5] connects to the address that was checked, not to one looked up later', async () => {
    let asked = 0;
    const changing: LookUp = () =>
      Promise.resolve((asked += 1) === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '127.0.0.2', family: 4 }]);
    const port = receiver.host.split(':')[1] ?? '';
    expect((await send({ url: `http://friend.test:${port}/hook`, allow: [`friend.test:${port}`], lookUp: changing })).kind).toBe('sent');
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`friend.test:${port}`);
  });

  it('[DI5] a resolver that never answers uses up the time to begin and nothing else', async () => {
    const never: LookUp = () => new Promise(() => undefined);
    expect(await send({ url: 'https://slow.test/', lookUp: never, within: deadline(100, 5_000) })).toEqual({
      kind: 'retry',
      afterMs: null,
      error: 'ETIMEOUT',
    });
  });

  it('[DI5] without its secret nothing leaves', async () => {
    expect((await send({ secret: null })).kind).toBe('failed');
    expect(receiver.received).toEqual([]);
  });
});
