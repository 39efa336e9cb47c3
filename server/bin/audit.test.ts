/** The commands on the store as they are started from the shell: what they say and how they end. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadAuditKey } from '../audit/audit-key.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { add, batch, mention, ROOM } from '../store/contract/rows.ts';
import { storeFile } from '../store/sqlite/connection.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';

let base = '';
let dir = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'unisson-bin-'));
  dir = join(base, 'data');
  const store = await openSqliteStore({ dir, auditKey: loadAuditKey(dir), runtime: systemRuntime });
  for (const id of ['a', 'b', 'c']) await store.commit(batch({ adds: [add(mention(id))] }));
  await store.close();
});
afterEach(() => rm(base, { recursive: true, force: true }));

const run = (command: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const started = execFile(
      process.execPath,
      [join(import.meta.dirname, `${command}.ts`), ...args],
      { env: { DATA_DIR: dir, ...env } },
      (_error, out, err) => resolve({ code: started.exitCode ?? -1, out, err }),
    );
  });

it('[AU2] audit:verify says that all is in place, or names the first bad line and ends with 1', async () => {
  expect(await run('audit')).toMatchObject({ code: 0, out: '3 lines in 1 chains: all in place.\n' });
  const db = new DatabaseSync(storeFile(dir));
  db.exec(`UPDATE audit SET line = replace(line, '"actor":"user-1"', '"actor":"user-2"') WHERE place % 4294967296 = 2`);
  expect(await run('audit')).toMatchObject({ code: 1, out: expect.stringContaining(`BAD LINE: scope ${ROOM}, line 2:`) as string });
  db.exec('DELETE FROM audit WHERE place % 4294967296 = 2');
  expect(await run('audit')).toMatchObject({ code: 1, out: expect.stringContaining('line 2: the line is missing') as string });
  db.close();
});

it('[AU2] audit:verify never makes a key, nor verifies with another', async () => {
  await rm(join(dir, 'audit.key'));
  expect(await run('audit')).toMatchObject({ code: 1, err: expect.stringContaining('The key that signed the lines is missing') as string });
  expect(await run('audit', [], { SECRETS_KEY: 'x'.repeat(40) })).toMatchObject({
    code: 1,
    out: expect.stringContaining('signature') as string,
  });
});

it('backup and restore say what they did, and what is missing', async () => {
  const file = join(base, 'copy');
  expect(await run('backup', [file])).toMatchObject({ code: 0, out: expect.stringContaining(file) as string });
  expect(await run('backup', [file])).toMatchObject({ code: 1, err: expect.stringContaining('never overwrites') as string });
  expect(await run('backup')).toMatchObject({ code: 1, err: expect.stringContaining('npm run backup -- FILE') as string });
  expect(await run('restore', [file])).toMatchObject({ code: 0, out: expect.stringContaining('before-restore-') as string });
  expect(await run('audit')).toMatchObject({ code: 0 });
  expect(await run('restore', [join(base, 'nothing')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no file') as string,
  });
  expect(await run('move', ['--to', 'http://x'])).toMatchObject({ code: 1, err: expect.stringContaining('Say where to') as string });
});
