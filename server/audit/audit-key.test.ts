/** The key that signs audit heads: from the setting, or a file that is made once. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditKeyFile, loadAuditKey } from './audit-key.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unisson-key-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('[AU2] the key file is made once, for the server account alone', async () => {
  const key = loadAuditKey(join(dir, 'data'));
  expect(key).toHaveLength(32);
  expect(loadAuditKey(join(dir, 'data'))).toEqual(key);
  expect((await stat(auditKeyFile(join(dir, 'data')))).mode & 0o777).toBe(0o600);
});

it('[AU2] SECRETS_KEY takes the place of the file and is not the key itself', async () => {
  const key = loadAuditKey(dir, 'a'.repeat(40));
  expect(loadAuditKey(dir, 'a'.repeat(40))).toEqual(key);
  expect(loadAuditKey(dir, 'b'.repeat(40))).not.toEqual(key);
  await expect(readFile(auditKeyFile(dir))).rejects.toThrow('ENOENT');
});

it('[AU2] a damaged key file is refused, never replaced', async () => {
  await writeFile(auditKeyFile(dir), 'beef\n');
  expect(() => loadAuditKey(dir)).toThrow('bring it back from a backup');
  expect(await readFile(auditKeyFile(dir), 'utf8')).toBe('beef\n');
});
