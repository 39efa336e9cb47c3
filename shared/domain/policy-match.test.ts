/** Owns the tables of who fills which step of a policy. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ROLES, type Role } from './actor.ts';
import { canMeet, matchSeats, policyRoles, progressOf, seatsFilled, seatsOf, type Holder } from './policy-match.ts';
import { DEFAULT_POLICY, type Policy, type PolicyStep } from './room.ts';

const person = (userId: string, ...roles: Role[]): Holder => ({ userId, roles });
const steps = (...wants: Role[][]) => wants.map((anyOf) => ({ anyOf }));

describe('a policy and the people who decided', () => {
  it.each([
    ['nobody', [], 0],
    ['legal alone', [person('l', 'legal')], 1],
    ['two legals', [person('l', 'legal'), person('l2', 'legal')], 1],
    ['legal and supervisor', [person('l', 'legal'), person('s', 'supervisor')], 2],
    ['legal and executive', [person('l', 'legal'), person('e', 'executive')], 2],
    ['supervisor and executive without legal', [person('s', 'supervisor'), person('e', 'executive')], 1],
    ['one person who is both', [person('b', 'legal', 'supervisor')], 1],
    ['the same person twice', [person('b', 'legal', 'supervisor'), person('b', 'legal', 'supervisor')], 1],
    ['somebody who is both, then a legal: he makes room', [person('b', 'legal', 'supervisor'), person('l', 'legal')], 2],
    ['a legal, then somebody who is both', [person('l', 'legal'), person('b', 'supervisor', 'legal')], 2],
    ['responders', [person('r', 'responder'), person('o', 'observer')], 0],
  ])('[MS4] default policy, %s: %s steps', (_name, people, filled) => {
    expect(seatsFilled(DEFAULT_POLICY.steps, people)).toBe(filled);
  });

  it('[MS4] a long chain of people who make room for each other is found', () => {
    const policy = steps(['legal'], ['supervisor'], ['executive']);
    const people = [person('a', 'legal', 'supervisor'), person('b', 'supervisor', 'executive', 'legal'), person('c', 'legal')];
    expect(matchSeats(seatsOf(policy), people)).toEqual([2, 0, 1]);
  });

  it('[MS4] two of one role need two different people', () => {
    expect(seatsFilled(steps(['legal'], ['legal']), [person('l', 'legal')])).toBe(1);
    expect(seatsFilled(steps(['legal'], ['legal']), [person('l', 'legal'), person('l2', 'legal')])).toBe(2);
  });

  it('[MS4] the roles of a policy are named once, in its order', () => {
    expect(policyRoles({ steps: steps(['executive', 'legal'], ['legal', 'supervisor']) })).toEqual(['executive', 'legal', 'supervisor']);
  });

  it('[MS4] the matching is the largest there is, whatever the order of the people', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 });
    const wanted = fc.array(roles, { maxLength: 4 });
    fc.assert(
      fc.property(wanted, fc.array(roles, { maxLength: 5 }), (wants, held) => {
        const people = held.map((own, index) => person(`u${index}`, ...own));
        expect(seatsFilled(steps(...wants), people)).toBe(bruteForce(wants, people));
        expect(seatsFilled(steps(...wants), [...people].reverse())).toBe(bruteForce(wants, people));
      }),
      { seed: 4, numRuns: 400 },
    );
  });
});

describe('numbers, all of several roles, and order', () => {
  const policy = (ordered: boolean, ...all: PolicyStep[]): Policy => ({ steps: all, ordered, replyDeciders: ['legal'] });

  it('[MS4] a step of two wants two different people', () => {
    const two = policy(false, { anyOf: ['legal', 'executive'], count: 2 });
    expect(progressOf(two, [person('l', 'legal', 'executive')])).toMatchObject({ filled: 1, seats: 2 });
    expect(progressOf(two, [person('l', 'legal'), person('e', 'executive')])).toMatchObject({ filled: 2, open: [] });
  });

  it('[MS4] a step that wants all of its roles is a seat for each', () => {
    const all = policy(false, { allOf: ['legal', 'executive'] });
    expect(progressOf(all, [person('l', 'legal'), person('l2', 'legal')])).toMatchObject({ filled: 1, open: [{ anyOf: ['executive'] }] });
    expect(progressOf(all, [person('b', 'legal', 'executive'), person('l', 'legal')])).toMatchObject({ filled: 2 });
    expect(policyRoles(all)).toEqual(['legal', 'executive']);
  });

  it.each<[string, Holder[], number, number | null]>([
    ['nobody', [], 0, 0],
    ['the second before the first', [person('s', 'supervisor')], 0, 0],
    ['the first', [person('l', 'legal')], 1, 1],
    ['in order', [person('l', 'legal'), person('s', 'supervisor')], 2, null],
    ['out of order: what came too early does not count', [person('s', 'supervisor'), person('l', 'legal')], 1, 1],
    ['the first again', [person('l', 'legal'), person('l2', 'legal')], 1, 1],
    ['one person for both', [person('b', 'legal', 'supervisor')], 1, 1],
    ['the same person twice', [person('b', 'legal', 'supervisor'), person('b', 'legal', 'supervisor')], 1, 1],
  ])('[MS4] in order, %s', (_title, people, filled, turn) => {
    expect(progressOf({ ...DEFAULT_POLICY, ordered: true }, people)).toMatchObject({ filled, turn });
  });

  it('[MS4] in order, somebody who could sit in either step leaves the first to whoever can take that only', () => {
    const both = policy(true, { anyOf: ['legal', 'supervisor'] }, { anyOf: ['legal'] });
    expect(progressOf(both, [person('l', 'legal'), person('s', 'supervisor'), person('l2', 'legal')])).toMatchObject({ filled: 2 });
    const wide = policy(true, { allOf: ['legal', 'supervisor'] }, { anyOf: ['executive'] });
    expect(progressOf(wide, [person('b', 'legal', 'supervisor'), person('l', 'legal'), person('e', 'executive')])).toMatchObject({
      filled: 3,
    });
  });

  it('[MS4] in order, as far as any choice of people could get', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...ROLES.slice(1, 4)), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(roles, { minLength: 1, maxLength: 3 }), fc.array(roles, { maxLength: 5 }), (wants, held) => {
        const people = held.map((own, index) => person(`u${index}`, ...own));
        expect(progressOf({ steps: steps(...wants), ordered: true }, people).filled).toBe(furthest(wants, people));
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it('[MS4] a policy without a seat is met by nobody', () => {
    expect(canMeet({ steps: [] }, [person('l', 'legal')])).toBe(false);
    expect(canMeet({ steps: [{ allOf: [] }] }, [person('l', 'legal')])).toBe(false);
    expect(canMeet({ steps: [{ anyOf: [] }] }, [person('l', 'legal')])).toBe(false);
  });
});

/** Steps of one person each, filled one after the other by people in their order. */
function furthest(wants: readonly Role[][], people: readonly Holder[]): number {
  const [first, ...rest] = wants;
  if (first === undefined) return 0;
  const reached = people.map((p, at) => (p.roles.some((role) => first.includes(role)) ? 1 + furthest(rest, people.slice(at + 1)) : 0));
  return Math.max(0, ...reached);
}

function bruteForce(wants: readonly Role[][], people: readonly Holder[]): number {
  const [first, ...rest] = wants;
  if (first === undefined) return 0;
  const taken = people
    .filter((p) => p.roles.some((role) => first.includes(role)))
    .map(
      (p) =>
        1 +
        bruteForce(
          rest,
          people.filter((other) => other !== p),
        ),
    );
  return Math.max(bruteForce(rest, people), ...taken);
}
