/**
 * Puts the room on hold, with a reason, or lifts it [DI6]. The control row changes its version, so every claim and every sending that was
 * judged before this commit conflicts and looks again. What a server has already claimed is on its way and is not touched.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { isBlank } from '@unisson/shared/domain/decision-check';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Control } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { loadRoom } from '../message/load-message.ts';

export async function setHold(
  deps: Deps,
  actor: Actor,
  input: { room: string; on: boolean; reason?: string | undefined },
): Promise<Result<Control>> {
  const reason = input.reason ?? '';
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, input.on ? 'hold' : 'lift-hold');
    if (refusal) return refuse(refusal);
    if (input.on && isBlank(reason)) return refuse({ code: 'reason-required' });
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { control } = state.value;
    if (input.on && control.hold !== null) return refuse({ code: 'already-on-hold', by: control.hold.by });
    if (!input.on && control.hold === null) return refuse({ code: 'not-on-hold' });
    const at = instant(deps.runtime);
    const entity = next(control, { hold: input.on ? { reason, by: actor.userId, at } : null });
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        puts: [
          { kind: 'control' as const, entity },
          {
            kind: 'stance' as const,
            entity: {
              id,
              version: 1,
              what: input.on ? ('set-hold' as const) : ('lift-hold' as const),
              posture: null,
              reason,
              by: actor.userId,
              at,
            },
          },
        ],
        events: [{ type: 'hold.changed' as const, kind: 'control' as const, id: control.id, version: entity.version }],
        audit: lineOf(actor, input.on ? 'set-hold' : 'lift-hold', { kind: 'control', id: control.id }),
        at,
      },
    });
  });
}
