/** Ends a deputy's standing at once [MS4]: a decision that crosses it is refused. What was decided before stands. */
import type { Actor } from '@unisson/shared/domain/actor';
import { refuseEnding, type Deputy } from '@unisson/shared/domain/deputy';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { CONTROL } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { eventsOf } from './name-deputy.ts';

export async function endDeputy(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<Deputy>> {
  return attempt(deps, async () => {
    const [deputy, control] = await Promise.all([
      deps.store.get('deputy', input.room, input.id),
      deps.store.get('control', input.room, CONTROL),
    ]);
    if (!deputy) return refuse({ code: 'not-found', kind: 'deputy', id: input.id });
    const refusal = refuseEnding(actor, deputy);
    if (refusal) return refuse(refusal);
    if (deputy.ended !== null) return ok({ batch: null, value: deputy });
    const at = instant(deps.runtime);
    const entity = next(deputy, { ended: { by: actor.userId, at } });
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        puts: [{ kind: 'deputy' as const, entity }],
        events: [
          ...eventsOf(entity),
          ...(control ? [{ type: 'message.changed' as const, kind: 'control' as const, id: control.id, version: control.version }] : []),
        ],
        audit: lineOf(actor, 'end-deputy', { kind: 'deputy', id: deputy.id }),
        at,
      },
    });
  });
}
