/**
 * A call under an Idempotency-Key, killed at every call it makes to the store: asked again by the same key it is answered, with what really
 * happened, and nothing happened twice.
 */
import { expect, it } from 'vitest';
import { dyingStore } from '../outbox/testing/dying-store.ts';
import { systemRuntime, type Runtime } from '../runtime/runtime.ts';
import { eachStore } from '../store/contract/each-store.ts';
import type { Store } from '../store/store.ts';
import { startEdge, type Reply } from './testing/start-edge.ts';

/** More than any of these calls asks of its store: one that is not killed is the last. */
const MOST_CALLS = 60;
const SECOND = 1_000;
/** Shared by store and edge, as on one machine. */
const clock = { aheadMs: 0 };
const runtime: Runtime = { ...systemRuntime, now: () => new Date(Date.now() + clock.aheadMs) };

eachStore((name, open) => {
  const step = name === 'embedded store' ? 1 : 4;
  const key = { 'idempotency-key': 'k' };
  const body = { name: 'feed', scopes: ['mentions:write'] };

  /** One life and one death. @returns what the call answered where it lived; null where it was killed. */
  async function live(alive: Store, cookie: string, { k, doneFirst }: { k: number; doneFirst: boolean }): Promise<Reply | null> {
    const { store, died } = dyingStore(alive, k, doneFirst);
    const edge = await startEdge({ store, runtime });
    const answer = edge.call('POST', '/api/rooms/r/tokens', body, { cookie, ...key }).catch(() => null);
    const first = await Promise.race([answer, died.then(() => null)]);
    await edge.stop();
    return first;
  }

  it.each([
    ['before the call is done', false],
    ['after it is done', true],
  ])(
    '[edge] killed anywhere, %s: the same key gets the true answer, and it happened once',
    { timeout: 120_000 },
    async (_title, doneFirst) => {
      let lived = false;
      const at = { unanswered: 0, again: 0 };
      for (let k = 1; k < MOST_CALLS && !lived; k += step) {
        clock.aheadMs = 0;
        const { store } = await open(runtime);
        const house = await startEdge({ store, runtime });
        const admin = await house.administrator();
        await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
        lived = (await live(store, admin.cookie, { k, doneFirst })) !== null;
        const made = async (): Promise<string[]> => (await store.list('token', { scope: 'r', limit: 10 })).items.map(({ id }) => id);
        const before = await made();
        const after = await startEdge({ store, runtime });
        const ask = () => after.call('POST', '/api/rooms/r/tokens', body, { cookie: admin.cookie, ...key });
        clock.aheadMs = 20 * SECOND;
        const second = await ask();
        // What was done is told within seconds; what was only begun may begin again after a minute.
        if (before.length === 1) expect([second.status, second.body.error], `call ${k}`).toEqual([201, undefined]);
        clock.aheadMs = 90 * SECOND;
        const third = await ask();
        expect([third.status, third.body.error, await made()], `call ${k}`).toEqual([201, undefined, [third.body.id]]);
        expect((await ask()).body).toEqual(third.body);
        if (second.status === 201) expect(second.body).toEqual(third.body);
        // The secret told is the one that opens: it was told to nobody before.
        const feed = await after.call('POST', '/api/rooms/r/mentions', { mentions: [] }, { authorization: `Bearer ${third.body.token}` });
        expect(feed.status).toBe(200);
        if (before.length === 1 && !lived) at.unanswered += 1;
        if (before.length === 0) at.again += 1;
        await Promise.all([house.stop(), after.stop()]);
      }
      expect(lived).toBe(true);
      if (step === 1) expect(Math.min(at.unanswered, at.again)).toBeGreaterThan(0);
    },
  );

  it('[edge] what was done, and cannot be told any more, is neither refused nor done again', async () => {
    const { store } = await open();
    const house = await startEdge({ store });
    const admin = await house.administrator();
    await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
    const before = { 'idempotency-key': 'before' };
    expect((await admin.call('POST', '/api/rooms/r/tokens', body, before)).status).toBe(201);
    // As a server that knew no better left it behind.
    const [kept] = await store.scan('idempotency', '');
    const { what } = kept?.value as { what: string };
    const op = { op: 'put' as const, space: 'idempotency' as const, key: kept?.key ?? '', value: { what, state: 'done' } };
    await store.keep([{ ...op, version: null, expiresAt: kept?.expiresAt ?? null }]);
    for (const _again of [1, 2]) {
      const again = await admin.call('POST', '/api/rooms/r/tokens', body, before);
      expect([again.status, again.body.error.code]).toEqual([409, 'answer-lost']);
    }
    expect((await store.list('token', { scope: 'r', limit: 10 })).items).toHaveLength(1);
    await house.stop();
  });
});
