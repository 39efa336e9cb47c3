/**
 * Starts the signal worker: for every room, by one server at a time, stories are kept up and claims of people who are away lapse.
 * Hears of news by nudges and looks by itself every second, so a lost nudge costs a second.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { lapseClaims, type Presence } from '../commands/mention/lapse-claims.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Nudges } from '../runtime/nudges.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { groupRoom } from './group-room.ts';
import { roomLease } from './room-lease.ts';
import { sweepRoom } from './sweep-room.ts';

export interface SignalDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly nudges: Nudges;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Different for each server on one store. */
  readonly serverId: string;
  /** Absent: nobody's claims lapse. */
  readonly presence?: Presence;
  /** Least time between two commits of one room. */
  readonly paceMs?: number;
}

/** Four times a second is as live as a person can read, and leaves the disk to the mentions. */
const PACE_MS = 250;
const LOOK_MS = 1_000;
const LAPSE_EVERY_MS = 30_000;
const AFTER_A_FAULT_MS = 1_000;

interface Worker {
  wake(): void;
  stop(): Promise<void>;
}

export function startSignal(deps: SignalDeps): { stop(): Promise<void> } {
  const workers = new Map<string, Worker>();
  const stopping = new AbortController();
  const wake = (room: string): void => {
    if (stopping.signal.aborted || room === INSTALLATION) return;
    const worker = workers.get(room) ?? startWorker(deps, room, stopping.signal);
    workers.set(room, worker);
    worker.wake();
  };
  const look = async (): Promise<void> => {
    try {
      for (const scope of await deps.store.scopes()) wake(scope);
    } catch (error) {
      if (!stopping.signal.aborted) deps.logger.warn({ err: error }, 'the signal worker could not look for rooms');
    }
  };
  const unhear = deps.nudges.onScope(wake);
  const timer = setInterval(() => void look(), LOOK_MS);
  void look();
  return {
    async stop() {
      stopping.abort();
      clearInterval(timer);
      unhear();
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
    },
  };
}

function startWorker(deps: SignalDeps, room: string, signal: AbortSignal): Worker {
  const grouper = groupRoom({ store: deps.store, runtime: deps.runtime }, room);
  const lease = roomLease(deps, room);
  const lapse = lapseOf(deps, room);
  let isAwake = false;
  let running: Promise<void> | null = null;
  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal }).catch(() => {});
  const run = async (): Promise<void> => {
    while (isAwake && !signal.aborted) {
      isAwake = false;
      try {
        if (!(await lease.hold())) {
          isAwake = false;
          return;
        }
        const { committed, more } = await grouper.step();
        // ingest goes first: what follows in the background waits while there is news
        isAwake ||= more || (await sweepRoom(deps, room));
        await lapse();
        if (committed || isAwake) await pause(deps.paceMs ?? PACE_MS);
      } catch (error) {
        if (signal.aborted) return;
        deps.logger.error({ err: error, room }, 'the signal worker failed and starts again');
        isAwake = true;
        await pause(AFTER_A_FAULT_MS);
      }
    }
  };
  const wake = (): void => {
    isAwake = true;
    running ??= run().finally(() => {
      running = null;
      // woken after the last look of the loop, before this line
      if (isAwake && !signal.aborted) wake();
    });
  };
  return {
    wake,
    async stop() {
      await running;
      await lease.giveUp();
    },
  };
}

function lapseOf(deps: SignalDeps, room: string): () => Promise<void> {
  const watchingSinceMs = deps.runtime.now().getTime();
  let nextMs = deps.runtime.monotonicMs() + LAPSE_EVERY_MS;
  return async () => {
    const { presence } = deps;
    if (!presence || deps.runtime.monotonicMs() < nextMs) return;
    nextMs = deps.runtime.monotonicMs() + LAPSE_EVERY_MS;
    await lapseClaims(deps, { room, presence, watchingSinceMs });
  };
}
