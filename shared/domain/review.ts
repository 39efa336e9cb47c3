/**
 * The review of a revision: what status it has, whose approvals count, which roles are still missing, who could give them [MS1] [MS4].
 * Pure, so that the console can say beforehand what the server will answer. Must not decide on replies' openings (reply-check.ts).
 */
import type { Role } from './actor.ts';
import { countsFor, type Deputy } from './deputy.ts';
import type { UserId } from './entity.ts';
import { canMeet, matchSeats, policyRoles, progressOf, seatsOf, type Holder } from './policy-match.ts';
import type { Decision, Review, Revision, RevisionStatus } from './revision.ts';
import type { Control, Policy } from './room.ts';

/** [MS1] the control row alone says what is in force, under review and scheduled; the review only says how the rest ended. */
export function statusOf(control: Pick<Control, 'inForce' | 'underReview' | 'scheduled'>, review: Review): RevisionStatus {
  if (control.inForce === review.n) return 'in-force';
  switch (review.outcome) {
    case 'open':
      return control.underReview === review.n ? 'under-review' : 'recalled';
    case 'changes-requested':
    case 'recalled':
      return review.outcome;
    case 'approved':
      if (review.withdrawn !== null) return 'withdrawn';
      if (review.inForceAt !== null) return 'superseded';
      // Where the control row says whom it waits for, nobody else waits.
      return control.scheduled === undefined || control.scheduled?.n === review.n ? 'scheduled' : 'recalled';
  }
}

/** What is judged: a revision, or a statement of the library, which is never frozen. */
export type Judged = Pick<Revision, 'n' | 'hash' | 'authors'> & Partial<Pick<Revision, 'frozenAt'>>;

/** Approvals that count: of this very text, by nobody who wrote it, oldest first. A deputy's stands under the id of the person he decides for. */
export function approvalsOf(revision: Judged, decisions: readonly Decision[]): readonly Holder[] {
  return [...decisions]
    .sort((a, b) => (a.nth ?? 0) - (b.nth ?? 0))
    .filter((d) => d.verdict === 'approve' && d.n === revision.n && d.hash === revision.hash && !revision.authors.includes(d.userId))
    .map((d) => ({ userId: d.for ?? d.userId, roles: d.roles }));
}

export function isComplete(policy: Policy, approvals: readonly Holder[]): boolean {
  const { filled, seats } = progressOf(policy, approvals);
  return seats > 0 && filled === seats;
}

/** Roles of which one more person would bring the policy further now: of an ordered one, those whose turn it is. */
export function missingRoles(policy: Policy, approvals: readonly Holder[]): readonly Role[] {
  const now = progressOf(policy, approvals).filled;
  // A user id nobody has: somebody fresh.
  return policyRoles(policy).filter((role) => progressOf(policy, [...approvals, { userId: '', roles: [role] }]).filled > now);
}

/** Whether somebody with these roles could decide on what others write, and would lose that by writing: warned before the first keystroke [MS4]. */
export function couldDecide(policy: Policy, roles: readonly Role[]): boolean {
  const named = policyRoles(policy);
  return roles.some((role) => named.includes(role));
}

export interface Standing {
  readonly policy: Policy;
  readonly revision: Judged;
  readonly decisions: readonly Decision[];
  readonly members: readonly Holder[];
  /** In effect now, of people who still hold the role they lent. */
  readonly deputies?: readonly Deputy[];
}
/** Somebody who could decide; `for` set: in whose place. */
export interface Candidate {
  readonly userId: UserId;
  readonly for: UserId | null;
}

/** Ids under which somebody has approved: the person, and whoever he stood for. */
function spokenFor({ revision, decisions }: Standing): ReadonlySet<UserId> {
  return new Set(decisions.filter((d) => d.n === revision.n).flatMap((d) => [d.userId, d.for ?? d.userId]));
}

function freeMembers(standing: Standing): readonly Holder[] {
  const spoken = spokenFor(standing);
  return standing.members.filter(({ userId }) => !spoken.has(userId) && !standing.revision.authors.includes(userId));
}

function freeDeputies(standing: Standing): readonly Deputy[] {
  const { revision, decisions, members, deputies = [] } = standing;
  const hasSpoken = new Set(decisions.filter((d) => d.n === revision.n).map((d) => d.userId));
  const spoken = spokenFor(standing);
  const isFree = (userId: UserId): boolean =>
    members.some((member) => member.userId === userId) && !hasSpoken.has(userId) && !revision.authors.includes(userId);
  return deputies.filter((deputy) => isFree(deputy.userId) && !spoken.has(deputy.of) && countsFor(deputy, revision));
}

/** Per role the policy still misses, who could give it. A role with nobody has an empty list: that is the warning. */
export function canDecide(standing: Standing): Partial<Record<Role, readonly Candidate[]>> {
  const free = freeMembers(standing);
  const deputies = freeDeputies(standing);
  const missing = missingRoles(standing.policy, approvalsOf(standing.revision, standing.decisions));
  return Object.fromEntries(
    missing.map((role) => {
      const own = free.filter((m) => m.roles.includes(role)).map(({ userId }): Candidate => ({ userId, for: null }));
      const inPlace = deputies
        .filter((deputy) => deputy.role === role && !own.some(({ userId }) => userId === deputy.userId))
        .map((deputy): Candidate => ({ userId: deputy.userId, for: deputy.of }));
      return [role, [...own, ...inPlace]];
    }),
  );
}

/**
 * Whether the people of the room can bring the policy to its end at all: one person with two roles is not two people. A deputy adds
 * something only where the one he stands for cannot decide himself.
 */
export function canComplete(standing: Standing): boolean {
  const { policy, revision, decisions } = standing;
  const approvals = approvalsOf(revision, decisions);
  const own = freeMembers(standing);
  const lent = new Map<UserId, Role[]>();
  const standsIn = new Set<UserId>();
  for (const { of, userId, role } of freeDeputies(standing)) {
    if (own.some((member) => member.userId === of) || standsIn.has(of)) continue;
    standsIn.add(of);
    lent.set(userId, [...(lent.get(userId) ?? []), role]);
  }
  const able = own.map(({ userId, roles }) => ({ userId, roles: [...roles, ...(lent.get(userId) ?? [])] }));
  if (!policy.ordered) return canMeet(policy, [...approvals, ...able]);
  const { turn, here } = progressOf(policy, approvals);
  if (turn === null) return seatsOf(policy.steps).length > 0;
  // Steps that are full stay full; who has spoken in this one counts for it alone; the others are asked in the order that suits.
  const left = seatsOf(policy.steps).filter((seat) => seat.step >= turn);
  return matchSeats(left, [...here, ...able], (person, seat) => person >= here.length || seat.step === turn).every(
    (person) => person !== null,
  );
}
