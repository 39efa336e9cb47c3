/**
 * Whether somebody may do an act at all, as a refusal that names what is missing. Deciding is not here: who decides follows the room's
 * policy (review.ts), and no role and no token gets past it.
 */
import { can, RIGHTS, type Act, type Actor, type Role } from './actor.ts';
import type { Refusal } from './refusal.ts';

/** Scope of a token that may do all its maker may do. */
export const FULL_SCOPE = '*';

/** A token that was made for one thing (feeding mentions) opens nothing else, whatever roles its maker has. */
export function refuseNarrowToken(actor: Actor): Refusal | null {
  return actor.token && !actor.token.scopes.includes(FULL_SCOPE) ? { code: 'scope-required', scope: FULL_SCOPE } : null;
}

/** @returns null when the actor may. */
export function refuseAct(actor: Actor, act: Act): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  const roles: readonly Role[] = RIGHTS[act];
  return can(actor, act) ? null : { code: 'role-required', roles: [...roles] };
}
