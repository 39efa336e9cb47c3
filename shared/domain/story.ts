/** Mentions that say the same thing. A story is a set of keys (folded texts); a key belongs to one surviving story [ST1] [ST2]. */
import type { Entity, Instant, UserId } from './entity.ts';

/** What a person thinks of it: something to act upon, to keep an eye on, or nothing. */
export const STORY_VERDICTS = ['signal', 'watch', 'noise'] as const;
export type StoryVerdict = (typeof STORY_VERDICTS)[number];

/** Few accounts, much alike: shown with what speaks for it, never acted upon by itself. */
export interface Coordination {
  /** Share of the story's mentions that these accounts wrote, 0 to 1. */
  readonly share: number;
  readonly accounts: number;
  /** Of these accounts, how many were under a week old when they wrote. */
  readonly young: number;
  /** Each a name and its figure, `share:62`, `accounts:40`, `young:20`, `burst:35`. */
  readonly reasons: readonly string[];
}

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
  /** Absent: nobody has said. */
  readonly verdict?: { readonly is: StoryVerdict; readonly reason: string | null; readonly by: UserId; readonly at: Instant } | null;
  /** The answer of the message that answers it, as somebody linked it; absent or null: none. */
  readonly answerId?: string | null;
  /** Absent or null: nothing speaks for it. */
  readonly coordination?: Coordination | null;
  /** The room's watch terms in it, most frequent first. */
  readonly topics?: readonly string[];
}
