/** "Not about us", said once for all mentions that hold a term or belong to a story, past and future; undone, all come back. Pure data. */
import type { Entity, Instant, UserId } from './entity.ts';

export interface Exclusion extends Entity {
  readonly kind: 'term' | 'story';
  /** The term as typed, or the story's id. */
  readonly value: string;
  /** `standing`: holds for what comes in; what was there before follows in the background (`done` says when all is through). */
  readonly state: 'standing' | 'undone';
  readonly done: boolean;
  readonly by: UserId;
  readonly at: Instant;
  readonly undone: { readonly by: UserId; readonly at: Instant } | null;
  /** Number of the commit that wrote it; set by the store. */
  readonly seq: number;
}
