/** Sets the phrases a room bans and those its texts must hold. What is in force stays; what is frozen, opened, published or claimed next is held to them. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Phrases } from '@unisson/shared/domain/phrases';
import type { Room } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

export async function setPhrases(deps: Deps, actor: Actor, input: { room: string; phrases: Phrases }): Promise<Result<Room>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'phrases');
    if (refusal) return refuse(refusal);
    const room = await deps.store.get('room', INSTALLATION, input.room);
    if (!room) return refuse({ code: 'not-found', kind: 'room', id: input.room });
    const entity = next(room, { phrases: input.phrases });
    const batch: Batch = {
      scope: room.id,
      puts: [{ kind: 'room', scope: INSTALLATION, entity }],
      events: [{ type: 'room.changed', kind: 'room', id: room.id, version: entity.version }],
      audit: lineOf(actor, 'set-phrases', { kind: 'room', id: room.id }),
      at: instant(deps.runtime),
    };
    return ok({ batch, value: entity });
  });
}
