/** Stores prepared mentions through the product's embedded store, with every write the product makes for them: row, words, counters, event, audit. */
import { randomBytes } from 'node:crypto';
import { systemRuntime } from '../../../server/runtime/runtime.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open.ts';
import { readPrepared } from '../prepared.ts';
import { storeAll } from '../store-all.ts';
import { answer, timed } from './part.ts';

interface Ask {
  readonly dir: string;
  readonly file: string;
  /** Mentions in one commit. */
  readonly batch: number;
  /** Commits under way at a time. */
  readonly inFlight: number;
  readonly count?: number;
}

answer({
  async store({ dir, file, batch, inFlight, count }: Ask) {
    const mentions = readPrepared(file, count);
    const store = await openSqliteStore({ dir, auditKey: new Uint8Array(randomBytes(32)), runtime: systemRuntime });
    const { ms, cpu } = await timed(() => storeAll(store, mentions, { scope: 'bench', batch, inFlight }));
    await store.close();
    return { perSecond: (mentions.length / ms) * 1000, cpuMicroseconds: (cpu * 1e6) / mentions.length };
  },
});
