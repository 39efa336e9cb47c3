import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeVarUint, encodeMark } from './draft.ts';

describe('the mark that asks what is on disk', () => {
  it('[CO2] comes back as the number that was sent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (n) => {
        const bytes = encodeMark(n);
        expect(bytes[0]).toBe(5);
        expect(decodeVarUint(bytes, 1)).toBe(n);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
