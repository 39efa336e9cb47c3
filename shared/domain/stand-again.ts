/**
 * Whether an earlier revision may stand once more, unchanged, in the place of one that is withdrawn [MS7]: it was in force, nobody withdrew it,
 * and if that was an emergency it has been reviewed since. Pure; must not choose one for anybody.
 */
import { statusOf } from './review.ts';
import { next, type Instant } from './entity.ts';
import type { Refusal } from './refusal.ts';
import type { Review } from './revision.ts';
import type { Control } from './room.ts';

/** @returns null when it may. A revision withdrawn for a cause never comes back by this door: its words are frozen and approved anew. */
export function refuseStandAgain(control: Pick<Control, 'inForce' | 'underReview'>, review: Review): Refusal | null {
  const status = statusOf(control, review);
  const isReviewed = review.emergency === undefined || review.emergency.reviewed !== null;
  return status === 'superseded' && review.inForceAt !== null && isReviewed ? null : { code: 'may-not-stand-again', n: review.n, status };
}

/** What becomes of its review when it does. */
export function standAgain(review: Review, at: Instant): Review {
  const stood = timesInForce(review).flatMap(({ from, until }) => (until === null ? [] : [{ from, until }]));
  return next(review, { supersededAt: null, reinstatedAt: at, stood });
}

/** Every time it was in force, in order. `until` null: it still is, or nobody wrote down when that one ended. */
export function timesInForce({
  inForceAt,
  reinstatedAt,
  stood,
  supersededAt,
  withdrawn,
}: Pick<Review, 'inForceAt' | 'reinstatedAt' | 'stood' | 'supersededAt' | 'withdrawn'>): readonly {
  from: Instant;
  until: Instant | null;
}[] {
  if (inForceAt === null) return [];
  const until = supersededAt ?? withdrawn?.at ?? null;
  if (reinstatedAt === undefined) return [{ from: inForceAt, until }];
  return [...(stood ?? [{ from: inForceAt, until: null }]), { from: reinstatedAt, until }];
}
