/** The plans behind lists of mentions: a page is read off an index, and each way of searching finds the same. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemRuntime } from '../../runtime/runtime.ts';
import { TEST_AUDIT_KEY } from '../contract/audit-key.ts';
import { add, AT, batch, mention, ROOM } from '../contract/rows.ts';
import type { Query } from '../store.ts';
import { storeFile } from './connection.ts';
import { planList, searchWay, type SearchWay } from './list-query.ts';
import { openSqliteStore } from './open.ts';

let dir = '';
let db: DatabaseSync;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unisson-list-'));
  const store = await openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });
  const adds = Array.from({ length: 60 }, (_, i) =>
    add(
      mention(`m${i}`, {
        text: i % 2 === 0 ? 'bank run' : 'sunny',
        status: i % 5 === 0 ? 'waiting' : 'new',
        rank: { value: (i * 7) % 11, because: [] },
        publishedAt: new Date(Date.parse(AT) + ((i * 13) % 60) * 1000).toISOString(),
      }),
    ),
  );
  await store.commit(batch({ adds }));
  await store.close();
  db = new DatabaseSync(storeFile(dir), { readOnly: true });
});
afterEach(async () => {
  db.close();
  await rm(dir, { recursive: true, force: true });
});

const statement = (query: Query, way: SearchWay) => {
  const plan = planList('mention', query, way).statement;
  if (plan === null) throw new Error('nothing can match');
  return plan;
};
const plan = (query: Query, way: SearchWay = 'sort'): string[] => {
  const { sql, params } = statement(query, way);
  return db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map((row) => String(row['detail']));
};

it('the lists that people look at are walked along an index of their order', () => {
  const expected: [Query, string][] = [
    [{ scope: ROOM, order: { by: 'rank', desc: true }, limit: 50 }, 'mention_rank'],
    [{ scope: ROOM, where: { status: 'new' }, order: { by: 'rank', desc: true }, limit: 50 }, 'mention_status_rank'],
    [{ scope: ROOM, where: { label: 'negative' }, order: { by: 'rank', desc: true }, limit: 50 }, 'mention_rank'],
    [
      { scope: ROOM, where: { status: 'new', language: 'fr' }, order: { by: 'publishedAt', desc: true }, limit: 50 },
      'mention_status_published',
    ],
    [{ scope: ROOM, order: { by: 'publishedAt' }, limit: 50 }, 'mention_published'],
    [{ scope: ROOM, where: { seq: { gt: 10 } }, order: { by: 'seq' }, limit: 50 }, 'mention_seq'],
    [{ scope: ROOM, where: { storyKey: { in: ['a', 'b'] } }, order: { by: 'rank' }, limit: 50 }, 'mention_story'],
    [{ scope: ROOM, where: { conversation: 'c' }, order: { by: 'publishedAt' }, limit: 50 }, 'mention_conversation'],
    [{ scope: ROOM, where: { assignee: 'u' }, order: { by: 'rank' }, limit: 50 }, 'mention_assignee'],
    [{ scope: ROOM, where: { handling: 'press' }, order: { by: 'rank' }, limit: 50 }, 'mention_handling'],
    [{ scope: ROOM, where: { speaker: 'supporter' }, order: { by: 'rank', desc: true }, limit: 50 }, 'mention_speaker'],
    [{ scope: ROOM, where: { proposed: 'danger', seq: { gt: 10 } }, order: { by: 'seq' }, limit: 50 }, 'mention_proposed'],
  ];
  for (const [query, index] of expected)
    expect(plan(query).join('\n'), JSON.stringify(query)).toMatch(new RegExp(`SEARCH r USING (COVERING )?INDEX ${index} `));
  // Ties alone are sorted, page by page; a whole list never is.
  expect(plan({ scope: ROOM, order: { by: 'rank', desc: true }, limit: 50 })).toContain('USE TEMP B-TREE FOR LAST TERM OF ORDER BY');
});

it('a search by number walks the words backwards, without a sort', () => {
  const details = plan({ scope: ROOM, text: 'bank', order: { by: 'seq', desc: true }, limit: 50 }, 'places');
  expect(details.some((detail) => detail.startsWith('SCAN w VIRTUAL TABLE'))).toBe(true);
  expect(details.filter((detail) => detail.includes('TEMP B-TREE'))).toHaveLength(1);
});

it('every way of searching finds the same rows in the same order', () => {
  const run = (query: Query, way: SearchWay): string[] => {
    const { sql, params } = statement(query, way);
    return db
      .prepare(sql)
      .all(...params)
      .map((row) => String(row['id']));
  };
  for (const by of ['rank', 'publishedAt', 'seq']) {
    for (const where of [{}, { status: 'waiting' }]) {
      const query: Query = { scope: ROOM, text: 'bank ru*', where, order: { by, desc: true }, limit: 100 };
      const sorted = run(query, 'sort');
      expect(sorted.length).toBe('status' in where ? 6 : 30);
      expect(run(query, 'probe')).toEqual(sorted);
      if (by === 'seq') expect(run(query, 'places')).toEqual(sorted);
    }
  }
});

it('the way is chosen by the order and by how many match', () => {
  const query: Query = { scope: ROOM, text: 'x', order: { by: 'rank' }, limit: 1 };
  expect([searchWay(query, false, 10), searchWay(query, false, 4000)]).toEqual(['sort', 'probe']);
  expect(searchWay({ ...query, order: { by: 'seq' } }, true, 0)).toBe('places');
  expect(searchWay({ ...query, order: { by: 'seq' } }, false, 9999)).toBe('probe');
  expect(searchWay({ text: 'x', limit: 1 }, false, 9999)).toBe('sort');
});
