/**
 * How far a set of people brings a policy [MS4]: every step wants one person who holds any of its roles, and a person fills one step only.
 * That is a largest matching, not a walk in order: somebody who is legal and supervisor must not block the other lawyer. Knows no revisions.
 */
import type { Role } from './actor.ts';
import type { UserId } from './entity.ts';
import type { Policy } from './room.ts';

export interface Holder {
  readonly userId: UserId;
  readonly roles: readonly Role[];
}

/** @returns for each step the index of the person who fills it, or null; as many steps filled as can be. */
export function matchSteps(steps: Policy['steps'], people: readonly Holder[]): readonly (number | null)[] {
  const filledBy: (number | null)[] = steps.map(() => null);
  const seat = (person: number, tried: Set<number>): boolean => {
    for (const [step, wants] of steps.entries()) {
      if (tried.has(step) || !people[person]?.roles.some((role) => wants.anyOf.includes(role))) continue;
      tried.add(step);
      const sitting = filledBy[step] ?? null;
      if (sitting === null || seat(sitting, tried)) {
        filledBy[step] = person;
        return true;
      }
    }
    return false;
  };
  for (const [index, person] of people.entries()) {
    // The same person named twice is still one person.
    if (people.findIndex((other) => other.userId === person.userId) === index) seat(index, new Set());
  }
  return filledBy;
}

export function stepsFilled(steps: Policy['steps'], people: readonly Holder[]): number {
  return matchSteps(steps, people).filter((person) => person !== null).length;
}

/** Every role a step names, each once, in the policy's order. */
export function policyRoles(policy: Policy): readonly Role[] {
  return [...new Set(policy.steps.flatMap((step) => step.anyOf))];
}
