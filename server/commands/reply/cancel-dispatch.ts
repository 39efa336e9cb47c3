/**
 * Undo: takes a queued dispatch back before a server has claimed it, with the others of the same reply that have not been claimed [RE8]; once
 * claimed, nothing can stop it [DI2]. The reply opens again when none of them left.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { refuseCancel } from '@unisson/shared/domain/dispatch-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import type { Store } from '../../store/store.ts';
import { sendingsOf } from '@unisson/shared/domain/reply-rules';
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
    const back = await takeBack(deps.store, input.room, {
      dispatches: await queuedBeside(deps.store, input.room, dispatch),
      reopened: null,
    });
    const [first = dispatch] = back.dispatches;
    const audit = lineOf(actor, 'cancel-dispatch', { kind: 'dispatch', id: dispatch.id });
    return ok({ value: { dispatch: first }, batch: { scope: input.room, ...back.written, audit, at: instant(deps.runtime) } });
  });
}

/** The dispatch itself first. */
async function queuedBeside(store: Store, room: string, dispatch: Dispatch): Promise<readonly Dispatch[]> {
  const reply = dispatch.replyId === null ? null : await store.get('reply', room, dispatch.replyId);
  const ids = reply ? sendingsOf(reply).filter((id) => id !== dispatch.id) : [];
  if (ids.length === 0) return [dispatch];
  const others = await store.getMany('dispatch', room, ids);
  return [dispatch, ...others.filter(({ state }) => state === 'queued')];
}
