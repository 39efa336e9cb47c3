/** What was decided about words that left under a revision no longer in force: correct, retract, follow up or leave. Pure data. */
import type { Entity, Instant, UserId } from './entity.ts';

export const REMEDIES = ['correct', 'retract', 'follow-up', 'leave'] as const;
export type RemedyChoice = (typeof REMEDIES)[number];

/** id = `${dispatchId}:${against}`: one standing decision about one sending against one revision. */
export interface Remedy extends Entity {
  readonly dispatchId: string;
  /** Number of the revision in force when it was decided; 0: none was. */
  readonly against: number;
  readonly choice: RemedyChoice;
  readonly reason: string;
  readonly by: UserId;
  readonly at: Instant;
  /** The reply or dispatch that corrects it, once there is one. */
  readonly correctedBy: { readonly replyId: string | null; readonly dispatchId: string | null } | null;
}
