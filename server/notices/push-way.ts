/**
 * Web push (RFC 8030, encrypted as RFC 8291 says, signed with VAPID): the library makes the request, our own post sends it, so that an end
 * point that somebody gave us leads to no address inside the house. What is sent can be read by that browser alone.
 */
import webpush from 'web-push';
import { classify } from '../outbox/classify.ts';
import { targetOf } from '../outlets/address.ts';
import { pin, post, systemLookUp, type LookUp } from '../outlets/post.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { certain } from './hook-way.ts';
import type { VapidKeys } from './vapid-keys.ts';
import type { Push, PushWay, WayOutcome } from './way.ts';

export interface PushOptions {
  readonly runtime: Pick<Runtime, 'now'>;
  readonly allowHosts: readonly string[];
  /** `mailto:` or `https:`: whom a push service may turn to. */
  readonly subject: string;
  keys(): Promise<VapidKeys>;
  readonly lookUp?: LookUp;
}

/** A phone without network for longer than this is told by what waits then, not by what waited. */
const KEPT_FOR_S = 12 * 3_600;
/** Push services say so of a subscription that has ended. */
const GONE: readonly number[] = [404, 410];

export function pushWay(options: PushOptions): PushWay {
  const { runtime, allowHosts, lookUp = systemLookUp } = options;
  return {
    publicKey: async () => (await options.keys()).publicKey,
    async send(push, deadline): Promise<WayOutcome> {
      const target = targetOf(push.endpoint, allowHosts);
      if (!target || !mayBePushed(push.endpoint, allowHosts)) return { kind: 'failed', error: 'the address is not allowed' };
      const request = await requestOf(options, push);
      if (!request) return { kind: 'failed', error: 'the browser gave keys that do not work' };
      const pinned = await pin(target, lookUp, deadline);
      if ('refused' in pinned) return { kind: 'failed', error: 'the name leads to a private address' };
      if ('error' in pinned) return { kind: 'retry', afterMs: null, error: pinned.error };
      const exchange = await post({ target, ...request, deadline }, pinned.addresses);
      if (exchange.kind === 'answer' && GONE.includes(exchange.status))
        return { kind: 'gone', error: `the push service answered ${exchange.status}` };
      return certain(classify(exchange, true, runtime.now().getTime()));
    },
  };
}

/** Push services speak https; only an address named in ALLOW_HOSTS may do without. */
export function mayBePushed(endpoint: string, allowHosts: readonly string[]): boolean {
  const target = targetOf(endpoint, allowHosts);
  return target !== null && (target.url.protocol === 'https:' || target.allowed);
}

async function requestOf(options: PushOptions, push: Push): Promise<{ headers: Record<string, string>; body: Uint8Array } | null> {
  const { endpoint, keys, title, body, url, key } = push;
  const vapidDetails = { subject: options.subject, ...(await options.keys()) };
  try {
    const made = webpush.generateRequestDetails({ endpoint, keys }, JSON.stringify({ title, body, url, tag: key }), {
      vapidDetails,
      TTL: KEPT_FOR_S,
      urgency: 'high',
      // One that was not delivered yet is replaced by its repetition.
      topic: key.slice(0, 32),
    });
    const headers = Object.entries({ ...made.headers, 'user-agent': 'Unisson' }).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]);
    return { headers: Object.fromEntries(headers) as Record<string, string>, body: made.body };
  } catch {
    return null;
  }
}
