/** What one mention or story is told: a personal opening, an approved part by reference, a signature. Approved words cannot be edited here [RE2]. */
import type { ChannelId, Entity, Instant, Language, UserId } from './entity.ts';
import type { Role } from './actor.ts';
import type { Verdict } from './revision.ts';

export const FORMS = ['full', 'short', 'answer', 'private', 'courtesy'] as const;
export type Form = (typeof FORMS)[number];
export type ReplyStatus = 'open' | 'waiting' | 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';

/** Why an opening needs a decision: what kind of thing, and the words as typed [RE3]. */
export interface Because {
  readonly kind: 'number' | 'date' | 'amount' | 'link' | 'promise' | 'banned';
  readonly found: string;
}

export interface ReplyDecision {
  readonly userId: UserId;
  readonly role: Role;
  readonly verdict: Verdict;
  /** Hash of the whole text that was read; the decision lapses when it changes. */
  readonly hash: string;
  readonly note: string | null;
  readonly at: Instant;
}

export interface Reply extends Entity {
  readonly mentionId: string | null;
  readonly storyId: string | null;
  readonly conversation: string | null;
  readonly channel: ChannelId;
  readonly language: Language;
  readonly form: Form;
  readonly answerId: string | null;
  readonly status: ReplyStatus;
  readonly decisions: readonly ReplyDecision[];
  /** Put under the text; a field, never typed into it. */
  readonly signature: string;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  /** Set when it is sent: exactly what left, resting on which revision. */
  readonly sent: {
    readonly text: string;
    readonly hash: string;
    readonly opening: string;
    readonly approved: string;
    readonly revision: number;
    readonly by: UserId;
    readonly at: Instant;
    readonly dispatchId: string;
  } | null;
  /** Reopened because the revision changed before it left [MS6]; cleared by the next send. */
  readonly reopened: { readonly from: number; readonly at: Instant } | null;
}

/** id = `m:<mentionId>` or `s:<storyId>`: the one unfinished reply there may be [RE1]. */
export interface ReplySlot extends Entity {
  readonly replyId: string | null;
}

/** id = conversation. The last answer that was given there; `seq` is set by the store to the number of the commit that wrote it [RE5]. */
export interface Conversation extends Entity {
  readonly seq: number;
  readonly replyId: string;
  readonly by: UserId;
  readonly text: string;
  readonly at: Instant;
}
