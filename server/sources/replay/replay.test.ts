/** The replay: paused, timed or at full speed; stopped anywhere it goes on without a gap or a double. */
import { describe, expect, it } from 'vitest';
import { systemRuntime, type Runtime } from '../../runtime/runtime.ts';
import type { Cursor, Delivered, Sink } from '../source.ts';
import { STORM_MS } from './curve.ts';
import { createReplay, type ReplaySettings } from './replay.ts';
import type { StormMention } from './storm.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');

/** A clock that moves only when the replay rests. */
function stepClock(): { runtime: Runtime; pause: NonNullable<ReplaySettings['pause']>; pauses: number[] } {
  let ms = 0;
  const pauses: number[] = [];
  return {
    runtime: { ...systemRuntime, now: () => new Date(NOW + ms), monotonicMs: () => ms },
    pauses,
    pause: async (rest) => void (pauses.push(rest), (ms += rest)),
  };
}

/** A sink that keeps what it is given; `failAt` refuses that delivery once, `stopAt` calls back in it. */
function sinkOf(options: { failAt?: number; onDelivery?: (nth: number) => void } = {}) {
  const items: StormMention[] = [];
  const sizes: number[] = [];
  let cursor: Cursor = null;
  let nth = 0;
  const sink: Sink = {
    async deliver(given, moved): Promise<Delivered> {
      nth += 1;
      options.onDelivery?.(nth);
      if (nth === options.failAt) throw new Error('disk full');
      items.push(...(given as StormMention[]));
      sizes.push(given.length);
      cursor = moved;
      return { accepted: given.length, duplicates: 0, rejected: [] };
    },
  };
  return { sink, items, sizes, cursor: () => cursor };
}

const playOut = (settings: Partial<ReplaySettings>, sink: Sink, cursor: Cursor = null): Promise<unknown> =>
  new Promise((resolve) =>
    createReplay({ seed: 's', count: 1_300, speed: 'max', ...stepClock(), ...settings, onEnd: resolve }).start(sink, cursor),
  );

const ids = (items: readonly StormMention[]) => items.map(({ source, nativeId }) => `${source}/${nativeId}`);

describe('replay', () => {
  it('at max delivers everything once, 500 at a time, and the storm has just ended', async () => {
    const got = sinkOf();
    expect(await playOut({}, got.sink)).toBeNull();
    expect(got.sizes).toEqual([500, 500, 300]);
    expect(new Set(ids(got.items)).size).toBe(1_300);
    const times = got.items.map(({ publishedAt }) => Date.parse(publishedAt));
    expect(Math.min(...times)).toBeGreaterThan(NOW - STORM_MS);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
  });

  it('paused it delivers nothing', async () => {
    const got = sinkOf();
    expect(await playOut({ speed: 0 }, got.sink)).toBeNull();
    expect(got.sizes).toEqual([]);
  });

  it('at 60 a storm’s minute takes a second and what is delivered was said just now', async () => {
    const clock = stepClock();
    const got = sinkOf();
    const seen: number[] = [];
    const sink: Sink = {
      deliver: (items, cursor) => (
        seen.push(...(items as StormMention[]).map(({ publishedAt }) => clock.runtime.now().getTime() - Date.parse(publishedAt))),
        got.sink.deliver(items, cursor)
      ),
    };
    await playOut({ speed: 60, count: 400, ...clock }, sink);
    expect(got.items).toHaveLength(400);
    expect(clock.runtime.monotonicMs() / 1000).toBeGreaterThan(900);
    expect(clock.runtime.monotonicMs() / 1000).toBeLessThan(965);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seen)).toBeLessThan(1_000);
  });

  it.each(['max', 60] as const)('stopped at %s it goes on where it was, without a gap or a double', async (speed) => {
    const whole = sinkOf();
    await playOut({ speed }, whole.sink);
    const clock = stepClock();
    let stopped: Promise<void> | null = null;
    const first = sinkOf({ onDelivery: (nth) => void (nth === 2 && (stopped = stop())) });
    const stop = createReplay({ seed: 's', count: 1_300, speed, ...clock }).start(first.sink, null);
    await new Promise<void>((resolve) => {
      const look = () => (stopped ? resolve(stopped) : setImmediate(look));
      look();
    });
    const second = sinkOf();
    await playOut({ speed }, second.sink, first.cursor());
    expect(first.items.length).toBeGreaterThan(0);
    expect(first.items.length).toBeLessThan(1_300);
    expect(ids([...first.items, ...second.items])).toEqual(ids(whole.items));
  });

  it('tries again what could not be stored', async () => {
    const got = sinkOf({ failAt: 2 });
    await playOut({}, got.sink);
    expect(new Set(ids(got.items)).size).toBe(1_300);
    expect(got.items).toHaveLength(1_300);
  });

  it('starts anew where the seed or the size is another', async () => {
    const got = sinkOf();
    await playOut({ count: 20 }, got.sink, { seed: 'other', count: 20, next: 15, anchor: NOW });
    expect(got.items).toHaveLength(20);
  });

  it('is silent once all is delivered, after a restart too', async () => {
    const got = sinkOf();
    await playOut({}, got.sink);
    const again = sinkOf();
    await playOut({}, again.sink, got.cursor());
    expect(again.sizes).toEqual([]);
  });
});
