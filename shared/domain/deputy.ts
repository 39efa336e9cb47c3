/**
 * Who decides in somebody's place, named beforehand, until a stated time [MS4]. Nobody delegates to himself, and nobody passes on a role he
 * was lent. Whoever wrote part of a text decides on it through nobody: person and deputy are one voice. Pure.
 */
import { RIGHTS, can, type Actor, type Role } from './actor.ts';
import type { Entity, Instant, UserId } from './entity.ts';
import type { Refusal } from './refusal.ts';
import { refuseNarrowToken } from './rights.ts';

export interface Deputy extends Entity {
  /** Whose role is lent. */
  readonly of: UserId;
  /** Who may decide meanwhile. */
  readonly userId: UserId;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant;
  readonly namedBy: UserId;
  readonly namedAt: Instant;
  readonly ended: { readonly by: UserId; readonly at: Instant } | null;
}

/** Roles that decide, and so can be lent. */
export const LENT_ROLES = ['legal', 'supervisor', 'executive'] as const satisfies readonly Role[];
/** Longer than any absence that is planned: after it somebody looks again. */
export const LONGEST_DEPUTY_DAYS = 31;
const DAY_MS = 86_400_000;

export interface DeputyAsked {
  readonly of: UserId;
  readonly userId: UserId;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant;
}
/** Roles held in the room now; none for somebody who is not in it, or whose account is closed. */
export interface DeputyFacts {
  readonly rolesOf: readonly Role[];
  readonly rolesOfDeputy: readonly Role[];
  readonly at: Instant;
}

/** Who only reads, or has no part in the message, has none in somebody's place either. */
export const mayStandIn = (roles: readonly Role[]): boolean => roles.some((role) => RIGHTS.write.includes(role));

/** The person himself names his deputy; an administrator of the room may do it for him, but never puts himself there. */
export function refuseDeputy(actor: Actor, asked: DeputyAsked, facts: DeputyFacts): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  const forOther = actor.userId !== asked.of;
  if (forOther && !can(actor, 'members')) return { code: 'role-required', roles: ['admin'] };
  if (asked.of === asked.userId || (forOther && asked.userId === actor.userId)) return { code: 'not-yourself' };
  if (!(LENT_ROLES as readonly Role[]).includes(asked.role) || !facts.rolesOf.includes(asked.role))
    return { code: 'role-not-held', role: asked.role, userId: asked.of };
  if (facts.rolesOfDeputy.length === 0) return { code: 'not-found', kind: 'member', id: asked.userId };
  if (!mayStandIn(facts.rolesOfDeputy)) return { code: 'may-not-stand-in', userId: asked.userId };
  const lasts = Date.parse(asked.until) - Math.max(Date.parse(asked.from), Date.parse(facts.at));
  return lasts > 0 && Date.parse(asked.until) - Date.parse(asked.from) <= LONGEST_DEPUTY_DAYS * DAY_MS
    ? null
    : { code: 'not-a-period', longestDays: LONGEST_DEPUTY_DAYS };
}

/** Whoever is concerned ends it: the two people, who named it, an administrator of the room. */
export function refuseEnding(actor: Actor, deputy: Pick<Deputy, 'of' | 'userId' | 'namedBy'>): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  const isConcerned = [deputy.of, deputy.userId, deputy.namedBy].includes(actor.userId);
  return isConcerned || can(actor, 'members') ? null : { code: 'role-required', roles: ['admin'] };
}

export function isInEffect(deputy: Deputy, at: Instant): boolean {
  return deputy.ended === null && deputy.from <= at && at < deputy.until;
}

/** The deputy of an author would approve in his name what he wrote himself: whenever he was named, he decides on another text. */
export function countsFor(deputy: Pick<Deputy, 'of'>, { authors }: { readonly authors: readonly UserId[] }): boolean {
  return !authors.includes(deputy.of);
}
