/**
 * A browser takes web push for the person who is signed in there. One end point belongs to one person: whoever signs in on the same
 * browser later takes it over. The end point is an address that we will call: it is checked before it is stored.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Subscription } from '@unisson/shared/domain/notice';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseNarrowToken } from '@unisson/shared/domain/rights';
import { targetOf } from '../../outlets/address.ts';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export interface SubscribePush {
  readonly endpoint: string;
  /** URL-safe base64, as the browser gives them. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
}
interface SubscribeDeps extends Deps {
  readonly allowHosts: readonly string[];
}

/** A person has a handful of browsers; more is a mistake or a joke. */
export const MOST_BROWSERS = 20;

export const subscriptionId = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex');

export async function subscribePush(deps: SubscribeDeps, actor: Actor, input: SubscribePush): Promise<Result<Subscription>> {
  const target = targetOf(input.endpoint, deps.allowHosts);
  const id = subscriptionId(input.endpoint);
  return attempt(deps, async () => {
    const refusal = refuseNarrowToken(actor);
    if (refusal) return refuse(refusal);
    if (!target || (target.url.protocol !== 'https:' && !target.allowed))
      return refuse({ code: 'address-not-allowed', host: hostOf(input.endpoint) });
    const [before, mine] = await Promise.all([
      deps.store.get('subscription', INSTALLATION, id),
      deps.store.list('subscription', { scope: INSTALLATION, where: { userId: actor.userId }, limit: 500 }),
    ]);
    const { endpoint, keys } = input;
    const others = mine.items.filter((row) => row.id !== id && isLive(row));
    if (others.length >= MOST_BROWSERS) return refuse({ code: 'too-large', limit: MOST_BROWSERS, unit: 'items' });
    if (before && isLive(before) && before.userId === actor.userId && before.keys.auth === keys.auth && before.keys.p256dh === keys.p256dh)
      return ok({ batch: null, value: before });
    const at = instant(deps.runtime);
    const is = { userId: actor.userId, endpoint, keys, createdAt: at, endedAt: null };
    const entity: Subscription = before ? next(before, is) : { id, version: 1, ...is };
    const audit = lineOf(actor, 'subscribe-push', { kind: 'subscription', id });
    return ok({ value: entity, batch: { scope: INSTALLATION, puts: [{ kind: 'subscription' as const, entity }], audit, at } });
  });
}

export const isLive = ({ endedAt }: Subscription): boolean => (endedAt ?? null) === null;

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');
