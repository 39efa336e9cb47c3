/**
 * Starts the alert worker: every room is looked at by one server at a time. Its lease is its own, so that grouping and alerts of one
 * room may live on different servers. When it looks is start-room-workers' to know.
 */
import { startRoomWorkers, type RoomWorkersDeps } from '../start-room-workers.ts';
import { watchRoom } from './watch-room.ts';

/** Danger is told within seconds; figures change by the minute: a storm of nudges is one look a second. */
const PACE_MS = 1_000;

export function startAlerts(deps: RoomWorkersDeps): { stop(): Promise<void> } {
  return startRoomWorkers(deps, {
    part: 'alerts',
    paceMs: PACE_MS,
    workerOf(room) {
      const watcher = watchRoom(deps, room);
      return { round: async () => ({ more: await watcher.look() }) };
    },
  });
}
