/** The files of a data directory, in a directory that anybody may look into: password hashes and people's words lie in them. */
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemRuntime } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../store.ts';
import { openSqliteStore } from './open.ts';

it.skipIf(process.platform === 'win32')('[PR1] nobody but who runs the server may read what it keeps', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-private-'));
  await chmod(dir, 0o755);
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32), runtime: systemRuntime });
  await store.commit({
    scope: INSTALLATION,
    audit: { actor: 'test', act: 'test', subject: { kind: 'room', id: 'r' } },
    at: '2026-03-01T10:00:00.000Z',
  });
  const files = (await readdir(dir)).filter((name) => name.startsWith('unisson.db')).sort();
  const modes = await Promise.all(files.map(async (name) => (await stat(join(dir, name))).mode & 0o777));
  await store.close();
  await rm(dir, { recursive: true, force: true });
  expect(files).toEqual(['unisson.db', 'unisson.db-shm', 'unisson.db-wal']);
  expect(modes).toEqual([0o600, 0o600, 0o600]);
});
