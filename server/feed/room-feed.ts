/**
 * The feed of one room on this server: follows the room's numbers and hands each frame to its audience, encoded once [FE2].
 * At once when quiet, else every 50 ms. Reads for itself after a nudge, and each second without one. Owns no socket.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FeedFrame } from '@unisson/shared/wire/feed';
import type { Logger } from '../runtime/logger.ts';
import { frameAfter, MOST_EVENTS, type FrameSource } from './frames.ts';

const BATCH_MS = 50;
const LOOK_MS = 1000;
const STATS_MS = 1000;

export interface RoomFeed {
  /** Everything up to here has been handed to `emit`. */
  position(): number;
  /** Resolves once everything up to `n` has been handed to `emit`, or the feed has stopped. */
  reached(n: number): Promise<void>;
  nudge(): void;
  stop(): void;
}

export interface RoomFeedDeps extends FrameSource {
  readonly logger: Logger;
  readonly monotonicMs: () => number;
  /** Called in order, without gaps; must not throw. */
  readonly emit: (frame: FeedFrame) => void;
}

export function startRoomFeed(deps: RoomFeedDeps, room: string, start: number): RoomFeed {
  let position = start;
  let stopped = false;
  let running = false;
  let again = false;
  let lastFlush = -Infinity;
  let statsDue = true;
  let timer: NodeJS.Timeout | null = null;
  let waiting: { readonly n: number; readonly resolve: () => void }[] = [];

  function settle(): void {
    const reached = waiting.filter(({ n }) => stopped || n <= position);
    waiting = waiting.filter((one) => !reached.includes(one));
    for (const { resolve } of reached) resolve();
  }

  async function flush(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await pass();
      } while (again && !stopped);
    } catch (error) {
      deps.logger.error({ err: error, room }, 'the feed could not read; it looks again within a second');
    } finally {
      running = false;
    }
  }

  /** Emits frames until the room's newest event; yields between them so that clicks are answered during a storm. */
  async function pass(): Promise<void> {
    for (;;) {
      lastFlush = deps.monotonicMs();
      const frame = await frameAfter(deps, room, position);
      if (stopped) return;
      if (frame === null) {
        // Pruned under a feed that stood still for a day, or a store that was put back: begin at its newest number.
        position = await deps.store.head(room);
        settle();
        return;
      }
      if (frame.to === frame.from) return;
      position = frame.to;
      statsDue = true;
      deps.emit(frame);
      settle();
      // what came in meanwhile has nudged: it waits for its turn with all that comes until then, or every mention of a storm is a frame of its own
      if (frame.to - frame.from < MOST_EVENTS) return;
      await nextTurn();
    }
  }

  async function emitStats(): Promise<void> {
    if (!statsDue || stopped) return;
    statsDue = false;
    const [stats, counts] = await Promise.all([deps.views.stats(room), deps.views.counts(room)]);
    if (!stopped) deps.emit({ room, from: position, to: position, events: [{ type: 'stats', stats, counts }] });
  }

  function nudge(): void {
    if (stopped || timer) return;
    const wait = lastFlush + BATCH_MS - deps.monotonicMs();
    if (wait <= 0) void flush();
    else
      timer = setTimeout(() => {
        timer = null;
        void flush();
      }, wait);
  }

  const look = setInterval(nudge, LOOK_MS);
  const figures = setInterval(() => void emitStats().catch((error: unknown) => deps.logger.error({ err: error, room }, 'figures could not be read')), STATS_MS);
  nudge();
  return {
    position: () => position,
    reached: (n) =>
      new Promise((resolve) => {
        waiting.push({ n, resolve });
        settle();
        nudge();
      }),
    nudge,
    stop() {
      stopped = true;
      clearInterval(look);
      clearInterval(figures);
      if (timer) clearTimeout(timer);
      settle();
    },
  };
}
