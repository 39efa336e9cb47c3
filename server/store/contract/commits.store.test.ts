/** What `commit` promises, on every store: versions, all or nothing, dense numbers, adds, counters, stamped numbers. */
import { expect, it } from 'vitest';
import { counterSteps } from '../counter-steps.ts';
import { INSTALLATION, type Store } from '../store.ts';
import { eachStore } from './each-store.ts';
import { add, AT, audit, batch, control, dispatch, mention, room, ROOM, user } from './rows.ts';

const counter = (name: string, bucket = 0, delta = 1) => ({ name, bucket, delta });
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const count = async (store: Store, name: string, from = 0, to = 1): Promise<number> =>
  (await store.counters(ROOM, { from, to })).find((found) => found.name === name)?.delta ?? 0;

eachStore((_name, open) => {
  it('a row is written at version 1 and read back as it was', async () => {
    const { store } = await open();
    const row = control(1, { lastRevision: 3 });
    expect(await store.commit(batch({ puts: [{ kind: 'control', entity: row }] }))).toMatchObject({ ok: true });
    expect(await store.get('control', ROOM, 'control')).toEqual(row);
    expect(await store.get('control', 'another room', 'control')).toBeNull();
  });

  it('a put is refused unless the stored version is the one before', async () => {
    const { store } = await open();
    const put = (version: number) => store.commit(batch({ puts: [{ kind: 'control', entity: control(version) }] }));
    expect((await put(2)).ok).toBe(false);
    expect((await put(1)).ok).toBe(true);
    expect((await put(1)).ok).toBe(false);
    expect((await put(3)).ok).toBe(false);
    expect((await put(2)).ok).toBe(true);
    expect((await store.get('control', ROOM, 'control'))?.version).toBe(2);
  });

  it('an expected version that has moved is a conflict, and version 0 means still absent', async () => {
    const { store } = await open();
    const expecting = (version: number, id: string) =>
      store.commit(batch({ expect: [{ kind: 'control', id: 'control', version }], puts: [{ kind: 'dispatch', entity: dispatch(id) }] }));
    expect((await expecting(0, 'd1')).ok).toBe(true);
    await store.commit(batch({ puts: [{ kind: 'control', entity: control(1) }] }));
    expect((await expecting(0, 'd2')).ok).toBe(false);
    expect((await expecting(1, 'd3')).ok).toBe(true);
    expect((await store.getMany('dispatch', ROOM, ['d3', 'd2', 'd1'])).map((row) => row.id)).toEqual(['d3', 'd1']);
  });

  it('a conflict leaves nothing behind: no row, event, counter, number, line or kept entry', async () => {
    const { store } = await open();
    await store.commit(
      batch({
        puts: [{ kind: 'control', entity: control(1) }],
        events: [{ type: 'message.changed', kind: 'control', id: 'control', version: 1 }],
      }),
    );
    const before = await store.auditHead(ROOM);
    const refused = await store.commit(
      batch({
        puts: [
          { kind: 'dispatch', entity: dispatch('d1') },
          { kind: 'control', entity: control(1) },
        ],
        adds: [add(mention('m1'), { counters: [counter('mentions')] })],
        counters: [counter('acts')],
        events: [{ type: 'dispatch.changed', kind: 'dispatch', id: 'd1', version: 1 }],
        keep: [{ op: 'put', space: 'setting', key: 'k', value: 1, version: null, expiresAt: null }],
      }),
    );
    expect(refused.ok).toBe(false);
    expect(await store.get('dispatch', ROOM, 'd1')).toBeNull();
    expect(await store.get('mention', ROOM, 'm1')).toBeNull();
    expect(await store.read('setting', 'k')).toBeNull();
    expect(await store.counters(ROOM, { from: 0, to: 1 })).toEqual([]);
    expect(await store.head(ROOM)).toBe(1);
    expect(await store.auditHead(ROOM)).toEqual(before);
  });

  it('a kept entry that conflicts takes the whole batch with it', async () => {
    const { store } = await open();
    const put = (id: string) =>
      store.commit(
        batch({
          puts: [{ kind: 'dispatch', entity: dispatch(id) }],
          keep: [{ op: 'put', space: 'idempotency', key: 'k', value: id, version: 0, expiresAt: null }],
        }),
      );
    expect((await put('d1')).ok).toBe(true);
    expect((await put('d2')).ok).toBe(false);
    expect(await store.get('dispatch', ROOM, 'd2')).toBeNull();
  });

  it('the same row twice in a batch counts on', async () => {
    const { store } = await open();
    const twice = (first: number, second: number) =>
      store.commit(batch({ puts: [first, second].map((version) => ({ kind: 'control' as const, entity: control(version) })) }));
    expect((await twice(1, 1)).ok).toBe(false);
    expect((await twice(1, 2)).ok).toBe(true);
    expect((await store.get('control', ROOM, 'control'))?.version).toBe(2);
  });

  it('a put may name another scope, and counts there', async () => {
    const { store } = await open();
    await store.commit(
      batch({
        scope: INSTALLATION,
        puts: [
          { kind: 'room', entity: room(ROOM) },
          { kind: 'control', entity: control(1), scope: ROOM },
        ],
      }),
    );
    expect(await store.get('control', ROOM, 'control')).not.toBeNull();
    expect(await store.get('control', INSTALLATION, 'control')).toBeNull();
    const crossing = (version: number) =>
      store.commit(batch({ expect: [{ kind: 'room', id: ROOM, version, scope: INSTALLATION }], counters: [counter('crossed')] }));
    expect((await crossing(2)).ok).toBe(false);
    expect((await crossing(1)).ok).toBe(true);
    expect(await store.scopes()).toEqual([INSTALLATION, ROOM]);
  });

  it('[FE1] a commit takes a dense run of numbers: adds first, then events; a commit without events takes none', async () => {
    const { store } = await open();
    const first = await store.commit(
      batch({ adds: [add(mention('a')), add(mention('b'))], events: [{ type: 'mention.changed', kind: 'mention', id: 'z', version: 4 }] }),
    );
    expect(first).toMatchObject({ ok: true, from: 1, seq: 3, added: [true, true] });
    expect(await store.commit(batch({ counters: [counter('x')] }))).toMatchObject({ ok: true, from: 4, seq: 3 });
    const { events, head, pruned } = await store.events(ROOM, 0, 10);
    expect(events).toEqual([
      { n: 1, type: 'mention.added', kind: 'mention', id: 'a', version: 1, at: AT },
      { n: 2, type: 'mention.added', kind: 'mention', id: 'b', version: 1, at: AT },
      { n: 3, type: 'mention.changed', kind: 'mention', id: 'z', version: 4, at: AT },
    ]);
    expect({ head, pruned }).toEqual({ head: 3, pruned: false });
    expect((await store.get('mention', ROOM, 'b'))?.seq).toBe(2);
  });

  it('[FE1] numbers stay dense and runs unbroken when many commit at once, each room for itself', async () => {
    const { store } = await open();
    const commits = range(60).map((i) =>
      store.commit(batch({ scope: i % 2 === 0 ? 'even' : 'odd', adds: range(3).map((j) => add(mention(`${i}-${j}`))) })),
    );
    const results = await Promise.all(commits);
    for (const scope of ['even', 'odd']) {
      const runs = results.filter((_, i) => (i % 2 === 0) === (scope === 'even')).map((done) => (done.ok ? [done.from, done.seq] : [0, 0]));
      runs.sort(([a = 0], [b = 0]) => a - b);
      expect(runs).toEqual(range(30).map((i) => [i * 3 + 1, i * 3 + 3]));
      expect((await store.events(scope, 0, 1000)).events.map((event) => event.n)).toEqual(range(90).map((i) => i + 1));
    }
  });

  it('of many writers of one row exactly one wins', async () => {
    const { store } = await open();
    await store.commit(batch({ puts: [{ kind: 'control', entity: control(1) }] }));
    const results = await Promise.all(
      range(20).map((i) => store.commit(batch({ puts: [{ kind: 'control', entity: control(2, { lastRevision: i }) }] }))),
    );
    const winners = results.flatMap((done, i) => (done.ok ? [i] : []));
    expect(winners).toHaveLength(1);
    expect((await store.get('control', ROOM, 'control'))?.lastRevision).toBe(winners[0]);
  });

  it('two who each expect the row that the other writes do not both win', async () => {
    const { store } = await open();
    await store.commit(
      batch({
        puts: [
          { kind: 'dispatch', entity: dispatch('d') },
          { kind: 'control', entity: control(1) },
        ],
      }),
    );
    const results = await Promise.all([
      store.commit(
        batch({
          expect: [{ kind: 'control', id: 'control', version: 1 }],
          puts: [{ kind: 'dispatch', entity: dispatch('d', { version: 2 }) }],
        }),
      ),
      store.commit(batch({ expect: [{ kind: 'dispatch', id: 'd', version: 1 }], puts: [{ kind: 'control', entity: control(2) }] })),
    ]);
    expect(results.filter((done) => done.ok)).toHaveLength(1);
  });

  it('[ME1] a mention that is there already is counted, not doubled', async () => {
    const { store } = await open();
    const one = add(mention('m', { text: 'first' }), {
      counters: [counter('mentions'), counter('mentions', 29_000_000)],
      otherwise: [counter('duplicates')],
    });
    expect(await store.commit(batch({ adds: [one] }))).toMatchObject({ added: [true], seq: 1 });
    expect(
      await store.commit(
        batch({ adds: [add(mention('m', { text: 'second' }), { counters: [counter('mentions')], otherwise: [counter('duplicates')] })] }),
      ),
    ).toMatchObject({ added: [false], from: 2, seq: 1 });
    expect((await store.get('mention', ROOM, 'm'))?.text).toBe('first');
    expect(await count(store, 'mentions')).toBe(1);
    expect(await count(store, 'mentions', 29_000_000, 29_000_001)).toBe(1);
    expect(await count(store, 'duplicates')).toBe(1);
    expect(await store.head(ROOM)).toBe(1);
  });

  it('[ME1] of the same id twice in a batch the first is added; another room has its own', async () => {
    const { store } = await open();
    const adds = [
      add(mention('m', { text: 'first' })),
      add(mention('n')),
      add(mention('m', { text: 'second' }), { otherwise: [counter('duplicates')] }),
    ];
    expect(await store.commit(batch({ adds }))).toMatchObject({ added: [true, true, false], from: 1, seq: 2 });
    expect((await store.get('mention', ROOM, 'm'))?.text).toBe('first');
    expect((await store.commit(batch({ scope: 'other', adds: [add(mention('m'))] }))).ok && (await store.head('other'))).toBe(1);
    expect(await count(store, 'duplicates')).toBe(1);
  });

  it('counters add up over commits and sum over a range of buckets', async () => {
    const { store } = await open();
    for (const bucket of [10, 11, 11, 12]) await store.commit(batch({ counters: [counter('reach', bucket, 2.5), counter('n', bucket)] }));
    await store.commit(batch({ counters: [counter('n', 11, -1)] }));
    expect(await store.counters(ROOM, { from: 10, to: 12 })).toEqual([
      { name: 'n', bucket: 10, delta: 2 },
      { name: 'reach', bucket: 10, delta: 7.5 },
    ]);
    expect(await store.counters('another room', { from: 0, to: 100 })).toEqual([]);
  });

  it('counters sum over each step of a range, the last one shorter; steps without any are left out', async () => {
    const { store } = await open();
    for (const bucket of [9, 10, 11, 12, 13, 16, 17])
      await store.commit(batch({ counters: [counter('n', bucket), counter('é', bucket, 2)] }));
    expect(await store.counters(ROOM, { from: 10, to: 17, step: 2 })).toEqual([
      { name: 'n', bucket: 10, delta: 2 },
      { name: 'é', bucket: 10, delta: 4 },
      { name: 'n', bucket: 12, delta: 2 },
      { name: 'é', bucket: 12, delta: 4 },
      { name: 'n', bucket: 16, delta: 1 },
      { name: 'é', bucket: 16, delta: 2 },
    ]);
    expect((await counterSteps(store, ROOM, { from: 10, to: 17, step: 2 })).map(({ from, deltas }) => [from, deltas.length])).toEqual([
      [10, 2],
      [12, 2],
      [14, 0],
      [16, 2],
    ]);
    expect(await counterSteps(store, ROOM, { from: 10, to: 10, step: 1 })).toEqual([]);
    const many = await counterSteps(store, ROOM, { from: 0, to: 1_001, step: 1 });
    expect(many.map(({ from }) => from)).toEqual(range(1_001));
    expect(many.flatMap(({ from, deltas }) => (deltas.length > 0 ? [from] : []))).toEqual([9, 10, 11, 12, 13, 16, 17]);
  });

  it('stampSeq gives a row the last number of its commit', async () => {
    const { store } = await open();
    await store.commit(batch({ adds: [add(mention('m'))] }));
    const entity = { id: 'c', version: 1, seq: 0, replyId: 'r', by: 'u', text: 't', at: AT };
    const event = { type: 'reply.changed' as const, kind: 'reply' as const, id: 'r', version: 1 };
    await store.commit(batch({ puts: [{ kind: 'conversation', entity: entity, stampSeq: true }], events: [event, event] }));
    expect(await store.get('conversation', ROOM, 'c')).toMatchObject({ seq: 3, text: 't' });
  });

  it('a unique field is a conflict, not an error, and frees with its row', async () => {
    const { store } = await open();
    const put = (entity: ReturnType<typeof user>) => store.commit(batch({ scope: INSTALLATION, puts: [{ kind: 'user', entity }] }));
    expect((await put(user('u1', { email: 'a@x.test' }))).ok).toBe(true);
    expect((await put(user('u2', { email: 'a@x.test' }))).ok).toBe(false);
    expect(await store.get('user', INSTALLATION, 'u2')).toBeNull();
    expect((await put(user('u1', { version: 2, email: 'b@x.test' }))).ok).toBe(true);
    expect((await put(user('u2', { email: 'a@x.test' }))).ok).toBe(true);
    const rooms = (id: string, key: string) =>
      store.commit(batch({ scope: INSTALLATION, puts: [{ kind: 'room', entity: room(id, { publicKey: key }) }] }));
    expect([(await rooms('a', 'k')).ok, (await rooms('b', 'k')).ok]).toEqual([true, false]);
  });

  it('a unique field taken in the same instant: one wins', async () => {
    const { store } = await open();
    const results = await Promise.all(
      range(8).map((i) =>
        store.commit(batch({ scope: INSTALLATION, puts: [{ kind: 'user', entity: user(`u${i}`, { email: 'same@x.test' }) }] })),
      ),
    );
    expect(results.filter((done) => done.ok)).toHaveLength(1);
  });

  it('what makes no sense fails alone: those committed beside it are kept', async () => {
    const { store } = await open();
    const bad = store.commit(batch({ puts: [{ kind: 'control', entity: { ...control(1), id: null as never } }] }));
    const good = store.commit(batch({ puts: [{ kind: 'dispatch', entity: dispatch('d') }] }));
    await expect(bad).rejects.toThrow();
    expect((await good).ok).toBe(true);
  });

  it('a batch of 2,000 mentions is stored whole and numbered in order', async () => {
    const { store } = await open();
    const done = await store.commit(
      batch({ adds: range(2000).map((i) => add(mention(`m${i}`), { counters: [counter('mentions'), counter('label:negative')] })) }),
    );
    expect(done).toMatchObject({ ok: true, from: 1, seq: 2000 });
    expect(await count(store, 'mentions')).toBe(2000);
    expect((await store.get('mention', ROOM, 'm1234'))?.seq).toBe(1235);
    const page = await store.events(ROOM, 999, 300);
    expect([page.events[0]?.n, page.events.at(-1)?.n, page.events.length, page.events[0]?.id]).toEqual([1000, 1299, 300, 'm999']);
  });

  it('events are read on from any number and pruned from the oldest', async () => {
    const { store } = await open();
    for (const [i, at] of [AT, AT, '2026-03-03T00:00:00.000Z'].entries()) {
      await store.commit({ ...batch({ at }), adds: range(2).map((j) => add(mention(`${i}-${j}`))) });
    }
    expect((await store.events(ROOM, 3, 1)).events.map((event) => event.n)).toEqual([4]);
    await store.prune('2026-03-02T00:00:00.000Z');
    expect(await store.events(ROOM, 0, 10)).toMatchObject({ pruned: true, head: 6 });
    expect((await store.events(ROOM, 3, 10)).pruned).toBe(true);
    const left = await store.events(ROOM, 4, 10);
    expect(left).toMatchObject({ pruned: false, head: 6 });
    expect(left.events.map((event) => event.n)).toEqual([5, 6]);
    await store.prune('2026-03-04T00:00:00.000Z');
    expect(await store.events(ROOM, 6, 10)).toEqual({ events: [], head: 6, pruned: false });
    expect(await store.commit(batch({ adds: [add(mention('later'))] }))).toMatchObject({ from: 7, seq: 7 });
  });

  it('everything is there after it was closed and opened again', async () => {
    const { store, reopen } = await open();
    await store.commit(
      batch({ adds: [add(mention('m'), { counters: [counter('mentions')] })], puts: [{ kind: 'control', entity: control(1) }] }),
    );
    const head = await store.auditHead(ROOM);
    const again = await reopen();
    expect(await again.get('mention', ROOM, 'm')).toMatchObject({ id: 'm', seq: 1 });
    expect(await again.auditHead(ROOM)).toEqual(head);
    expect(await count(again, 'mentions')).toBe(1);
    expect(await again.commit(batch({ adds: [add(mention('n'))], audit }))).toMatchObject({ from: 2, seq: 2 });
    expect(await again.ready()).toBe(true);
  });

  it('hostile text is kept as it came: NUL, lone surrogates, quotes, keys that look like operators', async () => {
    const { store } = await open();
    const text = 'a\u0000b \ud800 \udc00 \ufffe "; DROP TABLE mention; -- {"$where":1} é 👩🏽‍🚒';
    const raw = { $where: 'x', 'a.b': [1, null], ['__proto__' as string]: { x: 1 }, '\u0000': '\ud800' };
    const ids = ['x\ud800', 'x\ud801', 'x\ufffd', 'x\u0000y', 'x\u0000', 'x', '\ufffe"x"', '$gt'];
    await store.commit(batch({ adds: ids.map((id) => add(mention(id, { text, raw, source: id, author: { name: text } }))) }));
    for (const id of ids) expect(await store.get('mention', ROOM, id)).toMatchObject({ id, text, raw, source: id });
    expect((await store.events(ROOM, 0, 100)).events.map((event) => event.id)).toEqual(ids);
    const found = await Promise.all(ids.map((id) => store.list('mention', { scope: ROOM, where: { source: id }, limit: 10 })));
    expect(found.map((page) => page.items.map((item) => item.id))).toEqual(ids.map((id) => [id]));
  });
});
