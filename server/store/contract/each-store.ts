/**
 * Runs a suite on every store there is: the embedded one on a temporary directory, and MongoDB with a database of its own for each
 * test where MONGODB_URI is set. A title says so where MongoDB is not run. Test support: the one place beside config.ts that reads
 * the environment.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, describe, it } from 'vitest';
import { systemRuntime, type Runtime } from '../../runtime/runtime.ts';
import { openMongoStore } from '../mongo/open.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import type { Store } from '../store.ts';
import { TEST_AUDIT_KEY } from './audit-key.ts';

export { TEST_AUDIT_KEY };

export interface OpenedStore {
  readonly store: Store;
  /** Closes and opens again: another process would find the same. */
  reopen(): Promise<Store>;
}

export type OpenStore = (runtime?: Runtime) => Promise<OpenedStore>;

/**
 * @param suite called once for each store; what it opened is closed and removed after each test.
 */
export function eachStore(suite: (name: string, open: OpenStore) => void): void {
  const uri = mongodbUri();
  const stores = [{ name: 'embedded store', open: openEmbedded }];
  if (uri !== undefined) stores.push({ name: 'MongoDB', open: (runtime) => openMongo(uri, runtime) });
  for (const { name, open } of stores) {
    describe(name, () => {
      const stops: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const stop of stops.splice(0).reverse()) await stop();
      });
      suite(name, async (runtime = systemRuntime) => {
        const { opened, stop } = await open(runtime);
        stops.push(stop);
        return opened;
      });
    });
  }
  if (uri === undefined) {
    describe('MongoDB', () => {
      it('is not run: MONGODB_URI is not set', () => undefined);
    });
  }
}

export function mongodbUri(): string | undefined {
  return process.env['MONGODB_URI'] === '' ? undefined : process.env['MONGODB_URI'];
}

interface Opening {
  readonly opened: OpenedStore;
  stop(): Promise<void>;
}

async function openEmbedded(runtime: Runtime): Promise<Opening> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-store-'));
  return opening(
    () => openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime }),
    () => rm(dir, { recursive: true, force: true }),
  );
}

async function openMongo(uri: string, runtime: Runtime): Promise<Opening> {
  const database = freshName();
  return opening(
    () => openMongoStore({ uri, database, auditKey: TEST_AUDIT_KEY, runtime }),
    async () => {
      const client = await new MongoClient(uri).connect();
      await client.db(database).dropDatabase();
      await client.close();
    },
  );
}

async function opening(open: () => Promise<Store>, remove: () => Promise<void>): Promise<Opening> {
  let store = await open();
  const opened: OpenedStore = {
    store,
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
  };
  return {
    opened,
    async stop() {
      await store.close();
      await remove();
    },
  };
}

export const freshName = (): string => `unisson_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
