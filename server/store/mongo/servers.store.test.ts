/** What holds when several servers write to one MongoDB database at the same instant. */
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../audit/verify.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import { freshName, mongodbUri, TEST_AUDIT_KEY } from '../contract/each-store.ts';
import { add, AT, batch, control, dispatch, mention, ROOM } from '../contract/rows.ts';
import { INSTALLATION, type Store } from '../store.ts';
import { openMongoStore } from './open.ts';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const uri = mongodbUri();

if (uri === undefined) {
  describe('several servers on MongoDB', () => {
    it('is not run: MONGODB_URI is not set', () => undefined);
  });
} else {
  describe('several servers on MongoDB', () => {
    let database = '';
    let servers: Store[] = [];
    beforeEach(async () => {
      database = freshName();
      servers = await Promise.all(range(3).map(() => openMongoStore({ uri, database, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime })));
    });
    afterEach(async () => {
      for (const server of servers) await server.close();
      const client = await new MongoClient(uri).connect();
      await client.db(database).dropDatabase();
      await client.close();
    });
    const everywhere = <T>(times: number, act: (server: Store, i: number) => Promise<T>): Promise<T[]> =>
      Promise.all(range(times).flatMap((i) => servers.map((server, s) => act(server, i * servers.length + s))));

    it('[FE1] [ME1] numbers stay dense, a mention brought to two servers is one, the chain verifies', async () => {
      const results = await everywhere(6, (server, i) =>
        server.commit(
          batch({ adds: [add(mention(`own-${i}`)), add(mention('shared'))], counters: [{ name: 'commits', bucket: 0, delta: 1 }] }),
        ),
      );
      expect(results.every((done) => done.ok)).toBe(true);
      expect(results.filter((done) => done.ok && done.added[1] === true)).toHaveLength(1);
      for (const server of servers)
        expect((await server.events(ROOM, 0, 100)).events.map((event) => event.n)).toEqual(range(19).map((i) => i + 1));
      expect(await servers[0]?.counters(ROOM, { from: 0, to: 1 })).toEqual([{ name: 'commits', bucket: 0, delta: 18 }]);
      expect(await verifyAudit(servers[0] as Store, TEST_AUDIT_KEY)).toMatchObject({ ok: true, lines: 18 });
    });

    it('of those who write the same row, bind the same client, or append at the same head, one wins', async () => {
      const wins = (results: readonly { readonly ok: boolean }[]): number => results.filter((done) => done.ok).length;
      expect(wins(await everywhere(2, (server) => server.commit(batch({ puts: [{ kind: 'control', entity: control(1) }] }))))).toBe(1);
      expect(wins(await everywhere(2, (server, i) => server.keep([{ op: 'bind', doc: 'd', clientId: 5, user: `u${i}` }])))).toBe(1);
      const entry = { update: Uint8Array.of(1), user: 'u', owners: ['u'], at: AT };
      expect(wins(await everywhere(2, (server) => server.keep([{ op: 'append', doc: 'd', entries: [entry], expectHead: 0 }])))).toBe(1);
      expect(
        wins(
          await everywhere(2, (server, i) => server.keep([{ op: 'put', space: 'lease', key: 'k', value: i, version: 0, expiresAt: null }])),
        ),
      ).toBe(1);
    });

    it('appends of all are kept, in one order without gaps', async () => {
      await everywhere(5, (server, i) =>
        server.keep([{ op: 'append', doc: 'd', entries: [{ update: Uint8Array.of(i), user: 'u', owners: ['u'], at: AT }] }]),
      );
      const log = await servers[1]?.draft('d');
      expect(log?.entries.map((found) => found.n)).toEqual(range(15).map((i) => i + 1));
      expect(log?.entries.map((found) => found.update[0]).toSorted((a = 0, b = 0) => a - b)).toEqual(range(15));
    });

    it('two who each expect what the other writes do not both win, within a room and across two scopes', async () => {
      const [one, two] = servers as [Store, Store];
      for (const [first, second] of [
        [ROOM, ROOM],
        [ROOM, INSTALLATION],
      ] as const) {
        for (const round of range(4)) {
          const [a, b] = [`a-${second}-${round}`, `b-${second}-${round}`];
          await one.commit(batch({ scope: first, puts: [{ kind: 'dispatch', entity: dispatch(a) }] }));
          await one.commit(batch({ scope: second, puts: [{ kind: 'dispatch', entity: dispatch(b) }] }));
          const results = await Promise.all([
            one.commit(
              batch({
                scope: first,
                expect: [{ kind: 'dispatch', id: b, version: 1, scope: second }],
                puts: [{ kind: 'dispatch', entity: dispatch(a, { version: 2 }) }],
              }),
            ),
            two.commit(
              batch({
                scope: second,
                expect: [{ kind: 'dispatch', id: a, version: 1, scope: first }],
                puts: [{ kind: 'dispatch', entity: dispatch(b, { version: 2 }) }],
              }),
            ),
          ]);
          expect(results.filter((done) => done.ok)).toHaveLength(1);
        }
      }
    });
  });
}
