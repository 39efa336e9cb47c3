/**
 * The commit queued → sending, the point of no return against hold and withdrawal [DI2] [DI3]: it expects the control row the claim was judged
 * by, so a hold or a new revision in between makes it a conflict. Shared by the relay and by whoever takes a manual dispatch.
 */
import type { Dispatch, Outlet } from '@unisson/shared/domain/dispatch';
import { next, type Instant } from '@unisson/shared/domain/entity';
import type { Control } from '@unisson/shared/domain/room';
import type { NewAuditLine } from '../../audit/line.ts';
import type { Batch, Store } from '../../store/store.ts';
import { expectControl } from '../message/load-message.ts';
import type { Target } from './check-target.ts';
import { followSendings } from '../reply/follow-sendings.ts';
import { withNextSending, withState } from './with-state.ts';

export interface Claim {
  readonly dispatch: Dispatch;
  readonly control: Control;
  /** Who sends it: the dispatch's own, or the one that took over its channel. */
  readonly outlet: Outlet;
  /** What the target was found fit by. */
  readonly target: Target;
  /** null: a person says it, nothing runs out. */
  readonly lease: Dispatch['lease'];
  /** That person; absent for a server. */
  readonly takenBy?: string;
  /** The next part of a thread alone; else all that have not left. */
  readonly byPart?: boolean;
  readonly audit: NewAuditLine;
  readonly at: Instant;
}

export async function claimBatch(
  store: Store,
  room: string,
  { dispatch, control, outlet, target, lease, takenBy, byPart, audit, at }: Claim,
): Promise<{ claimed: Dispatch; batch: Batch }> {
  const claimed = next(dispatch, {
    ...(byPart ? withNextSending(dispatch) : withState(dispatch, 'sending')),
    outletId: outlet.id,
    attempts: dispatch.attempts + 1,
    lease,
    takenBy: takenBy ?? null,
    error: null,
  });
  const reply = await followSendings(store, room, { after: [claimed], reopened: null });
  const sending = reply?.status === 'sending' ? reply : null;
  return {
    claimed,
    batch: {
      scope: room,
      expect: [expectControl(control), { kind: 'outlet', id: outlet.id, version: outlet.version }, ...target.expect],
      puts: [{ kind: 'dispatch', entity: claimed }, ...(sending ? [{ kind: 'reply' as const, entity: sending }] : [])],
      events: [
        { type: 'dispatch.changed', kind: 'dispatch', id: claimed.id, version: claimed.version },
        ...(sending ? [{ type: 'reply.changed' as const, kind: 'reply' as const, id: sending.id, version: sending.version }] : []),
      ],
      audit,
      at,
    },
  };
}

/** A new outlet takes over from the old one, also what was queued for it. */
export async function outletFor(store: Store, room: string, dispatch: Dispatch): Promise<Outlet | null> {
  const own = await store.get('outlet', room, dispatch.outletId);
  if (own?.active) return own;
  const page = await store.list('outlet', { scope: room, where: { channel: dispatch.channel, active: 1 }, limit: 1 });
  return page.items[0] ?? own;
}
