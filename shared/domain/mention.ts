/** One public post about the organisation, in our own shape, and what people have decided about it. Its text never changes [ME4]. */
import type { Entity, Instant, Language, UserId } from './entity.ts';
import type { DismissedProposal, HandlingProposal } from './handling.ts';
import type { Speaker, TrollMark } from './speaker.ts';

export const LABELS = ['negative', 'neutral', 'positive', 'unsure'] as const;
export type Label = (typeof LABELS)[number];
export const STATUSES = ['new', 'in-progress', 'waiting', 'answered', 'no-answer', 'not-about-us'] as const;
export type Status = (typeof STATUSES)[number];
export const HANDLINGS = ['normal', 'danger', 'illegal', 'press', 'legal', 'vip'] as const;
export type Handling = (typeof HANDLINGS)[number];
export const MENTION_KINDS = ['post', 'reply', 'repost', 'quote', 'comment', 'article', 'call'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

export interface Author {
  readonly id?: string;
  readonly handle?: string;
  readonly name?: string;
  readonly followers?: number;
  readonly verified?: boolean;
}
export interface Metrics {
  readonly likes?: number;
  readonly reposts?: number;
  readonly replies?: number;
  readonly reach?: number;
}
export interface Media {
  readonly kind: string;
  readonly url: string;
  readonly alt?: string;
}

/** What a source brings (CONTRACT "Mention in"), already normalised. */
export interface IncomingMention {
  readonly source: string;
  readonly nativeId: string;
  readonly url: string | null;
  readonly text: string;
  readonly author: Author;
  readonly language: Language | null;
  readonly publishedAt: Instant;
  readonly kind: MentionKind;
  readonly parentNativeId: string | null;
  readonly metrics: Metrics;
  readonly media: readonly Media[];
  /** Unknown fields, kept and never shown as anything but data. */
  readonly raw: Readonly<Record<string, unknown>> | null;
}

export interface Mention extends Entity, Omit<IncomingMention, 'language'> {
  readonly language: Language;
  /** Number of the event that added it; set by the store. */
  readonly seq: number;
  readonly via: string;
  readonly receivedAt: Instant;
  /** `by`: the person who corrected the label [ME5]; null while it is the scorer's. */
  readonly score: {
    readonly label: Label;
    readonly value: number;
    readonly confidence: number;
    readonly because: readonly string[];
    readonly by: UserId | null;
  };
  readonly rank: { readonly value: number; readonly because: readonly string[] };
  /** Key of its folded text; the story that holds this key is the mention's story. Fixed at ingest, never rewritten [ST2]. */
  readonly storyKey: string;
  /** Posts that answer the same root belong together [RE5]. */
  readonly conversation: string;
  readonly status: Status;
  readonly statusReason: string | null;
  readonly handling: Handling;
  readonly handlingOwner: UserId | null;
  readonly handlingReason: string | null;
  /** Special handling that the house proposes [ME7]; gone once a person has confirmed or dismissed it. */
  readonly proposed?: HandlingProposal | null;
  readonly dismissed?: DismissedProposal | null;
  /** Null or absent: nobody in particular. */
  readonly speaker?: Speaker | null;
  readonly troll?: TrollMark | null;
  readonly assignee: UserId | null;
  readonly assignedAt: Instant | null;
  /** Facts learnt later from the source [ME4]. */
  /** The room's watch terms it holds; absent on rows older than topics. */
  readonly topics?: readonly string[];
  /** Set aside by a rule for many ("not about us" by term or by story), with what it was before; undone, it is that again. */
  readonly excluded?: { readonly by: string; readonly was: Status; readonly reason: string | null } | null;
  readonly edits: readonly { readonly text: string; readonly at: Instant }[];
  readonly deletedAt: Instant | null;
}

/** A person's correction, kept as a label for training [ME5]. */
export interface LabelCorrection extends Entity {
  readonly mentionId: string;
  readonly from: Label;
  readonly to: Label;
  readonly by: UserId;
  readonly at: Instant;
}
