/** Who may bring mentions into a room: the house's own sources, a token made for it, and those who triage there. */
import { can, type Actor } from '@unisson/shared/domain/actor';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { refuseAct } from '@unisson/shared/domain/rights';

export const FEED_SCOPE = 'mentions:write';

/** @returns null when the actor may. */
export function refuseFeeding(actor: Actor): Refusal | null {
  if (actor.userId === 'system') return null;
  if (actor.token?.scopes.includes(FEED_SCOPE)) return null;
  // an administrator tries out what the token he makes will do
  if (!actor.token && can(actor, 'tokens')) return null;
  if (actor.token && !actor.token.scopes.includes('*')) return { code: 'scope-required', scope: FEED_SCOPE };
  return refuseAct(actor, 'triage');
}
