/** Somebody has seen the alert and looks after it: the others need not. Acknowledging twice changes nothing. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Alert } from '@unisson/shared/domain/alert';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export async function acknowledgeAlert(
  deps: Deps,
  actor: Actor,
  input: { readonly room: string; readonly alertId: string },
): Promise<Result<Alert>> {
  const { room, alertId: id } = input;
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'triage');
    if (refusal) return refuse(refusal);
    const alert = await deps.store.get('alert', room, id);
    if (!alert) return refuse({ code: 'not-found', kind: 'alert', id });
    if (alert.acknowledgedBy !== null) return ok({ batch: null, value: alert });
    const at = instant(deps.runtime);
    const entity = next(alert, { acknowledgedBy: actor.userId, acknowledgedAt: at });
    const batch = {
      scope: room,
      puts: [{ kind: 'alert' as const, entity }],
      events: [{ type: 'alert.raised' as const, kind: 'alert' as const, id, version: entity.version }],
      audit: lineOf(actor, 'acknowledge-alert', { kind: 'alert', id }),
      at,
    };
    return ok({ batch, value: entity });
  });
}
