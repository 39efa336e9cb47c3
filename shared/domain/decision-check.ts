/**
 * What one verdict on a revision does, or why it may not be given [MS3] [MS4]. The order of the checks is the order in which a person
 * wants to hear of them: is it the text I read, is it still asked, may I. Must not look at a clock or a store.
 */
import { can, type Actor, type Role } from './actor.ts';
import { policyRoles } from './policy-match.ts';
import type { Refusal } from './refusal.ts';
import { ok, refuse, type Result } from './result.ts';
import { approvalsOf, isComplete, missingRoles, statusOf } from './review.ts';
import type { Decision, Review, Revision, Verdict } from './revision.ts';
import type { Control, Policy } from './room.ts';
import { refuseNarrowToken } from './rights.ts';

export interface DecisionAsked {
  readonly verdict: Verdict;
  readonly hash: string;
  readonly note: string | null;
}
export interface UnderReview {
  readonly control: Pick<Control, 'inForce' | 'underReview'>;
  readonly policy: Policy;
  readonly revision: Pick<Revision, 'n' | 'hash' | 'authors'>;
  readonly review: Review;
  readonly decisions: readonly Decision[];
}
/** `recorded`: more are needed. `in-force`: it was the last one needed. `ended`: changes were asked for. */
export type DecisionEffect = 'recorded' | 'in-force' | 'ended';

export const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

function refuseText(asked: DecisionAsked, { control, revision, review }: UnderReview): Refusal | null {
  if (asked.hash !== revision.hash) return { code: 'hash-mismatch', expected: revision.hash, given: asked.hash };
  const status = statusOf(control, review);
  if (status === 'recalled') return { code: 'recalled', n: revision.n };
  return status === 'under-review' ? null : { code: 'not-under-review', status };
}

function refusePerson(actor: Actor, { policy, revision, decisions }: UnderReview): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  if (revision.authors.includes(actor.userId)) return { code: 'author-may-not-decide' };
  const roles = policyRoles(policy);
  if (!actor.roles.some((role) => roles.includes(role))) return { code: 'role-not-in-policy', roles: [...roles] };
  if (decisions.some((d) => d.n === revision.n && d.userId === actor.userId)) return { code: 'already-decided', n: revision.n };
  return null;
}

/** The role somebody is said to have decided in: one that is still missing, else any the policy names. */
function roleOf(actor: Actor, { policy, revision, decisions }: UnderReview): Role | null {
  const missing = missingRoles(policy, approvalsOf(revision, decisions));
  const named = policyRoles(policy);
  return actor.roles.find((role) => missing.includes(role)) ?? actor.roles.find((role) => named.includes(role)) ?? null;
}

/** @returns the role the verdict is given in, and what it brings about. */
export function decide(actor: Actor, asked: DecisionAsked, facts: UnderReview): Result<{ role: Role; effect: DecisionEffect }> {
  const refusal = refuseText(asked, facts) ?? refusePerson(actor, facts);
  if (refusal) return refuse(refusal);
  const role = roleOf(actor, facts);
  if (role === null) return refuse({ code: 'role-not-in-policy', roles: [...policyRoles(facts.policy)] });
  if (asked.verdict === 'request-changes') return isBlank(asked.note) ? refuse({ code: 'note-required' }) : ok({ role, effect: 'ended' });
  const approvals = [...approvalsOf(facts.revision, facts.decisions), { userId: actor.userId, roles: actor.roles }];
  return ok({ role, effect: isComplete(facts.policy, approvals) ? 'in-force' : 'recorded' });
}

/** [MS9] who froze it, an author, or a role with the right to recall. */
export function refuseRecall(actor: Actor, revision: Pick<Revision, 'frozenBy' | 'authors'>): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  if (can(actor, 'recall')) return null;
  const own = revision.frozenBy === actor.userId || revision.authors.includes(actor.userId);
  return own && can(actor, 'write') ? null : { code: 'may-not-recall' };
}
