/** Go / no-go as a table: what speaks against it, and how much. */
import { describe, expect, it } from 'vitest';
import { readBeforeEvent, shareWithInterval, type ReadingInput } from './reading.ts';

const HOURS = 6;
const minutes = (perMinute: (minute: number) => readonly [number, number, number?]) =>
  Array.from({ length: HOURS * 60 }, (_, minute) => {
    const [mentions, negative, positive = mentions - negative] = perMinute(minute);
    return { minute, mentions, negative, positive };
  });
const input = (patch: Partial<ReadingInput> = {}): ReadingInput => ({
  ...{ from: 0, to: HOURS * 60, horizonHours: 24, stories: [], rooms: [], dangers: 0, onHold: false },
  minutes: minutes(() => [2, 0]),
  ...patch,
});
const story = { id: 's', count: 200, authors: 150, negative: 180 };
const room = { id: 'other', name: 'Other', onHold: false, mentions: 100, negative: 80 };

describe('reading before an event', () => {
  it.each([
    ['calm and liked', {}, 'go', ['calm']],
    ['mostly negative', { minutes: minutes(() => [3, 2, 1]) }, 'no-go', ['mostly-negative']],
    ['often negative', { minutes: minutes((m) => [5, m % 5 === 0 ? 3 : 2]) }, 'wait', ['often-negative']],
    [
      'often negative, and hardly anybody for it',
      { minutes: minutes((m) => [5, m % 5 === 0 ? 3 : 2, m % 5 === 0 ? 1 : 0]) },
      'no-go',
      ['often-negative', 'sides-against'],
    ],
    ['hardly anything said', { minutes: minutes((m) => [m % 60 === 0 ? 1 : 0, 0]) }, 'wait', ['too-little-said']],
    ['turning', { minutes: minutes((m) => [4, m > 240 ? 1 : 0]) }, 'wait', ['turning-negative']],
    ['swelling', { minutes: minutes((m) => [m > 240 ? 9 : 2, 0]) }, 'wait', ['volume-rising']],
    [
      'swelling and often negative',
      { minutes: minutes((m) => (m > 240 ? [10, 4] : [2, 1])) },
      'no-go',
      ['often-negative', 'volume-rising'],
    ],
    ['with an angry story', { stories: [story] }, 'wait', ['angry-story']],
    ['with a small angry story', { stories: [{ ...story, count: 19, negative: 19 }] }, 'go', ['calm']],
    ['with another room in a storm', { rooms: [room] }, 'wait', ['other-room']],
    ['with another room on hold', { rooms: [{ ...room, negative: 0, onHold: true }] }, 'wait', ['other-room']],
    ['with another room that is calm', { rooms: [{ ...room, negative: 5 }] }, 'go', ['calm']],
    ['with somebody in danger', { dangers: 1 }, 'wait', ['danger']],
    ['on hold', { onHold: true }, 'no-go', ['on-hold']],
  ] as const)('[PO1] %s', (_case, patch, recommendation, codes) => {
    const verdict = readBeforeEvent(input(patch));
    expect(verdict.recommendation).toBe(recommendation);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('[PO1] the interval is Wilson’s and widens with few', () => {
    const many = shareWithInterval(350, 500);
    expect([many.low, many.high].map((value) => value.toFixed(3))).toEqual(['0.658', '0.739']);
    expect(shareWithInterval(7, 10).low).toBeCloseTo(0.397, 3);
    expect(shareWithInterval(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });

  it('[PO1] projects as now at least, as the trend at most, and bounds the trend', () => {
    expect(readBeforeEvent(input()).projected).toEqual({ hours: 24, low: 2_880, high: 2_880 });
    const { low, high } = readBeforeEvent(input({ minutes: minutes((m) => [m > 300 ? 200 : 1, 0]) })).projected;
    expect(high / low).toBeLessThanOrEqual(8.01);
    expect(low).toBeGreaterThan(100_000);
  });
});
