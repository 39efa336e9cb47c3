/**
 * One person's verdict on a proposed holding statement, under the room's policy [MS4] [MS5]. The last one needed approves it, and takes the
 * statement it replaces out of the library in the same commit. Must not put anything in force.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Capacity, DecisionAsked } from '@unisson/shared/domain/decision-check';
import { next, type Instant } from '@unisson/shared/domain/entity';
import type { Holding } from '@unisson/shared/domain/holding';
import { decideHolding as judge } from '@unisson/shared/domain/holding-rules';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Verdict } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import type { Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { deputiesInEffect } from '../deputy/load-deputies.ts';
import { expectRoom, loadRoom } from '../message/load-message.ts';
import { holdingPolicy } from '../message/review-policy.ts';
import { lineOf } from '../people/line-of.ts';
import { loadHolding } from './load-holding.ts';

export interface DecideHolding {
  readonly room: string;
  readonly id: string;
  readonly verdict: Verdict;
  readonly hash: string;
  readonly note?: string | null | undefined;
  /** In whose place, for a deputy of several. */
  readonly for?: string | undefined;
}

export async function decideHolding(deps: Deps, actor: Actor, input: DecideHolding): Promise<Result<Holding>> {
  const asked: DecisionAsked = { verdict: input.verdict, hash: input.hash, note: input.note ?? null, for: input.for };
  return attempt(deps, async () => {
    const [state, holding] = await Promise.all([loadRoom(deps.store, input.room), loadHolding(deps.store, input.room, input.id)]);
    if (!state.ok) return state;
    if (!holding.ok) return holding;
    const { room } = state.value;
    const at = instant(deps.runtime);
    const standIns = await deputiesInEffect(deps.store, room.id, { at, userId: actor.userId });
    const deputies = standIns.map(({ deputy }) => deputy);
    const judged = judge(actor, asked, { policy: holdingPolicy(room, holding.value), holding: holding.value, deputies, at });
    if (!judged.ok) return judged;
    const { role, effect, as } = judged.value;
    const decision = {
      ...{ userId: actor.userId, role, roles: as.roles, verdict: asked.verdict, hash: asked.hash, note: asked.note, at },
      ...(as.for === null ? {} : { for: as.for }),
    };
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
        expect: [expectRoom(room), ...lent(as, standIns)],
        puts: rows.map((row) => ({ kind: 'holding' as const, entity: row })),
        events: rows.map((row) => ({ type: 'row.changed' as const, kind: 'holding' as const, id: row.id, version: row.version })),
        audit: {
          ...lineOf(actor, 'decide-holding', { kind: 'holding', id: entity.id }),
          ...(as.for === null ? {} : { onBehalfOf: as.for }),
        },
        at,
      },
    });
  });
}

/** A standing that ends, or a role that is taken away, at this very instant: look again. */
function lent({ deputy }: Capacity, standIns: Awaited<ReturnType<typeof deputiesInEffect>>): NonNullable<Batch['expect']> {
  const principal = standIns.find((one) => one.deputy.id === deputy?.id)?.principal;
  if (!deputy || !principal) return [];
  return [
    { kind: 'deputy', id: deputy.id, version: deputy.version },
    { kind: 'member', id: principal.id, version: principal.version },
  ];
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
