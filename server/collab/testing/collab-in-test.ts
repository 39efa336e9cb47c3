/**
 * Test support: the co-editing end point behind a real http server on port 0, with the people and rights a test gives it. The token is the
 * user's id. `kill` ends a server as a crash would: nothing more reaches its store, nobody is told anything.
 */
import { once, type EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Right } from '../admit.ts';
import { startCollab, type Collab } from '../collab.ts';
import type { CollabLimits } from '../limits.ts';
import { localNudges, type Nudges } from '../../runtime/nudges.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import type { KeepOp, Store } from '../../store/store.ts';

export interface CollabInTest {
  readonly collab: Collab;
  readonly nudges: Nudges;
  readonly url: string;
  readonly log: { readonly level: string; readonly facts: object; readonly message: string }[];
  /** User → right; everybody else may write. */
  readonly rights: Map<string, Right>;
  kill(): void;
  stop(): Promise<void>;
}

/** A store that can die under its user: whatever is not answered by then never is. `beforeKeep` may hold a write up or fail it. */
export function mortalStore(store: Store): { readonly store: Store; die(): void; beforeKeep: (ops: readonly KeepOp[]) => Promise<void> } {
  let dead = false;
  const never = new Promise<never>(() => undefined);
  const mortal = {
    beforeKeep: (_ops: readonly KeepOp[]): Promise<void> => Promise.resolve(),
    die: () => void (dead = true),
    store: Object.assign(Object.create(store) as Store, {
      async keep(ops: readonly KeepOp[]) {
        await mortal.beforeKeep(ops);
        if (dead) return never;
        const result = await store.keep(ops);
        return dead ? never : result;
      },
      draft: async (doc: string, after?: number) => (dead ? never : await store.draft(doc, after)),
      draftClients: async (doc: string) => (dead ? never : await store.draftClients(doc)),
    }),
  };
  return mortal;
}

function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  return once(server, 'listening').then(() => undefined);
}

export async function collabInTest(store: Store, options: { readonly limits?: Partial<CollabLimits>; readonly port?: number; readonly nudges?: Nudges } = {}): Promise<CollabInTest> {
  const rights = new Map<string, Right>();
  const log: { level: string; facts: object; message: string }[] = [];
  const at = (level: string) => (facts: object, message: string) => void log.push({ level, facts, message });
  const nudges = options.nudges ?? localNudges();
  const mortal = mortalStore(store);
  const collab = startCollab({
    store: mortal.store,
    runtime: systemRuntime,
    nudges,
    logger: { info: at('info'), warn: at('warn'), error: at('error') },
    identify: (req) => {
      const userId = new URL(req.url ?? '', 'http://localhost').searchParams.get('token');
      return Promise.resolve(userId === null ? null : { userId, name: `Name of ${userId}`, color: userId.length, sessionId: `session-${userId}` });
    },
    access: (userId, doc) => Promise.resolve(doc.includes('missing') ? 'missing' : (rights.get(userId) ?? 'write')),
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const server = createServer();
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (req, socket, head: Buffer) => collab.handleUpgrade(req, socket, head));
  await listen(server, options.port ?? 0);
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    collab,
    nudges,
    rights,
    log,
    url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/collab`,
    kill() {
      mortal.die();
      cut();
    },
    async stop() {
      await collab.stop();
      cut();
    },
  };
}

/** Waits for what an emitter's events bring about, without ever looking at a clock. */
export async function until(emitter: EventEmitter, event: string, holds: () => boolean): Promise<void> {
  while (!holds()) await once(emitter, event);
}
