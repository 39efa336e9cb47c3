/** Mentions prepared on a thread of their own: the same rows as here, bad ones told, and a thread that ends costs nothing but an answer. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mention } from '@unisson/shared/domain/mention';
import { systemRuntime } from '../../runtime/runtime.ts';
import { makeStorm } from '../../sources/replay/storm.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import type { Store } from '../../store/store.ts';
import { Unreadable } from '../item-refusal.ts';
import { createIngest, type Ingest } from '../pipeline.ts';
import { createScorer } from '../score/scorer.ts';
import { PreparingAway } from './preparing-away.ts';
import { startPreparing } from './preparing-thread.ts';
import { preparingHere, type Order, type Part, type Preparing } from './preparing.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
const logger = { warn: () => undefined };
const RUNTIME = { ...systemRuntime, now: () => new Date('2026-03-01T12:00:00.000Z') };

async function open(preparing: Preparing): Promise<{ store: Store; ingest: Ingest }> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-prepare-'));
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32).fill(1), runtime: RUNTIME });
  stops.push(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return { store, ingest: createIngest({ store, runtime: RUNTIME, logger, preparing }) };
}

async function started(file?: URL): Promise<Preparing> {
  const preparing = await startPreparing(logger, file);
  stops.push(() => preparing.stop());
  return preparing;
}

/** A thread that ends, whatever it is asked, the first `times` times, by a file that it leaves behind; then it says that there was nothing. */
async function endingThread(times: number): Promise<URL> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-ending-'));
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const file = join(dir, 'thread.mjs');
  const code = `
    import { existsSync, writeFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id }) => {
      for (let n = 0; n < ${times}; n += 1) {
        const mark = ${JSON.stringify(dir)} + '/' + n;
        if (!existsSync(mark)) { writeFileSync(mark, ''); process.exit(1); }
      }
      parentPort.postMessage({ id, part: { sealed: null, count: 0, rejected: [{ index: 0, code: 'unreadable', message: 'nothing' }], isLast: true } });
    });
    parentPort.postMessage('ready');`;
  await writeFile(file, code);
  return pathToFileURL(file);
}

const sender = { userId: 'u1' };
function storm(count: number): readonly unknown[] {
  const made = makeStorm({ seed: 'prepare', count: 20_000, startAt: Date.UTC(2026, 1, 28, 8) });
  return Array.from({ length: count }, (_, n) => made.at(n * 3).mention);
}
async function rows(store: Store): Promise<readonly Mention[]> {
  const found: Mention[] = [];
  for (let after: string | undefined; ;) {
    const page = await store.list('mention', { scope: 'r', order: { by: 'seq' }, limit: 500, ...(after ? { after } : {}) });
    found.push(...page.items);
    if (!page.next) return found;
    after = page.next;
  }
}

describe('preparing on a thread', () => {
  it('[ME2] [ME5] stores the very rows that this thread would have made, in the order brought', async () => {
    const items = storm(1_200);
    const here = await open(preparingHere(createScorer(), RUNTIME));
    const there = await open(await started());
    const acks = [await here.ingest.accept('r', sender, 'http', items), await there.ingest.accept('r', sender, 'http', items)];
    expect(acks[1]).toEqual(acks[0]);
    expect(acks[0]?.accepted).toBe(1_200);
    expect(await rows(there.store)).toEqual(await rows(here.store));
    expect(await there.store.counters('r', { from: 0, to: 1 })).toEqual(await here.store.counters('r', { from: 0, to: 1 }));
  });

  it('[ME6] tells which items are bad by their place in the whole call, however many stand before them', async () => {
    const bad = [3, 150, 620];
    const items = storm(700).map((item, n) => (bad.includes(n) ? { text: 5 } : item));
    for (const preparing of [preparingHere(createScorer(), RUNTIME), await started()]) {
      const { ingest } = await open(preparing);
      const ack = await ingest.accept('r', sender, 'http', items);
      expect([ack.accepted, ack.rejected.map(({ index }) => index)]).toEqual([697, bad]);
    }
  });

  it('[ME2] reads a body that it gets as bytes like the list it holds', async () => {
    const items = storm(30);
    const { store, ingest } = await open(await started());
    const json = Buffer.from(JSON.stringify({ mentions: items }));
    expect(await ingest.accept('r', sender, 'http', items, json)).toMatchObject({ accepted: 30, rejected: [] });
    expect((await rows(store)).map(({ nativeId }) => nativeId)).toEqual(items.map((item) => (item as { nativeId: string }).nativeId));
  });

  it('[ME6] tells which items were refused, and takes the others', async () => {
    const [one, two] = storm(2);
    const { ingest } = await open(await started());
    const ack = await ingest.accept('r', sender, 'http', [one, new Unreadable('not JSON'), { text: 5 }, two]);
    expect(ack).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: 'unreadable', message: 'not JSON' }, { index: 2 }] });
  });

  it('[ME2] keeps the calls apart that are under way at once', async () => {
    const items = storm(200);
    const { store, ingest } = await open(await started());
    const acks = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ingest.accept('r', sender, 'http', items.slice(n * 10, n * 10 + 10))),
    );
    expect(acks.map(({ accepted }) => accepted)).toEqual(Array.from({ length: 20 }, () => 10));
    expect(await store.head('r')).toBe(200);
  });

  it('[ME2] a thread that ends is replaced, and what it was asked is asked again', async () => {
    const { ingest } = await open(await started(await endingThread(1)));
    expect(await ingest.accept('r', sender, 'http', [{}])).toMatchObject({ accepted: 0, rejected: [{ message: 'nothing' }] });
  });

  it('[ME2] a thread that ends again is a fault for the sender to try again, and the next call finds another', async () => {
    const { ingest } = await open(await started(await endingThread(2)));
    await expect(ingest.accept('r', sender, 'http', [{}])).rejects.toBeInstanceOf(PreparingAway);
    expect(await ingest.accept('r', sender, 'http', [{}])).toMatchObject({ rejected: [{ message: 'nothing' }] });
  });

  it('a stop answers what was asked before and takes no more', async () => {
    const preparing = await started();
    let told = () => {};
    const asked = new Promise<void>((resolve) => (told = resolve));
    async function* telling(order: Order): AsyncGenerator<Part> {
      for await (const part of preparing.prepare(order)) {
        told();
        yield part;
      }
    }
    const { ingest } = await open({ prepare: telling, stop: () => preparing.stop() });
    const last = ingest.accept('r', sender, 'http', storm(600));
    await asked;
    await preparing.stop();
    expect((await last).accepted).toBe(600);
    await expect(ingest.accept('r', sender, 'http', storm(1))).rejects.toBeInstanceOf(PreparingAway);
  });

  it('a thread that cannot start says why', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'unisson-broken-'));
    stops.push(() => rm(dir, { recursive: true, force: true }));
    await writeFile(join(dir, 'broken.mjs'), 'throw new Error("no weights");');
    await expect(startPreparing(logger, pathToFileURL(join(dir, 'broken.mjs')))).rejects.toThrow('no weights');
  });
});
