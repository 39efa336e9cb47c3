/** What one mention or story is told: a personal opening, an approved part by reference, a signature. Approved words cannot be edited here [RE2]. */
import type { ChannelId, Entity, Instant, Language, UserId } from './entity.ts';
import type { Role } from './actor.ts';
import type { Verdict } from './revision.ts';

export const FORMS = ['full', 'short', 'answer', 'private', 'courtesy'] as const;
export type Form = (typeof FORMS)[number];
export type ReplyStatus = 'open' | 'waiting' | 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';

/** Why an opening needs a decision: what kind of thing, and the words as typed [RE3]. `unread`: too long to be compared from there on. */
export interface Because {
  readonly kind: 'number' | 'date' | 'amount' | 'link' | 'promise' | 'banned' | 'contradiction' | 'unread';
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
  /** Whose place the person took, as a deputy named beforehand; absent: his own. */
  readonly for?: UserId;
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
    /** All its sendings, where it goes to more than one mention by name [RE8]; the first of them is `dispatchId`. Absent: that one. */
    readonly dispatchIds?: readonly string[];
  } | null;
  /** Leaves later: at a time (its dispatch is due then), or is looked at again when another revision is in force. Absent or null: neither. */
  readonly waits?: Waiting | null;
  /** Somebody asked for the decision it needs, for this very text; lapses with its hash. */
  readonly asked?: { readonly by: UserId; readonly at: Instant; readonly hash: string } | null;
  /** What it puts right: a sending that was said under an older revision. */
  readonly corrects?: { readonly dispatchId: string } | null;
  /** Reopened before it left, for a glance: the revision changed [MS6], or somebody else answered, or the mention went or was put under special handling, or a phrase in it was banned. Cleared by the next send. */
  readonly reopened: {
    readonly from: number;
    readonly at: Instant;
    readonly why?: 'someone-answered' | 'mention-gone' | 'protected' | 'banned';
  } | null;
}

export interface Waiting {
  /** null: until another revision than `after` is in force; then it asks for a glance, it never leaves by itself. */
  readonly until: Instant | null;
  /** Number in force when it began to wait; null: none was. */
  readonly after: number | null;
  readonly by: UserId;
  readonly at: Instant;
}
/** [RE8] beyond it, publish. */
export const MOST_TARGETS = 20;
/** Between two sendings of one reply, in milliseconds: a burst of the same words looks like a robot's, to networks and to people. */
export const PACE_MS = 2_000;
/** The longest a reply may wait for a time, in milliseconds: a week. */
export const MOST_WAIT_MS = 7 * 24 * 3_600_000;

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
