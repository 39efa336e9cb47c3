/**
 * Withdraws the revision in force, with a reason, and names what stands instead in the same commit [MS7]. It never waits for the outbox: from
 * this commit on no claim on the old words can succeed, and the sweep takes back what is queued.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { isBlank } from '@unisson/shared/domain/decision-check';
import { next, type Instant } from '@unisson/shared/domain/entity';
import { HOLDING_ROLE } from '@unisson/shared/domain/holding-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt } from '../attempt.ts';
import type { HoldingDeps } from '../holding/load-holding.ts';
import { lineOf } from '../people/line-of.ts';
import { loadRevision, loadRoom, type RevisionState } from './load-message.ts';
import { standInstead, type Instead } from './stand-instead.ts';

export interface WithdrawMessage {
  readonly room: string;
  readonly reason: string;
  /** The revision meant; without it, the one in force when the command began. */
  readonly n?: number | undefined;
  /** What stands in its place; absent: nothing. */
  readonly instead?: Instead | undefined;
}

export async function withdrawMessage(deps: HoldingDeps, actor: Actor, input: WithdrawMessage): Promise<Result<Review>> {
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
    const stood = await standInstead(deps, actor, { room: input.room, control, reason: input.reason, instead: input.instead });
    if (!stood.ok) return stood;
    const at = instant(deps.runtime);
    const review = withdrawn(found.value, actor, { reason: input.reason, instead: stood.value.n, at });
    return ok({
      value: review,
      batch: {
        scope: input.room,
        expect: stood.value.expect,
        puts: [...stood.value.puts, { kind: 'review' as const, entity: review }],
        events: [
          { type: 'revision.decided' as const, kind: 'review' as const, id: review.id, version: review.version },
          ...stood.value.events,
        ],
        audit: lineOf(actor, 'withdraw-message', { kind: 'revision', id: review.id }),
        at,
      },
    });
  });
}

/** Legal that takes back what was put in force in an emergency has reviewed it by that [MS5]. */
function withdrawn(
  { revision, review }: RevisionState,
  actor: Actor,
  { reason, instead, at }: { reason: string; instead: number | null; at: Instant },
): Review {
  const { emergency } = review;
  const reviews = actor.roles.includes(HOLDING_ROLE) && !revision.authors.includes(actor.userId);
  const reviewed =
    emergency && emergency.reviewed === null && reviews
      ? { emergency: { ...emergency, reviewed: { by: actor.userId, at, note: reason } } }
      : {};
  return next(review, { withdrawn: { by: actor.userId, reason, at, instead }, ...reviewed });
}
