/**
 * The policy as it holds for one review: the room's, or one legal decision for a holding statement taken unchanged [MS5], and an executive
 * where the gesture is new or larger [MS11]. One function for server and console; who fills it is policy-match.ts's.
 */
import { policyRoles, rolesOfStep } from './policy-match.ts';
import type { GesturePart } from './message.ts';
import type { Review } from './revision.ts';
import type { Policy, PolicyStep } from './room.ts';

/** `new`: nothing of the kind was in force; the others say what grew, `words` that it cannot be told and somebody has to look. */
export type GestureWhy = 'new' | 'amount' | 'scope' | 'until' | 'words';
export interface GestureReason {
  readonly part: GesturePart;
  readonly why: GestureWhy;
  readonly before: string;
  readonly after: string;
}
/** What is new or larger in a gesture against the one in force; empty: nothing (shared/text/gesture.ts makes it). */
export type GestureChange = readonly GestureReason[];

export interface ReviewFacts {
  readonly review: Pick<Review, 'holdingId'>;
  readonly gesture: GestureChange;
}

const EXECUTIVE: PolicyStep = { anyOf: ['executive'] };

export function effectivePolicy(policy: Policy, { review, gesture }: ReviewFacts): Policy {
  // Taken unchanged: whatever it gives was approved with it, under this very function, when it came into the library.
  if (review.holdingId !== undefined) return { ...policy, steps: [{ anyOf: ['legal'] }] };
  if (gesture.length === 0) return policy;
  // Whoever the room's policy names may still say yes or no, and is on record; his yes alone is not enough here.
  return { ...policy, steps: withExecutive(policy.steps), alsoMay: policyRoles(policy) };
}

/** Nobody is added where an executive may sit anyway: that seat then is his. Else he comes last. */
function withExecutive(steps: Policy['steps']): Policy['steps'] {
  if (steps.some((step) => ('allOf' in step ? step.allOf.includes('executive') : isOnlyExecutive(step)))) return steps;
  const at = steps.findLastIndex((step) => rolesOfStep(step).includes('executive'));
  const step = steps[at];
  if (!step) return [...steps, EXECUTIVE];
  const others = (step.count ?? 1) - 1;
  return [...steps.slice(0, at), EXECUTIVE, ...(others > 0 ? [{ ...step, count: others }] : []), ...steps.slice(at + 1)];
}

const isOnlyExecutive = (step: PolicyStep): boolean => rolesOfStep(step).every((role) => role === 'executive');
