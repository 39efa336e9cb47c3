/** Undo: takes a queued dispatch back before a server has claimed it; its reply opens again. Once claimed, nothing can stop it [DI2]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { refuseCancel } from '@unisson/shared/domain/dispatch-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { takeBack } from './take-back.ts';

/** Whoever may send may take back a reply's dispatch; whoever may publish, a publication's. Asked twice, it answers the same. */
export async function cancelDispatch(
  deps: Deps,
  actor: Actor,
  input: { room: string; id: string },
): Promise<Result<{ dispatch: Dispatch }>> {
  return attempt(deps, async () => {
    const early = refuseAct(actor, 'read');
    if (early) return refuse(early);
    const dispatch = await deps.store.get('dispatch', input.room, input.id);
    if (!dispatch) return refuse({ code: 'not-found', kind: 'dispatch', id: input.id });
    const refusal = refuseAct(actor, dispatch.replyId === null ? 'publish' : 'send');
    if (refusal) return refuse(refusal);
    if (dispatch.state === 'cancelled') return ok({ batch: null, value: { dispatch } });
    const late = refuseCancel(dispatch);
    if (late) return refuse(late);
    const back = await takeBack(deps.store, input.room, { dispatch, reopened: null });
    const audit = lineOf(actor, 'cancel-dispatch', { kind: 'dispatch', id: dispatch.id });
    return ok({ value: { dispatch: back.dispatch }, batch: { scope: input.room, ...back.written, audit, at: instant(deps.runtime) } });
  });
}
