/**
 * What one verdict on a revision does, or why it may not be given [MS3] [MS4]. The order of the checks is the order in which a person
 * wants to hear of them: is it the text I read, is it still asked, may I. Must not look at a clock or a store.
 */
import { can, type Actor, type Role } from './actor.ts';
import { countsFor, isInEffect, type Deputy } from './deputy.ts';
import type { Instant, UserId } from './entity.ts';
import { policyRoles, progressOf, rolesOfStep } from './policy-match.ts';
import type { Refusal } from './refusal.ts';
import { ok, refuse, type Result } from './result.ts';
import { approvalsOf, isComplete, missingRoles, statusOf, type Judged } from './review.ts';
import type { Decision, Review, Revision, Verdict } from './revision.ts';
import type { Control, Policy } from './room.ts';
import { refuseNarrowToken } from './rights.ts';

export interface DecisionAsked {
  readonly verdict: Verdict;
  readonly hash: string;
  readonly note: string | null;
  /** In whose place; absent: whichever brings the policy further, the own role first. */
  readonly for?: UserId | undefined;
}
export interface UnderReview {
  readonly control: Pick<Control, 'inForce' | 'underReview' | 'scheduled'>;
  /** As it holds for this review (effective-policy.ts). */
  readonly policy: Policy;
  readonly revision: Judged;
  readonly review: Review;
  readonly decisions: readonly Decision[];
  /** Those by which whoever decides stands for somebody who still holds the role. */
  readonly deputies?: readonly Deputy[];
  /** Now; without it no deputy is in effect. */
  readonly at?: Instant;
}
/** `recorded`: more are needed. `in-force`: it was the last one needed. `scheduled`: the last one, before its time. `ended`: changes were asked for. */
export type DecisionEffect = 'recorded' | 'in-force' | 'scheduled' | 'ended';

/** In what quality somebody decides: for himself with all his roles, or in one person's place with the role lent. */
export interface Capacity {
  readonly for: UserId | null;
  readonly roles: readonly Role[];
  readonly deputy: Deputy | null;
}
export interface DecisionMade {
  readonly role: Role;
  readonly effect: DecisionEffect;
  readonly as: Capacity;
}

export const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

function refuseText(asked: DecisionAsked, { control, policy, revision, review, decisions }: UnderReview): Refusal | null {
  if (asked.hash !== revision.hash) return { code: 'hash-mismatch', expected: revision.hash, given: asked.hash };
  const status = statusOf(control, review);
  if (status === 'recalled') return { code: 'recalled', n: revision.n };
  // The policy may have changed since: what then lacks can still be given before the time comes.
  if (status === 'scheduled' && asked.verdict === 'approve' && !isComplete(policy, approvalsOf(revision, decisions))) return null;
  return status === 'under-review' ? null : { code: 'not-under-review', status };
}

/** Every quality in which the person may speak on this text at all, the own first. */
function capacitiesOf(actor: Actor, { policy, revision, deputies = [], at = '' }: UnderReview): readonly Capacity[] {
  const named = policyRoles(policy);
  const own: Capacity = { for: null, roles: actor.roles, deputy: null };
  const lent = deputies
    .filter((deputy) => deputy.userId === actor.userId && isInEffect(deputy, at) && countsFor(deputy, revision))
    .map((deputy): Capacity => ({ for: deputy.of, roles: [deputy.role], deputy }));
  return [own, ...lent].filter(({ roles }) => roles.some((role) => named.includes(role)));
}

/** A person and his deputy are not two: whoever comes second only may object, and only for himself. */
function refuseSecond(actor: Actor, asked: DecisionAsked, capacity: Capacity, { revision, decisions }: UnderReview): Refusal | null {
  const before = decisions.find((d) => d.n === revision.n && (d.for ?? d.userId) === (capacity.for ?? actor.userId));
  if (!before || (capacity.for === null && asked.verdict === 'request-changes')) return null;
  return { code: 'already-decided', n: revision.n, ...(before.userId === actor.userId ? {} : { by: before.userId }) };
}

interface Placed {
  readonly as: Capacity;
  readonly role: Role;
  /** Brings the policy further. */
  readonly advances: boolean;
}

function place(capacity: Capacity, actor: Actor, { policy, revision, decisions }: UnderReview): Placed {
  const approvals = approvalsOf(revision, decisions);
  const missing = missingRoles(policy, approvals);
  const named = policyRoles(policy);
  const holder = { userId: capacity.for ?? actor.userId, roles: capacity.roles };
  const advances = progressOf(policy, [...approvals, holder]).filled > progressOf(policy, approvals).filled;
  const role = capacity.roles.find((held) => missing.includes(held)) ?? capacity.roles.find((held) => named.includes(held));
  return { as: capacity, role: role ?? 'observer', advances };
}

/** Approving out of turn would spend the one approval a person has on nothing. */
function refuseTurn({ as, advances }: Placed, { policy, revision, decisions }: UnderReview): Refusal | null {
  const { turn, open } = progressOf(policy, approvalsOf(revision, decisions));
  if (advances || turn === null) return null;
  const isLater = policy.steps.some((step, index) => index > turn && rolesOfStep(step).some((role) => as.roles.includes(role)));
  return isLater ? { code: 'not-your-turn', roles: [...new Set(open.flatMap(({ anyOf }) => anyOf))] } : null;
}

/** In what quality and role the person decides, or why not. */
function standing(actor: Actor, asked: DecisionAsked, facts: UnderReview): Result<Placed> {
  const { policy, revision, decisions } = facts;
  const narrow = refuseNarrowToken(actor);
  if (narrow) return refuse(narrow);
  if (revision.authors.includes(actor.userId)) return refuse({ code: 'author-may-not-decide' });
  const able = capacitiesOf(actor, facts).filter(
    (one) => asked.for === undefined || one.for === asked.for || (one.for === null && asked.for === actor.userId),
  );
  if (able.length === 0) return refuse({ code: 'role-not-in-policy', roles: [...policyRoles(policy)] });
  if (decisions.some((d) => d.n === revision.n && d.userId === actor.userId)) return refuse({ code: 'already-decided', n: revision.n });
  const refusals = able.map((one) => refuseSecond(actor, asked, one, facts));
  const open = able.filter((_one, index) => refusals[index] === null).map((one) => place(one, actor, facts));
  const chosen = open.find(({ advances }) => advances) ?? open[0];
  if (chosen) return ok(chosen);
  return refuse(refusals.find((refusal) => refusal !== null) ?? { code: 'already-decided', n: revision.n });
}

/** @returns in what quality and role the verdict is given, and what it brings about. */
export function decide(actor: Actor, asked: DecisionAsked, facts: UnderReview): Result<DecisionMade> {
  const refusal = refuseText(asked, facts);
  if (refusal) return refuse(refusal);
  const found = standing(actor, asked, facts);
  if (!found.ok) return found;
  const { as, role } = found.value;
  if (asked.verdict === 'request-changes')
    return isBlank(asked.note) ? refuse({ code: 'note-required' }) : ok({ role, as, effect: 'ended' });
  const early = refuseTurn(found.value, facts);
  if (early) return refuse(early);
  return ok({ role, as, effect: effectOf(actor, as, facts) });
}

function effectOf(actor: Actor, as: Capacity, { control, policy, revision, review, decisions, at = '' }: UnderReview): DecisionEffect {
  const approvals = [...approvalsOf(revision, decisions), { userId: as.for ?? actor.userId, roles: as.roles }];
  // One that waits for its time is looked at again when it comes.
  if (!isComplete(policy, approvals) || statusOf(control, review) === 'scheduled') return 'recorded';
  return review.effectiveAt !== undefined && review.effectiveAt > at ? 'scheduled' : 'in-force';
}

/** [MS9] who froze it, an author, or a role with the right to recall. */
export function refuseRecall(actor: Actor, revision: Pick<Revision, 'frozenBy' | 'authors'>): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  if (can(actor, 'recall')) return null;
  const own = revision.frozenBy === actor.userId || revision.authors.includes(actor.userId);
  return own && can(actor, 'write') ? null : { code: 'may-not-recall' };
}

/**
 * [MS10] saying it before its time is deciding when it is said: for whoever decides or may withdraw, and for no author. The house checks
 * the same when the time comes by itself.
 */
export function refuseBringForward(
  actor: Actor,
  facts: Pick<UnderReview, 'control' | 'policy' | 'revision' | 'review' | 'decisions'>,
): Refusal | null {
  const { control, policy, revision, review, decisions } = facts;
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  const named = policyRoles(policy);
  if (!can(actor, 'withdraw') && !actor.roles.some((role) => named.includes(role)))
    return { code: 'role-not-in-policy', roles: [...named] };
  if (revision.authors.includes(actor.userId)) return { code: 'author-may-not-decide' };
  const status = statusOf(control, review);
  if (status !== 'scheduled') return { code: 'not-scheduled', status };
  const approvals = approvalsOf(revision, decisions);
  return isComplete(policy, approvals) ? null : { code: 'policy-not-met', roles: [...missingRoles(policy, approvals)] };
}
