/** Ends a browser's web push: its owner wishes it, or its push service says that nobody is there. Address and keys are blanked [PR1]. */
import { SYSTEM, type Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { isLive } from './subscribe-push.ts';

/** Of the actor's own, or any for the house itself. */
export async function endSubscription(deps: Deps, actor: Actor, id: string): Promise<Result<null>> {
  return attempt(deps, async () => {
    const row = await deps.store.get('subscription', INSTALLATION, id);
    const isOurs = row !== null && (actor.userId === SYSTEM.userId || row.userId === actor.userId);
    if (!row || !isOurs) return refuse({ code: 'not-found', kind: 'subscription', id });
    if (!isLive(row)) return ok({ batch: null, value: null });
    const at = instant(deps.runtime);
    const entity = next(row, { endpoint: '', keys: { p256dh: '', auth: '' }, endedAt: at });
    const audit = lineOf(actor, 'end-subscription', { kind: 'subscription', id });
    return ok({ value: null, batch: { scope: INSTALLATION, puts: [{ kind: 'subscription' as const, entity }], audit, at } });
  });
}
