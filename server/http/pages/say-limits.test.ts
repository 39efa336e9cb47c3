import { describe, expect, it } from 'vitest';
import { createSayLimits } from './say-limits.ts';

describe('how often a say page may be asked', () => {
  it('[edge] is by its seats, and one page held back holds back no other', async () => {
    const limit = createSayLimits();
    const ask = (page: { id: string; seats: number }, times: number) => Promise.all(Array.from({ length: times }, () => limit(page)));
    const refused = async (page: { id: string; seats: number }, times: number): Promise<number> =>
      (await ask(page, times)).filter((refusal) => refusal !== null).length;
    expect(await refused({ id: 'small', seats: 1 }, 200)).toBe(0);
    expect(await refused({ id: 'small', seats: 1 }, 5)).toBe(5);
    expect(await refused({ id: 'large', seats: 200 }, 800)).toBe(0);
    expect(await limit({ id: 'small', seats: 1 })).toMatchObject({ code: 'too-many', retryAfterMs: expect.any(Number) });
  });
});
