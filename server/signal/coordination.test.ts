/** Coordination is what the mentions themselves tell: few accounts that say most of it, or many new ones. */
import { expect, it } from 'vitest';
import { coordinationOf, isYoung, type Part } from './coordination.ts';

const parts = (often: number, times: number, others: number, young = 0): Part[] => [
  ...Array.from({ length: often }, (_, n) => ({ count: times, young: n < young })),
  ...Array.from({ length: others }, () => ({ count: 1, young: false })),
];
const of = (list: readonly Part[]) =>
  coordinationOf(
    list,
    list.reduce((sum, { count }) => sum + count, 0),
  );

it('[ST3] 40 accounts that wrote most of it, half of them new, are shown with the figures', () => {
  expect(of(parts(40, 4, 98, 20))).toEqual({
    share: 0.62,
    accounts: 40,
    young: 20,
    reasons: ['share:62', 'accounts:40', 'young:20', 'often:40'],
  });
});

it('[ST3] a crowd, a handful of friends and a small story show nothing', () => {
  expect(of(parts(0, 0, 500))).toBeNull();
  expect(of(parts(4, 20, 10))).toBeNull();
  expect(of(parts(5, 3, 0))).toBeNull();
  expect(of(parts(10, 3, 200))).toBeNull();
});

it('[ST3] an account is young under a week before it wrote, where its source says so', () => {
  const at = (createdAt: unknown) => isYoung({ publishedAt: '2026-03-08T12:00:00.000Z', raw: { author: { createdAt } } });
  expect([at('2026-03-02T12:00:00.000Z'), at('2026-02-20T12:00:00.000Z'), at('2026-03-09T12:00:00.000Z'), at(12), at('soon')]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(isYoung({ publishedAt: '2026-03-08T12:00:00.000Z', raw: null })).toBe(false);
});
