/** The pipeline on a real store: what is acknowledged is there, once, whatever else came with it and in whatever order. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemRuntime } from '../runtime/runtime.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { Unreadable } from './item-refusal.ts';
import { mentionId } from './identity.ts';
import { createIngest } from './pipeline.ts';
import type { Scorer } from './score/scorer.ts';

const scorer: Scorer = {
  score: (text, language) => ({
    language: language ?? 'fr',
    label: text.includes('honte') ? 'negative' : 'neutral',
    value: -0.5,
    confidence: 0.8,
    because: ['honte'],
  }),
};
const logger = { warn: () => undefined };
const sender = { userId: 'u1' };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function open(): Promise<{ store: Store; ingest: ReturnType<typeof createIngest>; reopen: () => Promise<Store> }> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-ingest-'));
  const openAt = () => openSqliteStore({ dir, auditKey: new Uint8Array(32).fill(1), runtime: systemRuntime });
  let store = await openAt();
  stops.push(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  const reopen = async () => {
    await store.close();
    store = await openAt();
    return store;
  };
  return { store, ingest: createIngest({ store, runtime: systemRuntime, scorer, logger }), reopen };
}
const item = (nativeId: string, patch: Record<string, unknown> = {}) => ({
  source: 'x',
  nativeId,
  text: `Quelle honte, affaire ${nativeId}`,
  author: { handle: `h${nativeId}`, followers: 10 },
  publishedAt: '2026-03-01T11:59:00.000Z',
  ...patch,
});
const totals = async (store: Store, room = 'r') =>
  Object.fromEntries((await store.counters(room, { from: 0, to: 1 })).map(({ name, delta }) => [name, delta]));

describe('pipeline', () => {
  it('[ME2] what is acknowledged is found by another opening of the store', async () => {
    const { ingest, reopen } = await open();
    const ack = await ingest.accept('r', sender, 'http', [item('1'), item('2')]);
    expect(ack).toEqual({ accepted: 2, duplicates: 0, rejected: [], seq: 2 });
    const store = await reopen();
    const stored = await store.get('mention', 'r', mentionId('x', '1'));
    expect(stored).toMatchObject({ seq: 1, via: 'http', status: 'new', handling: 'normal', language: 'fr', version: 1 });
    expect(stored?.score.by).toBeNull();
  });

  it('[ME1] the same post again is a sighting, counted and never doubled, from any adapter', async () => {
    const { store, ingest } = await open();
    await ingest.accept('r', sender, 'http', [item('1')]);
    const ack = await ingest.accept('r', sender, 'replay', [item('1'), item('2'), item('2')]);
    expect(ack).toMatchObject({ accepted: 1, duplicates: 2 });
    expect(await totals(store)).toMatchObject({ mentions: 2, sightings: 2, reach: 20 });
    expect((await store.get('mention', 'r', mentionId('x', '1')))?.via).toBe('http');
  });

  it('[ME6] a bad one is refused with its index and reason, the rest are taken', async () => {
    const { ingest } = await open();
    const ack = await ingest.accept('r', sender, 'http', [
      item('1'),
      { ...item('2'), nativeId: 2 },
      new Unreadable('line 3 is not JSON'),
      item('4'),
    ]);
    expect(ack).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(ack.rejected).toEqual([
      { index: 1, code: 'wrong-type', message: 'nativeId must be a string' },
      { index: 2, code: 'unreadable', message: 'line 3 is not JSON' },
    ]);
  });

  it('[ME6] only bad ones, or none at all, commit nothing and say where the room stands', async () => {
    const { store, ingest } = await open();
    await ingest.accept('r', sender, 'http', [item('1')]);
    expect(await ingest.accept('r', sender, 'http', [7])).toMatchObject({
      accepted: 0,
      seq: 1,
      rejected: [{ index: 0, code: 'not-an-object' }],
    });
    expect(await ingest.accept('r', sender, 'http', [])).toEqual({ accepted: 0, duplicates: 0, rejected: [], seq: 1 });
    expect((await store.auditHead('r'))?.n).toBe(1);
  });

  it('[ME2] 1,200 mentions take three commits, each with an audit line, in the order given', async () => {
    const { store, ingest } = await open();
    const ack = await ingest.accept(
      'r',
      { userId: 'u1', tokenId: 't1' },
      'http',
      Array.from({ length: 1200 }, (_, n) => item(String(n))),
    );
    expect(ack).toMatchObject({ accepted: 1200, seq: 1200 });
    const lines = await store.auditLines('r', 0, 10);
    expect(lines.map((line) => [line.act, line.actor, line.tokenId, line.added?.count])).toEqual(
      [500, 500, 200].map((count) => ['accept-mentions', 'u1', 't1', count]),
    );
    expect((await store.get('mention', 'r', mentionId('x', '777')))?.seq).toBe(778);
  });

  it('[ME2] a cursor is kept in the commit of the last mention, and alone where none was good', async () => {
    const { store, ingest } = await open();
    const keep = (value: number) => [{ op: 'put' as const, space: 'position' as const, key: 'k', value, version: null, expiresAt: null }];
    await ingest.take({ room: 'r', actor: sender, via: 'replay', items: [item('1')], keep: keep(1) });
    expect((await store.read('position', 'k'))?.value).toBe(1);
    await ingest.take({ room: 'r', actor: sender, via: 'replay', items: [null], keep: keep(2) });
    expect((await store.read('position', 'k'))?.value).toBe(2);
  });

  it('[ME1] the same posts in 12 seeded orders, doubled and cut differently, give the same rows and figures', async () => {
    const posts = Array.from({ length: 40 }, (_, n) => n % 31).map((n) =>
      item(String(n), { text: `Texte ${n % 7}`, parentNativeId: n % 3 === 0 ? String((n * 5) % 31) : null }),
    );
    const seen = new Set<string>();
    const { store, ingest } = await open();
    for (let seed = 1; seed <= 12; seed += 1) {
      const room = `r${seed}`;
      const order = shuffled(posts, seed);
      for (let from = 0; from < order.length; from += 1 + (seed % 5))
        await ingest.accept(room, sender, 'http', order.slice(from, from + 1 + (seed % 5)));
      const rows = (await store.list('mention', { scope: room, order: { by: 'id' }, limit: 100 })).items.map(
        ({ seq: _seq, receivedAt: _at, ...row }) => row,
      );
      seen.add(JSON.stringify([rows, await totals(store, room)]));
    }
    expect(seen.size).toBe(1);
  });

  it('[ME2] a call of 5,000 leaves others their turn', async () => {
    const { ingest } = await open();
    let turns = 0;
    let isDone = false;
    const counting = (async () => {
      while (!isDone) {
        await nextTurn();
        turns += 1;
      }
    })();
    await ingest.accept(
      'r',
      sender,
      'http',
      Array.from({ length: 5_000 }, (_, n) => item(String(n))),
    );
    isDone = true;
    await counting;
    expect(turns).toBeGreaterThan(20);
  });

  it('[ME2] a store that fails is the caller’s to see, not an acknowledgement', async () => {
    const { store } = await open();
    const broken: Store = Object.assign(Object.create(store) as Store, { commit: () => Promise.reject(new Error('disk full')) });
    const ingest = createIngest({ store: broken, runtime: systemRuntime, scorer, logger });
    await expect(
      ingest.accept(
        'r',
        sender,
        'http',
        Array.from({ length: 1100 }, (_, n) => item(String(n))),
      ),
    ).rejects.toThrow('disk full');
  });
});

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const mixed = [...list];
  let state = seed * 2654435761;
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
