/** Ranges that reach back before anything could have been counted, where the room's totals lie. */
import { expect, it } from 'vitest';
import { rangeOf } from './stats-range.ts';

const NOW = new Date('2026-11-23T04:38:30.000Z');

it.each([
  ['a start in 1970', { from: '1970-01-01T00:00:00.000Z', step: 43_200 }],
  ['a start in antiquity', { from: '0001-01-01T00:00:00.000Z', step: 43_200 }],
  ['a step of ages', { step: 9_999_999 * 1_440 }],
])('[edge] the totals of a room are not counted as a minute of it: %s', (_name, asked) => {
  const range = rangeOf(NOW, asked);
  expect(range.ok && range.value.from).toBe(1);
});

it('[edge] a range that ends before it begins is refused', () => {
  const range = rangeOf(NOW, { from: '2026-01-02T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z', step: 1 });
  expect(range.ok ? null : range.refusal.code).toBe('malformed');
});
