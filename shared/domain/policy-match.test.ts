/** Owns the tables of who fills which step of a policy. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ROLES, type Role } from './actor.ts';
import { matchSteps, policyRoles, stepsFilled, type Holder } from './policy-match.ts';
import { DEFAULT_POLICY } from './room.ts';

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
    expect(stepsFilled(DEFAULT_POLICY.steps, people)).toBe(filled);
  });

  it('[MS4] a long chain of people who make room for each other is found', () => {
    const policy = steps(['legal'], ['supervisor'], ['executive']);
    const people = [person('a', 'legal', 'supervisor'), person('b', 'supervisor', 'executive', 'legal'), person('c', 'legal')];
    expect(matchSteps(policy, people)).toEqual([2, 0, 1]);
  });

  it('[MS4] two of one role need two different people', () => {
    expect(stepsFilled(steps(['legal'], ['legal']), [person('l', 'legal')])).toBe(1);
    expect(stepsFilled(steps(['legal'], ['legal']), [person('l', 'legal'), person('l2', 'legal')])).toBe(2);
  });

  it('[MS4] the roles of a policy are named once, in its order', () => {
    expect(policyRoles({ steps: steps(['executive', 'legal'], ['legal', 'supervisor']), replyDeciders: [] })).toEqual([
      'executive',
      'legal',
      'supervisor',
    ]);
  });

  it('[MS4] the matching is the largest there is, whatever the order of the people', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 });
    const wanted = fc.array(roles, { maxLength: 4 });
    fc.assert(
      fc.property(wanted, fc.array(roles, { maxLength: 5 }), (wants, held) => {
        const people = held.map((own, index) => person(`u${index}`, ...own));
        expect(stepsFilled(steps(...wants), people)).toBe(bruteForce(wants, people));
        expect(stepsFilled(steps(...wants), [...people].reverse())).toBe(bruteForce(wants, people));
      }),
      { seed: 4, numRuns: 400 },
    );
  });
});

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
