import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionOf } from '../testing/made.ts';
import { matches, merge, NO_FILTERS, type Sort } from './mention-order.ts';

describe('order and filters of the list', () => {
  it('merging keeps the order, whatever comes in', () => {
    const rows = fc.array(fc.record({ value: fc.integer({ min: 0, max: 5 }), seq: fc.integer({ min: 0, max: 1000 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const made = (list: { value: number; seq: number }[], prefix: string) => list.map(({ value, seq }, i) => mentionOf({ id: `${prefix}${i}`, seq, rank: { value, because: [] } }));
        const sort: Sort = 'rank';
        const all = merge(merge([], made(a, 'a'), sort), made(b, 'b'), sort);
        expect(all.length).toBe(a.length + b.length);
        for (const [i, row] of all.entries()) {
          const before = all[i - 1];
          if (before) expect(before.rank.value > row.rank.value || (before.rank.value === row.rank.value && before.seq >= row.seq)).toBe(true);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('knows mine, nobody’s and somebody’s', () => {
    const mine = mentionOf({ id: 'a', assignee: 'me-id' });
    expect(matches(mine, { ...NO_FILTERS, assignee: 'me' }, 'me-id')).toBe(true);
    expect(matches(mine, { ...NO_FILTERS, assignee: 'none' }, 'me-id')).toBe(false);
    expect(matches(mine, { ...NO_FILTERS, assignee: 'other' }, 'me-id')).toBe(false);
  });

  it('searches without minding accents and case', () => {
    expect(matches(mentionOf({ id: 'a', text: 'Prélèvement REFUSÉ' }), { ...NO_FILTERS, q: 'prelev refuse' }, '')).toBe(true);
    expect(matches(mentionOf({ id: 'a', text: 'Prélèvement' }), { ...NO_FILTERS, q: 'virement' }, '')).toBe(false);
  });
});
