/** What erasing personal data will need of the embedded store, tried by hand on its file: the routes come later [PR1] [PR2]. */
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAudit } from '../../audit/verify.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import { TEST_AUDIT_KEY } from '../contract/audit-key.ts';
import { add, batch, mention, ROOM } from '../contract/rows.ts';
import { openSqliteStore } from './open.ts';

const SECRET_WORDS = 'Jeanne Petit habite au 12 rue des Lilas';
let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'unisson-erase-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => openSqliteStore({ dir, auditKey: TEST_AUDIT_KEY, runtime: systemRuntime });
async function write(): Promise<void> {
  const store = await open();
  await store.commit(batch({ adds: [add({ ...mention('m1'), text: SECRET_WORDS }), add(mention('m2'))] }));
  await store.close();
}

it('[PR1] events and audit lines hold ids and digests, never the words of a mention', async () => {
  await write();
  const store = await open();
  const told = JSON.stringify([await store.auditLines(ROOM, 0, 100), (await store.events(ROOM, 0, 100)).events]);
  await store.close();
  expect(told).toContain('m1');
  expect(told).not.toMatch(/Jeanne|Lilas/);
});

it('[PR2] the chain still verifies once a row and its salt are blank', async () => {
  await write();
  const file = new DatabaseSync(join(dir, 'unisson.db'));
  const blanked = file.prepare("UPDATE mention SET body = '{}', salt = '' WHERE id = ?").run('m1');
  file.close();
  expect(blanked.changes).toBe(1);
  const store = await open();
  const verdict = await verifyAudit(store, TEST_AUDIT_KEY);
  await store.close();
  expect(verdict).toMatchObject({ ok: true, lines: 1 });
});
