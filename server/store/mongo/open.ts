/** Opens the store on MongoDB: connects, refuses what cannot hold it, makes collections and indexes. */
import { MongoClient, type Collection, type Db, type Document } from 'mongodb';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Store } from '../store.ts';
import { collections, createIndexes, type Collections } from './collections.ts';
import { MongoStore } from './mongo-store.ts';

export interface MongoOptions {
  /** May hold a password: never logged, never part of an error. */
  readonly uri: string;
  /** 32 bytes; signs the audit heads. */
  readonly auditKey: Uint8Array;
  readonly runtime: Runtime;
  /** Instead of the database named in the address, or `unisson` where it names none. */
  readonly database?: string;
  /** How long to look for a server before giving up; 10 s where absent. */
  readonly findServerMs?: number;
}

/** How far a move from the embedded store has come (move.ts). */
export interface MoveDoc {
  readonly _id: 'move';
  /** Digest of the source's state: whether what was copied is still what is there. */
  readonly mark: string;
  readonly done: boolean;
  /** Table → place of the last row copied. */
  readonly places: Readonly<Record<string, number>>;
}

export interface OpenedDatabase {
  readonly client: MongoClient;
  readonly db: Db;
  readonly all: Collections;
  readonly moves: Collection<MoveDoc>;
}

/** Shape of the documents; a store of another shape is refused. */
export const SHAPE = 1;
const FIND_SERVER_MS = 10_000;

/** @throws with a sentence for the operator: no server there, no replica set, or a store of another version */
export async function openMongoStore(options: MongoOptions): Promise<Store> {
  const { client, db, all } = await openDatabase(options);
  return new MongoStore({ client, db, all, auditKey: options.auditKey, runtime: options.runtime });
}

/** For what works on the collections themselves (move.ts); everybody else takes the store. */
export async function openDatabase(
  options: Pick<MongoOptions, 'uri' | 'database' | 'findServerMs'> & { readonly duringMove?: boolean },
): Promise<OpenedDatabase> {
  const client = new MongoClient(options.uri, {
    appName: 'unisson',
    serverSelectionTimeoutMS: options.findServerMs ?? FIND_SERVER_MS,
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
  });
  try {
    await client.connect();
    requireReplicaSet(await client.db('admin').command({ hello: 1 }));
    const db = client.db(databaseOf(options));
    const all = collections(db);
    const shapes = db.collection<{ _id: string; n: number }>('shape');
    const shape = await shapes.findOne({ _id: 'shape' });
    if (shape !== null && shape.n !== SHAPE)
      throw new Error(`The store on MongoDB has shape ${shape.n}, this version of Unisson knows ${SHAPE}.`);
    const moves = db.collection<MoveDoc>('move');
    if (options.duringMove !== true && (await moves.findOne({ _id: 'move' }))?.done === false) {
      throw new Error('A move into this database was begun and not finished: run the same npm run move again.');
    }
    await createIndexes(db, all);
    await shapes.updateOne({ _id: 'shape' }, { $set: { n: SHAPE } }, { upsert: true });
    return { client, db, all, moves };
  } catch (error) {
    await client.close();
    throw error;
  }
}

export function requireReplicaSet(hello: Document): void {
  if (typeof hello['setName'] === 'string' && hello['setName'] !== '') return;
  throw new Error(
    'MONGODB_URI names a MongoDB server that is no replica set. Unisson needs transactions: start mongod with --replSet rs0 and run rs.initiate() once (one member is enough).',
  );
}

function databaseOf({ uri, database }: Pick<MongoOptions, 'uri' | 'database'>): string {
  if (database !== undefined) return database;
  const named = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]+)/.exec(uri)?.[1];
  return named === undefined ? 'unisson' : decodeURIComponent(named);
}
