/** `npm run move`: all that the embedded store holds arrives on MongoDB as it was, also after a cut, and nothing else is overwritten. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { freshName, mongodbUri, TEST_AUDIT_KEY } from './contract/each-store.ts';
import { add, AT, batch, control, dispatch, mention, ROOM, room, user } from './contract/rows.ts';
import { openMongoStore } from './mongo/open.ts';
import { moveStore } from './move.ts';
import { openSqliteStore } from './sqlite/open.ts';
import { INSTALLATION, type Store } from './store.ts';

const DOC = `message:${ROOM}`;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

async function fill(store: Store): Promise<void> {
  await store.commit(
    batch({
      scope: INSTALLATION,
      puts: [
        { kind: 'room', entity: room(ROOM) },
        { kind: 'user', entity: user('u') },
        { kind: 'control', entity: control(1), scope: ROOM },
      ],
    }),
  );
  const adds = range(1100).map((i) =>
    add(mention(`m${i}`, { text: i === 7 ? 'É \u0000 \ud800 $where' : `text ${i}` }), {
      counters: [{ name: 'mentions', bucket: i % 3, delta: 1.5 }],
    }),
  );
  await store.commit(batch({ adds }));
  await store.commit(
    batch({
      puts: [{ kind: 'dispatch', entity: dispatch('d\ud800') }],
      events: [{ type: 'dispatch.changed', kind: 'dispatch', id: 'd\ud800', version: 1 }],
    }),
  );
  const entries = range(5).map((i) => ({ update: Uint8Array.from([i, 0, 255]), user: 'u', owners: ['u', 'v'], at: AT }));
  await store.keep([
    { op: 'append', doc: DOC, entries },
    { op: 'checkpoint', doc: DOC, n: 3, state: Uint8Array.of(9, 0, 255) },
    { op: 'bind', doc: DOC, clientId: 2 ** 32 - 1, user: 'u' },
    { op: 'put', space: 'session', key: 'k.$', value: { a: [1, null] }, version: 0, expiresAt: '2999-01-01T00:00:00.000Z' },
  ]);
}

/** All that the port shows. */
async function contents(store: Store): Promise<unknown> {
  const scopes = await store.scopes();
  return {
    scopes,
    heads: await Promise.all(
      scopes.map((scope) =>
        Promise.all([store.head(scope), store.auditHead(scope), store.auditLines(scope, 0, 1000), store.events(scope, 0, 10_000)]),
      ),
    ),
    mentions: (await store.list('mention', { scope: ROOM, order: { by: 'seq' }, limit: 5000 })).items,
    found: (await store.list('mention', { scope: ROOM, text: 'text 10*', order: { by: 'seq' }, limit: 5000 })).items.map((item) => item.id),
    rows: [
      await store.get('room', INSTALLATION, ROOM),
      await store.get('user', INSTALLATION, 'u'),
      await store.get('control', ROOM, 'control'),
      await store.get('dispatch', ROOM, 'd\ud800'),
    ],
    counters: await store.counters(ROOM, { from: 0, to: 10 }),
    draft: [await store.draft(DOC), await store.draft(DOC, 0), await store.draftAuthors(DOC, 0, 5), [...(await store.draftClients(DOC))]],
    kept: await store.scan('session', ''),
  };
}

const uri = mongodbUri();
if (uri === undefined) {
  describe('move', () => {
    it('is not run: MONGODB_URI is not set', () => undefined);
  });
} else {
  describe('move', () => {
    let dir = '';
    let database = '';
    const said: string[] = [];
    const move = (afterChunk?: () => void) =>
      moveStore({
        dir,
        uri,
        database,
        auditKey: TEST_AUDIT_KEY,
        runtime: systemRuntime,
        say: (line) => void said.push(line),
        ...(afterChunk === undefined ? {} : { afterChunk }),
      });
    const embedded = () => openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });
    const mongo = () => openMongoStore({ uri, database, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });
    /** Runs until the `count`th chunk, then breaks off as a crash would. */
    const cutAfter = async (count: number): Promise<void> => {
      let chunks = 0;
      const cut = () => {
        chunks += 1;
        if (chunks === count) throw new Error('cut');
      };
      await expect(move(cut)).rejects.toThrow('cut');
    };

    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'unisson-move-'));
      database = freshName();
      said.length = 0;
      const store = await embedded();
      await fill(store);
      await store.close();
    });
    afterEach(async () => {
      const client = await new MongoClient(uri).connect();
      await client.db(database).dropDatabase();
      await client.close();
      await rm(dir, { recursive: true, force: true });
    });

    it('everything arrives as it was, the chain verifies, and the numbers go on', async () => {
      expect(await move()).toMatchObject({ auditLines: 3 });
      const [from, to] = [await embedded(), await mongo()];
      expect(await contents(to)).toEqual(await contents(from));
      await from.close();
      expect(await to.commit(batch({ adds: [add(mention('m1')), add(mention('new'))] }))).toMatchObject({
        added: [false, true],
        from: 1102,
        seq: 1102,
      });
      expect(await verifyAudit(to, TEST_AUDIT_KEY)).toMatchObject({ ok: true, lines: 4 });
      await to.close();
      expect(await move()).toBeNull();
    });

    it('a move that was cut off goes on where it was, and no server starts on half of it', async () => {
      await cutAfter(4);
      const copied = said.filter((line) => line.startsWith('copied')).length;
      await expect(mongo()).rejects.toThrow('not finished');
      said.length = 0;
      await move();
      expect(said[0]).toBe('Going on with a move that was cut off.');
      expect(copied).toBe(4);
      expect(said.filter((line) => line.includes('of mention'))).toHaveLength(2);
      const [from, to] = [await embedded(), await mongo()];
      expect(await contents(to)).toEqual(await contents(from));
      await from.close();
      await to.close();
    });

    it('a source that changed since the cut is copied anew', async () => {
      await cutAfter(5);
      const store = await embedded();
      await store.commit(batch({ puts: [{ kind: 'control', entity: control(2, { lastRevision: 8 }) }] }));
      await store.close();
      await move();
      expect(said).toContain('The source has changed since the move was cut off: beginning anew.');
      const to = await mongo();
      expect((await to.get('control', ROOM, 'control'))?.lastRevision).toBe(8);
      await to.close();
    });

    it('a target that holds another store is left alone, and a running server keeps its directory', async () => {
      const other = await mongo();
      await other.commit(batch({ adds: [add(mention('theirs'))] }));
      await other.close();
      await expect(move()).rejects.toThrow('holds a store already');
      const running = await embedded();
      await expect(move()).rejects.toThrow('in use by another Unisson server');
      await running.close();
    });

    it('a document that was changed on the way is found', async () => {
      await cutAfter(6);
      const client = await new MongoClient(uri).connect();
      await client
        .db(database)
        .collection('mention')
        .updateOne({ i: 'm3' }, { $set: { body: '{}' } });
      await client.close();
      await expect(move()).rejects.toThrow('is missing or different');
    });

    it('[AU2] a chain that was spoiled before the move does not pass', async () => {
      await expect(
        moveStore({ dir, uri, database, auditKey: new Uint8Array(32), runtime: systemRuntime, say: () => undefined }),
      ).rejects.toThrow('does not verify');
    });
  });
}
