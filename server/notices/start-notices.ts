/**
 * Starts the telling of people away from the console: in every room, by one server at a time, what waits becomes notices and these are sent,
 * a few at once. Hears of news by nudges and looks by itself every second. Truth is the rows; it may die at any line.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Notice } from '@unisson/shared/domain/notice';
import type { Nudges } from '../runtime/nudges.ts';
import { roomLease } from '../signal/room-lease.ts';
import { INSTALLATION } from '../store/store.ts';
import { followRoom } from './follow-room.ts';
import { loadScene, type Deciders } from './load-scene.ts';
import { occasionsOf } from './occasions.ts';
import { sendNotice, type SendDeps } from './send-notice.ts';

export interface NoticeDeps extends SendDeps {
  readonly nudges: Pick<Nudges, 'onScope'>;
  readonly deciders: Deciders;
  /** Different for each server on one store. */
  readonly serverId: string;
  /** Least time between two looks at one room. */
  readonly paceMs?: number;
}

/** A person is told within a second; a storm of mentions is a few looks a second. */
const PACE_MS = 300;
const LOOK_MS = 1_000;
const AFTER_A_FAULT_MS = 1_000;
/** Of one room at once: a mail server that hangs holds up no more than its own. */
const MOST_AT_ONCE = 8;
const MOST_DUE = 50;

interface Worker {
  wake(): void;
  stop(): Promise<void>;
}

export function startNotices(deps: NoticeDeps): { stop(): Promise<void> } {
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
      if (!stopping.signal.aborted) deps.logger.warn({ err: error }, 'the notices could not look for rooms');
    }
  };
  const unhear = deps.nudges.onScope(wake);
  const timer = setInterval(() => void look(), LOOK_MS);
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

function startWorker(deps: NoticeDeps, room: string, signal: AbortSignal): Worker {
  const { ways } = deps;
  const follower = followRoom({ ...deps, ways: () => ({ mail: ways.mail !== null, push: ways.push !== null }) }, room);
  const lease = roomLease(deps, room, 'notices');
  const sender = startSender(deps, room, signal);
  let isAwake = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (isAwake && !signal.aborted) {
      isAwake = false;
      let pauseMs = deps.paceMs ?? PACE_MS;
      try {
        if (!(await lease.hold())) return;
        isAwake ||= await follower.step();
        await sender.look();
      } catch (error) {
        if (signal.aborted) return;
        deps.logger.error({ err: error, room }, 'notices failed and are looked at again');
        pauseMs = AFTER_A_FAULT_MS;
      }
      await wait(pauseMs, undefined, { signal }).catch(() => undefined);
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
      await sender.idle();
      await lease.giveUp();
    },
  };
}

/** What is due is sent beside the looking, so that one slow receiver holds up nobody's notice but its own. */
function startSender(deps: NoticeDeps, room: string, signal: AbortSignal): { look(): Promise<void>; idle(): Promise<void> } {
  const flying = new Map<string, Promise<void>>();
  async function send(listed: Notice): Promise<void> {
    try {
      // Between the list and here it may have been sent and settled: what was listed as queued would be told a second time.
      const notice = await deps.store.get('notice', room, listed.id);
      if (notice?.state !== 'queued' || notice.version !== listed.version) return;
      const replies = notice.about.kind === 'reply' ? [notice.about.id.split(' ')[0] ?? ''] : [];
      const scene = await loadScene(deps, room, replies);
      if (!scene) return;
      await sendNotice(deps, { scene, occasions: occasionsOf(scene, deps.runtime.now().getTime()) }, notice);
    } catch (error) {
      deps.logger.error({ err: error, room, way: listed.way }, 'a notice could not be settled');
    } finally {
      flying.delete(listed.id);
    }
  }
  return {
    async look() {
      if (flying.size >= MOST_AT_ONCE) return;
      const where = { state: 'queued', dueAt: { lte: deps.runtime.now().toISOString() } };
      const { items } = await deps.store.list('notice', { scope: room, where, order: { by: 'dueAt' }, limit: MOST_DUE });
      for (const notice of items) {
        if (signal.aborted || flying.size >= MOST_AT_ONCE) return;
        if (!flying.has(notice.id)) flying.set(notice.id, send(notice));
      }
    },
    idle: async () => void (await Promise.all(flying.values())),
  };
}
