/** Takes a holding statement out of the library, with a reason: nobody can use it any more [MS5]. What it was used for stays as it is. */
import type { Actor } from '@unisson/shared/domain/actor';
import { isBlank } from '@unisson/shared/domain/decision-check';
import { next } from '@unisson/shared/domain/entity';
import type { Holding } from '@unisson/shared/domain/holding';
import { refuseRetire } from '@unisson/shared/domain/holding-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { loadHolding } from './load-holding.ts';

export async function retireHolding(
  deps: Deps,
  actor: Actor,
  input: { room: string; id: string; reason: string },
): Promise<Result<Holding>> {
  return attempt(deps, async () => {
    const holding = await loadHolding(deps.store, input.room, input.id);
    if (!holding.ok) return holding;
    const refusal = refuseRetire(actor, holding.value);
    if (refusal) return refuse(refusal);
    if (holding.value.status === 'retired') return ok({ batch: null, value: holding.value });
    if (isBlank(input.reason)) return refuse({ code: 'reason-required' });
    const at = instant(deps.runtime);
    const entity = next(holding.value, { status: 'retired', retired: { by: actor.userId, at, reason: input.reason } });
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        puts: [{ kind: 'holding' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'holding' as const, id: entity.id, version: entity.version }],
        audit: lineOf(actor, 'retire-holding', { kind: 'holding', id: entity.id }),
        at,
      },
    });
  });
}
