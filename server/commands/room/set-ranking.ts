/** Sets what a room's ranks weigh. The mentions that are there follow in the background; new ones at once. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Ranking } from '@unisson/shared/domain/ranking';
import type { Room } from '@unisson/shared/domain/room';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';

/** What is named is set; what is not stays as it was. */
export async function setRanking(deps: Deps, actor: Actor, input: { room: string; weights: Ranking }): Promise<Result<Room>> {
  const refusal = refuseAct(actor, 'ranking');
  if (refusal) return refuse(refusal);
  return attempt(deps, async () => {
    const room = await deps.store.get('room', INSTALLATION, input.room);
    if (!room) return refuse({ code: 'not-found', kind: 'room', id: input.room });
    const before = room.ranking ?? {};
    const ranking: Ranking = {
      mention: { ...before.mention, ...input.weights.mention },
      story: { ...before.story, ...input.weights.story },
      topics: { ...before.topics, ...input.weights.topics },
    };
    const entity = next(room, { ranking });
    const batch: Batch = {
      scope: room.id,
      puts: [{ kind: 'room', scope: INSTALLATION, entity }],
      events: [{ type: 'room.changed', kind: 'room', id: room.id, version: entity.version }],
      audit: lineOf(actor, 'set-ranking', { kind: 'room', id: room.id }),
      at: instant(deps.runtime),
    };
    return ok({ batch, value: entity });
  });
}
