/** Whatever comes in gets a clear refusal and never a 5xx, and loses nothing that came with it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let admin: Caller;
let writer: Caller;
const at = new Date().toISOString();
const mention = (nativeId: unknown, patch: Record<string, unknown> = {}) => ({
  source: 'x',
  nativeId,
  text: 'Panne',
  author: { handle: 'a' },
  publishedAt: at,
  ...patch,
});
const NDJSON = { 'content-type': 'application/x-ndjson' };

beforeAll(async () => {
  edge = await startEdge();
  admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
  writer = await edge.person('writer@house.test', { r: ['responder'] });
});
afterAll(() => edge.stop());

describe('bodies', () => {
  it('[edge] broken JSON is malformed', async () => {
    const broken = await writer.call('POST', '/api/rooms/r/mentions', '{"mentions":[');
    expect([broken.status, broken.body.error.code]).toEqual([400, 'malformed']);
    expect((await admin.call('POST', '/api/rooms', '{')).status).toBe(400);
  });

  it('[edge] bytes that are not UTF-8 are malformed', async () => {
    const answer = await fetch(`${edge.url}/api/rooms/r/hold`, {
      method: 'POST',
      headers: { cookie: admin.cookie },
      body: new Uint8Array([0x7b, 0xff, 0xfe]),
    });
    expect([403, 400]).toContain(answer.status);
    const room = await fetch(`${edge.url}/api/rooms`, {
      method: 'POST',
      headers: { cookie: admin.cookie },
      body: new Uint8Array([0x7b, 0xff, 0xfe]),
    });
    expect(room.status).toBe(400);
  });

  it('[edge] a byte order mark before a body is no part of it', async () => {
    const body = `\uFEFF${JSON.stringify({ mentions: [mention('bom')] })}`;
    const answer = await writer.call('POST', '/api/rooms/r/mentions', body);
    expect([answer.status, answer.body]).toMatchObject([200, { accepted: 1 }]);
  });

  it('[edge] wrong types name the field, ids as numbers too', async () => {
    const answer = await admin.call('POST', '/api/rooms/r/members', { userId: 7, roles: 'admin' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.issues.map((issue: { path: string }) => issue.path)).toEqual(['userId', 'roles']);
  });

  it.each([null, [], 'text', 7, true])('[edge] a body that is %j is malformed', async (body) => {
    expect((await admin.call('POST', '/api/rooms', JSON.stringify(body))).status).toBe(400);
    expect((await writer.call('POST', '/api/rooms/r/mentions', JSON.stringify(body))).status).toBe(400);
  });

  it('[edge] more than a megabyte is too large, said as JSON', async () => {
    const big = await admin.call('POST', '/api/rooms', { name: 'x'.repeat(1_100_000) });
    expect([big.status, big.body.error]).toEqual([413, expect.objectContaining({ code: 'too-large', limit: 1_048_576, unit: 'bytes' })]);
  });

  it('[edge] a compressed bomb is stopped at the limit', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(60_000_000, 32));
    const answer = await fetch(`${edge.url}/api/rooms/r/mentions`, {
      method: 'POST',
      headers: { cookie: writer.cookie, 'content-encoding': 'gzip' },
      body: new Uint8Array(bomb),
    });
    expect(answer.status).toBe(413);
  });

  it('[edge] a gzip that is none is malformed', async () => {
    const answer = await writer.call('POST', '/api/rooms/r/mentions', '{"mentions":[]}', { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(400);
  });

  it('[edge] NUL and half characters are refused where words are kept', async () => {
    const nul = await admin.call('POST', '/api/rooms', '{"name":"a\\u0000b"}');
    const half = await admin.call('POST', '/api/rooms', '{"name":"a\\ud83d"}');
    const hold = await (
      await edge.person('sup@house.test', { r: ['supervisor'] })
    ).call('POST', '/api/rooms/r/hold', '{"on":true,"reason":"\\ud800"}');
    expect([nul.status, half.status, hold.status]).toEqual([400, 400, 400]);
  });

  it('[edge] a body whose fields are all optional may be absent', async () => {
    const answer = await writer.call('POST', '/api/rooms/r/message/revisions');
    expect([answer.status, answer.body.error.code]).toEqual([422, 'nothing-to-freeze']);
  });
});

describe('mentions', () => {
  it('[ME6] a bad one is refused with its index, the others are taken', async () => {
    const items = [
      mention('a'),
      mention(7),
      mention('b', { publishedAt: 'yesterday' }),
      mention('c', { publishedAt: '2999-01-01T00:00:00.000Z' }),
      mention('d', { text: 'x'.repeat(10_000_000) }),
      null,
      mention('e'),
    ];
    const { status, body } = await writer.call('POST', '/api/rooms/r/mentions', { mentions: items });
    expect([status, body.accepted]).toEqual([200, 2]);
    expect(body.rejected.map((one: { index: number }) => one.index)).toEqual([1, 2, 3, 4, 5]);
    expect(body.rejected.every((one: { code: string; message: string }) => one.code !== '' && one.message !== '')).toBe(true);
  });

  it('[ME6] a line that is no JSON costs only itself', async () => {
    const lines = [
      JSON.stringify(mention('n1')),
      '{broken',
      JSON.stringify(mention('n2')),
      '',
      JSON.stringify(mention('n3', { text: 5 })),
    ].join('\n');
    const { status, body } = await writer.call('POST', '/api/rooms/r/mentions', lines, NDJSON);
    expect([status, body.accepted]).toEqual([200, 2]);
    expect(body.rejected).toEqual([expect.objectContaining({ index: 1, code: 'unreadable' }), expect.objectContaining({ index: 3 })]);
  });

  it('[ME1] a doubled one is counted, not refused', async () => {
    const { body } = await writer.call('POST', '/api/rooms/r/mentions', { mentions: [mention('dup'), mention('dup')] });
    expect(body).toMatchObject({ accepted: 1, duplicates: 1, rejected: [] });
  });

  it('[edge] HTML and script are kept and come back as text', async () => {
    const text = '<script>alert(1)</script> & "panne"';
    await writer.call('POST', '/api/rooms/r/mentions', {
      mentions: [mention('html', { text, author: { name: '<img src=x onerror=alert(1)>' } })],
    });
    const { body, headers } = await writer.call('GET', '/api/rooms/r/mentions?q=alert');
    expect(body.items[0]).toMatchObject({ text, author: { name: '<img src=x onerror=alert(1)>' } });
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('[edge] a hundred thousand lines are refused, and the connection lives on', async () => {
    const answer = await writer.call('POST', '/api/rooms/r/mentions', `${JSON.stringify(mention('l'))}\n`.repeat(100_000), NDJSON);
    expect([answer.status, answer.body.error]).toEqual([413, expect.objectContaining({ code: 'too-large', limit: 5_000, unit: 'items' })]);
    const list = await writer.call('POST', '/api/rooms/r/mentions', {
      mentions: Array.from({ length: 5_001 }, (_, i) => ({ nativeId: String(i) })),
    });
    expect(list.status).toBe(413);
    expect((await writer.call('GET', '/api/session')).status).toBe(200);
  });

  it('[edge] are looked for by words, never by query syntax', async () => {
    for (const q of ['"', 'a OR', 'NEAR(', '*', "') --", 'text:x', '^', '-', '\ud83d', 'é'.repeat(499)]) {
      const answer = await writer.call('GET', `/api/rooms/r/mentions?q=${q === '\ud83d' ? '%ED%A0%BD' : encodeURIComponent(q)}`);
      expect([q, answer.status < 500]).toEqual([q, true]);
    }
  });

  it('[edge] a cursor of another order starts over', async () => {
    const { body } = await writer.call('GET', '/api/rooms/r/mentions?limit=1&sort=newest');
    expect(body.next).toEqual(expect.any(String));
    expect(
      (await writer.call('GET', `/api/rooms/r/mentions?limit=1&sort=newest&cursor=${encodeURIComponent(String(body.next))}`)).status,
    ).toBe(200);
    const other = await writer.call('GET', `/api/rooms/r/mentions?limit=1&sort=rank&cursor=${encodeURIComponent(String(body.next))}`);
    expect([other.status, other.body.error.code]).toEqual([409, 'start-over']);
    expect((await writer.call('GET', '/api/rooms/r/mentions?cursor=nonsense')).body.error.code).toBe('start-over');
  });
});

describe('addresses', () => {
  it.each(['/api/nothing', '/api/rooms/r/nothing', '/api'])('[edge] %s is not found, as JSON', async (path) => {
    const answer = await writer.call('GET', path);
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
  });

  it.each(['/api/rooms/%', '/api/rooms/%ff', '/public/%/message'])('[edge] %s is malformed', async (path) => {
    expect((await writer.call('GET', path)).status).toBe(400);
  });

  it.each(['/api/rooms/r/mentions/%00', '/api/rooms/%00', `/api/rooms/r/mentions/${'x'.repeat(2_000)}`])(
    '[edge] %s is refused',
    async (path) => {
      expect([400, 404]).toContain((await writer.call('GET', path)).status);
    },
  );

  it.each(['limit=0', 'limit=501', 'limit=x', 'sort=best', 'status=odd', 'limit=1&limit=2'])('[edge] ?%s is malformed', async (query) => {
    expect((await writer.call('GET', `/api/rooms/r/mentions?${query}`)).status).toBe(400);
  });

  it.each(['from=x', 'from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'from=1970-01-01T00:00:00Z&step=1', 'step=0x'])(
    '[edge] figures for ?%s are malformed',
    async (query) => {
      expect((await writer.call('GET', `/api/rooms/r/stats?${query}`)).status).toBe(400);
    },
  );

  it.each(['0', '-1', '1.5', 'x', '99999999999', '2'])('[edge] a revision %s is not there', async (n) => {
    expect((await writer.call('GET', `/api/rooms/r/message/revisions/${n}`)).status).toBe(404);
  });
});

describe('who asks', () => {
  it('[edge] nobody is told to sign in', async () => {
    const answer = await edge.call('GET', '/api/rooms/r/mentions');
    expect([answer.status, answer.body.error.code]).toEqual([401, 'no-session']);
  });

  it('[edge] the wrong role hears which one it takes, before its body is looked at', async () => {
    const answer = await writer.call('POST', '/api/rooms/r/hold', 'not json');
    expect([answer.status, answer.body.error]).toEqual([
      403,
      expect.objectContaining({ code: 'role-required', roles: ['supervisor', 'executive'] }),
    ]);
    const observer = await edge.person('observer@house.test', { r: ['observer'] });
    expect((await observer.call('POST', '/api/rooms/r/mentions', { mentions: [] })).status).toBe(403);
    expect((await observer.call('GET', '/api/rooms/r/audit')).status).toBe(403);
  });

  it('[edge] an administrator has no part in the message', async () => {
    expect((await admin.call('POST', '/api/rooms/r/message/revisions')).body.error.code).toBe('role-required');
  });
});
