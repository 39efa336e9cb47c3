/** Notices to a signed webhook (Standard Webhooks): one POST to an address that is looked up once and pinned, redirects not followed. */
import { classify } from '../outbox/classify.ts';
import { targetOf } from '../outlets/address.ts';
import { pin, post, systemLookUp, type LookUp } from '../outlets/post.ts';
import { signatureOf } from '../outlets/sign.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { HookWay, WayOutcome } from './way.ts';

export interface HookOptions {
  readonly runtime: Pick<Runtime, 'now'>;
  /** `host:port` of private addresses that may be reached all the same. */
  readonly allowHosts: readonly string[];
  readonly lookUp?: LookUp;
}

export function hookWay({ runtime, allowHosts, lookUp = systemLookUp }: HookOptions): HookWay {
  return {
    async send({ url, secret, key, body }, deadline): Promise<WayOutcome> {
      const target = targetOf(url, allowHosts);
      if (!target) return { kind: 'failed', error: 'the address is not allowed' };
      const pinned = await pin(target, lookUp, deadline);
      if ('refused' in pinned) return { kind: 'failed', error: 'the name leads to a private address' };
      if ('error' in pinned) return { kind: 'retry', afterMs: null, error: pinned.error };
      const text = JSON.stringify(body);
      const timestamp = Math.floor(runtime.now().getTime() / 1_000);
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Unisson',
        'webhook-id': key,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(secret, { id: key, timestamp, body: text }),
      };
      return certain(classify(await post({ target, headers, body: text, deadline }, pinned.addresses), true, runtime.now().getTime()));
    },
  };
}

/** An idempotent receiver leaves nothing unknown; should it ever, the key makes a second time harmless. */
export function certain(outcome: ReturnType<typeof classify>): WayOutcome {
  return outcome.kind === 'unknown' ? { kind: 'retry', afterMs: null, error: outcome.error } : outcome;
}
