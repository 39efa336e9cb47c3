/** What `keep` promises, on every store: draft logs, client ids, kept entries with versions and expiry. */
import { expect, it } from 'vitest';
import type { Runtime } from '../../runtime/runtime.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import type { DraftEntry, KeepOp } from '../store.ts';
import { eachStore } from './each-store.ts';
import { AT, batch, ROOM } from './rows.ts';

const DOC = 'message:room-1';
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const entry = (bytes: readonly number[], user = 'u1', owners: readonly string[] = [user]): Omit<DraftEntry, 'n'> => ({
  update: Uint8Array.from(bytes),
  user,
  owners,
  at: AT,
});
const append = (entries: readonly Omit<DraftEntry, 'n'>[], expectHead?: number, doc = DOC): KeepOp => ({
  op: 'append',
  doc,
  entries,
  ...(expectHead === undefined ? {} : { expectHead }),
});
const put = (key: string, value: number, version: number | null = null, expiresAt: string | null = null): KeepOp => ({
  op: 'put',
  space: 'session',
  key,
  value,
  version,
  expiresAt,
});

/** A clock that a test sets. */
function clock(): { runtime: Runtime; set(at: string): void } {
  let now = new Date(AT);
  return { runtime: { ...systemRuntime, now: () => now }, set: (at) => void (now = new Date(at)) };
}

eachStore((_name, open) => {
  it('[CO2] a draft is read back byte for byte, numbered without gaps', async () => {
    const { store, reopen } = await open();
    const all = range(256);
    expect(await store.draft(DOC)).toEqual({ checkpoint: null, entries: [], head: 0 });
    expect(await store.keep([append([entry(all), entry([])]), append([entry([0, 255], 'u2', ['u1', 'u2'])])])).toEqual({
      ok: true,
      heads: [2, 3],
    });
    const log = await (await reopen()).draft(DOC);
    expect(log.head).toBe(3);
    expect(log.entries.map(({ n, user, owners, at }) => ({ n, user, owners, at }))).toEqual([
      { n: 1, user: 'u1', owners: ['u1'], at: AT },
      { n: 2, user: 'u1', owners: ['u1'], at: AT },
      { n: 3, user: 'u2', owners: ['u1', 'u2'], at: AT },
    ]);
    expect(log.entries.map((found) => [...found.update])).toEqual([all, [], [0, 255]]);
    expect(log.entries[0]?.update.constructor).toBe(Uint8Array);
  });

  it('appends of many writers interleave without losing any, each document for itself', async () => {
    const { store } = await open();
    const results = await Promise.all(
      range(40).map((i) => store.keep([append([entry([i]), entry([i, i])], undefined, i % 2 === 0 ? DOC : 'reply:1')])),
    );
    expect(results.every((done) => done.ok)).toBe(true);
    for (const doc of [DOC, 'reply:1']) {
      const log = await store.draft(doc);
      expect(log.entries.map((found) => found.n)).toEqual(range(40).map((i) => i + 1));
    }
    expect((await store.draft(DOC, 38)).entries.map((found) => found.n)).toEqual([39, 40]);
    expect(await store.draft(DOC, 40)).toEqual({ checkpoint: null, entries: [], head: 40 });
  });

  it('expectHead refuses a log that has moved, and everything asked for with it', async () => {
    const { store } = await open();
    expect((await store.keep([append([entry([1])], 0)])).ok).toBe(true);
    expect((await store.keep([put('k', 1), append([entry([2])], 0)])).ok).toBe(false);
    expect(await store.read('session', 'k')).toBeNull();
    expect(await store.keep([append([entry([2])], 1), append([entry([3])], 2)])).toEqual({ ok: true, heads: [2, 3] });
    const racing = await Promise.all(range(6).map((i) => store.keep([append([entry([i])], 3)])));
    expect(racing.filter((done) => done.ok)).toHaveLength(1);
  });

  it('a commit appends to a draft with its facts, or not at all', async () => {
    const { store } = await open();
    const done = await store.commit(batch({ keep: [append([entry([9], 'system', [])], 0)] }));
    expect(done).toMatchObject({ ok: true, heads: [1] });
    expect((await store.commit(batch({ counters: [{ name: 'n', bucket: 0, delta: 1 }], keep: [append([entry([9])], 0)] }))).ok).toBe(false);
    expect(await store.counters(ROOM, { from: 0, to: 1 })).toEqual([]);
    expect((await store.draft(DOC)).head).toBe(1);
  });

  it('a checkpoint is loaded from; an older one is ignored; the log stays', async () => {
    const { store } = await open();
    await store.keep([append(range(5).map((i) => entry([i])))]);
    const state = Uint8Array.of(7, 0, 255);
    await store.keep([{ op: 'checkpoint', doc: DOC, n: 3, state }]);
    await store.keep([{ op: 'checkpoint', doc: DOC, n: 2, state: Uint8Array.of(1) }]);
    await store.keep([{ op: 'checkpoint', doc: DOC, n: 3, state: Uint8Array.of(2) }]);
    const log = await store.draft(DOC);
    expect({ n: log.checkpoint?.n, state: [...(log.checkpoint?.state ?? [])], head: log.head }).toEqual({
      n: 3,
      state: [7, 0, 255],
      head: 5,
    });
    expect(log.entries.map((found) => found.n)).toEqual([4, 5]);
    const whole = await store.draft(DOC, 0);
    expect(whole.checkpoint).toBeNull();
    expect(whole.entries.map((found) => found.n)).toEqual([1, 2, 3, 4, 5]);
  });

  it('a checkpoint beyond the head is a bug', async () => {
    const { store } = await open();
    await store.keep([append([entry([1])])]);
    await expect(store.keep([{ op: 'checkpoint', doc: DOC, n: 2, state: Uint8Array.of(1) }])).rejects.toThrow('beyond its head');
  });

  it('[MS4] authors are the owners of the entries in a range, each once, sorted', async () => {
    const { store } = await open();
    await store.keep([
      append([entry([1], 'zoe'), entry([2], 'ann', ['ann', 'bob']), entry([3], 'system', []), entry([4], 'ann', ['eve'])]),
    ]);
    expect(await store.draftAuthors(DOC, 0, 4)).toEqual(['ann', 'bob', 'eve', 'zoe']);
    expect(await store.draftAuthors(DOC, 1, 3)).toEqual(['ann', 'bob']);
    expect(await store.draftAuthors(DOC, 2, 3)).toEqual([]);
    expect(await store.draftAuthors('none', 0, 9)).toEqual([]);
  });

  it('[CO4] a client id belongs to one user of a document for ever', async () => {
    const { store, reopen } = await open();
    const bind = (clientId: number, user: string, doc = DOC) => store.keep([{ op: 'bind', doc, clientId, user }]);
    const most = 2 ** 32 - 1;
    expect((await bind(most, 'u1')).ok).toBe(true);
    expect((await bind(most, 'u1')).ok).toBe(true);
    expect((await bind(most, 'u2')).ok).toBe(false);
    expect((await bind(most, 'u2', 'reply:1')).ok).toBe(true);
    const racing = await Promise.all(range(6).map((i) => bind(5, `u${i}`)));
    expect(racing.filter((done) => done.ok)).toHaveLength(1);
    const clients = await (await reopen()).draftClients(DOC);
    expect(clients.get(most)).toBe('u1');
    expect(clients.size).toBe(2);
  });

  it('an entry is written over a known version, or over any', async () => {
    const { store } = await open();
    expect(await store.read('session', 'k')).toBeNull();
    expect((await store.keep([put('k', 1, 1)])).ok).toBe(false);
    expect((await store.keep([put('k', 1, 0)])).ok).toBe(true);
    expect((await store.keep([put('k', 2, 0)])).ok).toBe(false);
    expect((await store.keep([put('k', 2, 1)])).ok).toBe(true);
    expect((await store.keep([put('k', 3)])).ok).toBe(true);
    expect(await store.read('session', 'k')).toEqual({ key: 'k', value: 3, version: 3, expiresAt: null });
    expect(await store.read('lease', 'k')).toBeNull();
    const racing = await Promise.all(range(6).map((i) => store.keep([put('k', i, 3)])));
    expect(racing.filter((done) => done.ok)).toHaveLength(1);
    await store.keep([
      { op: 'remove', space: 'session', key: 'k' },
      { op: 'remove', space: 'session', key: 'never there' },
    ]);
    expect(await store.read('session', 'k')).toBeNull();
    expect((await store.keep([put('k', 1, 0)])).ok).toBe(true);
  });

  it('an expired entry is absent to every reader and writer', async () => {
    const { runtime, set } = clock();
    const { store } = await open(runtime);
    await store.keep([put('k', 1, 0, '2026-03-01T12:01:00.000Z'), put('stays', 1)]);
    expect(await store.read('session', 'k')).toMatchObject({ expiresAt: '2026-03-01T12:01:00.000Z' });
    set('2026-03-01T12:01:00.000Z');
    expect(await store.read('session', 'k')).toBeNull();
    expect((await store.scan('session', '')).map((found) => found.key)).toEqual(['stays']);
    expect((await store.keep([put('k', 2, 1)])).ok).toBe(false);
    expect((await store.keep([put('k', 2, 0, '2026-03-01T12:02:00.000Z')])).ok).toBe(true);
    expect((await store.read('session', 'k'))?.value).toBe(2);
    set('2026-03-01T13:00:00.000Z');
    await store.prune(AT);
    set(AT);
    expect(await store.read('session', 'k')).toBeNull();
    expect(await store.read('session', 'stays')).not.toBeNull();
  });

  it('a scan answers the keys with a prefix, by key, and takes no character for a pattern', async () => {
    const { store } = await open();
    const keys = ['a', 'a:1', 'a:2', 'a:10', 'a_1', 'a%1', 'A:1', 'b', 'a.1', 'é:1', 'a:\u{1F600}', 'a:\u0000'];
    await store.keep(keys.map((key, i) => put(key, i)));
    const scan = async (prefix: string) => (await store.scan('session', prefix)).map((found) => found.key);
    expect(await scan('a:')).toEqual(['a:\u0000', 'a:1', 'a:10', 'a:2', 'a:\u{1F600}']);
    expect(await scan('a.')).toEqual(['a.1']);
    expect(await scan('a_')).toEqual(['a_1']);
    expect(await scan('a%')).toEqual(['a%1']);
    expect(await scan('.*')).toEqual([]);
    expect(await scan('é')).toEqual(['é:1']);
    expect((await scan('')).length).toBe(keys.length);
  });

  it('any JSON value and any key come back as they went in', async () => {
    const { store } = await open();
    const value = { $set: { 'a.b': [1, -0.5, null, true, 'é\u0000\ud800', {}] }, ['__proto__' as string]: 1, '': 'empty key' };
    const keys = ['$gt', '', 'a\u0000b', '\ud800', '\ud801', '{"$gt":""}'];
    await store.keep(keys.map((key) => ({ op: 'put', space: 'setting', key, value, version: 0, expiresAt: null })));
    for (const key of keys) expect(await store.read('setting', key)).toEqual({ key, value, version: 1, expiresAt: null });
  });
});
