/** What is kept is what was put there, and there is never too much of it. */
import { expect, it } from 'vitest';
import { RecentTexts } from './recent-texts.ts';

it('a text that was just here is known, one that is long gone is not', () => {
  const lengths = new RecentTexts<number>(2);
  for (const text of ['a', 'bb']) lengths.keep(text, text.length);
  lengths.keep('ccc', 3);
  expect(['a', 'bb', 'ccc', 'd'].map((text) => lengths.get(text))).toEqual([1, 2, 3, undefined]);
  for (const text of ['e', 'f', 'g', 'h']) lengths.keep(text, 1);
  expect(['a', 'bb', 'ccc'].map((text) => lengths.get(text))).toEqual([undefined, undefined, undefined]);
});

it('a text that is asked for stays while others go', () => {
  const seen = new RecentTexts<true>(2);
  seen.keep('a', true);
  for (const text of ['b', 'c', 'd', 'e', 'f']) {
    seen.keep(text, true);
    expect(seen.get('a')).toBe(true);
  }
});

it('a long text is not kept', () => {
  const long = 'x'.repeat(2_000);
  const seen = new RecentTexts<true>(10);
  seen.keep(long, true);
  expect(seen.get(long)).toBeUndefined();
});
