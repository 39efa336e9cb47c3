/** Whoever runs the machine invites the first administrator, with the server stopped or running. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { loadAuditKey } from '../../audit/audit-key.ts';
import { acceptInvitation } from '../../commands/people/accept-invitation.ts';
import { findUser } from '../../commands/people/find-user.ts';
import { signIn } from '../../commands/people/sign-in.ts';
import { systemRuntime as runtime } from '../../runtime/runtime.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import type { Store } from '../../store/store.ts';
import { adminSocketPath, startAdminSocket } from './admin-socket.ts';

let dir: string;
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'unisson-admin-'))));
afterEach(() => rm(dir, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const tool = (...words: string[]): Promise<Ran> =>
  new Promise((done) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: dir, PUBLIC_URL: 'https://room.example' };
    const child = execFile(process.execPath, [resolve(import.meta.dirname, '../../bin/admin.ts'), ...words], { env }, (_fault, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });
const secretIn = ({ out }: Ran): string => /https:\/\/room\.example\/invitation#(\S+)/.exec(out)?.[1] ?? '';
const openStore = (): Promise<Store> => openSqliteStore({ dir, auditKey: loadAuditKey(dir), runtime });

async function accept(store: Store, secret: string, password: string) {
  return acceptInvitation({ store, runtime }, { secret, name: 'Root', password });
}

describe('npm run admin', () => {
  it('[edge] makes the first administrator with the server stopped, and lets a locked-out one in again', async () => {
    const first = secretIn(await tool('invite', 'Root@House.test'));
    let store = await openStore();
    expect((await accept(store, first, 'the first password')).ok).toBe(true);
    expect(await findUser(store, 'root@house.test')).toMatchObject({ installationAdmin: true, disabledAt: null });
    await store.close();
    const second = secretIn(await tool('invite', 'root@house.test'));
    store = await openStore();
    expect((await accept(store, second, 'the second password')).ok).toBe(true);
    expect((await signIn({ store }, { email: 'root@house.test', password: 'the first password' })).ok).toBe(false);
    expect((await signIn({ store }, { email: 'root@house.test', password: 'the second password' })).ok).toBe(true);
    await store.close();
  });

  it('[edge] asks a running server, which alone may write the store', async () => {
    const store = await openStore();
    const stop = await startAdminSocket({
      commands: { store, runtime },
      dataDir: dir,
      publicUrl: 'https://room.example',
      logger: pino({ level: 'silent' }),
    });
    const path = adminSocketPath(dir) ?? '';
    expect((await stat(path)).mode & 0o077).toBe(0);
    const ran = await tool('invite', 'root@house.test');
    expect(ran.code).toBe(0);
    expect((await accept(store, secretIn(ran), 'the first password')).ok).toBe(true);
    expect(await tool('reset', 'nobody@house.test')).toMatchObject({ code: 1, err: 'Nobody has an account with nobody@house.test.\n' });
    await stop();
    const locked = await tool('invite', 'root@house.test');
    expect(locked.code).toBe(1);
    expect(locked.err).toMatch(/in use by another Unisson server/);
    await store.close();
  });

  it('[edge] says how it is used', async () => {
    expect(await tool('invite')).toMatchObject({ code: 2, err: expect.stringContaining('npm run admin -- invite EMAIL') as string });
    expect(await tool('invite', 'no address')).toMatchObject({ code: 1, err: 'This is no e-mail address.\n' });
  });
});
