/** Owns the tests of who is here and when somebody was last seen: kept over leaving, over a crash, and per room [ME3] [MS5]. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { systemRuntime, type Runtime } from '../runtime/runtime.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { createPresence } from './presence.ts';

const START = Date.parse('2026-03-01T12:00:00.000Z');
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
async function begin(): Promise<{ store: Store; runtime: Runtime; advance(ms: number): void }> {
  let now = START;
  const runtime = { ...systemRuntime, now: () => new Date(now) };
  const dir = await mkdtemp(join(tmpdir(), 'unisson-presence-'));
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32).fill(1), runtime });
  stops.push(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return { store, runtime, advance: (ms) => void (now += ms) };
}

it('[ME3] knows who is here, and when whoever left was last seen', async () => {
  const { store, runtime, advance } = await begin();
  const presence = createPresence(store, runtime);
  presence.enter('r1', 's1', { userId: 'l', name: 'Claire' });
  advance(60_000);
  expect([presence.isPresent('r1', 'l'), presence.isPresent('r2', 'l')]).toEqual([true, false]);
  expect(await presence.lastSeenMs('r1', 'l')).toBe(START + 60_000);
  await presence.leave('r1', 's1');
  advance(60_000);
  expect(presence.isPresent('r1', 'l')).toBe(false);
  expect(await presence.lastSeenMs('r1', 'l')).toBe(START + 60_000);
  expect([await presence.lastSeenMs('r2', 'l'), await presence.lastSeenMs('r1', 'x')]).toEqual([null, null]);
});

it('[MS5] after a crash whoever was there counts as seen at the last beat', async () => {
  const { store, runtime, advance } = await begin();
  const before = createPresence(store, runtime);
  before.enter('r1', 's1', { userId: 'l', name: 'Claire' });
  before.enter('r1', 's2', { userId: 'l', name: 'Claire' });
  before.enter('r2', 's3', { userId: 'm', name: 'Tom' });
  advance(30_000);
  await before.beat();
  advance(10_000);
  const after = createPresence(store, runtime);
  expect(after.isPresent('r1', 'l')).toBe(false);
  expect([await after.lastSeenMs('r1', 'l'), await after.lastSeenMs('r2', 'm')]).toEqual([START + 30_000, START + 30_000]);
});

it('[MS5] whoever came a moment before the crash was seen too', async () => {
  const { store, runtime } = await begin();
  createPresence(store, runtime).enter('r1', 's1', { userId: 'l', name: 'Claire' });
  // A write of its own behind it: once that is done, so is the first.
  await store.keep([{ op: 'put', space: 'presence', key: 'other', value: '', version: null, expiresAt: null }]);
  expect(await createPresence(store, runtime).lastSeenMs('r1', 'l')).toBe(START);
});

it('[MS5] a machine that listens with somebody’s token is shown, but nobody sits there', async () => {
  const { store, runtime } = await begin();
  const presence = createPresence(store, runtime);
  presence.enter('r1', 's1', { userId: 'l', name: 'Claire', machine: true });
  await presence.beat();
  expect(presence.people('r1').map(({ userId }) => userId)).toEqual(['l']);
  expect([presence.isPresent('r1', 'l'), await presence.lastSeenMs('r1', 'l')]).toEqual([false, null]);
  await presence.leave('r1', 's1');
  expect(await presence.lastSeenMs('r1', 'l')).toBeNull();
});

it('says nothing where nobody is', async () => {
  const { store, runtime } = await begin();
  await createPresence(store, runtime).beat();
  expect(await store.scan('presence', '')).toEqual([]);
});
