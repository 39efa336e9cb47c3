/** A real server in a process of its own, on a port of its own, to be used, killed and started again. Loopback only. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';

export type StoreKind = 'embedded' | 'mongodb';

const MAIN = resolve(import.meta.dirname, '../../server/bin/start.ts');
const START_MS = 60_000;

export interface TestServer {
  readonly url: string;
  readonly pid: number;
  /** Ends it like a power cut. */
  kill(): Promise<void>;
  /** Asks it to stop, as an operator would. */
  stop(): Promise<void>;
}

/** One installation: its data outlives its servers until `remove`. */
export interface Installation {
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  start(more?: Readonly<Record<string, string>>): Promise<TestServer>;
  remove(): Promise<void>;
}

export function newInstallation(store: StoreKind, settings: Readonly<Record<string, string>> = {}): Installation {
  const dataDir = mkdtempSync(join(tmpdir(), 'unisson-e2e-'));
  const database = `unisson_e2e_${process.pid}_${Math.trunc(performance.now())}_${dataDir.slice(-6).replace(/\W/g, '')}`;
  const env: Record<string, string> = { DEMO: '1', DEMO_SPEED: '0', HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...settings };
  const uri = store === 'mongodb' ? withDatabase(process.env['MONGODB_URI'] ?? '', database) : null;
  if (uri) env['MONGODB_URI'] = uri;
  const running = new Set<ChildProcess>();
  return {
    env,
    dataDir,
    async start(more = {}) {
      const { MONGODB_URI: _outer, ...inherited } = process.env;
      const child = spawn(process.execPath, [MAIN], { env: { ...inherited, ...env, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
      running.add(child);
      child.once('exit', () => running.delete(child));
      const url = await address(child);
      return {
        url,
        pid: child.pid ?? 0,
        kill: () => end(child, 'SIGKILL'),
        stop: () => end(child, 'SIGTERM'),
      };
    },
    async remove() {
      await Promise.all([...running].map((child) => end(child, 'SIGKILL')));
      rmSync(dataDir, { recursive: true, force: true });
      if (!uri) return;
      const client = new MongoClient(uri);
      await client.db().dropDatabase().finally(() => client.close());
    },
  };
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.toString();
}

async function address(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the server has no output to read');
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  try {
    for await (const line of lines) {
      const found = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(line);
      if (found) {
        child.stdout.resume();
        return found[0];
      }
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error('the server ended before it listened');
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
