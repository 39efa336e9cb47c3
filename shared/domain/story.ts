/** Mentions that say the same thing. A story is a set of keys (folded texts); a key belongs to one surviving story [ST1] [ST2]. */
import type { Entity, Instant } from './entity.ts';

export interface Story extends Entity {
  /** Keys it holds, its own first; a mention belongs to the story that holds its `storyKey`. */
  readonly keys: readonly string[];
  /** The survivor, when this one was joined to another. */
  readonly redirect: string | null;
  readonly count: number;
  readonly authors: number;
  readonly reach: number;
  /** Mentions in the last ten minutes before `lastAt`. */
  readonly velocity: number;
  readonly first: { readonly mentionId: string; readonly author: string; readonly at: Instant };
  readonly loudest: { readonly mentionId: string; readonly author: string; readonly followers: number };
  readonly sample: string;
  readonly negative: number;
  readonly rank: { readonly value: number; readonly because: readonly string[] };
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}
