/** What holds for every call: origins, limits, repeated writes, headers, health, the log. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemRuntime, type Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import { PASSWORD, startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let admin: Caller;
let supervisor: Caller;
let staticDir: string;
let offset = 0;
const broken = { commits: false };
/** Time moves on when a test says so. */
const runtime: Runtime = { ...systemRuntime, now: () => new Date(Date.now() + offset) };

/** A store whose commits fail on demand, as a full disk would have it. */
function wrap(store: Store): Store {
  return Object.assign(Object.create(store) as Store, {
    commit: (batch: Parameters<Store['commit']>[0]) => (broken.commits ? Promise.reject(new Error('disk full')) : store.commit(batch)),
    ready: () => (broken.commits ? Promise.resolve(false) : store.ready()),
  });
}

beforeAll(async () => {
  staticDir = await mkdtemp(join(tmpdir(), 'unisson-static-'));
  await mkdir(join(staticDir, 'assets'));
  await writeFile(join(staticDir, 'index.html'), '<!doctype html><title>Unisson</title>');
  await writeFile(join(staticDir, 'assets', 'app-1a2b.js'), 'export {}');
  edge = await startEdge({ settings: { staticDir }, runtime, wrap });
  admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
  supervisor = await edge.person('sup@house.test', { r: ['supervisor'] });
});
afterAll(async () => {
  await edge.stop();
  await rm(staticDir, { recursive: true, force: true });
});

describe('origins', () => {
  const write = (headers: Record<string, string>) => supervisor.call('POST', '/api/rooms/r/hold', { on: false, reason: '' }, headers);

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])(
    '[edge] a write from %j is refused',
    async (headers) => {
      const answer = await write(headers);
      expect([answer.status, answer.body.error.code]).toEqual([403, 'foreign-origin']);
    },
  );

  it('[edge] a write from our own pages, or from no browser, is heard', async () => {
    const own = await Promise.all([write({ origin: edge.url }), write({ 'sec-fetch-site': 'same-origin' }), write({})]);
    expect(own.map(({ body }) => String(body.error.code))).toEqual(['not-on-hold', 'not-on-hold', 'not-on-hold']);
  });

  it('[edge] signing in from another page is refused too', async () => {
    const answer = await edge.call(
      'POST',
      '/api/session',
      { email: 'sup@house.test', password: PASSWORD },
      { origin: 'https://evil.example' },
    );
    expect(answer.status).toBe(403);
  });
});

describe('sessions', () => {
  it('[edge] last twelve hours after the last sign of life', async () => {
    const visitor = await edge.person('late@house.test');
    offset += 11 * 3_600_000;
    expect((await visitor.call('GET', '/api/session')).status).toBe(200);
    offset += 11 * 3_600_000;
    expect((await visitor.call('GET', '/api/session')).status).toBe(200);
    offset += 13 * 3_600_000;
    const expired = await visitor.call('GET', '/api/session');
    expect([expired.status, expired.body.error.code]).toEqual([401, 'no-session']);
    admin = await edge.signIn('root@house.test');
    supervisor = await edge.signIn('sup@house.test');
  });
});

describe('Idempotency-Key', () => {
  const key = (value: string) => ({ 'idempotency-key': value });

  it('[edge] the same key gets the same answer, and the act happens once', async () => {
    const first = await admin.call('POST', '/api/rooms/r/tokens', { name: 'once', scopes: ['mentions:write'] }, key('k1'));
    const again = await admin.call('POST', '/api/rooms/r/tokens', { name: 'once', scopes: ['mentions:write'] }, key('k1'));
    expect(again.body).toEqual(first.body);
    expect([first.status, again.status]).toEqual([201, 201]);
    const { body } = await admin.call('GET', '/api/rooms/r/tokens');
    expect(body.items.filter((token: { name: string }) => token.name === 'once')).toHaveLength(1);
    const kept = await edge.store.scan('idempotency', '');
    expect(JSON.stringify(kept)).not.toContain(first.body.token);
  });

  it('[edge] another body under the same key is refused', async () => {
    await admin.call('POST', '/api/rooms/r/tokens', { name: 'a', scopes: ['mentions:write'] }, key('k2'));
    const other = await admin.call('POST', '/api/rooms/r/tokens', { name: 'b', scopes: ['mentions:write'] }, key('k2'));
    expect([other.status, other.body.error.code]).toEqual([409, 'idempotency-key-reused']);
  });

  it('[edge] a refusal is an answer like any other', async () => {
    const first = await supervisor.call('POST', '/api/rooms/r/hold', { on: true, reason: '' }, key('k3'));
    const again = await supervisor.call('POST', '/api/rooms/r/hold', { on: true, reason: '' }, key('k3'));
    expect([first.status, first.body.error.code]).toEqual([422, 'reason-required']);
    expect(again.body).toEqual(first.body);
  });

  it('[edge] two at once: one acts, the other is told to wait or gets the answer', async () => {
    const both = await Promise.all([1, 2].map(() => admin.call('POST', '/api/rooms', { name: 'Twice', id: 'twice' }, key('k4'))));
    const codes = both.map(({ status, body }) => (status === 201 ? 'made' : String(body.error.code)));
    expect(codes.filter((code) => code === 'made').length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 'made' || code === 'idempotency-in-progress')).toBe(true);
  });

  it('[edge] keys are each person’s own, and last a day', async () => {
    await admin.call('POST', '/api/rooms/r/tokens', { name: 'mine', scopes: ['mentions:write'] }, key('k5'));
    const other = await supervisor.call('POST', '/api/rooms/r/hold', { on: true, reason: 'why' }, key('k5'));
    expect(other.status).toBe(200);
    await supervisor.call('POST', '/api/rooms/r/hold', { on: false, reason: '' });
    offset += 25 * 3_600_000;
    [admin, supervisor] = await Promise.all([edge.signIn('root@house.test'), edge.signIn('sup@house.test')]);
    const late = await admin.call('POST', '/api/rooms/r/tokens', { name: 'anew', scopes: ['mentions:write'] }, key('k5'));
    expect(late.status).toBe(201);
  });

  it('[edge] mentions under one key are taken once', async () => {
    const body = { mentions: [{ source: 'x', nativeId: 'idem', text: 't', author: {}, publishedAt: new Date().toISOString() }] };
    const first = await supervisor.call('POST', '/api/rooms/r/mentions', body, key('k6'));
    const again = await supervisor.call('POST', '/api/rooms/r/mentions', body, key('k6'));
    expect([first.body.accepted, again.body.accepted, again.body.duplicates]).toEqual([1, 1, 0]);
  });

  it('[edge] a failure of the store is no answer: the same key may try again', async () => {
    broken.commits = true;
    const failed = await supervisor.call('POST', '/api/rooms/r/hold', { on: true, reason: 'why' }, key('k7'));
    broken.commits = false;
    expect([failed.status, failed.body.error]).toEqual([503, expect.objectContaining({ code: 'unavailable', part: 'store' })]);
    const again = await supervisor.call('POST', '/api/rooms/r/hold', { on: true, reason: 'why' }, key('k7'));
    expect(again.status).toBe(200);
  });
});

describe('limits', () => {
  it('[edge] a person may ask a hundred times a second', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => supervisor.call('GET', '/api/rooms/r')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('headers and files', () => {
  it('[edge] a content policy without inline scripts stands on every answer', async () => {
    const page = await edge.call('GET', '/rooms/r');
    expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Unisson</title>']);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ${edge.url.replace('http', 'ws')};`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect((await edge.call('GET', '/api/session')).headers.get('content-security-policy')).toBe(policy);
  });

  it('[edge] hashed files are kept for ever; one that is not there is not the page', async () => {
    expect((await edge.call('GET', '/assets/app-1a2b.js')).headers.get('cache-control')).toMatch(/immutable/);
    expect((await edge.call('GET', '/assets/none.js')).status).toBe(404);
    expect([400, 403, 404]).toContain((await edge.call('GET', '/assets/..%2f..%2fpackage.json')).status);
  });

  it('[edge] answers of the API are kept by no cache', async () => {
    expect((await supervisor.call('GET', '/api/rooms/r')).headers.get('cache-control')).toBe('no-store');
  });

  it('[edge] behind https cookies are Secure and browsers are told to stay there', async () => {
    const https = await startEdge({ settings: { publicUrl: 'https://room.example' } });
    await https.administrator();
    const answer = await https.call(
      'POST',
      '/api/session',
      { email: 'root@house.test', password: PASSWORD },
      { origin: 'https://room.example' },
    );
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/);
    await https.stop();
  });
});

describe('health', () => {
  it('[edge] lives, is ready, and shows its figures without a session', async () => {
    expect((await edge.call('GET', '/health/live')).status).toBe(200);
    expect((await edge.call('GET', '/health/ready')).body).toEqual({ ready: true, missing: [] });
    const metrics = await edge.call('GET', '/metrics');
    expect(metrics.headers.get('content-type')).toMatch(/text\/plain/);
    expect(metrics.body).toMatch(/unisson_http_request_seconds_count\{method="GET",route="\/rooms\/:room"/);
    expect((await edge.call('GET', '/api/openapi.json')).body.openapi).toBe('3.1.0');
  });

  it('[edge] is not ready while the store is away', async () => {
    broken.commits = true;
    const answer = await edge.call('GET', '/health/ready');
    broken.commits = false;
    expect([answer.status, answer.body]).toEqual([503, { ready: false, missing: ['store'] }]);
  });
});
