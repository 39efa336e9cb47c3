/** A person takes a manual dispatch to say it: the same checks and the same point of no return as a relay's claim [DI2] [DI3], without a lease. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { mayClaim } from '@unisson/shared/domain/dispatch-rules';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { CONTROL } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { checkTarget } from './check-target.ts';
import { claimBatch, outletFor } from './claim-batch.ts';
import { reopenBatch } from './reopen-batch.ts';

/** @returns the dispatch with the text to say. Asked again by whoever took it, it answers the same; anybody else is told who has it. */
export async function takeDispatch(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<{ dispatch: Dispatch }>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'confirm');
    if (refusal) return refuse(refusal);
    const [dispatch, control] = await Promise.all([
      deps.store.get('dispatch', input.room, input.id),
      deps.store.get('control', input.room, CONTROL),
    ]);
    if (!dispatch || !control) return refuse({ code: 'not-found', kind: 'dispatch', id: input.id });
    const outlet = await outletFor(deps.store, input.room, dispatch);
    if (outlet?.kind !== 'manual') return refuse({ code: 'unsupported', what: 'taking what a relay sends' });
    const other = refuseTaken(dispatch, actor);
    if (other) return refuse(other);
    if (dispatch.state === 'sending') return ok({ batch: null, value: { dispatch } });
    const at = instant(deps.runtime);
    const late = mayClaim(dispatch, control, at);
    if (late) return refuse(late);
    const target = await checkTarget(deps.store, input.room, dispatch);
    if (target.why !== null) {
      const again = await reopenBatch(deps.store, input.room, { dispatch, ...target, why: target.why, by: actor, at });
      return ok({ batch: again.batch, value: { dispatch: again.dispatch } });
    }
    const audit = lineOf(actor, 'take-dispatch', { kind: 'dispatch', id: dispatch.id });
    const { claimed, batch } = await claimBatch(deps.store, input.room, {
      dispatch,
      control,
      outlet,
      target,
      lease: null,
      takenBy: actor.userId,
      audit,
      at,
    });
    return ok({ batch, value: { dispatch: claimed } });
  });
}

/** Two who both had the words would say them twice; so would somebody beside a server that had begun before the channel became manual. */
function refuseTaken({ state, lease, takenBy }: Dispatch, actor: Actor): Refusal | null {
  if (state !== 'sending') return null;
  if (lease !== null) return { code: 'conflict' };
  return takenBy == null || takenBy === actor.userId ? null : { code: 'already-claimed', by: takenBy };
}
