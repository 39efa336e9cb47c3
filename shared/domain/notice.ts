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

/** One thing to tell one person or one watcher, over one way; id is the idempotency key. Holds ids only, never the message's words. */
export interface Notice extends Entity {
  readonly way: 'push' | 'e-mail' | 'webhook';
  readonly userId: UserId | null;
  /** Id of the subscription or watcher; null for e-mail. */
  readonly target: string | null;
  readonly about: { readonly kind: 'review' | 'escalation' | 'reply' | 'hold' | 'scheduled'; readonly id: string };
  readonly state: 'queued' | 'sent' | 'failed' | 'dropped';
  readonly attempts: number;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
  readonly error: string | null;
}
