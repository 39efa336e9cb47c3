import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrollFor, windowOf } from './list-window.ts';

describe('the window over a long list', () => {
  it('holds every row in sight and few more, wherever one is in 80,000', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), fc.integer({ min: 0, max: 8_000_000 }), fc.integer({ min: 1, max: 1500 }), (count, scrollTop, height) => {
        const { from, to } = windowOf({ scrollTop, height, rowHeight: 96, count, extra: 6 });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 96) + 14);
        const first = Math.floor(scrollTop / 96);
        const last = Math.floor((scrollTop + height - 1) / 96);
        if (first < count) expect(from).toBeLessThanOrEqual(first);
        if (last < count) expect(to).toBeGreaterThan(last);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('scrolls no further than needed to show a row', () => {
    const view = { scrollTop: 960, height: 480, rowHeight: 96 };
    expect(scrollFor(view, 11)).toBe(960);
    expect(scrollFor(view, 3)).toBe(288);
    expect(scrollFor(view, 20)).toBe(1536);
  });
});
