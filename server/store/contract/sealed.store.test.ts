/** Adds that another thread encoded are stored as if they had come open, on every store. */
import { expect, it } from 'vitest';
import { systemRuntime } from '../../runtime/runtime.ts';
import { encodeAdds } from '../encode-batch.ts';
import { sealAdds } from '../seal-adds.ts';
import type { Add } from '../store.ts';
import { eachStore } from './each-store.ts';
import { add, batch, mention, ROOM } from './rows.ts';

const counter = (name: string, delta = 1) => ({ name, bucket: 0, delta });
const sealed = (adds: readonly Add[]) => sealAdds(encodeAdds(adds, ROOM, systemRuntime));

eachStore((_name, open) => {
  it('[ME1] sealed adds are rows, events and counters, each once', async () => {
    const { store } = await open();
    const adds = [
      add(mention('a', { text: 'Été ☀️ \ud83d', author: { name: 'Zoé' } }), { counters: [counter('mentions')] }),
      add(mention('b'), { counters: [counter('mentions'), counter('reach', 7)] }),
      add(mention('a'), { counters: [counter('mentions')], otherwise: [counter('sightings')] }),
    ];
    const once = await store.commit({ ...batch({}), sealed: sealed(adds) });
    expect(once).toMatchObject({ ok: true, from: 1, seq: 2, added: [true, true, false] });
    expect(await store.get('mention', ROOM, 'a')).toEqual({ ...adds[0]?.entity, seq: 1 });
    expect((await store.events(ROOM, 0, 10)).events.map(({ n, type, id }) => [n, type, id])).toEqual([
      [1, 'mention.added', 'a'],
      [2, 'mention.added', 'b'],
    ]);
    const figures = await store.counters(ROOM, { from: 0, to: 1 });
    expect(Object.fromEntries(figures.map(({ name, delta }) => [name, delta]))).toEqual({ mentions: 2, reach: 7, sightings: 1 });
    expect((await store.list('mention', { scope: ROOM, text: 'zoe', limit: 5 })).items.map(({ id }) => id)).toEqual(['a']);
  });

  it('sealed adds can be committed again after a conflict', async () => {
    const { store } = await open();
    const adds = sealed([add(mention('a'))]);
    const position = { op: 'put', space: 'position', key: 'k', value: 1, version: 3, expiresAt: null } as const;
    expect((await store.commit({ ...batch({}), sealed: adds, keep: [position] })).ok).toBe(false);
    expect(await store.commit({ ...batch({}), sealed: adds, keep: [{ ...position, version: 0 }] })).toMatchObject({
      ok: true,
      added: [true],
    });
  });

  it('adds beside sealed ones make no sense', async () => {
    const { store } = await open();
    await expect(store.commit({ ...batch({ adds: [add(mention('a'))] }), sealed: sealed([add(mention('b'))]) })).rejects.toThrow('sealed');
  });
});
