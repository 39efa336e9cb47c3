/** Opens the embedded store of a data directory: one thread that writes, two that read. One server a directory. */
import { existsSync } from 'node:fs';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Read, ThreadStart, Write, Written } from './protocol.ts';
import type { Store } from '../store.ts';
import { storeFile } from './connection.ts';
import { EmbeddedStore, type ReadAnswer } from './sqlite-store.ts';
import { startThread, type Thread } from './thread.ts';

export interface SqliteOptions {
  /** Made where it is absent. */
  readonly dir: string;
  /** 32 bytes; signs the audit heads. */
  readonly auditKey: Uint8Array;
  readonly runtime: Runtime;
}

/** Rows in one transaction: beyond this a flush costs nothing any more, and those who wait would wait longer. */
const MOST_ROWS_A_GROUP = 2_000;
/** Reads in one snapshot: short, so that a slow one holds few others up. */
const MOST_READS_A_MESSAGE = 16;

/** @throws with a sentence for the operator where another server has the directory or a newer version wrote it */
export async function openSqliteStore({ dir, auditKey, runtime }: SqliteOptions): Promise<Store> {
  const start = { dir, auditKey };
  const writer = await startThread<Write, Written>(new URL('./write-thread.ts', import.meta.url), start, MOST_ROWS_A_GROUP);
  try {
    const [reader, lister] = await Promise.all([startReader(start), startReader(start)]);
    return new EmbeddedStore({ writer, reader, lister, runtime });
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/** Opens a store to read it only, also while a server has it. @throws where there is none, or one of another version */
export async function openSqliteForReading({ dir, runtime }: Omit<SqliteOptions, 'auditKey'>): Promise<Store> {
  if (!existsSync(storeFile(dir))) throw new Error(`There is no store in ${dir}.`);
  const start = { dir, auditKey: new Uint8Array() };
  const [reader, lister] = await Promise.all([startReader(start), startReader(start)]);
  return new EmbeddedStore({ writer: null, reader, lister, runtime });
}

function startReader(start: ThreadStart): Promise<Thread<Read, ReadAnswer>> {
  return startThread<Read, ReadAnswer>(new URL('./read-thread.ts', import.meta.url), start, MOST_READS_A_MESSAGE);
}
