/**
 * What stands in the place of a revision that is withdrawn, in the same commit [MS7]: nothing, an earlier revision unchanged, or a holding
 * statement. Reads and decides; writes nothing itself.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next, type Instant } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import { howInstead } from '@unisson/shared/domain/holding-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseStandAgain, standAgain } from '@unisson/shared/domain/stand-again';
import type { Control } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Put } from '../../store/store.ts';
import { expectUse, loadHoldingState, loadUse, type HoldingDeps } from '../holding/load-holding.ts';
import { standNow } from '../holding/stand-holding.ts';
import { expectRoom, loadRevision } from './load-message.ts';

export type Instead = { readonly holding: string } | { readonly revision: number };

export interface InsteadFacts {
  readonly room: string;
  readonly control: Control;
  readonly reason: string;
  readonly instead: Instead | undefined;
}
export interface InsteadStood {
  /** Number of what stands now; null: nothing. */
  readonly n: number | null;
  readonly control: Control;
  readonly puts: readonly Put[];
  readonly events: readonly NewEvent[];
  readonly expect: NonNullable<Batch['expect']>;
}

export async function standInstead(deps: HoldingDeps, actor: Actor, facts: InsteadFacts): Promise<Result<InsteadStood>> {
  const { instead, control } = facts;
  if (instead === undefined)
    return ok(withControl(next(control, { inForce: null, inForceSince: null }), { n: null, puts: [], events: [], expect: [] }));
  if ('revision' in instead) return earlier(deps, facts, instead.revision);
  return holding(deps, actor, { ...facts, id: instead.holding });
}

/** The control row and its event belong to every answer. */
function withControl(control: Control, rest: Omit<InsteadStood, 'control'>): InsteadStood {
  const changed: NewEvent = { type: 'message.changed', kind: 'control', id: control.id, version: control.version };
  return { ...rest, control, puts: [{ kind: 'control', entity: control }, ...rest.puts], events: [...rest.events, changed] };
}

async function earlier(deps: HoldingDeps, { room, control }: InsteadFacts, n: number): Promise<Result<InsteadStood>> {
  const found = await loadRevision(deps.store, room, n);
  if (!found.ok) return found;
  const refusal = refuseStandAgain(control, found.value.review);
  if (refusal) return refuse(refusal);
  const at: Instant = instant(deps.runtime);
  const review = standAgain(found.value.review, at);
  return ok(
    withControl(next(control, { inForce: n, inForceSince: at }), {
      n,
      puts: [{ kind: 'review', entity: review }],
      events: [{ type: 'revision.decided', kind: 'review', id: review.id, version: review.version }],
      expect: [],
    }),
  );
}

async function holding(
  deps: HoldingDeps,
  actor: Actor,
  { room: roomId, control, reason, id }: InsteadFacts & { id: string },
): Promise<Result<InsteadStood>> {
  const state = await loadHoldingState(deps.store, roomId, id);
  if (!state.ok) return state;
  const { room, holding: statement, old, waiting } = state.value;
  if (old?.holdingId === id) return refuse({ code: 'already-in-force', n: old.n });
  const loaded = await loadUse(deps, actor, { room, holding: statement, emergency: true });
  const use = howInstead(actor, reason, {
    holding: statement,
    absence: loaded.absence,
    deputies: loaded.standIns.map(({ deputy }) => deputy),
  });
  if (!use.ok) return use;
  const stood = standNow({ holding: statement, control, waiting, actor, use: use.value, reason, at: instant(deps.runtime) });
  return ok({
    n: stood.revision.n,
    control: stood.control,
    puts: stood.puts,
    events: stood.events,
    expect: [expectRoom(room), { kind: 'holding', id: statement.id, version: statement.version }, ...expectUse(use.value, loaded)],
  });
}
