/**
 * Starts the signal worker: for every room, by one server at a time, stories are kept up and claims of people who are away lapse.
 * Says what a round of it is and how often; when rounds are made is start-room-workers' to know.
 */
import { lapseClaims, type Presence } from '../commands/mention/lapse-claims.ts';
import { groupRoom } from './group-room.ts';
import { startRoomWorkers, type RoomWorkersDeps } from './start-room-workers.ts';
import { sweepRoom } from './sweep-room.ts';

export interface SignalDeps extends RoomWorkersDeps {
  /** Absent: nobody's claims lapse. */
  readonly presence?: Presence;
}

/** Four times a second is as live as a person can read, and leaves the disk to the mentions. */
const PACE_MS = 250;
const LAPSE_EVERY_MS = 30_000;

export function startSignal(deps: SignalDeps): { stop(): Promise<void> } {
  return startRoomWorkers(deps, {
    part: 'signal',
    paceMs: PACE_MS,
    workerOf(room) {
      const grouper = groupRoom({ store: deps.store, runtime: deps.runtime }, room);
      const lapse = lapseOf(deps, room);
      return {
        async round(isWoken) {
          const { committed, more: hasNews } = await grouper.step();
          // ingest goes first: what follows in the background waits while there is news
          const more = hasNews || isWoken() || (await sweepRoom(deps, room));
          await lapse();
          return { more, idle: !committed };
        },
      };
    },
  });
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
