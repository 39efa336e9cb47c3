/**
 * What becomes of the control row and the reviews when a revision comes in force [MS6] [MS10], by whichever way it does: the last decision,
 * its time, being brought forward. One place, so that no way forgets the old one or the one that was waiting for its time. Pure.
 */
import { authorsFromInForce } from './draft-authors.ts';
import { next, type Instant } from './entity.ts';
import type { Review, Revision } from './revision.ts';
import type { Control } from './room.ts';

export interface Succession {
  readonly control: Control;
  readonly revision: Pick<Revision, 'n' | 'draftAt'>;
  readonly review: Review;
  /** Review of the revision that is in force until now; null: none is. */
  readonly old: Review | null;
  /** Review of another revision that waits for its time of effect; null: none does. */
  readonly waiting: Review | null;
}

/** @param patch what else the review learns in this commit. */
export function comeInForce(facts: Succession, at: Instant, patch: Partial<Review> = {}): { control: Control; reviews: readonly Review[] } {
  const { control, revision, review, old } = facts;
  // [MS5] a holding statement bridges the time until the message: what waits for its time still comes.
  const waiting = review.holdingId === undefined ? facts.waiting : null;
  return {
    control: next(control, {
      inForce: revision.n,
      inForceSince: at,
      underReview: control.underReview === revision.n ? null : control.underReview,
      authorsFrom: authorsFromInForce(control, revision),
      ...(control.scheduled && review.holdingId === undefined ? { scheduled: null } : {}),
    }),
    reviews: [
      next(review, { ...patch, outcome: 'approved', inForceAt: at }),
      ...(old ? [next(old, { supersededAt: at })] : []),
      ...(waiting ? [replaced(waiting, revision.n, at)] : []),
    ],
  };
}

/** Another revision takes its place before its time: it never comes in force. */
export function replaced(waiting: Review, by: number, at: Instant): Review {
  return next(waiting, { outcome: 'recalled', endedAt: at, endedBy: 'system', replacedBy: by });
}

/** The last decision came before its time: it waits. One that waited already gives way. */
export function beScheduled(
  facts: Pick<Succession, 'control' | 'review' | 'waiting'> & { effectiveAt: Instant },
  at: Instant,
  patch: Partial<Review> = {},
): { control: Control; reviews: readonly Review[] } {
  const { control, review, waiting, effectiveAt } = facts;
  return {
    control: next(control, {
      underReview: control.underReview === review.n ? null : control.underReview,
      scheduled: { n: review.n, at: effectiveAt },
    }),
    reviews: [next(review, { ...patch, outcome: 'approved' }), ...(waiting ? [replaced(waiting, review.n, at)] : [])],
  };
}
