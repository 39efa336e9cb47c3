/** A stand the whole room took, with its reason: everything held, the hold lifted, another posture. Written once, beside the act, for the report. */
import type { Entity, Instant, UserId } from './entity.ts';

export interface Stance extends Entity {
  readonly what: 'set-hold' | 'lift-hold' | 'set-posture';
  /** The posture taken, e.g. "silent"; null for a hold. */
  readonly posture: string | null;
  readonly reason: string;
  readonly by: UserId;
  readonly at: Instant;
}
