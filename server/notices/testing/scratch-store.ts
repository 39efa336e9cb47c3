/** Test support: an embedded store in a directory of its own, gone when it is stopped. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRuntime } from '../../runtime/runtime.ts';
import { TEST_AUDIT_KEY } from '../../store/contract/audit-key.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import type { Store } from '../../store/store.ts';

export async function openScratchStore(): Promise<{ readonly store: Store; stop(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-notices-'));
  const store = await openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });
  return {
    store,
    async stop() {
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
