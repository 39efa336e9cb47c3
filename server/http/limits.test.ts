/** Limits keep their promises: generous to people, final to floods. */
import { describe, expect, it } from 'vitest';
import { createLimits } from './limits.ts';

const refused = (answers: readonly unknown[]) => answers.filter((answer) => answer !== null).length;

describe('limits', () => {
  it('[edge] two hundred requests at once pass, a flood does not, and the others do not notice', async () => {
    const limits = createLimits();
    expect(refused(await Promise.all(Array.from({ length: 200 }, () => limits.request('a'))))).toBe(0);
    const flood = await Promise.all(Array.from({ length: 50 }, () => limits.request('a')));
    expect(refused(flood)).toBe(50);
    expect(flood[0]).toMatchObject({ code: 'too-many', retryAfterMs: expect.any(Number) as number });
    expect(await limits.request('b')).toBeNull();
  });

  it('[edge] a token feeds twenty thousand mentions a second, in bursts of five seconds', async () => {
    const limits = createLimits();
    const calls = await Promise.all(Array.from({ length: 21 }, () => limits.mentions('t', 5_000)));
    expect(refused(calls)).toBe(1);
    expect(await limits.mentions('t', 0)).toBeNull();
  });

  it('[edge] an address is stopped after sixty failures over many accounts', async () => {
    const limits = createLimits();
    const tries = await Promise.all(Array.from({ length: 61 }, (_, i) => limits.signIn('1.2.3.4', `p${i}@house.test`)));
    expect(refused(tries)).toBe(1);
    expect(await limits.signIn('1.2.3.5', 'p1@house.test')).toBeNull();
  });

  it('[edge] success forgives', async () => {
    const limits = createLimits();
    for (let i = 0; i < 100; i += 1) {
      expect(await limits.signIn('a', 'p@house.test')).toBeNull();
      await limits.forgiveSignIn('a', 'P@house.test');
    }
  });
});
