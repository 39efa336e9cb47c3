/**
 * Uses an approved holding statement unchanged [MS5]: legal's use is the one decision and puts it in force in this commit; an executive's does
 * while no legal is there, marked as emergency; anybody else's puts it under review for one legal. Must not touch the draft.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next, type Instant, type UserId } from '@unisson/shared/domain/entity';
import { howUsed, type HoldingUse } from '@unisson/shared/domain/holding-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Put } from '../../store/store.ts';
import { attempt, type Plan } from '../attempt.ts';
import { replacedReview } from '../message/freeze-revision.ts';
import { expectRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { expectUse, loadHoldingState, loadUse, type HoldingDeps, type HoldingState } from './load-holding.ts';
import { revisionOf, standNow, type Stand } from './stand-holding.ts';

export interface UseHolding {
  readonly room: string;
  readonly id: string;
  readonly emergency?: boolean | undefined;
  /** Of the emergency. */
  readonly reason?: string | undefined;
  /** Where it is asked for: number of the revision under review that it takes the place of. */
  readonly replaces?: number | undefined;
}
export interface Used {
  readonly n: number;
  readonly use: HoldingUse;
}

export async function useHolding(deps: HoldingDeps, actor: Actor, input: UseHolding): Promise<Result<Used>> {
  const asked = { emergency: input.emergency ?? false, reason: input.reason ?? '' };
  return attempt(deps, async () => {
    const state = await loadHoldingState(deps.store, input.room, input.id);
    if (!state.ok) return state;
    const { holding, control, old, waiting, room } = state.value;
    const loaded = await loadUse(deps, actor, { room, holding, emergency: asked.emergency });
    const use = howUsed(actor, asked, { holding, absence: loaded.absence, deputies: loaded.standIns.map(({ deputy }) => deputy) });
    if (!use.ok) return use;
    if (control.inForce !== null && old?.holdingId === holding.id) return refuse({ code: 'already-in-force', n: control.inForce });
    const at = instant(deps.runtime);
    const { is, deputy } = use.value;
    const expect = expectUse(use.value, loaded);
    if (is !== 'asked') return ok(stand(actor, state.value, { use: { is, deputy }, reason: asked.reason, expect, at }));
    // Asked for already: it waits for its one decision, and needs no second revision for that.
    if (waiting) return refuse({ code: 'already-under-review', n: waiting.review.n });
    const replaced = await replacedReview(deps, actor, { control, input });
    return replaced.ok ? ok(ask(actor, state.value, { replaced: replaced.value, at })) : replaced;
  });
}

const batchOf = (
  actor: Actor,
  { room, holding }: HoldingState,
  { of, ...rest }: Pick<Batch, 'puts' | 'events'> & { at: Instant; expect?: Batch['expect']; of?: UserId | undefined },
): Batch => ({
  ...rest,
  scope: room.id,
  expect: [expectRoom(room), { kind: 'holding', id: holding.id, version: holding.version }, ...(rest.expect ?? [])],
  audit: { ...lineOf(actor, 'use-holding', { kind: 'holding', id: holding.id }), ...(of === undefined ? {} : { onBehalfOf: of }) },
});

function stand(
  actor: Actor,
  state: HoldingState,
  { use, reason, expect, at }: Pick<Stand, 'use' | 'reason' | 'at'> & { expect: NonNullable<Batch['expect']> },
): Plan<Used> {
  const stood = standNow({ ...state, actor, use, reason, at });
  const superseded = state.old ? next(state.old, { supersededAt: at }) : null;
  const puts: Put[] = [...stood.puts, ...(superseded ? [{ kind: 'review' as const, entity: superseded }] : [])];
  const ended = superseded
    ? [{ type: 'revision.decided' as const, kind: 'review' as const, id: superseded.id, version: superseded.version }]
    : [];
  return {
    value: { n: stood.revision.n, use: use.is },
    batch: batchOf(actor, state, { puts, events: [...ended, ...stood.events], expect, at, of: use.deputy?.of }),
  };
}

function ask(actor: Actor, state: HoldingState, { replaced, at }: { replaced: Review | null; at: Instant }): Plan<Used> {
  const { control, holding } = state;
  const n = control.lastRevision + 1;
  const { revision, review } = revisionOf(holding, { n, by: actor, at });
  const after = next(control, { underReview: n, lastRevision: n });
  const ended = replaced && next(replaced, { outcome: 'recalled', endedAt: at, endedBy: actor.userId, replacedBy: n });
  const puts: Put[] = [
    { kind: 'revision', entity: revision },
    { kind: 'review', entity: review },
    { kind: 'control', entity: after },
    ...(ended ? [{ kind: 'review' as const, entity: ended }] : []),
  ];
  return {
    value: { n, use: 'asked' },
    batch: batchOf(actor, state, {
      puts,
      events: [
        ...(ended ? [{ type: 'revision.decided' as const, kind: 'review' as const, id: ended.id, version: ended.version }] : []),
        { type: 'message.changed', kind: 'control', id: after.id, version: after.version },
      ],
      at,
    }),
  };
}
