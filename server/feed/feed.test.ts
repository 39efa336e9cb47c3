import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '@unisson/shared/domain/alert';
import type { Mention } from '@unisson/shared/domain/mention';
import type { ClientToServer, EnterAnswer, FeedFrame, ServerToClient } from '@unisson/shared/wire/feed';
import type { Snapshot } from '@unisson/shared/wire/views';
import { localNudges } from '../runtime/nudges.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { nudgingStore } from '../store/nudging-store.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { startFeed, type Feed } from './feed.ts';
import type { FeedViews } from './frames.ts';
import { createPresence } from './presence.ts';

type Client = Socket<ServerToClient, ClientToServer>;
const ROOM = 'r1';
const AT = '2026-03-01T12:00:00.000Z';

function mention(n: number, size = 20): Mention {
  return {
    id: `m${n}`, version: 1, seq: 0, source: 'x', nativeId: String(n), via: 'test', url: null, text: `mention ${n} `.padEnd(size, '·'), author: {}, language: 'fr',
    publishedAt: '2026-01-01T00:00:00.000Z', receivedAt: '2026-01-01T00:00:00.000Z', kind: 'post', parentNativeId: null, metrics: {}, media: [], raw: null,
    score: { label: 'neutral', value: 0, confidence: 1, because: [], by: null }, rank: { value: 0, because: [] }, storyKey: `k${n}`, conversation: `x:${n}`,
    status: 'new', statusReason: null, handling: 'normal', handlingOwner: null, handlingReason: null, assignee: null, assignedAt: null, edits: [], deletedAt: null,
  };
}

/** Rows shown as they are: what the feed does with numbers does not depend on how rows look. */
const snapshot = {} as Snapshot;
const views: FeedViews = {
  mentions: async (_room, rows) => rows.map((row) => ({ ...row, storyId: row.storyKey })),
  stories: async () => [],
  replies: async () => [],
  dispatches: async () => [],
  members: async (_room, rows) => rows.map((row) => ({ userId: row.id, name: row.id, email: '', roles: row.roles })),
  alerts: async (_room, rows) => rows.map((row) => ({ ...row, title: null, protocol: null })),
  revision: async () => null,
  message: async () => Promise.reject(new Error('not asked for')),
  room: async () => null,
  stats: async () => ({ total: { mentions: 0, stories: 0, negative: 0, neutral: 0, positive: 0, unsure: 0, reach: 0 }, steps: [] }),
  counts: async () => ({}),
  snapshot: async () => snapshot,
};

describe('feed', () => {
  let dir: string;
  let http: HttpServer;
  let store: Store;
  let feed: Feed;
  let members: Set<string>;
  /** Held by a test that wants somebody to be just entering. */
  let atSnapshot: (() => Promise<void>) | null;
  const clients: Client[] = [];
  let made = 0;

  beforeEach(async () => {
    made = 0;
    dir = mkdtempSync(join(tmpdir(), 'unisson-feed-'));
    members = new Set(['ann', 'ben']);
    atSnapshot = null;
    const nudges = localNudges();
    store = nudgingStore(await openSqliteStore({ dir, auditKey: new Uint8Array(32), runtime: systemRuntime }), nudges);
    http = createServer();
    const logger = { info: () => {}, warn: () => {}, error: () => {} };
    feed = startFeed(http, {
      store, nudges, logger, views: { ...views, snapshot: async () => (await atSnapshot?.(), snapshot) }, runtime: systemRuntime, presence: createPresence(store, systemRuntime), originAllowed: () => true,
      identify: async (_req, token) => (token ? { userId: token, name: token, sessionId: `s-${token}` } : null),
      actorIn: async (identity) => (members.has(identity.userId) ? { userId: identity.userId, name: identity.name, roles: ['observer'], installationAdmin: false } : null),
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await feed.stop();
    http.close();
    await store.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  });

  function connect(token: string): Client {
    const { port } = http.address() as AddressInfo;
    const client: Client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false });
    clients.push(client);
    return client;
  }
  const enter = (client: Client, since?: number) => new Promise<EnterAnswer>((resolve) => client.emit('room:enter', since === undefined ? { room: ROOM } : { room: ROOM, since }, resolve));
  async function add(count: number, size?: number): Promise<number> {
    const adds = Array.from({ length: count }, () => ({ entity: mention((made += 1), size), counters: [], otherwise: [] }));
    const done = await store.commit({ scope: ROOM, adds, at: new Date().toISOString(), audit: { actor: 'test', act: 'add', subject: { kind: 'room', id: ROOM } } });
    if (!done.ok) throw new Error(done.conflict);
    return done.seq;
  }
  /** Records frames until one reaches `n`. */
  function until(client: Client, n: number): Promise<FeedFrame[]> {
    const frames: FeedFrame[] = [];
    return new Promise((resolve) => {
      client.on('feed', (frame) => {
        frames.push(frame);
        if (frame.to >= n) resolve(frames);
      });
    });
  }
  const added = (frames: readonly FeedFrame[]) => frames.flatMap((frame) => frame.events).flatMap((event) => (event.type === 'mention.added' ? [event.mention.id] : []));
  function expectDense(frames: readonly FeedFrame[], from: number): void {
    let at = from;
    for (const frame of frames) {
      expect(frame.from).toBe(at);
      at = frame.to;
    }
  }

  it('[FE1] a client that comes back with the last number it saw gets the rest once, without a gap', async () => {
    const first = connect('ann');
    await enter(first);
    const before = until(first, 30);
    await add(30);
    expectDense(await before, 0);
    first.disconnect();
    await add(700);
    const again = connect('ann');
    const after = until(again, 780);
    expect(await enter(again, 30)).toMatchObject({ ok: true, startOver: false });
    await add(50);
    const frames = await after;
    expectDense(frames, 30);
    expect(added(frames)).toEqual(Array.from({ length: 750 }, (_, i) => `m${i + 31}`));
  });

  it('[FE1] cuts at random places during a storm lose nothing and double nothing', async () => {
    const seen: string[] = [];
    const storm = (async () => {
      for (let i = 0; i < 40; i += 1) await add(25);
    })();
    let since = 0;
    while (since < 1000) {
      const client = connect('ann');
      const goal = Math.min(1000, since + 90);
      const frames = until(client, goal);
      await enter(client, since);
      const got = await frames;
      client.disconnect();
      expectDense(got, since);
      seen.push(...added(got));
      since = got.at(-1)?.to ?? since;
    }
    await storm;
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => `m${i + 1}`));
  });

  it('[FE1] a number whose events are pruned, or from the future, answers "start over" with a snapshot', async () => {
    await add(10);
    const ahead = connect('ben');
    expect(await enter(ahead, 999)).toMatchObject({ ok: true, startOver: true, seq: 10 });
    await store.prune(new Date(Date.now() + 1000).toISOString());
    const late = connect('ann');
    expect(await enter(late, 3)).toMatchObject({ ok: true, startOver: true, seq: 10, snapshot });
  });

  it('[FE1] an alert that is raised arrives with its figures', async () => {
    const ann = connect('ann');
    await enter(ann);
    const frames = until(ann, 1);
    const alert: Alert = {
      id: 'a1', version: 1, about: { kind: 'room', id: ROOM }, measure: 'volume', state: 'raised', raisedAt: AT, updatedAt: AT, endedAt: null,
      peak: 40, now: 40, baseline: 3, because: ['minute:40'], acknowledgedBy: null, acknowledgedAt: null,
    };
    await store.commit({
      scope: ROOM, at: AT, audit: { actor: 'system', act: 'raise-alerts', subject: { kind: 'room', id: ROOM } },
      puts: [{ kind: 'alert', entity: alert }], events: [{ type: 'alert.raised', kind: 'alert', id: 'a1', version: 1 }],
    });
    expect((await frames).flatMap(({ events }) => events)).toContainEqual({ n: 1, type: 'alert.raised', alert: { ...alert, title: null, protocol: null } });
  });

  it('[FE2] a client that does not read is dropped to "start over"; the other one gets everything', async () => {
    const reader = connect('ann');
    const stalled = connect('ben');
    await Promise.all([enter(reader), enter(stalled)]);
    const engine = stalled.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } };
    engine.transport.ws.pause();
    const all = until(reader, 5000);
    // Large frames, so that the kernel's own buffers fill up and the server must hold what the client does not take.
    for (let i = 0; i < 500; i += 1) await add(10, 8000);
    const frames = await all;
    expectDense(frames, 0);
    expect(added(frames)).toHaveLength(5000);
    expect(feed.backlogs().every((bytes) => bytes < 16 * 1024 * 1024)).toBe(true);
    const told = new Promise((resolve) => stalled.once('start-over', resolve));
    engine.transport.ws.resume();
    expect(await told).toEqual({ room: ROOM });
    expect(await enter(stalled)).toMatchObject({ ok: true, seq: 5000 });
  });

  it('[FE2] a client that asks to enter again and again and never reads is hung up on before it fills the memory', async () => {
    const [reader, stalled] = [connect('ann'), connect('ben')];
    await Promise.all([enter(reader), enter(stalled)]);
    const engine = stalled.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } };
    const gone = new Promise((resolve) => stalled.once('disconnect', resolve));
    engine.transport.ws.pause();
    let snapshots = 0;
    atSnapshot = async () => void (snapshots += 1);
    (snapshot as { words?: string }).words = '·'.repeat(500_000);
    for (let i = 0; i < 100; i += 1) {
      for (let at = 0; at < 10; at += 1) stalled.emit('room:enter', { room: ROOM }, () => {});
      // Whoever reads goes on being served, and so the other has been heard meanwhile.
      await enter(reader, 0);
    }
    delete (snapshot as { words?: string }).words;
    expect(snapshots).toBeLessThan(100);
    engine.transport.ws.resume();
    await gone;
  });

  it('[FE3] who is no member hears nothing, and who stops being one hears no more', async () => {
    const stranger = connect('eve');
    expect(await enter(stranger)).toMatchObject({ ok: false, error: { code: 'not-a-member' } });
    const ann = connect('ann');
    await enter(ann);
    const out = new Promise((resolve) => ann.once('signed-out', resolve));
    members.delete('ann');
    await store.commit({
      scope: ROOM, at: new Date().toISOString(), audit: { actor: 'test', act: 'set-member', subject: { kind: 'member', id: 'ann' } },
      puts: [{ kind: 'member', entity: { id: 'ann', version: 1, roles: [] } }],
      events: [{ type: 'member.changed', kind: 'member', id: 'ann', version: 1 }],
    });
    expect(await out).toEqual({ code: 'not-a-member' });
  });

  /** Ann asks to enter and stands at the snapshot until `goOn`. */
  async function entering(): Promise<{ ann: Client; goOn: () => void; entered: Promise<EnterAnswer> }> {
    const ann = connect('ann');
    let goOn = (): void => {};
    const here = new Promise<void>((arrived) => {
      atSnapshot = () => new Promise((resolve) => {
        goOn = resolve;
        arrived();
      });
    });
    const entered = enter(ann);
    await here;
    return { ann, goOn, entered };
  }

  it('[FE1] somebody who leaves takes no news from somebody who is just entering', async () => {
    const { ann, goOn, entered } = await entering();
    const eve = connect('eve');
    eve.emit('room:leave', { room: ROOM });
    // Refused, and only after what she sent before.
    await enter(eve);
    const seq = await add(3);
    goOn();
    const frames = until(ann, seq);
    await entered;
    expectDense(await frames, 0);
  });

  it('[FE3] who stops being a member while he is entering hears no more', async () => {
    const { ann, goOn, entered } = await entering();
    const out = new Promise((resolve) => ann.once('signed-out', resolve));
    members.delete('ann');
    goOn();
    await entered;
    expect(await out).toEqual({ code: 'not-a-member' });
  });

  it('[FE3] rights that change while rights are being looked at are looked at again', async () => {
    const ann = connect('ann');
    await enter(ann);
    const out = new Promise((resolve) => ann.once('signed-out', resolve));
    // The first look has seen that she is a member, and is not done.
    const first = feed.recheck(ROOM);
    members.delete('ann');
    await Promise.all([first, feed.recheck(ROOM)]);
    expect(await out).toEqual({ code: 'not-a-member' });
  });

  it('[FE3] a disabled account is cut off everywhere', async () => {
    const ann = connect('ann');
    await enter(ann);
    const gone = new Promise((resolve) => ann.once('disconnect', resolve));
    feed.closeUser('ann', 'account-disabled');
    await gone;
    expect(feed.connections()).toBe(0);
  });

  it('presence shows the session\'s name and a mark that is an id, never what the client claims', async () => {
    const ann = connect('ann');
    await enter(ann);
    const shown = new Promise<string | null>((resolve) => {
      ann.on('presence', ({ people }) => {
        const me = people.find((person) => person.userId === 'ann');
        if (me?.viewing) resolve(`${me.name} ${me.viewing} ${String(me.writing)}`);
      });
    });
    ann.emit('presence:set', { room: ROOM, viewing: 'mention:m1', writing: '<b>' });
    expect(await shown).toBe('ann mention:m1 null');
  });
});
