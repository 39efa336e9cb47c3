/**
 * One person's verdict on a proposed holding statement, under the room's policy [MS4] [MS5]. The last one needed approves it, and takes the
 * statement it replaces out of the library in the same commit. Must not put anything in force.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { DecisionAsked } from '@unisson/shared/domain/decision-check';
import { next, type Instant } from '@unisson/shared/domain/entity';
import type { Holding } from '@unisson/shared/domain/holding';
import { decideHolding as judge } from '@unisson/shared/domain/holding-rules';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Verdict } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { expectRoom, loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { loadHolding } from './load-holding.ts';

export interface DecideHolding {
  readonly room: string;
  readonly id: string;
  readonly verdict: Verdict;
  readonly hash: string;
  readonly note?: string | null | undefined;
}

export async function decideHolding(deps: Deps, actor: Actor, input: DecideHolding): Promise<Result<Holding>> {
  const asked: DecisionAsked = { verdict: input.verdict, hash: input.hash, note: input.note ?? null };
  return attempt(deps, async () => {
    const [state, holding] = await Promise.all([loadRoom(deps.store, input.room), loadHolding(deps.store, input.room, input.id)]);
    if (!state.ok) return state;
    if (!holding.ok) return holding;
    const { room } = state.value;
    const judged = judge(actor, asked, { policy: room.policy, holding: holding.value });
    if (!judged.ok) return judged;
    const { role, effect } = judged.value;
    const at = instant(deps.runtime);
    const decision = { userId: actor.userId, role, roles: actor.roles, verdict: asked.verdict, hash: asked.hash, note: asked.note, at };
    const status = effect === 'in-force' ? 'approved' : effect === 'ended' ? 'changes-requested' : 'proposed';
    const entity = next(holding.value, {
      decisions: [...holding.value.decisions, decision],
      status,
      approvedAt: status === 'approved' ? at : null,
    });
    const replaced = status === 'approved' ? await retired(deps, { room: room.id, holding: entity, actor, at }) : null;
    const rows = [entity, ...(replaced ? [replaced] : [])];
    return ok({
      value: entity,
      batch: {
        scope: room.id,
        expect: [expectRoom(room)],
        puts: rows.map((row) => ({ kind: 'holding' as const, entity: row })),
        events: rows.map((row) => ({ type: 'row.changed' as const, kind: 'holding' as const, id: row.id, version: row.version })),
        audit: lineOf(actor, 'decide-holding', { kind: 'holding', id: entity.id }),
        at,
      },
    });
  });
}

/** The statement that this one takes the place of, unless it is out of the library already. */
async function retired(
  deps: Deps,
  { room, holding, actor, at }: { room: string; holding: Holding; actor: Actor; at: Instant },
): Promise<Holding | null> {
  const old = holding.replaces == null ? null : await deps.store.get('holding', room, holding.replaces);
  if (!old || old.status === 'retired') return null;
  return next(old, { status: 'retired', retired: { by: actor.userId, at, reason: '' } });
}
