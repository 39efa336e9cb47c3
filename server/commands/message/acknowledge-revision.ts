/** A manual channel's owner, site or seat confirms that it now says the revision in force [MS6]. An older number is refused: it is not what stands. */
import type { Actor } from '@unisson/shared/domain/actor';
import { acknowledgementId } from '@unisson/shared/domain/acknowledgement-id';
import type { Acknowledgement } from '@unisson/shared/domain/dispatch';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { expectControl, loadRoom } from './load-message.ts';

export interface AcknowledgeRevision {
  readonly room: string;
  readonly channel: string;
  readonly n: number;
  readonly site?: string | undefined;
  readonly seat?: string | undefined;
  /** Of the row, where the one made of the names would say too much. */
  readonly id?: string | undefined;
}

export async function acknowledgeRevision(deps: Deps, actor: Actor, input: AcknowledgeRevision): Promise<Result<Acknowledgement>> {
  const { channel, n, site = '', seat = '' } = input;
  const id = input.id ?? acknowledgementId(channel, site, seat);
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'acknowledge');
    if (refusal) return refuse(refusal);
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { room, control } = state.value;
    if (!room.channels.some((known) => known.id === channel)) return refuse({ code: 'channel-not-in-room', channel });
    if (control.inForce !== n) return refuse({ code: 'not-in-force' });
    const before = await deps.store.get('acknowledgement', input.room, id);
    if (before?.n === n) return ok({ batch: null, value: before });
    const at = instant(deps.runtime);
    const entity: Acknowledgement = { id, version: (before?.version ?? 0) + 1, channel, n, site, seat, by: actor.userId, at };
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        expect: [expectControl(control)],
        puts: [{ kind: 'acknowledgement' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'acknowledgement' as const, id, version: entity.version }],
        audit: lineOf(actor, 'acknowledge-revision', { kind: 'acknowledgement', id }),
        at,
      },
    });
  });
}
