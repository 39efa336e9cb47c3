/** One sending of one text to one outlet: the row of the outbox, and the outlet it goes to. */
import type { ChannelId, Entity, Instant, Language, UserId } from './entity.ts';

export const DISPATCH_STATES = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'retracted'] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** id = the idempotency key everywhere [DI4]. */
export interface Dispatch extends Entity {
  readonly replyId: string | null;
  readonly outletId: string;
  readonly channel: ChannelId;
  readonly language: Language;
  readonly text: string;
  readonly parts: readonly { readonly text: string; readonly state: DispatchState; readonly url: string | null }[];
  /** Number of the revision it rests on, and that revision's hash. */
  readonly revision: number;
  readonly hash: string;
  readonly state: DispatchState;
  readonly attempts: number;
  /** Not claimed before this instant: undo window, back-off. */
  readonly dueAt: Instant;
  readonly lease: { readonly server: string; readonly until: Instant } | null;
  /** Who took it to say it himself; null or absent where a server sends it. */
  readonly takenBy?: UserId | null;
  readonly inReplyTo: {
    readonly mentionId: string;
    readonly source: string;
    readonly nativeId: string;
    readonly url: string | null;
  } | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly url: string | null;
  readonly error: string | null;
  readonly settled: { readonly by: UserId; readonly outcome: 'sent' | 'not-sent'; readonly note: string; readonly at: Instant } | null;
}

export type OutletKind = 'webhook' | 'manual' | 'log';

export interface Outlet extends Entity {
  readonly kind: OutletKind;
  readonly channel: ChannelId;
  readonly name: string;
  /** Public settings; never a secret. */
  readonly config: { readonly url?: string; readonly idempotent?: boolean };
  /** Secrets, encrypted with SECRETS_KEY (AES-256-GCM, base64); null where the kind has none. */
  readonly secret: string | null;
  /** One outlet serves a channel; a new one takes over. */
  readonly active: boolean;
  readonly createdAt: Instant;
}

/** id = `${channel}:${site}:${seat}`. */
export interface Acknowledgement extends Entity {
  readonly channel: ChannelId;
  readonly n: number;
  readonly site: string;
  readonly seat: string;
  readonly by: UserId;
  readonly at: Instant;
}
