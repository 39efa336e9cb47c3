/** Owns the table of what a review asks beyond, or short of, the room's policy [MS5] [MS11]. */
import { describe, expect, it } from 'vitest';
import type { GestureChange } from './effective-policy.ts';
import { effectivePolicy } from './effective-policy.ts';
import { DEFAULT_POLICY, type Policy, type PolicyStep } from './room.ts';

const grown: GestureChange = [{ part: 'what', why: 'amount', before: '10 €', after: '20 €' }];
const policy = (...steps: PolicyStep[]): Policy => ({ steps, replyDeciders: ['legal'] });
const asked = (room: Policy, gesture: GestureChange, holdingId?: string) =>
  effectivePolicy(room, { review: holdingId ? { holdingId } : {}, gesture }).steps;

describe('the policy of one review', () => {
  it('[MS4] without anything special it is the room’s', () => {
    expect(effectivePolicy(DEFAULT_POLICY, { review: {}, gesture: [] })).toEqual(DEFAULT_POLICY);
  });
  it('[MS5] a holding statement taken unchanged needs one legal decision', () => {
    expect(asked(DEFAULT_POLICY, [], 'h')).toEqual([{ anyOf: ['legal'] }]);
    expect(asked(DEFAULT_POLICY, grown, 'h')).toEqual([{ anyOf: ['legal'] }]);
  });
  it.each<[string, Policy, PolicyStep[]]>([
    ['an executive takes the seat he may have', DEFAULT_POLICY, [{ anyOf: ['legal'] }, { anyOf: ['executive'] }]],
    ['one is added where none may sit', policy({ anyOf: ['legal'] }), [{ anyOf: ['legal'] }, { anyOf: ['executive'] }]],
    [
      'nothing is added where one must sit',
      policy({ anyOf: ['executive'] }, { anyOf: ['legal'] }),
      [{ anyOf: ['executive'] }, { anyOf: ['legal'] }],
    ],
    ['nor where all of several must', policy({ allOf: ['legal', 'executive'] }), [{ allOf: ['legal', 'executive'] }]],
    [
      'one of several seats is his',
      policy({ anyOf: ['supervisor', 'executive'], count: 3 }),
      [{ anyOf: ['executive'] }, { anyOf: ['supervisor', 'executive'], count: 2 }],
    ],
  ])('[MS11] %s', (_title, room, steps) => {
    expect(asked(room, grown)).toEqual(steps);
  });
  it('[MS11] the order stays', () => {
    expect(effectivePolicy({ ...DEFAULT_POLICY, ordered: true }, { review: {}, gesture: grown }).ordered).toBe(true);
  });
});
