/** Lanes: order within one, a bound over all, a stop that waits for what runs. */
import { expect, it } from 'vitest';
import { createLanes } from './lanes.ts';

const later = <T = void>(): { promise: Promise<T>; resolve: (value: T) => void } => Promise.withResolvers<T>();

it('[DI1] a lane runs its tasks one after the other, lanes run beside each other', async () => {
  const lanes = createLanes(8);
  const done: string[] = [];
  const gate = later();
  const both = later();
  lanes.add('a', () => gate.promise.then(() => void done.push('a1')));
  lanes.add('a', async () => {
    done.push('a2');
    both.resolve();
  });
  const b = later();
  lanes.add('b', async () => {
    done.push('b1');
    b.resolve();
  });
  await b.promise;
  expect(done).toEqual(['b1']);
  gate.resolve();
  await both.promise;
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

it('[DI1] never more at once than allowed, and none is forgotten', async () => {
  const lanes = createLanes(3);
  let running = 0;
  let most = 0;
  let ran = 0;
  const all = later();
  for (let at = 0; at < 50; at += 1) {
    lanes.add(`lane ${at % 10}`, async () => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      if ((ran += 1) === 50) all.resolve();
    });
  }
  await all.promise;
  expect(most).toBe(3);
});

it('[DI1] stopping waits for what runs and drops what waits', async () => {
  const lanes = createLanes(8);
  const gate = later();
  const ran: string[] = [];
  lanes.add('a', () => gate.promise.then(() => void ran.push('first')));
  lanes.add('a', async () => void ran.push('second'));
  const stopped = lanes.stop();
  gate.resolve();
  await stopped;
  lanes.add('a', async () => void ran.push('third'));
  expect(ran).toEqual(['first']);
  expect(lanes.size()).toBe(0);
});
