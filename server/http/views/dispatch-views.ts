/** Rows of the outbox with their outlet's kind, marked when they were said under a revision that no longer stands [RE6]. Leases stay inside. */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { CONTROL } from '@unisson/shared/domain/room';
import type { DispatchView } from '@unisson/shared/wire/views';
import type { ViewDeps } from './view-deps.ts';

export async function dispatchViews(
  deps: Pick<ViewDeps, 'store'>,
  room: string,
  rows: readonly Dispatch[],
): Promise<readonly DispatchView[]> {
  if (rows.length === 0) return [];
  const outletIds = [...new Set(rows.map(({ outletId }) => outletId))];
  const [control, outlets] = await Promise.all([deps.store.get('control', room, CONTROL), deps.store.getMany('outlet', room, outletIds)]);
  const kinds = new Map(outlets.map(({ id, kind }) => [id, kind]));
  return rows.map((row) => {
    const {
      id,
      replyId,
      outletId,
      channel,
      language,
      text,
      parts,
      revision,
      state,
      attempts,
      dueAt,
      createdAt,
      createdBy,
      sentAt,
      url,
      error,
      inReplyTo,
      version,
    } = row;
    return {
      ...{
        id,
        replyId,
        outletId,
        channel,
        language,
        text,
        parts,
        revision,
        state,
        attempts,
        dueAt,
        createdAt,
        createdBy,
        sentAt,
        url,
        error,
        inReplyTo,
        version,
      },
      outletKind: kinds.get(outletId) ?? 'manual',
      stale: revision !== control?.inForce,
    };
  });
}
