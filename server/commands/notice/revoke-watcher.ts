/** Ends a watcher at once: nothing more is sent to it, what waits is dropped, its secret is blanked. The row stays for the audit. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export async function revokeWatcher(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<null>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'outlets');
    if (refusal) return refuse(refusal);
    const watcher = await deps.store.get('watcher', input.room, input.id);
    if (!watcher) return refuse({ code: 'not-found', kind: 'watcher', id: input.id });
    if (!watcher.active) return ok({ batch: null, value: null });
    const at = instant(deps.runtime);
    const entity = next(watcher, { active: false, secret: '' });
    return ok({
      value: null,
      batch: {
        scope: input.room,
        puts: [{ kind: 'watcher' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'watcher' as const, id: watcher.id, version: entity.version }],
        audit: lineOf(actor, 'revoke-watcher', { kind: 'watcher', id: watcher.id }),
        at,
      },
    });
  });
}
