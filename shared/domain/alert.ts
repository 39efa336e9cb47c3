/**
 * A spike or a danger worth a person's attention: one row a thing while it lasts, updated and never repeated, ended when it ends.
 * Holds ids and figures only; the words it is about are looked up where it is shown.
 */
import type { Entity, Instant, UserId } from './entity.ts';

export const ALERT_SUBJECTS = ['room', 'story', 'topic', 'danger', 'review'] as const;
export type AlertSubject = (typeof ALERT_SUBJECTS)[number];
export const ALERT_MEASURES = ['volume', 'negative-share', 'danger', 'waiting'] as const;
export type AlertMeasure = (typeof ALERT_MEASURES)[number];
export const ALERT_STATES = ['raised', 'ended'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/**
 * `about.id`: of the room, the story, the topic (its term), the first mention in danger, or the revision's number.
 * `peak`, `now`, `baseline` by `measure`: mentions a minute (volume); share 0 to 1 (negative-share); undecided mentions that say the
 * same (danger); milliseconds waited, against the room's limit (waiting).
 */
export interface Alert extends Entity {
  readonly about: { readonly kind: AlertSubject; readonly id: string };
  readonly measure: AlertMeasure;
  readonly state: AlertState;
  readonly raisedAt: Instant;
  /** Of the first time, where it was raised again soon after it had ended. */
  readonly firstRaisedAt?: Instant;
  readonly updatedAt: Instant;
  readonly endedAt: Instant | null;
  readonly peak: number;
  readonly now: number;
  readonly baseline: number;
  /** Codes with figures (`minute:240`, `expected:18`), or the proposal's own reasons. */
  readonly because: readonly string[];
  readonly acknowledgedBy: UserId | null;
  readonly acknowledgedAt: Instant | null;
}
