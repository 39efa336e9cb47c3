/**
 * What may be done with a holding statement [MS5]: decided on as a revision is [MS4], used by one legal decision, by asking for one, or as an
 * emergency while no legal is there. Pure, so that the console says beforehand what the server will answer. Must not look at a clock or a store.
 */
import type { Actor, Role } from './actor.ts';
import { can } from './actor.ts';
import { decide, isBlank, type DecisionAsked, type DecisionMade } from './decision-check.ts';
import { countsFor, isInEffect, type Deputy } from './deputy.ts';
import type { Instant, UserId } from './entity.ts';
import type { Holding } from './holding.ts';
import type { Refusal } from './refusal.ts';
import { ok, refuse, type Result } from './result.ts';
import { refuseAct, refuseNarrowToken } from './rights.ts';
import type { Decision, Review } from './revision.ts';
import type { Policy } from './room.ts';

/** A statement is nobody's numbered revision: its decisions are read as if on this one. */
const NO_NUMBER = 0;
export const HOLDING_ROLE: Role = 'legal';

/** The statement's decisions in the shape the rules of a review read. */
export function asDecisions(holding: Pick<Holding, 'decisions'>): readonly Decision[] {
  return holding.decisions.map((decision) => ({ ...decision, id: decision.userId, version: 1, n: NO_NUMBER }));
}
/** The statement in the shape the rules of a review read. */
export const asRevision = ({ hash, authors, createdAt }: Pick<Holding, 'hash' | 'authors' | 'createdAt'>) => ({
  n: NO_NUMBER,
  hash,
  authors,
  frozenAt: createdAt,
});

const OPEN: Review = {
  ...{ id: String(NO_NUMBER), version: 1, n: NO_NUMBER, openedAt: '', outcome: 'open', endedAt: null, endedBy: null, reason: null },
  ...{ inForceAt: null, supersededAt: null, withdrawn: null, escalatedAt: null },
};

/** [MS4] one verdict on a proposed statement: the same checks in the same order as on a revision. `in-force` here means approved. */
export function decideHolding(
  actor: Actor,
  asked: DecisionAsked,
  { policy, holding, deputies, at }: { policy: Policy; holding: Holding; deputies: readonly Deputy[]; at: Instant },
): Result<DecisionMade> {
  if (holding.status !== 'proposed') return refuse({ code: 'holding-not-proposed', status: holding.status });
  const facts = { control: { inForce: null, underReview: NO_NUMBER }, policy, revision: asRevision(holding), review: OPEN };
  return decide(actor, asked, { ...facts, deputies, at, decisions: asDecisions(holding) });
}

/** Taking it out of the library: whoever may recall, or who proposed it while nobody has approved it. */
export function refuseRetire(actor: Actor, holding: Holding): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  const isOwn = holding.createdBy === actor.userId && holding.status !== 'approved' && can(actor, 'write');
  return isOwn ? null : refuseAct(actor, 'recall');
}

/** Who could give the one decision a statement in use needs, and when they were last in the room; null: never. */
export interface LegalSeen {
  readonly userId: UserId;
  readonly name: string;
  readonly present: boolean;
  readonly lastSeenAt: Instant | null;
}
export interface Absence {
  readonly legals: readonly LegalSeen[];
  readonly now: Instant;
  /** How long nobody of them must have been there, in milliseconds. */
  readonly limitMs: number;
}

/** @returns null while it is an emergency: nobody who could decide has been there for the room's limit. */
export function refuseAbsence({ legals, now, limitMs }: Absence): (Refusal & { code: 'legal-present' }) | null {
  const sinceMs = Date.parse(now) - limitMs;
  const people = legals.filter(({ present, lastSeenAt }) => present || (lastSeenAt !== null && Date.parse(lastSeenAt) > sinceMs));
  if (people.length === 0) return null;
  const isThere = people.some(({ present }) => present);
  const lastMs = Math.max(...people.map(({ lastSeenAt }) => (lastSeenAt === null ? 0 : Date.parse(lastSeenAt))));
  const until = isThere ? null : new Date(lastMs + limitMs).toISOString();
  return { code: 'legal-present', people: people.map((person) => ({ ...person })), until };
}

/**
 * `decided`: the user is legal and wrote none of it, so his use is the one decision and puts it in force. `emergency`: an executive stands in
 * for a legal who is not there. `asked`: it goes under review and waits for one legal.
 */
export type HoldingUse = 'decided' | 'emergency' | 'asked';

export interface UseAsked {
  readonly emergency: boolean;
  readonly reason: string;
}
export interface UseFacts {
  readonly holding: Holding;
  readonly absence: Absence;
  /** Those by which the user stands for a legal person who still is one. */
  readonly deputies: readonly Deputy[];
}
/** `deputy`: by which the user stands for somebody; null: for himself. */
export interface UseMade {
  readonly is: HoldingUse;
  readonly deputy: Deputy | null;
}

/** Legal that wrote it asks another legal, like anybody else: authors never decide [MS4]. */
export function howUsed(actor: Actor, asked: UseAsked, { holding, absence, deputies }: UseFacts): Result<UseMade> {
  if (holding.status !== 'approved') return refuse({ code: 'holding-not-approved', status: holding.status });
  const narrow = refuseNarrowToken(actor);
  if (narrow) return refuse(narrow);
  const isAuthor = holding.authors.includes(actor.userId);
  const deputy = deputies.find((one) => isLent(one, actor, { holding, at: absence.now })) ?? null;
  if (!isAuthor && actor.roles.includes(HOLDING_ROLE)) return ok({ is: 'decided', deputy: null });
  if (!isAuthor && deputy) return ok({ is: 'decided', deputy });
  if (asked.emergency) return inEmergency(actor, asked.reason, { isAuthor, absence });
  const refusal = refuseAct(actor, 'freeze');
  return refusal ? refuse(refusal) : ok({ is: 'asked', deputy: null });
}

const isLent = (deputy: Deputy, actor: Actor, { holding, at }: { holding: Holding; at: Instant }): boolean =>
  deputy.userId === actor.userId && deputy.role === HOLDING_ROLE && isInEffect(deputy, at) && countsFor(deputy, asRevision(holding));

function inEmergency(actor: Actor, reason: string, { isAuthor, absence }: { isAuthor: boolean; absence: Absence }): Result<UseMade> {
  if (!actor.roles.includes('executive')) return refuse({ code: 'role-required', roles: ['executive'] });
  if (isAuthor) return refuse({ code: 'author-may-not-decide' });
  if (isBlank(reason)) return refuse({ code: 'reason-required' });
  const present = refuseAbsence(absence);
  return present ? refuse(present) : ok({ is: 'emergency', deputy: null });
}

/** [MS7] in the place of what is withdrawn: legal, or an executive in an emergency; nobody may leave it for later. */
export function howInstead(actor: Actor, reason: string, facts: UseFacts): Result<UseMade & { is: Exclude<HoldingUse, 'asked'> }> {
  const used = howUsed(actor, { emergency: actor.roles.includes('executive'), reason }, facts);
  if (!used.ok) return used;
  const { is, deputy } = used.value;
  if (is !== 'asked') return ok({ is, deputy });
  const isLegal = actor.roles.includes(HOLDING_ROLE);
  return refuse(isLegal ? { code: 'author-may-not-decide' } : { code: 'role-required', roles: [HOLDING_ROLE, 'executive'] });
}
