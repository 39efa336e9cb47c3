/** The made storm's run-up, scored by the house's own scorer: the reading says no-go well before the event, and before anything is announced. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest } from '../../ingest/pipeline.ts';
import { createScorer } from '../../ingest/score/scorer.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import { ANNOUNCED_MINUTE, CANCELLED_MINUTE } from '../../sources/replay/curve.ts';
import { makeStorm } from '../../sources/replay/storm.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import type { Store } from '../../store/store.ts';
import { gatherReading, type ReadingAsk } from './gather-reading.ts';

const ROOM = 'r1';
const START = Date.parse('2026-03-01T06:00:00.000Z');
const FIRST = START / 60_000;
const UNTIL = ANNOUNCED_MINUTE + 60;

describe('a reading on the made run-up', () => {
  let store: Store;
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'unisson-reading-'));
    store = await openSqliteStore({ dir, auditKey: new Uint8Array(32), runtime: systemRuntime });
    const ingest = createIngest({ store, runtime: systemRuntime, scorer: createScorer(), logger: { warn: () => undefined } });
    const storm = makeStorm({ seed: 'run-up', count: 20_000, startAt: START });
    const items: unknown[] = [];
    for (let n = 0; storm.offsetMs(n) < UNTIL * 60_000; n += 1) items.push(storm.at(n).mention);
    await ingest.accept(ROOM, { userId: 'u' }, 'test', items);
  });
  afterAll(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  const ask = (patch: Partial<ReadingAsk>): ReadingAsk => ({ room: ROOM, userId: 'u', topic: null, from: FIRST, to: FIRST + UNTIL, horizonHours: 7, ...patch });

  it('[PO1] an hour after the announcement, seven hours before it would be cancelled, it says no-go and why', async () => {
    expect(UNTIL).toBeLessThan(CANCELLED_MINUTE - 6 * 60);
    const reading = await gatherReading(store, ask({ topic: '#AskRivage', from: FIRST + ANNOUNCED_MINUTE }));
    expect(reading.recommendation).toBe('no-go');
    expect(reading.reasons.find(({ weighs }) => weighs === 'no-go')).toMatchObject({ code: 'sides-against' });
    expect(reading.against.low).toBeGreaterThan(0.7);
    expect(reading.volume).toBeGreaterThan(200);
  });

  it('[PO1] before anything is announced, the brand alone says no-go', async () => {
    const reading = await gatherReading(store, ask({ topic: 'Rivage', to: FIRST + ANNOUNCED_MINUTE - 10 }));
    expect(reading.recommendation).toBe('no-go');
    expect(reading.sampled).toBe(false);
    expect(reading.projected.hours).toBe(7);
  });

  it('[PO1] the whole room reads the same as its figures', async () => {
    const reading = await gatherReading(store, ask({}));
    const totals = await store.counters(ROOM, { from: 0, to: 1 });
    expect(reading.volume).toBe(totals.find(({ name }) => name === 'mentions')?.delta);
    expect(reading.recommendation).toBe('no-go');
  });

  it('[PO1] a theme nobody speaks of says too little to tell', async () => {
    const reading = await gatherReading(store, ask({ topic: 'Antarctique' }));
    expect(reading).toMatchObject({ recommendation: 'wait', volume: 0 });
    expect(reading.reasons.map(({ code }) => code)).toEqual(['too-little-said']);
  });
});
