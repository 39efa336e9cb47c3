/**
 * Starts the alert worker: every room is looked at by one server at a time, at a nudge and every second by itself. Its lease is its own,
 * so that grouping and alerts of one room may live on different servers.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../runtime/logger.ts';
import type { Nudges } from '../../runtime/nudges.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { roomLease } from '../room-lease.ts';
import { watchRoom } from './watch-room.ts';

export interface AlertDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly nudges: Nudges;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Different for each server on one store. */
  readonly serverId: string;
  /** Least time between two looks at one room. */
  readonly paceMs?: number;
}

/** Danger is told within seconds; figures change by the minute. */
const PACE_MS = 1_000;
const LOOK_MS = 1_000;

export function startAlerts(deps: AlertDeps): { stop(): Promise<void> } {
  const workers = new Map<string, { wake(): void; stop(): Promise<void> }>();
  const stopping = new AbortController();
  const wake = (room: string): void => {
    if (stopping.signal.aborted || room === INSTALLATION) return;
    const worker = workers.get(room) ?? startWatcher(deps, room, stopping.signal);
    workers.set(room, worker);
    worker.wake();
  };
  const look = async (): Promise<void> => {
    try {
      for (const scope of await deps.store.scopes()) wake(scope);
    } catch (error) {
      if (!stopping.signal.aborted) deps.logger.warn({ err: error }, 'the alert worker could not look for rooms');
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

function startWatcher(deps: AlertDeps, room: string, signal: AbortSignal): { wake(): void; stop(): Promise<void> } {
  const watcher = watchRoom(deps, room);
  const lease = roomLease(deps, room, 'alerts');
  const pause = (): Promise<void> => wait(deps.paceMs ?? PACE_MS, undefined, { signal }).catch(() => {});
  let isAwake = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (isAwake && !signal.aborted) {
      isAwake = false;
      try {
        if (await lease.hold()) isAwake ||= await watcher.look();
      } catch (error) {
        if (signal.aborted) return;
        deps.logger.error({ err: error, room }, 'the alert worker failed and looks again');
      }
      // a storm of nudges is one look a second
      await pause();
    }
  };
  const wake = (): void => {
    isAwake = true;
    running ??= run().finally(() => {
      running = null;
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
