// What a console holds never goes back in time, whatever order its rows come in.
import { expect, it } from 'vitest';
import { withNewer } from './newer.ts';

const row = (id: string, version: number, text = '') => ({ id, version, text });

it('[FE1] an older version than held is dropped, the same and a newer one take its place', () => {
  const held = new Map([['a', row('a', 2, 'held')]]);
  const add = (...rows: ReturnType<typeof row>[]) => [...withNewer(held, rows, ({ id }) => id).values()];
  expect(add(row('a', 1, 'old'))).toEqual([row('a', 2, 'held')]);
  expect(add(row('a', 2, 'same'))).toEqual([row('a', 2, 'same')]);
  expect(add(row('a', 4, 'new'), row('a', 3, 'between'), row('b', 1))).toEqual([row('a', 4, 'new'), row('b', 1)]);
  expect([...held.values()]).toEqual([row('a', 2, 'held')]);
});
