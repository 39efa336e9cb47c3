/** Adds a signed webhook that is told what waits in a room and what is in force there. Its address is checked, its secret sealed and shown once. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Watcher } from '@unisson/shared/domain/notice';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { targetOf } from '../../outlets/address.ts';
import { NONCE_BYTES, seal } from '../../outlets/seal.ts';
import { instant, type Runtime } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import type { OutletDeps } from '../outlet/create-outlet.ts';
import { lineOf } from '../people/line-of.ts';

export interface AddWatcher {
  readonly room: string;
  readonly name: string;
  readonly url: string;
  /** The receiver's own; absent: one is made. */
  readonly secret?: string | undefined;
}

const SECRET_BYTES = 32;
/** Each is told everything: more would be a mailing list. */
export const MOST_WATCHERS = 20;

/** @returns the row and the secret as Standard Webhooks writes it, shown this once. */
export async function addWatcher(
  deps: Deps & OutletDeps,
  actor: Actor,
  input: AddWatcher,
): Promise<Result<{ watcher: Watcher; secret: string }>> {
  const id = deps.runtime.id();
  const secret = input.secret ?? newWebhookSecret(deps.runtime);
  const sealed = seal(deps.secretsKey, deps.runtime.bytes(NONCE_BYTES), secret);
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'outlets');
    if (refusal) return refuse(refusal);
    if (!URL.canParse(input.url)) return refuse({ code: 'malformed', issues: [{ path: 'url', message: 'is no address' }] });
    if (!targetOf(input.url, deps.allowHosts)) return refuse({ code: 'address-not-allowed', host: new URL(input.url).host });
    const { items } = await deps.store.list('watcher', { scope: input.room, where: { active: 1 }, limit: MOST_WATCHERS });
    if (items.length >= MOST_WATCHERS) return refuse({ code: 'too-large', limit: MOST_WATCHERS, unit: 'items' });
    const at = instant(deps.runtime);
    const watcher: Watcher = {
      id,
      version: 1,
      name: input.name,
      url: input.url,
      secret: sealed,
      active: true,
      createdBy: actor.userId,
      createdAt: at,
    };
    return ok({
      value: { watcher, secret },
      batch: {
        scope: input.room,
        puts: [{ kind: 'watcher' as const, entity: watcher }],
        events: [{ type: 'row.changed' as const, kind: 'watcher' as const, id, version: 1 }],
        audit: lineOf(actor, 'add-watcher', { kind: 'watcher', id }),
        at,
      },
    });
  });
}

const newWebhookSecret = (runtime: Runtime): string => `whsec_${Buffer.from(runtime.bytes(SECRET_BYTES)).toString('base64')}`;
