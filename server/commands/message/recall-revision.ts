/**
 * Takes a revision back, with a reason, from review [MS9] or from waiting for its time of effect [MS10]; a decision that crosses it is refused
 * as recalled. Drafting is untouched.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { isBlank, refuseRecall } from '@unisson/shared/domain/decision-check';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { statusOf } from '@unisson/shared/domain/review';
import type { Review } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { eventsOf, loadRevision, loadRoom } from './load-message.ts';

export async function recallRevision(
  deps: Deps,
  actor: Actor,
  input: { room: string; n: number; reason: string },
): Promise<Result<Review>> {
  return attempt(deps, async () => {
    const [state, found] = await Promise.all([loadRoom(deps.store, input.room), loadRevision(deps.store, input.room, input.n)]);
    if (!state.ok) return state;
    if (!found.ok) return found;
    const { control } = state.value;
    const refusal = refuseRecall(actor, found.value.revision);
    if (refusal) return refuse(refusal);
    const status = statusOf(control, found.value.review);
    if (status === 'recalled') return refuse({ code: 'recalled', n: input.n });
    if (status !== 'under-review' && status !== 'scheduled') return refuse({ code: 'not-under-review', status });
    if (isBlank(input.reason)) return refuse({ code: 'reason-required' });
    const at = instant(deps.runtime);
    const review = next(found.value.review, { outcome: 'recalled' as const, endedAt: at, endedBy: actor.userId, reason: input.reason });
    const nextControl = next(control, status === 'scheduled' ? { scheduled: null } : { underReview: null });
    return ok({
      value: review,
      batch: {
        scope: input.room,
        puts: [
          { kind: 'review' as const, entity: review },
          { kind: 'control' as const, entity: nextControl },
        ],
        events: eventsOf([review], nextControl),
        audit: lineOf(actor, 'recall-revision', { kind: 'revision', id: review.id }),
        at,
      },
    });
  });
}
