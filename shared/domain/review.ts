/**
 * The review of a revision: what status it has, whose approvals count, which roles are still missing, who could give them [MS1] [MS4].
 * Pure, so that the console can say beforehand what the server will answer. Must not decide on replies' openings (reply-check.ts).
 */
import type { Role } from './actor.ts';
import type { UserId } from './entity.ts';
import { policyRoles, stepsFilled, type Holder } from './policy-match.ts';
import type { Decision, Review, Revision, RevisionStatus } from './revision.ts';
import type { Control, Policy } from './room.ts';

/** [MS1] the control row alone says what is in force and what is under review; the review only says how the rest ended. */
export function statusOf(control: Pick<Control, 'inForce' | 'underReview'>, review: Review): RevisionStatus {
  if (control.inForce === review.n) return 'in-force';
  switch (review.outcome) {
    case 'open':
      return control.underReview === review.n ? 'under-review' : 'recalled';
    case 'changes-requested':
    case 'recalled':
      return review.outcome;
    case 'approved':
      if (review.withdrawn !== null) return 'withdrawn';
      return review.inForceAt === null ? 'scheduled' : 'superseded';
  }
}

/** Approvals that count: of this very text, by nobody who wrote it, each person once; with the roles held when deciding. */
export function approvalsOf(revision: Pick<Revision, 'n' | 'hash' | 'authors'>, decisions: readonly Decision[]): readonly Holder[] {
  return decisions
    .filter((d) => d.verdict === 'approve' && d.n === revision.n && d.hash === revision.hash && !revision.authors.includes(d.userId))
    .map((d) => ({ userId: d.userId, roles: d.roles }));
}

export function isComplete(policy: Policy, approvals: readonly Holder[]): boolean {
  return policy.steps.length > 0 && stepsFilled(policy.steps, approvals) === policy.steps.length;
}

/** Roles of which one more person would bring the policy further. */
export function missingRoles(policy: Policy, approvals: readonly Holder[]): readonly Role[] {
  const now = stepsFilled(policy.steps, approvals);
  // A user id nobody has: somebody fresh.
  return policyRoles(policy).filter((role) => stepsFilled(policy.steps, [...approvals, { userId: '', roles: [role] }]) > now);
}

/** Whether somebody with these roles could decide on what others write, and would lose that by writing: warned before the first keystroke [MS4]. */
export function couldDecide(policy: Policy, roles: readonly Role[]): boolean {
  const named = policyRoles(policy);
  return roles.some((role) => named.includes(role));
}

export interface Standing {
  readonly policy: Policy;
  readonly revision: Pick<Revision, 'n' | 'hash' | 'authors'>;
  readonly decisions: readonly Decision[];
  readonly members: readonly Holder[];
}

function candidates({ revision, decisions, members }: Standing): readonly Holder[] {
  const spoken = new Set([...revision.authors, ...decisions.filter((d) => d.n === revision.n).map((d) => d.userId)]);
  return members.filter((member) => !spoken.has(member.userId));
}

/** Per role the policy still misses, who could give it. A role with nobody has an empty list: that is the warning. */
export function canDecide(standing: Standing): Partial<Record<Role, readonly UserId[]>> {
  const free = candidates(standing);
  const missing = missingRoles(standing.policy, approvalsOf(standing.revision, standing.decisions));
  return Object.fromEntries(missing.map((role) => [role, free.filter((m) => m.roles.includes(role)).map((m) => m.userId)]));
}

/** Whether the people of the room can bring the policy to its end at all: one person with two roles is not two people. */
export function canComplete(standing: Standing): boolean {
  return isComplete(standing.policy, [...approvalsOf(standing.revision, standing.decisions), ...candidates(standing)]);
}
