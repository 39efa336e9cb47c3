/**
 * How `npm run admin` reaches a running server on the embedded store, which only one process may write: a local socket in the data directory,
 * open to whoever may read that directory. Never listens on a network.
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Logger } from 'pino';
import type { Deps } from '../../commands/attempt.ts';
import { runAdminTask, type AdminAnswer, type AdminTask } from './admin-task.ts';

/** Longer paths are cut or refused by the operating system. */
const LONGEST_PATH = 100;
/** A task is a line; whoever sends more is no tool of ours. */
const LONGEST_TASK = 10_000;

/** Null where the data directory's path is too long for a socket. */
export function adminSocketPath(dataDir: string): string | null {
  const dir = resolve(dataDir);
  if (process.platform === 'win32') return `\\\\.\\pipe\\unisson-${createHash('sha256').update(dir).digest('hex').slice(0, 32)}`;
  const path = join(dir, 'admin.sock');
  return Buffer.byteLength(path) <= LONGEST_PATH ? path : null;
}

export interface AdminSocketDeps {
  readonly commands: Deps;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

/** @returns what closes it. A server that cannot have one works all the same: the tool then says to stop the server. */
export async function startAdminSocket(deps: AdminSocketDeps): Promise<() => Promise<void>> {
  const path = adminSocketPath(deps.dataDir);
  if (path === null) {
    deps.logger.warn(
      { dataDir: deps.dataDir },
      'the path of the data directory is too long for a local socket: npm run admin needs the server stopped',
    );
    return () => Promise.resolve();
  }
  // What a killed server left; this one holds the directory's lock, so that nobody listens there.
  if (process.platform !== 'win32') await rm(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => void serve(deps, socket));
  server.on('error', (fault) => deps.logger.warn({ err: fault }, 'no local socket: npm run admin needs the server stopped'));
  await listening(server, path);
  return () => new Promise((done) => server.close(() => done()));
}

async function listening(server: Server, path: string): Promise<void> {
  await new Promise<void>((done) => {
    server.once('error', () => done());
    // The directory is the owner's alone, and so is the socket.
    const mask = process.umask(0o177);
    server.listen(path, () => done());
    process.umask(mask);
  });
}

async function serve(deps: AdminSocketDeps, socket: Socket): Promise<void> {
  socket.on('error', () => socket.destroy());
  let given = '';
  socket.setEncoding('utf8');
  try {
    for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      given += chunk;
      if (given.length > LONGEST_TASK) return void socket.destroy();
    }
    const answer = await runAdminTask(deps.commands, JSON.parse(given) as AdminTask, deps.publicUrl);
    socket.end(JSON.stringify(answer));
  } catch (fault) {
    deps.logger.error({ err: fault }, 'an administrator’s task failed');
    socket.end(JSON.stringify({ ok: false, sentence: 'The server could not do it; its log says why.' } satisfies AdminAnswer));
  }
}

/** @returns null where no server listens for this data directory. */
export async function askServer(dataDir: string, task: AdminTask): Promise<AdminAnswer | null> {
  const path = adminSocketPath(dataDir);
  if (path === null) return null;
  const socket = createConnection(path);
  const isConnected = await new Promise<boolean>((done) => {
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
  if (!isConnected) return null;
  socket.end(JSON.stringify(task));
  return JSON.parse(await text(socket)) as AdminAnswer;
}
