/**
 * Changes who approves in a room [MS4]. Every decision expects the room's row, so that a review under way is judged by the policy that stands
 * when a decision is given; the change itself never approves anything. Whether the room's people can meet it is for views to warn of.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { seatsOf } from '@unisson/shared/domain/policy-match';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { approvalsOf, isComplete } from '@unisson/shared/domain/review';
import { CONTROL, type Policy, type Room } from '@unisson/shared/domain/room';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { decisionsOn, eventsOf, expectControl, loadRevision } from '../message/load-message.ts';
import { reviewPolicy } from '../message/review-policy.ts';
import { lineOf } from '../people/line-of.ts';

export async function setPolicy(deps: Deps, actor: Actor, input: { room: string; policy: Policy }): Promise<Result<Room>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'policy');
    if (refusal) return refuse(refusal);
    const room = await deps.store.get('room', INSTALLATION, input.room);
    if (!room) return refuse({ code: 'not-found', kind: 'room', id: input.room });
    const entity = next(room, { policy: input.policy });
    const judged = await judgePolicy(deps.store, entity);
    if (!judged.ok) return judged;
    const batch: Batch = {
      scope: room.id,
      expect: judged.value.expect,
      puts: [{ kind: 'room', scope: INSTALLATION, entity }],
      events: [{ type: 'room.changed', kind: 'room', id: room.id, version: entity.version }, ...judged.value.events],
      audit: lineOf(actor, 'set-policy', { kind: 'room', id: room.id }),
      at: instant(deps.runtime),
    };
    return ok({ batch, value: entity });
  });
}

/** What a change of policy rests on, and whom it concerns: consoles that show a review read it again. */
export interface PolicyJudged {
  readonly expect: NonNullable<Batch['expect']>;
  readonly events: NonNullable<Batch['events']>;
}

/** @param room as it would be. Refused where no step asks for anybody, or where what was approved so far would suddenly be enough. */
export async function judgePolicy(store: Store, room: Room): Promise<Result<PolicyJudged>> {
  if (seatsOf(room.policy.steps).length === 0) return refuse({ code: 'malformed', detail: 'a policy without a step' });
  const control = await store.get('control', room.id, CONTROL);
  if (!control) return ok({ expect: [], events: [] });
  const rest: PolicyJudged = { expect: [expectControl(control)], events: eventsOf([], control) };
  if (control.underReview === null) return ok(rest);
  const found = await loadRevision(store, room.id, control.underReview);
  if (!found.ok) return found;
  const { revision, review } = found.value;
  const [{ policy }, decisions] = await Promise.all([
    reviewPolicy(store, { room, control, revision, review }),
    decisionsOn(store, room.id, revision.n),
  ]);
  // An administrator has no part in the message: his change must not be what puts it in force, nor leave it approved by nobody's last word.
  if (isComplete(policy, approvalsOf(revision, decisions))) return refuse({ code: 'policy-completes-review', n: revision.n });
  return ok({ ...rest, expect: [...rest.expect, { kind: 'review', id: review.id, version: review.version }] });
}
