/** A bug answers with an apology and a reference that the log has, and never with its own words. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { StaleCursor, type Store } from '../store/store.ts';
import { refusalOf } from './refusal-of.ts';

const lines: string[] = [];
const logger = pino({}, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
const store = (isReady: boolean): Store => ({ ready: () => Promise.resolve(isReady) }) as unknown as Store;

it('[edge] a bug shows its reference only', async () => {
  expect(await refusalOf(new TypeError('secret detail'), 'r-1', { logger, store: store(true) })).toEqual({ code: 'bug', reference: 'r-1' });
  expect(lines.join('')).toMatch(/"reference":"r-1"/);
  expect(lines.join('')).toMatch(/secret detail/);
});

it('[edge] a store that cannot work is a fault, not a bug', async () => {
  expect(await refusalOf(new Error('disk'), 'r-2', { logger, store: store(false) })).toEqual({ code: 'unavailable', part: 'store' });
});

it('[edge] a cursor that no longer holds starts over', async () => {
  expect(await refusalOf(new StaleCursor(), 'r-3', { logger, store: store(true) })).toEqual({ code: 'start-over' });
});
