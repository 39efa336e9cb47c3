/** What is remembered is what was answered, and there is never too much of it. */
import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('a text that was just here is not read again, one that is long gone is', () => {
  const read: string[] = [];
  const length = remembered((text) => {
    read.push(text);
    return { length: text.length };
  }, 2);
  expect([length('a'), length('bb'), length('a'), length('ccc'), length('bb')].map((one) => one.length)).toEqual([1, 2, 1, 3, 2]);
  expect(read).toEqual(['a', 'bb', 'ccc']);
  for (const text of ['d', 'e', 'f', 'g']) length(text);
  length('a');
  expect(read.filter((text) => text === 'a')).toHaveLength(2);
});

it('a long text is read each time', () => {
  let count = 0;
  const long = 'x'.repeat(2_000);
  const read = remembered(() => (count += 1), 10);
  read(long);
  read(long);
  expect(count).toBe(2);
});
