/** The product's HTTP edge, whole: log, rights, limits, reading, checking. What ingest would score and store ends here once it is checked. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { makeToken } from '../../../server/commands/room/make-token.ts';
import { DEMO_ROOM, seedDemo } from '../../../server/commands/room/seed-demo.ts';
import { createApp } from '../../../server/http/create-app.ts';
import { createViews } from '../../../server/http/views/views.ts';
import { normalise } from '../../../server/ingest/normalise.ts';
import type { Ack, Ingest } from '../../../server/ingest/pipeline.ts';
import { systemRuntime as runtime } from '../../../server/runtime/runtime.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open.ts';
import { INSTALLATION, type Store } from '../../../server/store/store.ts';
import { answer, cpuSeconds } from './part.ts';

/** Each may ask 200 times a second and bring 20,000 mentions a second: together more than a core can take. */
const TOKENS = 40;

answer({
  async listen({ dir }: { dir: string }) {
    const store = await openSqliteStore({ dir: mkdtempSync(join(dir, 'edge-')), auditKey: new Uint8Array(32), runtime });
    await seedDemo({ store, runtime, hash: () => Promise.resolve('nobody signs in') });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', edgeOf(store, url));
    return { url: `${url}/api/rooms/${DEMO_ROOM}/mentions`, tokens: await tokensOf(store) };
  },
  cpu: cpuSeconds,
});

function edgeOf(store: Store, url: string) {
  return createApp({
    store,
    runtime,
    logger: pino({ level: 'error' }),
    settings: { publicUrl: url, sessionSecret: 's'.repeat(32), secretsKey: new Uint8Array(32), trustProxy: false, staticDir: null },
    views: createViews({ store, runtime, presence: { isPresent: () => false } }),
    ingest: checkOnly(),
    commands: { store, runtime, presence: { isPresent: () => false, lastSeenMs: () => null }, secretsKey: new Uint8Array(32), allowHosts: [] },
    hooks: { onDisabled: () => {}, onSessionEnded: () => {}, onMemberChanged: () => {}, onPasswordChanged: () => {}, onTokenRevoked: () => {} },
    missingParts: () => [],
    metrics: new Registry(),
  }).app;
}

function checkOnly(): Ingest {
  const check = (items: readonly unknown[]): Promise<Ack> => {
    const nowMs = Date.now();
    let accepted = 0;
    for (const item of items) if (normalise(item, nowMs).ok) accepted += 1;
    return Promise.resolve({ accepted, duplicates: 0, rejected: [], seq: 0 });
  };
  return { take: ({ items }) => check(items), accept: (_room, _actor, _via, items) => check(items) };
}

async function tokensOf(store: Store): Promise<string[]> {
  const { items } = await store.list('user', { scope: INSTALLATION, where: { email: 'admin@demo.test' }, limit: 1 });
  const actor = { userId: items[0]?.id ?? '', name: 'bench', roles: ['admin' as const], installationAdmin: false };
  const made: string[] = [];
  for (let n = 0; n < TOKENS; n += 1) {
    const token = await makeToken({ store, runtime }, actor, { room: DEMO_ROOM, name: `bench ${n}`, scopes: ['mentions:write'] });
    if (!token.ok) throw new Error(`no token: ${token.refusal.code}`);
    made.push(token.value.token);
  }
  return made;
}
