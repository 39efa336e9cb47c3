/** Who is speaking in a mention, as its own fields tell it, or `troll` where a person said so with a reason. Hides nothing by itself. */
import type { Instant, UserId } from './entity.ts';

export const SPEAKERS = ['press', 'supporter', 'customer', 'question', 'troll'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** Only a person calls somebody a troll, and says why. */
export interface TrollMark {
  readonly by: UserId;
  readonly at: Instant;
  readonly reason: string;
}
