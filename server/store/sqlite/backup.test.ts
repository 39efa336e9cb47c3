/** Backup while the server writes, restore, and what both refuse. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadAuditKey } from '../../audit/audit-key.ts';
import { verifyAudit } from '../../audit/verify.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import { add, AT, batch, mention, ROOM } from '../contract/rows.ts';
import { backUp, restore } from './backup.ts';
import { openSqliteStore } from './open.ts';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'unisson-backup-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const dirOf = (name: string): string => join(base, name);
const open = (name: string) => openSqliteStore({ dir: dirOf(name), auditKey: loadAuditKey(dirOf(name)), runtime: systemRuntime });
const update = Uint8Array.from({ length: 256 }, (_, i) => i);

async function fill(name: string, from: number, to: number) {
  const store = await open(name);
  for (let i = from; i < to; i += 1)
    await store.commit(
      batch({
        adds: [add(mention(`m${i}`))],
        keep: [{ op: 'append', doc: 'message:room-1', entries: [{ update, user: 'u', owners: ['u'], at: AT }] }],
      }),
    );
  return store;
}

it('a backup made while commits go on is one instant of the store, Yjs states and keys included', async () => {
  const store = await fill('a', 0, 20);
  let stopped = false;
  const writing = (async () => {
    for (let i = 20; !stopped; i += 1)
      await store.commit(
        batch({
          adds: [add(mention(`m${i}`))],
          keep: [{ op: 'append', doc: 'message:room-1', entries: [{ update, user: 'u', owners: ['u'], at: AT }] }],
        }),
      );
  })();
  await backUp(dirOf('a'), join(base, 'copy'));
  stopped = true;
  await writing;
  await store.close();
  expect((await stat(join(base, 'copy'))).mode & 0o777).toBe(0o600);
  expect(restore(dirOf('b'), join(base, 'copy'), systemRuntime)).toBeNull();
  const back = await open('b');
  const head = await back.head(ROOM);
  expect(head).toBeGreaterThanOrEqual(20);
  const draft = await back.draft('message:room-1');
  expect([draft.head, [...(draft.entries[0]?.update ?? [])]]).toEqual([head, [...update]]);
  expect(await verifyAudit(back, loadAuditKey(dirOf('b')))).toMatchObject({ ok: true, lines: head });
  await back.close();
  expect((await readdir(base)).sort()).toEqual(['a', 'b', 'copy']);
  expect((await readFile(join(dirOf('b'), 'unisson.db'))).includes(await readFile(join(dirOf('b'), 'audit.key')))).toBe(false);
});

it('a restore keeps what was there aside, whole', async () => {
  await (await fill('a', 0, 2)).close();
  await backUp(dirOf('a'), join(base, 'copy'));
  await (await fill('a', 2, 5)).close();
  const aside = restore(dirOf('a'), join(base, 'copy'), systemRuntime);
  const [now, before] = [
    await open('a'),
    await openSqliteStore({ dir: aside ?? '', auditKey: loadAuditKey(aside ?? ''), runtime: systemRuntime }),
  ];
  expect([await now.head(ROOM), await before.head(ROOM)]).toEqual([2, 5]);
  expect(await verifyAudit(before, loadAuditKey(aside ?? ''))).toMatchObject({ ok: true });
  await now.close();
  await before.close();
});

it('a restore refuses while a server has the directory, and files that are no backup', async () => {
  const store = await fill('a', 0, 3);
  await backUp(dirOf('a'), join(base, 'copy'));
  expect(() => restore(dirOf('a'), join(base, 'copy'), systemRuntime)).toThrow('in use by another Unisson server');
  await store.close();
  await writeFile(join(base, 'words'), 'no database at all, but long enough to be taken for one'.repeat(100));
  expect(() => restore(dirOf('a'), join(base, 'words'), systemRuntime)).toThrow('is no backup');
  await writeFile(join(base, 'empty'), '');
  expect(() => restore(dirOf('a'), join(base, 'empty'), systemRuntime)).toThrow('is no backup');
  expect(() => restore(dirOf('a'), join(base, 'absent'), systemRuntime)).toThrow('There is no file');
  await writeFile(join(base, 'cut'), (await readFile(join(base, 'copy'))).subarray(0, 40_960));
  expect(() => restore(dirOf('a'), join(base, 'cut'), systemRuntime)).toThrow(/damaged|no backup/);
  const again = await open('a');
  expect(await again.head(ROOM)).toBe(3);
  await again.close();
  expect((await readdir(dirOf('a'))).filter((name) => name.startsWith('before') || name.endsWith('restoring'))).toEqual([]);
});

it('a backup never overwrites a file, and wants a store', async () => {
  await (await fill('a', 0, 1)).close();
  await writeFile(join(base, 'mine'), 'precious');
  await expect(backUp(dirOf('a'), join(base, 'mine'))).rejects.toThrow('never overwrites');
  expect(await readFile(join(base, 'mine'), 'utf8')).toBe('precious');
  await expect(backUp(dirOf('nowhere'), join(base, 'copy'))).rejects.toThrow('There is no store');
});
