/**
 * Starts the telling of people away from the console: in every room, by one server at a time, what waits becomes notices and these are sent,
 * a few at once. When it looks is start-room-workers' to know. Truth is the rows; it may die at any line.
 */
import type { Notice } from '@unisson/shared/domain/notice';
import { startRoomWorkers, type RoomWorkersDeps } from '../signal/start-room-workers.ts';
import { followRoom } from './follow-room.ts';
import { loadScene, type Deciders } from './load-scene.ts';
import { occasionsOf } from './occasions.ts';
import { sendNotice, type SendDeps } from './send-notice.ts';

export interface NoticeDeps extends SendDeps, RoomWorkersDeps {
  readonly deciders: Deciders;
}

/** A person is told within a second; a storm of mentions is a few looks a second. */
const PACE_MS = 300;
/** Of one room at once: a mail server that hangs holds up no more than its own. */
const MOST_AT_ONCE = 8;
const MOST_DUE = 50;

export function startNotices(deps: NoticeDeps): { stop(): Promise<void> } {
  const { ways } = deps;
  const stopping = new AbortController();
  const workers = startRoomWorkers(deps, {
    part: 'notices',
    paceMs: PACE_MS,
    workerOf(room) {
      const follower = followRoom({ ...deps, ways: () => ({ mail: ways.mail !== null, push: ways.push !== null }) }, room);
      const sender = startSender(deps, room, stopping.signal);
      return {
        async round() {
          const more = await follower.step();
          await sender.look();
          return { more };
        },
        idle: () => sender.idle(),
      };
    },
  });
  return {
    stop() {
      stopping.abort();
      return workers.stop();
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
