/**
 * Plays the made storm as a source: at a chosen speed so that it looks live, or as fast as it is taken. Where it stands is its
 * cursor, kept by the host with what was delivered, so a restart goes on without a gap or a double. Knows no store.
 */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Cursor, Sink, Source } from '../source.ts';
import { STORM_MS } from './curve.ts';
import { makeStorm, type Storm } from './storm.ts';

export interface ReplaySettings {
  readonly seed: string;
  readonly count: number;
  /** 0: paused; 1: as it was; 60: a minute a second; max: as fast as it can be stored. */
  readonly speed: number | 'max';
  readonly runtime: Runtime;
  /** Told once when all is delivered, or when delivering failed for good. */
  readonly onEnd?: (error: unknown) => void;
  /** Rests between two looks at the clock; a test passes its own. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const BATCH = 500;
/** Short enough that mentions trickle rather than come in heaps. */
const LOOK_MS = 200;
const RETRY_MS = 1_000;

interface Position {
  readonly seed: string;
  readonly count: number;
  /** Number of the next mention to deliver. */
  readonly next: number;
  /** At `max`: epoch milliseconds of the storm's start, so that it has just ended when it is first told. */
  readonly anchor: number;
}

export function createReplay(settings: ReplaySettings): Source {
  return {
    name: 'replay',
    start(sink, cursor) {
      const stopping = new AbortController();
      const played = play(settings, sink, cursor, stopping.signal).then(
        () => settings.onEnd?.(null),
        (error: unknown) => settings.onEnd?.(error),
      );
      return async () => {
        stopping.abort();
        await played;
      };
    },
  };
}

async function play(settings: ReplaySettings, sink: Sink, cursor: Cursor, signal: AbortSignal): Promise<void> {
  const { seed, count, speed, runtime } = settings;
  if (speed === 0 || count === 0) return;
  let position = readPosition(cursor, settings) ?? { seed, count, next: 0, anchor: runtime.now().getTime() - STORM_MS };
  const storm = makeStorm({ seed, count, startAt: position.anchor });
  const clock = speed === 'max' ? everythingDue(storm) : stormClock(settings, storm, position.next, speed);
  const pause = settings.pause ?? ((ms: number, aborted: AbortSignal) => wait(ms, undefined, { signal: aborted }).catch(() => {}));
  while (!signal.aborted && position.next < count) {
    const items = await dueItems(clock, position.next);
    if (items.length === 0) {
      await pause(LOOK_MS, signal);
      continue;
    }
    const moved = { ...position, next: position.next + items.length };
    try {
      await sink.deliver(items, { ...moved });
      position = moved;
    } catch (error) {
      // the world may come back; what was stored all the same is a sighting the next time
      if (signal.aborted) throw error;
      await pause(RETRY_MS, signal);
    }
  }
}

/** Making five hundred posts takes long enough that a click would wait: others have a turn between. */
async function dueItems(clock: Clock, next: number): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  while (items.length < BATCH && clock.isDue(next + items.length)) {
    items.push(clock.item(next + items.length));
    if (items.length % 50 === 0) await nextTurn();
  }
  return items;
}

interface Clock {
  isDue(n: number): boolean;
  item(n: number): unknown;
}

function everythingDue(storm: Storm): Clock {
  return { isDue: (n) => n < storm.count, item: (n) => storm.at(n).mention };
}

/** Storm time runs `speed` times as fast as the wall clock, from where it stood when this process began. */
function stormClock(settings: ReplaySettings, storm: Storm, next: number, speed: number): Clock {
  const { runtime } = settings;
  const fromStormMs = next === 0 ? 0 : storm.offsetMs(next);
  const fromWallMs = runtime.now().getTime();
  const fromMs = runtime.monotonicMs();
  const wallAfter = (n: number) => (storm.offsetMs(n) - fromStormMs) / speed;
  return {
    isDue: (n) => n < storm.count && wallAfter(n) <= runtime.monotonicMs() - fromMs,
    item: (n) => ({ ...storm.at(n).mention, publishedAt: new Date(fromWallMs + wallAfter(n)).toISOString() }),
  };
}

/** A cursor of another storm (seed or size changed) is no position in this one. */
function readPosition(cursor: Cursor, settings: ReplaySettings): Position | null {
  if (cursor === null || typeof cursor !== 'object' || Array.isArray(cursor)) return null;
  const { seed, count, next, anchor } = cursor as Readonly<Record<string, Cursor>>;
  if (seed !== settings.seed || count !== settings.count || typeof next !== 'number' || typeof anchor !== 'number') return null;
  return { seed: settings.seed, count: settings.count, next, anchor };
}
