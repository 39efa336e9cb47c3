/**
 * A review that has waited past the room's limit escalates once: the review says so, and an alert stands until it is decided [MS8].
 * An act of the house; decides nothing about the revision.
 */
import type { Alert } from '@unisson/shared/domain/alert';
import { endAlert, raiseAlert, updateAlert } from '@unisson/shared/domain/alert-rules';
import { SYSTEM } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import { CONTROL, type Room } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Put } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { expectControl } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';

export const waitingAlertId = (n: number): string => `waiting-${n}`;

/** @param open the room's raised alerts about reviews. @returns whether anything was written. */
export async function escalateReview(deps: Deps, room: Room, open: readonly Alert[]): Promise<Result<boolean>> {
  return attempt(deps, async () => {
    const at = instant(deps.runtime);
    const control = await deps.store.get('control', room.id, CONTROL);
    const ended = open.filter(({ about }) => about.id !== String(control?.underReview ?? '')).map((alert) => endAlert(alert, at));
    const review = control?.underReview == null ? null : await deps.store.get('review', room.id, String(control.underReview));
    const puts: Put[] = [...ended.map((entity): Put => ({ kind: 'alert', entity })), ...(review ? await putsFor(deps, room, review, at) : [])];
    if (puts.length === 0) return ok({ batch: null, value: false });
    const batch: Batch = {
      scope: room.id,
      expect: control ? [expectControl(control)] : [],
      puts,
      events: puts.map(({ kind, entity }) =>
        kind === 'review'
          ? { type: 'revision.decided', kind, id: entity.id, version: entity.version }
          : { type: 'alert.raised', kind: 'alert', id: entity.id, version: entity.version },
      ),
      audit: lineOf(SYSTEM, 'escalate-review', { kind: 'room', id: room.id }),
      at,
    };
    return ok({ batch, value: true });
  });
}

async function putsFor(deps: Deps, room: Room, review: Review, at: string): Promise<Put[]> {
  const waitedMs = Date.parse(at) - Date.parse(review.openedAt);
  const limitMs = room.limits.undecidedMs;
  if (review.outcome !== 'open' || waitedMs < limitMs) return [];
  const alert = await deps.store.get('alert', room.id, waitingAlertId(review.n));
  const seen = { now: waitedMs, peak: waitedMs, baseline: limitMs, because: [`waited-ms:${waitedMs}`, `limit-ms:${limitMs}`] };
  if (review.escalatedAt !== null && alert) {
    const updated = alert.state === 'raised' ? updateAlert(alert, seen, at) : null;
    return updated ? [{ kind: 'alert', entity: updated }] : [];
  }
  const thing = { id: waitingAlertId(review.n), about: { kind: 'review', id: String(review.n) }, measure: 'waiting' } as const;
  const escalated: Put[] = review.escalatedAt === null ? [{ kind: 'review', entity: next(review, { escalatedAt: at }) }] : [];
  return [...escalated, { kind: 'alert', entity: raiseAlert(thing, seen, at, alert) }];
}
