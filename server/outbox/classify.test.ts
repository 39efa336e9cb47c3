/** [DI5] what an exchange means, as a table over every status. */
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { MOST_ATTEMPTS, waitBeforeNext } from './schedule.ts';

const NOW = Date.parse('2026-03-04T10:00:00.000Z');
const kindOf = (status: number, idempotent: boolean): string =>
  classify({ kind: 'answer', status, retryAfter: null, url: null }, idempotent, NOW).kind;

describe('[DI5] classification', () => {
  it('[DI5] every status has the meaning the contract gives it', () => {
    for (let status = 200; status < 600; status += 1) {
      const again = [408, 425, 429, 503].includes(status);
      const plain = status < 300 ? 'sent' : again ? 'retry' : status < 500 ? 'failed' : 'unknown';
      expect(`${status} ${kindOf(status, false)}`).toBe(`${status} ${plain}`);
      expect(`${status} ${kindOf(status, true)}`).toBe(`${status} ${plain === 'unknown' ? 'retry' : plain}`);
    }
  });
  it('[DI5] what never began is tried again; what may have been received is not', () => {
    expect(classify({ kind: 'not-begun', error: 'ECONNREFUSED' }, false, NOW)).toEqual({
      kind: 'retry',
      afterMs: null,
      error: 'ECONNREFUSED',
    });
    expect(classify({ kind: 'no-answer', error: 'cut' }, false, NOW)).toEqual({ kind: 'unknown', error: 'cut' });
    expect(classify({ kind: 'no-answer', error: 'cut' }, true, NOW)).toEqual({ kind: 'retry', afterMs: null, error: 'cut' });
  });
});

describe('[DI5] schedule', () => {
  it('[DI5] grows, with jitter between half and all, up to two minutes', () => {
    expect([1, 2, 3, 4].map((attempts) => waitBeforeNext(attempts, 0, null))).toEqual([500, 1_000, 2_000, 4_000]);
    expect(waitBeforeNext(1, 0.999, null)).toBe(1_000);
    expect(waitBeforeNext(20, 0.999, null)).toBeLessThanOrEqual(120_000);
  });
  it('[DI5] waits at least as long as the receiver asked, ten minutes at most', () => {
    expect(waitBeforeNext(1, 0, 7_000)).toBe(7_000);
    expect(waitBeforeNext(1, 0, 0)).toBe(500);
    expect(waitBeforeNext(1, 0, 86_400_000)).toBe(600_000);
  });
  it('[DI5] ends', () => expect(waitBeforeNext(MOST_ATTEMPTS, 0, null)).toBe(null));
});
