/**
 * Records what is done about words said under a revision that no longer stands: correct, retract, follow up or leave [RE6]. One decision for one
 * sending against what is in force now; deciding again replaces it. Writes no words: a correction is a reply or a publication of its own.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import type { Remedy, RemedyChoice } from '@unisson/shared/domain/remedy';
import { refuseRemedy, remedyId } from '@unisson/shared/domain/remedy-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { CONTROL } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { outcomeBatch } from '../dispatch/outcome-batch.ts';
import { withState } from '../dispatch/with-state.ts';
import { expectControl } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';

export interface DecideRemedy {
  readonly room: string;
  readonly dispatchId: string;
  readonly choice: RemedyChoice;
  readonly reason: string;
  /** The publication that puts it right, where there is one already. A reply names what it corrects itself. */
  readonly correctedBy?: string | undefined;
}

export async function decideRemedy(deps: Deps, actor: Actor, input: DecideRemedy): Promise<Result<Remedy>> {
  return attempt(deps, async () => {
    const early = refuseAct(actor, 'read');
    if (early) return refuse(early);
    const [dispatch, control] = await Promise.all([
      deps.store.get('dispatch', input.room, input.dispatchId),
      deps.store.get('control', input.room, CONTROL),
    ]);
    if (!dispatch || !control) return refuse({ code: 'not-found', kind: 'dispatch', id: input.dispatchId });
    const refusal = refuseAct(actor, dispatch.replyId === null ? 'publish' : 'send') ?? refuseRemedy(input, dispatch, control);
    if (refusal) return refuse(refusal);
    const cure = await loadCure(deps.store, input, dispatch);
    if (!cure.ok) return cure;
    const id = remedyId(dispatch.id, control.inForce);
    const before = await deps.store.get('remedy', input.room, id);
    const at = instant(deps.runtime);
    const remedy: Remedy = {
      ...{ id, version: (before?.version ?? 0) + 1, dispatchId: dispatch.id, against: control.inForce ?? 0 },
      ...{ choice: input.choice, reason: input.reason, by: actor.userId, at },
      correctedBy: cure.value ? { replyId: null, dispatchId: cure.value.id } : (before?.correctedBy ?? null),
    };
    return ok({ value: remedy, batch: await batchOf(deps.store, actor, { room: input.room, remedy, dispatch, control }) });
  });
}

async function loadCure(store: Store, { room, correctedBy }: DecideRemedy, dispatch: Dispatch): Promise<Result<Dispatch | null>> {
  if (correctedBy === undefined) return ok(null);
  const cure = await store.get('dispatch', room, correctedBy);
  if (cure?.replyId !== null || cure.channel !== dispatch.channel || cure.id === dispatch.id)
    return refuse({ code: 'not-found', kind: 'dispatch', id: correctedBy });
  return ok(cure);
}

async function batchOf(
  store: Store,
  actor: Actor,
  facts: { room: string; remedy: Remedy; dispatch: Dispatch; control: Parameters<typeof expectControl>[0] },
): Promise<Batch> {
  const { room, remedy, dispatch, control } = facts;
  const audit = lineOf(actor, 'decide-remedy', { kind: 'remedy', id: remedy.id });
  // Taken down by a person's word, as "sent" is by a person's word where no network can be asked.
  const retracted = remedy.choice === 'retract' ? next(dispatch, { ...withState(dispatch, 'retracted'), lease: null }) : null;
  const outcome = retracted && (await outcomeBatch(store, room, { before: dispatch, after: retracted, audit, at: remedy.at }));
  return {
    ...(outcome ?? { scope: room, audit, at: remedy.at }),
    expect: [expectControl(control), ...(retracted ? [] : [{ kind: 'dispatch' as const, id: dispatch.id, version: dispatch.version }])],
    puts: [...(outcome?.puts ?? []), { kind: 'remedy', entity: remedy }],
    events: [...(outcome?.events ?? []), { type: 'row.changed', kind: 'remedy', id: remedy.id, version: remedy.version }],
  };
}
