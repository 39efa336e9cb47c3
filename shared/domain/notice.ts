/** Telling people who are not at the console that a decision waits: where to, what, and the link bound to person and revision. Pure data. */
import type { Entity, Instant, UserId } from './entity.ts';

/** id = SHA-256 of the secret in the link, hex. Opens one revision's page for one person, who still has to say who he is. */
export interface ReviewLink extends Entity {
  readonly userId: UserId;
  readonly n: number;
  readonly hash: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** id = SHA-256 of the end point, hex. A browser that takes web push for a person; lies in the installation's scope. */
export interface Subscription extends Entity {
  readonly userId: UserId;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly createdAt: Instant;
  /** Given up by the person or by the push service; end point and keys are blank from then on. Absent: it takes notices. */
  readonly endedAt?: Instant | null;
}

/** A signed webhook of the room that is told what waits and what changed. */
export interface Watcher extends Entity {
  readonly name: string;
  readonly url: string;
  /** Encrypted with SECRETS_KEY. */
  readonly secret: string;
  readonly active: boolean;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}

/** `in-force`: for watchers only; the others wait for somebody. */
export const NOTICE_KINDS = ['review', 'escalation', 'reply', 'hold', 'scheduled', 'emergency', 'in-force'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export const WAYS = ['push', 'e-mail', 'webhook'] as const;
export type Way = (typeof WAYS)[number];
export const NOTICE_STATES = ['queued', 'sent', 'failed', 'dropped'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** One thing to tell one person or one watcher, over one way; id is the idempotency key. Holds ids only, never the message's words. */
export interface Notice extends Entity {
  readonly way: Way;
  readonly userId: UserId | null;
  /** Id of the subscription or watcher; null for e-mail. */
  readonly target: string | null;
  /** `id`: the revision's number (review, escalation, emergency); reply and start of its hash; instant of the hold; number and instant (scheduled, in-force). */
  readonly about: { readonly kind: NoticeKind; readonly id: string };
  /** `dropped`: what it was about was over before it could be told. */
  readonly state: NoticeState;
  readonly attempts: number;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
  /** When the way took it; absent before. */
  readonly sentAt?: Instant;
  readonly error: string | null;
}
