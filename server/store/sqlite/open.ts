/** Opens the embedded store of a data directory: two threads, one that writes and one that reads. One server a directory. */
import type { Runtime } from '../../runtime/runtime.ts';
import type { Read, Write, Written } from './protocol.ts';
import { EmbeddedStore, type ReadAnswer, type SqliteStore } from './sqlite-store.ts';
import { startThread } from './thread.ts';

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
export async function openSqliteStore({ dir, auditKey, runtime }: SqliteOptions): Promise<SqliteStore> {
  const start = { dir, auditKey };
  const writer = await startThread<Write, Written>(new URL('./write-thread.ts', import.meta.url), start, MOST_ROWS_A_GROUP);
  try {
    const reader = await startThread<Read, ReadAnswer>(new URL('./read-thread.ts', import.meta.url), start, MOST_READS_A_MESSAGE);
    return new EmbeddedStore({ writer, reader, runtime });
  } catch (error) {
    await writer.close();
    throw error;
  }
}
