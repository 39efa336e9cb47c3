/** A process that commits without end and prints the number of each write once it is acknowledged. Run by a test, which kills it. */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { systemRuntime } from '../../../runtime/runtime.ts';
import { TEST_AUDIT_KEY } from '../../contract/audit-key.ts';
import { add, AT, batch, mention } from '../../contract/rows.ts';
import { openSqliteStore } from '../open.ts';

const [dir = '', prefix = ''] = argv.slice(2);
const store = await openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });

async function commitOn(lane: number): Promise<never> {
  for (let i = 0; ; i += 1) {
    const id = `${prefix}-${lane}-${i}`;
    const entry = { update: Buffer.from(id), user: 'u', owners: ['u'], at: AT };
    const done = await store.commit(
      batch({
        adds: [add(mention(id), { counters: [{ name: 'mentions', bucket: 0, delta: 1 }] })],
        keep: [{ op: 'append', doc: 'draft', entries: [entry] }],
      }),
    );
    if (!done.ok) throw new Error(done.conflict);
    writeSync(1, `${id}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(commitOn));
