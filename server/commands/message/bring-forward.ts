/**
 * Puts a scheduled revision in force before its time [MS10], with a reason: what a leak asks for. Whoever comes second is told that it waits
 * no more. It is checked as it would be when its time comes; a hold stops what happens by itself and what is sent, not this.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { isBlank, refuseBringForward } from '@unisson/shared/domain/decision-check';
import { comeInForce } from '@unisson/shared/domain/in-force';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { decisionsOn, eventsOf, expectRoom, loadRevision, loadRoom, predecessorsOf } from './load-message.ts';
import { reviewPolicy } from './review-policy.ts';

export async function bringForward(deps: Deps, actor: Actor, input: { room: string; n: number; reason: string }): Promise<Result<Review>> {
  return attempt(deps, async () => {
    const [state, found] = await Promise.all([loadRoom(deps.store, input.room), loadRevision(deps.store, input.room, input.n)]);
    if (!state.ok) return state;
    if (!found.ok) return found;
    const facts = { ...state.value, ...found.value };
    const [{ policy }, decisions, before] = await Promise.all([
      reviewPolicy(deps.store, facts),
      decisionsOn(deps.store, input.room, input.n),
      predecessorsOf(deps.store, input.room, facts.control, input.n),
    ]);
    if (!before.ok) return before;
    const refusal = refuseBringForward(actor, { ...facts, policy, decisions });
    if (refusal) return refuse(refusal);
    if (isBlank(input.reason)) return refuse({ code: 'reason-required' });
    const at = instant(deps.runtime);
    const { control, reviews } = comeInForce({ ...facts, ...before.value }, at, {
      broughtForward: { by: actor.userId, at, reason: input.reason },
    });
    return ok({
      value: reviews[0] ?? facts.review,
      batch: {
        scope: input.room,
        expect: [expectRoom(facts.room)],
        puts: [{ kind: 'control' as const, entity: control }, ...reviews.map((entity) => ({ kind: 'review' as const, entity }))],
        events: eventsOf(reviews, control),
        audit: lineOf(actor, 'bring-forward', { kind: 'revision', id: facts.review.id }),
        at,
      },
    });
  });
}
