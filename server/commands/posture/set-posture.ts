/**
 * Takes the room's stance: answer, wait until, stay silent, with tone, reason and the time to look at it again [PO1]. The control row changes its
 * version, so every claim and every sending judged before this commit conflicts and looks again; what is on its way is not touched.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next, type Instant } from '@unisson/shared/domain/entity';
import { takePosture } from '@unisson/shared/domain/posture-rules';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Control, Posture } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';

export interface SetPosture {
  readonly room: string;
  readonly posture: Posture;
  readonly until?: Instant | null | undefined;
  readonly tone?: 'humour' | 'no-humour' | undefined;
  readonly reason: string;
}

export async function setPosture(deps: Deps, actor: Actor, input: SetPosture): Promise<Result<Control>> {
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { room, control } = state.value;
    const at = instant(deps.runtime);
    const asked = { posture: input.posture, until: input.until ?? null, tone: input.tone ?? null, reason: input.reason };
    const taken = takePosture(actor, asked, { before: control.posture, at });
    if (!taken.ok) return taken;
    const entity = next(control, { posture: taken.value });
    return ok({
      value: entity,
      batch: {
        scope: room.id,
        puts: [
          { kind: 'control' as const, entity },
          {
            kind: 'stance' as const,
            entity: { id, version: 1, what: 'set-posture' as const, posture: input.posture, reason: input.reason, by: actor.userId, at },
          },
        ],
        events: [{ type: 'room.changed' as const, kind: 'room' as const, id: room.id, version: room.version }],
        audit: lineOf(actor, 'set-posture', { kind: 'control', id: control.id }),
        at,
      },
    });
  });
}
