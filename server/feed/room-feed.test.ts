/** The feed of a room by itself: when its frames go out. */
import { afterEach, expect, it } from 'vitest';
import type { FeedFrame } from '@unisson/shared/wire/feed';
import type { EventPage, Store } from '../store/store.ts';
import type { FeedViews } from './frames.ts';
import { startRoomFeed, type RoomFeed } from './room-feed.ts';

const unasked = (name: string) => () => Promise.reject(new Error(`${name} was not to be asked`));
let feed: RoomFeed | null = null;
afterEach(() => feed?.stop());

/** A room in which something happens whenever it is looked at: the storm never pauses for the feed. */
function neverStill(nudge: () => void): Pick<Store, 'head' | 'events' | 'getMany'> {
  let head = 0;
  return {
    head: () => Promise.resolve(head),
    async events(_scope, after, limit): Promise<EventPage> {
      head += 1;
      nudge();
      const events = Array.from({ length: Math.min(limit, head - after) }, (_, i) => ({
        ...{ n: after + i + 1, at: '2026-01-12T08:00:00.000Z', type: 'mention.changed' as const, kind: 'mention' as const },
        ...{ id: `m${after + i + 1}`, version: 1 },
      }));
      return { events, head, pruned: false };
    },
    getMany: () => Promise.resolve([]),
  };
}

it('[FE2] what comes while a frame is made waits for the next one, 50 ms later, instead of each being a frame of its own', async () => {
  const sentAt: number[] = [];
  const frames: FeedFrame[] = [];
  await new Promise<void>((resolve) => {
    feed = startRoomFeed(
      {
        store: neverStill(() => feed?.nudge()) as Store,
        views: { mentions: () => Promise.resolve([]), stats: unasked('stats'), counts: unasked('counts') } as unknown as FeedViews,
        logger: { info: () => {}, warn: () => {}, error: () => {} },
        monotonicMs: () => performance.now(),
        emit(frame) {
          sentAt.push(performance.now());
          frames.push(frame);
          feed?.nudge();
          if (frames.length === 4) resolve();
        },
      },
      'room',
      0,
    );
  });
  const gaps = sentAt.slice(1).map((at, i) => at - (sentAt[i] ?? 0));
  // 50 but for how late a busy machine may be; without waiting it is one turn of the event loop
  expect(Math.min(...gaps)).toBeGreaterThan(10);
  expect(frames.map(({ from, to }) => [from, to])).toEqual([[0, 1], [1, 2], [2, 3], [3, 4]]);
});
