/**
 * The ports to the ways of telling somebody away from the console, and what they answer. A way knows one road and nothing of the store, of
 * rooms or of rights, and is never given a word of the message. It may be asked to tell the same thing again: each passes on a key.
 */
import type { Deadline, Outcome } from '../outlets/outlet.ts';

/** `gone`: nobody takes notices there any more. Whatever may have been received counts as *retry*: receivers know the key. */
export type WayOutcome = Exclude<Outcome, { kind: 'unknown' }> | { readonly kind: 'gone'; readonly error: string };

export interface Mail {
  /** A bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt: mail programs show it once. */
  readonly key: string;
}
export interface MailWay {
  send(mail: Mail, deadline: Deadline): Promise<WayOutcome>;
}

export interface Push {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly key: string;
}
export interface PushWay {
  /** What browsers subscribe with. */
  publicKey(): Promise<string>;
  send(push: Push, deadline: Deadline): Promise<WayOutcome>;
}

export interface Hook {
  readonly url: string;
  /** Opened. Must never be logged. */
  readonly secret: string;
  /** `webhook-id`. */
  readonly key: string;
  readonly body: unknown;
}
export interface HookWay {
  send(hook: Hook, deadline: Deadline): Promise<WayOutcome>;
}

/** Null: this way is not set up on this server. */
export interface Ways {
  readonly mail: MailWay | null;
  readonly push: PushWay | null;
  readonly hook: HookWay;
}
