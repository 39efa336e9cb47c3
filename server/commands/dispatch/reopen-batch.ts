/** The commit that takes a queued dispatch back because what it answers changed since: its reply asks for a glance. Decides nothing. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import type { Instant } from '@unisson/shared/domain/entity';
import type { Batch, Store } from '../../store/store.ts';
import { lineOf } from '../people/line-of.ts';
import { takeBack } from '../reply/take-back.ts';
import type { Target } from './check-target.ts';

export async function reopenBatch(
  store: Store,
  room: string,
  {
    dispatch,
    why,
    banned,
    by,
    at,
  }: Pick<Target, 'banned'> & { dispatch: Dispatch; why: NonNullable<Target['why']>; by: Actor; at: Instant },
): Promise<{ batch: Batch; dispatch: Dispatch }> {
  const error = banned === undefined ? {} : { error: `holds what is banned by now: ${banned.join(', ')}` };
  const back = await takeBack(store, room, { dispatches: [dispatch], reopened: { from: dispatch.revision, at, why }, ...error });
  const audit = { ...lineOf(by, 'reopen-reply', { kind: 'dispatch', id: dispatch.id }), onBehalfOf: dispatch.createdBy };
  return { batch: { scope: room, ...back.written, audit, at }, dispatch: back.dispatches[0] ?? dispatch };
}
