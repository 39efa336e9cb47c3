/**
 * Withdraws the revision in force, with a reason; nothing stands in its place [MS7]. The commit writes the control row alone and so never
 * waits for the outbox: from then on no claim can succeed, and the sweep takes back what is queued. Another text in its place comes later.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { isBlank } from '@unisson/shared/domain/decision-check';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { loadRevision, loadRoom } from './load-message.ts';

export interface WithdrawMessage {
  readonly room: string;
  readonly reason: string;
  /** The revision meant; without it, the one in force when the command began. */
  readonly n?: number | undefined;
}

export async function withdrawMessage(deps: Deps, actor: Actor, input: WithdrawMessage): Promise<Result<Review>> {
  let meant = input.n;
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'withdraw');
    if (refusal) return refuse(refusal);
    if (isBlank(input.reason)) return refuse({ code: 'reason-required' });
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { control } = state.value;
    if (control.inForce === null) return refuse({ code: 'not-in-force' });
    meant ??= control.inForce;
    // A new revision came in force at the same instant: it is not the one that was to be withdrawn, perhaps its very cure.
    if (control.inForce !== meant) return refuse({ code: 'not-in-force' });
    const found = await loadRevision(deps.store, input.room, meant);
    if (!found.ok) return found;
    const at = instant(deps.runtime);
    const review = next(found.value.review, { withdrawn: { by: actor.userId, reason: input.reason, at } });
    const nextControl = next(control, { inForce: null, inForceSince: null });
    return ok({
      value: review,
      batch: {
        scope: input.room,
        puts: [
          { kind: 'control' as const, entity: nextControl },
          { kind: 'review' as const, entity: review },
        ],
        events: [
          { type: 'revision.decided' as const, kind: 'review' as const, id: review.id, version: review.version },
          { type: 'message.changed' as const, kind: 'control' as const, id: control.id, version: nextControl.version },
        ],
        audit: lineOf(actor, 'withdraw-message', { kind: 'revision', id: review.id }),
        at,
      },
    });
  });
}
