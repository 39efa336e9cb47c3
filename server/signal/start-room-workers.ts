/**
 * Keeps one worker for every room over all servers: rooms are heard of by nudges and looked for every second, so a lost nudge costs a
 * second; a room's lease says whose turn it is. Owns waking, pacing, what follows a fault, and stopping; must not know what the work is.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../runtime/logger.ts';
import type { Nudges } from '../runtime/nudges.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { roomLease } from './room-lease.ts';

export interface RoomWorkersDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly nudges: Pick<Nudges, 'onScope'>;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Different for each server on one store. */
  readonly serverId: string;
  /** Least time between two rounds of one room that did something. */
  readonly paceMs?: number;
}

export interface RoomWorker {
  /**
   * One round of the work, only while this server holds the room's lease. What it throws is logged, and it is called again.
   * @param isWoken true once the room has been heard of since the round began: another one follows
   */
  round(isWoken: () => boolean): Promise<RoundDone>;
  /** Resolves when nothing that a round has set going is under way. */
  idle?(): Promise<void>;
}

export interface RoundDone {
  /** There is more to do than this round did. */
  readonly more: boolean;
  /** Nothing was done: who is heard of next is served at once instead of after the pace. */
  readonly idle?: boolean;
}

interface Work {
  /** Of the house, with a lease and rooms of its own; also how the log calls it. */
  readonly part: string;
  readonly paceMs: number;
  readonly lookMs?: number;
  readonly afterFaultMs?: number;
  /** Called once for each room; what it remembers lives as long as this server. */
  workerOf(room: string): RoomWorker;
}

const LOOK_MS = 1_000;
const AFTER_A_FAULT_MS = 1_000;

export function startRoomWorkers(deps: RoomWorkersDeps, work: Work): { stop(): Promise<void> } {
  const workers = new Map<string, ReturnType<typeof startWorker>>();
  const stopping = new AbortController();
  const wake = (room: string): void => {
    if (stopping.signal.aborted || room === INSTALLATION) return;
    const worker = workers.get(room) ?? startWorker(deps, work, room, stopping.signal);
    workers.set(room, worker);
    worker.wake();
  };
  const look = async (): Promise<void> => {
    try {
      for (const scope of await deps.store.scopes()) wake(scope);
    } catch (error) {
      if (!stopping.signal.aborted) deps.logger.warn({ err: error, part: work.part }, 'rooms could not be looked for');
    }
  };
  const unhear = deps.nudges.onScope(wake);
  const timer = setInterval(() => void look(), work.lookMs ?? LOOK_MS);
  timer.unref();
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

function startWorker(deps: RoomWorkersDeps, work: Work, room: string, signal: AbortSignal): { wake(): void; stop(): Promise<void> } {
  const { part } = work;
  const worker = work.workerOf(room);
  const lease = roomLease(deps, room, part);
  const paceMs = deps.paceMs ?? work.paceMs;
  let isAwake = false;
  let running: Promise<void> | null = null;
  /** @returns how long to wait before the next round, milliseconds. */
  const round = async (): Promise<number> => {
    try {
      if (!(await lease.hold())) return paceMs;
      const { more, idle = false } = await worker.round(() => isAwake);
      isAwake ||= more;
      return idle && !isAwake ? 0 : paceMs;
    } catch (error) {
      if (signal.aborted) return 0;
      deps.logger.error({ err: error, room, part }, 'the work on a room failed and is tried again');
      isAwake = true;
      return work.afterFaultMs ?? AFTER_A_FAULT_MS;
    }
  };
  const run = async (): Promise<void> => {
    while (isAwake && !signal.aborted) {
      isAwake = false;
      const pauseMs = await round();
      // ended early by the stop
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal }).catch(() => undefined);
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
      await worker.idle?.();
      await lease.giveUp();
    },
  };
}
