/** Test support: a room with a revision in force and outlets to a real receiver, and a relay on its store. Waits for commits, never for time. */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { createOutlet } from '../../commands/outlet/create-outlet.ts';
import { AT, openWarRoom, PEOPLE, put, putInForce, value, writeCore, type WarRoom } from '../../commands/message/testing/war-room.ts';
import { logOutlet } from '../../outlets/log-outlet.ts';
import { manualOutlet } from '../../outlets/manual-outlet.ts';
import type { OutletAdapters } from '../../outlets/outlet.ts';
import { startReceiver, type Receiver } from '../../outlets/testing/receiver.ts';
import { webhookOutlet } from '../../outlets/webhook-outlet.ts';
import { localNudges, type Nudges } from '../../runtime/nudges.ts';
import { systemRuntime, type Runtime } from '../../runtime/runtime.ts';
import { nudgingStore } from '../../store/nudging-store.ts';
import type { Store } from '../../store/store.ts';
import { startOutbox, type Outbox } from '../outbox.ts';

export const SECRETS_KEY = new Uint8Array(32).fill(9);
export const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface RelayRoom {
  readonly room: WarRoom;
  readonly store: Store;
  readonly nudges: Nudges;
  readonly receiver: Receiver;
  readonly outlets: OutletAdapters;
  /** Number of the revision in force, and its hash. */
  readonly n: number;
  readonly hash: string;
  /** Queued, due since long ago. */
  queue(id: string, patch?: Partial<Dispatch>): Promise<void>;
  state(id: string): Promise<string>;
  /** Resolves as soon as it holds, or nobody waits any more; looked at after every commit. */
  until(holds: () => Promise<boolean>, more?: { signal?: AbortSignal }): Promise<void>;
  relay(more?: { store?: Store; runtime?: Runtime; serverId?: string; outlets?: OutletAdapters }): Outbox;
  stop(): Promise<void>;
}

/** A clock ahead of the machine's: what a server sees that looks later. */
export const later = (ms: number): Runtime => ({ ...systemRuntime, now: () => new Date(Date.now() + ms) });

export async function openRelayRoom(bare: Store, { idempotent = false }: { idempotent?: boolean } = {}): Promise<RelayRoom> {
  const nudges = localNudges();
  const store = nudgingStore(bare, nudges);
  const receiver = await startReceiver();
  const room = await openWarRoom(store);
  const deps = { ...room.deps, secretsKey: SECRETS_KEY, allowHosts: [receiver.host] };
  const outlet = (channel: string, kind: 'webhook' | 'manual') =>
    createOutlet(deps, PEOPLE.admin, {
      room: room.id,
      kind,
      channel,
      name: channel,
      config: { url: receiver.url, secret: 'shared', idempotent },
    });
  const x = value(await outlet('x', 'webhook')).outlet;
  const phone = value(await outlet('phone', 'manual')).outlet;
  await writeCore(store, 'writer', 'Vos dépôts sont garantis.');
  const { n, hash } = await putInForce(room);
  const relays: Outbox[] = [];
  const outlets = { webhook: webhookOutlet({ runtime: systemRuntime, allowHosts: [receiver.host] }), log: logOutlet, manual: manualOutlet };
  const state = async (id: string): Promise<string> => (await bare.get('dispatch', room.id, id))?.state ?? 'absent';
  return {
    ...{ room, store, nudges, receiver, outlets, n, hash, state },
    queue: (id, patch = {}) => {
      const channel = patch.channel ?? 'x';
      const outletId = channel === 'x' ? x.id : channel === 'phone' ? phone.id : `out-${channel}`;
      return put(store, {
        kind: 'dispatch',
        entity: {
          ...{
            id,
            version: 1,
            replyId: null,
            outletId,
            channel,
            language: 'fr',
            text: `words of ${id}`,
            parts: [{ text: `words of ${id}`, state: 'queued', url: null }],
            revision: n,
            hash,
          },
          ...{
            state: 'queued',
            attempts: 0,
            dueAt: AT,
            lease: null,
            inReplyTo: null,
            createdBy: 'writer',
            // Since the revision stands: what was queued before waits for a glance [MS7].
            createdAt: new Date().toISOString(),
            sentAt: null,
            url: null,
            error: null,
            settled: null,
          },
          ...patch,
        },
      });
    },
    until: async (holds, { signal } = {}) => {
      while (!signal?.aborted && !(await holds())) await heard(nudges, holds, signal);
    },
    relay: (more = {}) => {
      const outbox = startOutbox({
        ...{ store, runtime: systemRuntime, nudges, logger: SILENT, outlets, secretsKey: SECRETS_KEY, serverId: 's1' },
        ...more,
      });
      relays.push(outbox);
      return outbox;
    },
    stop: async () => {
      // First the receiver: nobody waits for an answer that was told not to come.
      await receiver.stop();
      await Promise.all(relays.map((relay) => relay.stop()));
    },
  };
}

/** Resolves at the next commit. One between the caller's look and the listening would not be heard: it looks once more itself. */
function heard(nudges: Nudges, holds: () => Promise<boolean>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      stop();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const stop = nudges.onScope(done);
    if (signal?.aborted) return done();
    signal?.addEventListener('abort', done);
    holds().then((now) => (now ? done() : undefined), reject);
  });
}
