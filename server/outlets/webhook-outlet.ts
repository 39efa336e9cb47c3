/** Words to a signed webhook (Standard Webhooks): `webhook-id` is the dispatch id, one POST, never a second one from here. */
import type { Runtime } from '../runtime/runtime.ts';
import { classify } from '../outbox/classify.ts';
import { targetOf } from './address.ts';
import type { OutletAdapter, Outcome, Words } from './outlet.ts';
import { pin, post, systemLookUp, type LookUp } from './post.ts';
import { signatureOf } from './sign.ts';

export interface WebhookOptions {
  readonly runtime: Pick<Runtime, 'now'>;
  /** `host:port` of private addresses that may be reached all the same. */
  readonly allowHosts: readonly string[];
  readonly lookUp?: LookUp;
}

export function webhookOutlet({ runtime, allowHosts, lookUp = systemLookUp }: WebhookOptions): OutletAdapter {
  return {
    byRelay: true,
    // The receiver gets the whole thread in one body and posts it itself.
    byPart: false,
    async deliver({ words, config, secret, deadline }): Promise<Outcome> {
      const target = targetOf(config.url ?? '', allowHosts);
      if (!target) return { kind: 'failed', error: 'the address is not allowed' };
      if (secret === null) return { kind: 'failed', error: 'the secret cannot be opened with this SECRETS_KEY' };
      const pinned = await pin(target, lookUp, deadline);
      if ('refused' in pinned) return { kind: 'failed', error: 'the name leads to a private address' };
      if ('error' in pinned) return { kind: 'retry', afterMs: null, error: pinned.error };
      const now = runtime.now();
      const body = bodyOf(words);
      const timestamp = Math.floor(now.getTime() / 1_000);
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Unisson',
        'webhook-id': words.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(secret, { id: words.id, timestamp, body }),
      };
      const exchange = await post({ target, headers, body, deadline }, pinned.addresses);
      return classify(exchange, config.idempotent === true, runtime.now().getTime());
    },
  };
}

/** `parts`: what each post of a thread says, in order. */
export function bodyOf({ id, channel, language, text, parts, revision, inReplyTo }: Words): string {
  return JSON.stringify({
    type: 'dispatch',
    dispatch: { id, channel, language, text, parts: parts.map((part) => part.text), revision, inReplyTo },
  });
}
