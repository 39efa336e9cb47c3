/**
 * The product's feed on a store that is full already: what the store holds is let out when the parent says so, so that the feed alone is
 * measured. It reads events and rows from the disk, makes views and frames of them, and sends them, as it does behind the real server.
 */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Actor } from '@unisson/shared/domain/actor';
import { DEMO_ROOM, seedDemo } from '../../../server/commands/room/seed-demo.ts';
import { startFeed } from '../../../server/feed/feed.ts';
import { createPresence } from '../../../server/feed/presence.ts';
import { createViews } from '../../../server/http/views/views.ts';
import { localNudges } from '../../../server/runtime/nudges.ts';
import { systemRuntime as runtime } from '../../../server/runtime/runtime.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open.ts';
import type { Store } from '../../../server/store/store.ts';
import { paced } from '../paced.ts';
import { readPrepared } from '../prepared.ts';
import { storeAll } from '../store-all.ts';
import { answer, cpuSeconds, nowMs } from './part.ts';

const nudges = localNudges();
let released = 0;

/** The same store, its newest events not yet to be seen. */
function held(store: Store): Store {
  return Object.assign(Object.create(store) as Store, {
    head: async (scope: string) => Math.min(released, await store.head(scope)),
    async events(scope: string, after: number, limit: number) {
      const page = await store.events(scope, after, Math.min(limit, Math.max(1, released - after)));
      return { ...page, head: Math.min(released, page.head), events: page.events.filter(({ n }) => n <= released) };
    },
  } satisfies Partial<Store>);
}

function release(to: number): void {
  released = to;
  nudges.scope(DEMO_ROOM, to);
}

answer({
  async listen({ dir, file, count }: { dir: string; file: string; count: number }) {
    const whole = await openSqliteStore({ dir: mkdtempSync(join(dir, 'feed-')), auditKey: new Uint8Array(32), runtime });
    await seedDemo({ store: whole, runtime, hash: () => Promise.resolve('nobody signs in') });
    released = await whole.head(DEMO_ROOM);
    await storeAll(whole, readPrepared(file, count), { scope: DEMO_ROOM, batch: 500, inFlight: 2 });
    const store = held(whole);
    const presence = createPresence(store, runtime);
    const somebody: Actor = { userId: 'bench', name: 'bench', roles: ['observer'], installationAdmin: false };
    const http = createServer();
    startFeed(http, {
      ...{ store, runtime, nudges, presence, views: createViews({ store, runtime, presence }) },
      logger: { error: console.error, warn: console.error, info: () => {} },
      identify: () => Promise.resolve({ userId: 'bench', name: 'bench', sessionId: null }),
      actorIn: () => Promise.resolve(somebody),
      originAllowed: () => true,
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`, from: released };
  },
  cpu: cpuSeconds,
  release({ to }: { to: number }) {
    release(to);
    return nowMs();
  },
  pace: ({ from, to, perSecond }: { from: number; to: number; perSecond: number }) => paced({ from, to, perSecond }, release),
});
