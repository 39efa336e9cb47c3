/**
 * Whether an earlier revision may stand once more, unchanged, in the place of one that is withdrawn [MS7]: it was in force, nobody withdrew it,
 * and if that was an emergency it has been reviewed since. Pure; must not choose one for anybody.
 */
import type { Refusal } from './refusal.ts';
import { statusOf } from './review.ts';
import type { Review } from './revision.ts';
import type { Control } from './room.ts';

/** @returns null when it may. A revision withdrawn for a cause never comes back by this door: its words are frozen and approved anew. */
export function refuseStandAgain(control: Pick<Control, 'inForce' | 'underReview'>, review: Review): Refusal | null {
  const status = statusOf(control, review);
  const isReviewed = review.emergency === undefined || review.emergency.reviewed !== null;
  return status === 'superseded' && review.inForceAt !== null && isReviewed ? null : { code: 'may-not-stand-again', n: review.n, status };
}
