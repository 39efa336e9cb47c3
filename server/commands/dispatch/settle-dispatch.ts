/**
 * A person says what became of words: of an *unknown* dispatch, sent or not, with a note; of a manual one that was taken, that it was said.
 * "Not sent" is accepted only once nobody can still be sending it: after lease plus time-out [DI5].
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { outcomeBatch } from './outcome-batch.ts';
import { withState } from './with-state.ts';

export interface SettleDispatch {
  readonly room: string;
  readonly id: string;
  readonly outcome: 'sent' | 'not-sent';
  /** How one knows. Needed for what is unknown and for what was not said; a confirmed manual dispatch may go without. */
  readonly note?: string | undefined;
}

/** The longest a sender whose lease ran out may still be waiting for an answer, with room for clocks that differ. */
export const AFTER_LEASE_MS = 15_000;

export async function settleDispatch(deps: Deps, actor: Actor, input: SettleDispatch): Promise<Result<{ dispatch: Dispatch }>> {
  return attempt(deps, async () => {
    const early = refuseAct(actor, 'read');
    if (early) return refuse(early);
    const before = await deps.store.get('dispatch', input.room, input.id);
    if (!before) return refuse({ code: 'not-found', kind: 'dispatch', id: input.id });
    const now = deps.runtime.now();
    const note = (input.note ?? '').trim();
    const refusal = refuseSettling(actor, before, { outcome: input.outcome, note, now });
    if (refusal) return refuse(refusal);
    const at = now.toISOString();
    const sent = input.outcome === 'sent';
    const moved = withState(before, sent ? 'sent' : 'failed');
    const after = next(before, {
      ...moved,
      lease: null,
      // The rest of a thread goes on where the doubtful part was found to have left.
      ...(moved.state === 'queued' ? { dueAt: at, attempts: 0 } : {}),
      sentAt: moved.state === 'sent' ? at : null,
      settled: { by: actor.userId, outcome: input.outcome, note, at },
    });
    const audit = lineOf(actor, 'settle-dispatch', { kind: 'dispatch', id: before.id });
    return ok({ value: { dispatch: after }, batch: await outcomeBatch(deps.store, input.room, { before, after, audit, at }) });
  });
}

function refuseSettling(
  actor: Actor,
  dispatch: Dispatch,
  { outcome, note, now }: { outcome: SettleDispatch['outcome']; note: string; now: Date },
): Refusal | null {
  const taken = isTaken(dispatch);
  const right = refuseAct(actor, 'settle');
  if (right && !(taken && refuseAct(actor, 'confirm') === null)) return right;
  if (dispatch.state !== 'unknown' && !taken) return { code: 'not-settleable', state: dispatch.state };
  if (note === '' && !(taken && outcome === 'sent')) return { code: 'note-required' };
  const until = dispatch.lease === null ? 0 : Date.parse(dispatch.lease.until) + AFTER_LEASE_MS;
  return outcome === 'not-sent' && now.getTime() < until
    ? { code: 'not-settleable', state: dispatch.state, until: new Date(until).toISOString() }
    : null;
}

/** Only a person's claim has no lease. */
function isTaken(dispatch: Dispatch): boolean {
  return dispatch.state === 'sending' && dispatch.lease === null;
}
