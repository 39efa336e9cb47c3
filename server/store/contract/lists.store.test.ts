/** What `list` promises, on every store: conditions, orders, pages by key, cursors of other queries, search. */
import type { Mention } from '@unisson/shared/domain/mention';
import { expect, it } from 'vitest';
import { StaleCursor, type Query, type Store } from '../store.ts';
import { eachStore } from './each-store.ts';
import { add, AT, batch, control, dispatch, mention, ROOM } from './rows.ts';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const minute = (i: number): string => new Date(Date.parse(AT) + i * 60_000).toISOString();

async function fill(store: Store, mentions: readonly Mention[], scope = ROOM): Promise<void> {
  await store.commit(batch({ scope, adds: mentions.map((entity) => add(entity)) }));
}
async function ids(store: Store, query: Partial<Query>): Promise<string[]> {
  return (await store.list('mention', { scope: ROOM, limit: 100, ...query })).items.map((item) => item.id);
}
/** Walks all pages, and fails if one is empty or over-full on the way. */
async function walk(store: Store, query: Query): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await store.list('mention', after === undefined ? query : { ...query, after });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.items.map((item) => item.id));
    if (page.next === undefined) return found;
    expect(page.items).toHaveLength(query.limit);
    after = page.next;
  }
}

eachStore((_name, open) => {
  it('each condition finds what it says', async () => {
    const { store } = await open();
    const rows = range(6).map((i) =>
      mention(`m${i}`, {
        status: i % 2 === 0 ? 'new' : 'answered',
        assignee: i < 2 ? null : `u${i % 3}`,
        rank: { value: i / 2, because: [] },
        publishedAt: minute(i),
      }),
    );
    await fill(store, rows);
    const by = (where: NonNullable<Query['where']>) => ids(store, { where });
    expect(await by({ status: 'new' })).toEqual(['m0', 'm2', 'm4']);
    expect(await by({ assignee: null })).toEqual(['m0', 'm1']);
    expect(await by({ assignee: { in: [null, 'u2'] } })).toEqual(['m0', 'm1', 'm2', 'm5']);
    expect(await by({ assignee: { in: [] } })).toEqual([]);
    expect(await by({ rank: { gt: 0.5, lte: 1.5 } })).toEqual(['m2', 'm3']);
    expect(await by({ rank: { gte: 0.5, lt: 1.5 } })).toEqual(['m1', 'm2']);
    expect(await by({ publishedAt: { gte: minute(4) } })).toEqual(['m4', 'm5']);
    expect(await by({ assignee: { gte: 'u1' }, status: 'answered' })).toEqual(['m5']);
    expect(await by({ seq: { in: [1, 3] } })).toEqual(['m0', 'm2']);
  });

  it('conditions that an index serves find the same as those that none does', async () => {
    const { store } = await open();
    await fill(
      store,
      range(12).map((i) =>
        mention(`m${String(i).padStart(2, '0')}`, {
          handling: i % 4 === 0 ? 'press' : 'normal',
          assignee: i % 3 === 0 ? 'u' : null,
          storyKey: `s${i % 2}`,
          conversation: `c${i % 5}`,
          label: 'x',
        } as never),
      ),
    );
    const newest = { by: 'seq', desc: true };
    expect(await ids(store, { where: { handling: 'press' }, order: newest })).toEqual(['m08', 'm04', 'm00']);
    expect(await ids(store, { where: { handling: 'normal', assignee: 'u' }, order: newest })).toEqual(['m09', 'm06', 'm03']);
    expect(await ids(store, { where: { storyKey: 's1', conversation: 'c1' }, order: { by: 'rank' } })).toEqual(['m01', 'm11']);
    expect(await ids(store, { where: { conversation: 'c0', status: 'new' }, order: { by: 'publishedAt' } })).toEqual(['m00', 'm05', 'm10']);
    expect(
      await ids(store, { where: { assignee: null, label: { in: ['negative'] } }, order: { by: 'rank', desc: true }, limit: 2 }),
    ).toEqual(['m11', 'm10']);
  });

  it('every order is kept over pages, ties broken by id in the same direction', async () => {
    const { store } = await open();
    const rows = range(23).map((i) =>
      mention(`m${String((i * 7) % 23).padStart(2, '0')}`, {
        rank: { value: i % 3, because: [] },
        publishedAt: minute(i % 4),
        assignee: i % 2 === 0 ? null : `u${i % 3}`,
      }),
    );
    await fill(store, rows);
    await fill(store, [mention('elsewhere')], 'another room');
    const stored = rows.map((row, i) => ({ ...row, seq: i + 1 }));
    const keys: Record<string, (row: Mention) => string | number | null> = {
      id: (r) => r.id,
      seq: (r) => r.seq,
      rank: (r) => r.rank.value,
      publishedAt: (r) => r.publishedAt,
      assignee: (r) => r.assignee,
    };
    const compare = (a: string | number | null, b: string | number | null): number =>
      a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;
    for (const [by, key] of Object.entries(keys)) {
      for (const desc of [false, true]) {
        const expected = stored.toSorted((a, b) => (compare(key(a), key(b)) || compare(a.id, b.id)) * (desc ? -1 : 1)).map((row) => row.id);
        for (const limit of [1, 4, 23])
          expect(await walk(store, { scope: ROOM, order: { by, desc }, limit }), `${by} ${desc} ${limit}`).toEqual(expected);
      }
    }
  });

  it('a page goes on where it was, whatever was added before it', async () => {
    const { store } = await open();
    await fill(
      store,
      range(6).map((i) => mention(`m${i}`)),
    );
    const query = { scope: ROOM, order: { by: 'seq', desc: true }, limit: 3 };
    const first = await store.list('mention', query);
    await fill(store, [mention('m6'), mention('m7')]);
    const second = await store.list('mention', { ...query, after: first.next ?? '' });
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(['m5', 'm4', 'm3', 'm2', 'm1', 'm0']);
  });

  it('a cursor of another query, or no cursor at all, is stale', async () => {
    const { store } = await open();
    await fill(
      store,
      range(4).map((i) => mention(`m${i}`)),
    );
    const query: Query = { scope: ROOM, where: { status: 'new' }, order: { by: 'rank' }, limit: 2 };
    const after = (await store.list('mention', query)).next ?? '';
    expect((await store.list('mention', { ...query, after, limit: 1 })).items.map((item) => item.id)).toEqual(['m2']);
    const others: Query[] = [
      { ...query, after, order: { by: 'rank', desc: true } },
      { ...query, after, order: { by: 'seq' } },
      { ...query, after, where: { status: 'answered' } },
      { ...query, after, where: {} },
      { ...query, after, text: 'text' },
      { ...query, after, scope: 'another room' },
      ...['', 'x', '{}', Buffer.from('["a",{"$gt":""},1,null]').toString('base64url'), `${after}x`, '\u0000'].map((cursor) => ({
        ...query,
        after: cursor,
      })),
    ];
    for (const other of others) await expect(store.list('mention', other), JSON.stringify(other)).rejects.toBeInstanceOf(StaleCursor);
  });

  it('a field that is not declared is a bug', async () => {
    const { store } = await open();
    await expect(store.list('mention', { scope: ROOM, where: { text: 'x' }, limit: 1 })).rejects.toThrow('no field text');
    await expect(store.list('mention', { scope: ROOM, where: { $where: 'x' }, limit: 1 })).rejects.toThrow('no field');
    await expect(store.list('control', { scope: ROOM, order: { by: 'hold' }, limit: 1 })).rejects.toThrow('no field hold');
    await expect(store.list('control', { scope: ROOM, text: 'x', limit: 1 })).rejects.toThrow('no words');
  });

  it('a list over every scope misses nobody, also where ids are the same everywhere', async () => {
    const { store } = await open();
    for (const i of range(5)) {
      await store.commit(
        batch({
          scope: `r${i}`,
          puts: [
            { kind: 'control', entity: control(1, { lastRevision: i, inForce: i % 2 === 0 ? null : i }) },
            { kind: 'dispatch', entity: dispatch(`d${i}`, { state: i === 3 ? 'sent' : 'queued', dueAt: minute(9 - i) }) },
          ],
        }),
      );
    }
    const due = await store.list('dispatch', { where: { state: 'queued', dueAt: { lte: minute(8) } }, order: { by: 'dueAt' }, limit: 10 });
    expect(due.items.map((row) => row.id)).toEqual(['d4', 'd2', 'd1']);
    for (const by of ['id', 'inForce']) {
      for (const desc of [false, true]) {
        const seen: number[] = [];
        let after: string | undefined;
        do {
          const page = await store.list('control', { order: { by, desc }, limit: 2, ...(after === undefined ? {} : { after }) });
          seen.push(...page.items.map((row) => row.lastRevision));
          after = page.next;
        } while (after !== undefined);
        expect(seen.toSorted()).toEqual([0, 1, 2, 3, 4]);
      }
    }
  });

  it('search folds accents and case, wants all words, and takes a trailing * for a prefix', async () => {
    const { store } = await open();
    await fill(store, [
      mention('fr', { text: 'Mon ÉPARGNE est-elle en sécurité ?', author: { name: 'Zoé Lefèvre', handle: 'zoe' } }),
      mention('en', { text: "Is my money safe?? I'm worried #AskBank", author: { name: 'Bob' } }),
      mention('de', { text: 'Straße, Größe, 2026 und 3,50 €', author: {} }),
      mention('el', { text: 'Ασφάλεια καταθέσεων', author: {} }),
      mention('hi', { text: '안녕하세요 हिन्दी', author: {} }),
      mention('emoji', { text: 'run🫩bank 🏦🫪 ſafe', author: {} }),
      mention('de2', { text: 'decomposed: e\u0301pargne', author: {} }),
    ]);
    const search = (text: string) => ids(store, { text, order: { by: 'seq' } });
    expect(await search('epargne')).toEqual(['fr', 'de2']);
    expect(await search('SÉCURITÉ epargne')).toEqual(['fr']);
    expect(await search('lefevre')).toEqual(['fr']);
    expect(await search('zoe epargne safe')).toEqual([]);
    expect(await search('askb*')).toEqual(['en']);
    expect(await search('askb')).toEqual([]);
    expect(await search('est-elle')).toEqual(['fr']);
    expect(await search('grosse')).toEqual([]);
    expect(await search('große')).toEqual(['de']);
    expect(await search('grosse* OR große*')).toEqual([]);
    expect(await search('groß*')).toEqual(['de']);
    expect(await search('2026 50')).toEqual(['de']);
    expect(await search('ασφαλεια')).toEqual(['el']);
    expect(await search('안녕하세요')).toEqual(['hi']);
    expect(await search('   ')).toEqual(['fr', 'en', 'de', 'el', 'hi', 'emoji', 'de2']);
    expect(await search('हिन्दी')).toEqual(['hi']);
    expect(await search('bank run')).toEqual(['emoji']);
    expect(await search('?!')).toEqual([]);
  });

  it('what a user types is never query syntax', async () => {
    const { store } = await open();
    await fill(store, [mention('a', { text: 'alpha or NOT near and', author: {} }), mention('b', { text: 'beta', author: {} })]);
    const hostile = [
      'alpha" OR "beta',
      'alpha OR beta',
      'NOT alpha',
      'words:beta',
      '-alpha',
      '^beta alpha',
      'NEAR(alpha beta)',
      '{"$gt":""}',
      '.*',
      '(alpha',
      'alpha\u0000 beta',
      '*',
      '\ud800',
      "'); DROP TABLE mention; --",
      'a'.repeat(5000),
      'x '.repeat(5000),
    ];
    const found = await Promise.all(hostile.map((text) => ids(store, { text })));
    expect(found.flat().filter((id) => id !== 'a')).toEqual([]);
    expect(found[0]).toEqual([]);
    expect(found[2]).toEqual(['a']);
    expect(await ids(store, {})).toEqual(['a', 'b']);
  });

  it('search goes with filters, every order and pages', async () => {
    const { store } = await open();
    await fill(
      store,
      range(20).map((i) =>
        mention(`m${String(i).padStart(2, '0')}`, {
          text: i % 2 === 0 ? 'bank run' : 'sunny day',
          status: i % 3 === 0 ? 'answered' : 'new',
          rank: { value: (i * 3) % 7, because: [] },
          publishedAt: minute(i),
        }),
      ),
    );
    await fill(store, [mention('elsewhere', { text: 'bank' })], 'another room');
    const base = { scope: ROOM, text: 'bank', where: { status: 'new' }, limit: 2 };
    const expected = ['m02', 'm04', 'm08', 'm10', 'm14', 'm16'];
    expect(await walk(store, { ...base, order: { by: 'seq' } })).toEqual(expected);
    expect(await walk(store, { ...base, order: { by: 'seq', desc: true } })).toEqual(expected.toReversed());
    expect(await walk(store, { ...base, order: { by: 'publishedAt', desc: true } })).toEqual(expected.toReversed());
    const value = (id: string): number => (Number(id.slice(1)) * 3) % 7;
    expect(await walk(store, { ...base, order: { by: 'rank', desc: true } })).toEqual(
      expected.toSorted((a, b) => value(b) - value(a) || (a < b ? 1 : -1)),
    );
  });

  it('a changed row is found under its new values and words only', async () => {
    const { store } = await open();
    await fill(store, [mention('m', { text: 'old words' }), mention('n', { text: 'old words' })]);
    const row = await store.get('mention', ROOM, 'm');
    await store.commit(
      batch({ puts: [{ kind: 'mention', entity: { ...(row as Mention), version: 2, text: 'erased', status: 'answered' } }] }),
    );
    expect(await ids(store, { text: 'old' })).toEqual(['n']);
    expect(await ids(store, { text: 'erased' })).toEqual(['m']);
    expect(await ids(store, { where: { status: 'answered' }, order: { by: 'rank' } })).toEqual(['m']);
    expect(await ids(store, { where: { status: 'new' }, order: { by: 'rank' } })).toEqual(['n']);
  });

  it('a mention whose number is given anew is ordered by it in a search, too', async () => {
    const { store } = await open();
    await fill(store, [mention('a'), mention('b')]);
    const row = (await store.get('mention', ROOM, 'a')) as Mention;
    const event = { type: 'mention.changed' as const, kind: 'mention' as const, id: 'a', version: 2 };
    await store.commit(batch({ puts: [{ kind: 'mention', entity: { ...row, version: 2 }, stampSeq: true }], events: [event] }));
    expect((await store.get('mention', ROOM, 'a'))?.seq).toBe(3);
    for (const limit of [1, 5]) expect(await walk(store, { scope: ROOM, text: 'text', order: { by: 'seq' }, limit })).toEqual(['b', 'a']);
  });
});
