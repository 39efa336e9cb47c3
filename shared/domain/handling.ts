/** What the house proposes about a mention that may need special handling [ME7]. A proposal changes nothing by itself: a person confirms or dismisses it. */
import type { Instant, UserId } from './entity.ts';
import type { Handling } from './mention.ts';

export type ProtectedHandling = Exclude<Handling, 'normal'>;

export interface HandlingProposal {
  readonly handling: ProtectedHandling;
  /** Codes with the words that led to them (`self-harm:en finir`), the strongest first. */
  readonly because: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** A person's word that a proposal was wrong. */
export interface DismissedProposal {
  readonly handling: ProtectedHandling;
  readonly by: UserId;
  readonly at: Instant;
  readonly reason: string | null;
}
