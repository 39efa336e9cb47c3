/** What the embedded store promises beyond the contract: an acknowledged write survives `kill -9`, one server a directory, groups. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAudit } from '../../audit/verify.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import { TEST_AUDIT_KEY } from '../contract/audit-key.ts';
import { add, batch, control, mention, ROOM } from '../contract/rows.ts';
import { storeFile } from './connection.ts';
import { openSqliteForReading, openSqliteStore } from './open.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unisson-durable-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const open = () => openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });
const child = (prefix: string): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'testing/commit-until-killed.ts'), dir, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Every id that the child said was stored before it was killed at the `count`th. */
async function killAfter(count: number, process: ChildProcess): Promise<string[]> {
  const said: string[] = [];
  const ended = once(process, 'exit');
  if (process.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: process.stdout })) {
    said.push(line);
    if (said.length === count) process.kill('SIGKILL');
  }
  await ended;
  return said;
}

it('[ME2] [CO2] what was acknowledged is there after kill -9, again and again, and the chain verifies', async () => {
  const said: string[] = [];
  for (const [round, count] of [1, 23, 150].entries()) {
    said.push(...(await killAfter(count, child(`r${round}`))));
    const store = await open();
    expect(await verifyAudit(store, TEST_AUDIT_KEY)).toMatchObject({ ok: true });
    const stored = await store.getMany('mention', ROOM, said);
    expect(stored).toHaveLength(said.length);
    const head = await store.head(ROOM);
    const log = await store.draft('draft');
    const saved = new Set(log.entries.map((entry) => Buffer.from(entry.update).toString()));
    expect(said.filter((id) => !saved.has(id))).toEqual([]);
    // All or nothing, for those too whose answer the kill cut off.
    expect([log.head, (await store.counters(ROOM, { from: 0, to: 1 }))[0]?.delta]).toEqual([head, head]);
    expect((await store.events(ROOM, 0, 10_000)).events.map((event) => event.n)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    await store.close();
  }
  expect(said.length).toBeGreaterThanOrEqual(174);
});

it('a second server is refused the directory with a sentence, and a killed one leaves no lock', async () => {
  const first = child('held');
  if (first.stdout === null) throw new Error('no output');
  await once(first.stdout, 'data');
  await expect(open()).rejects.toThrow('in use by another Unisson server');
  const reader = await openSqliteForReading({ dir, runtime: systemRuntime });
  expect(await reader.head(ROOM)).toBeGreaterThan(0);
  await reader.close();
  first.kill('SIGKILL');
  await once(first, 'exit');
  const store = await open();
  await expect(open()).rejects.toThrow('in use by another Unisson server');
  await store.close();
  await (await open()).close();
});

it('writes that arrive together share transactions, and a conflict among them costs the others nothing', async () => {
  const store = await open();
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      store.commit(batch({ puts: [{ kind: 'control', entity: control(i % 2 === 0 ? i / 2 + 1 : 1) }] })),
    ),
  );
  expect(results.map((done) => done.ok)).toEqual(results.map((_, i) => i % 2 === 0));
  await store.close();
});

it('what is asked before closing is answered, what is asked after is refused', async () => {
  const store = await open();
  const last = store.commit(batch({ adds: [add(mention('m'))] }));
  const closing = store.close();
  expect((await last).ok).toBe(true);
  await closing;
  await expect(store.commit(batch())).rejects.toThrow('closed');
  await expect(store.head(ROOM)).rejects.toThrow('closed');
  expect(await store.ready()).toBe(false);
});

it('the file is written ahead and flushed with every commit', async () => {
  await (await open()).close();
  const db = new DatabaseSync(storeFile(dir));
  expect(db.prepare('PRAGMA journal_mode').get()?.['journal_mode']).toBe('wal');
  db.close();
});

it('a store opened for reading cannot be written, and one that is absent is not made', async () => {
  await expect(openSqliteForReading({ dir, runtime: systemRuntime })).rejects.toThrow('There is no store');
  await (await open()).close();
  const reader = await openSqliteForReading({ dir, runtime: systemRuntime });
  await expect(reader.commit(batch())).rejects.toThrow('for reading only');
  await reader.close();
});
