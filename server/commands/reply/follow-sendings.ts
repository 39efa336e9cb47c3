/**
 * The reply's side of what happens to its sendings: its status by all of them [RE8], open again when none left. Shared by claim, outcome, undo
 * and sweep; decides nothing about a dispatch.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import type { Reply } from '@unisson/shared/domain/reply';
import { sendingsOf, statusOfSendings } from '@unisson/shared/domain/reply-rules';
import type { Store } from '../../store/store.ts';

/**
 * @param after dispatches as this commit writes them. @returns the reply to write with them; null where it stays as it is, or has gone on
 * to other sendings. With several sendings it is written even unchanged: two outcomes at once would each take the other for still under way.
 */
export async function followSendings(
  store: Store,
  room: string,
  { after, reopened }: { after: readonly Dispatch[]; reopened: Reply['reopened'] },
): Promise<Reply | null> {
  const replyId = after[0]?.replyId ?? null;
  const reply = replyId === null ? null : await store.get('reply', room, replyId);
  if (!reply) return null;
  const ids = sendingsOf(reply);
  if (!after.every(({ id }) => ids.includes(id))) return null;
  const written = new Map(after.map((dispatch) => [dispatch.id, dispatch]));
  const others = await store.getMany(
    'dispatch',
    room,
    ids.filter((id) => !written.has(id)),
  );
  const status = statusOfSendings(
    [...after, ...others].map(({ state }) => state),
    reply.waits != null,
  );
  if (status === 'open') return next(reply, { status, sent: null, waits: null, reopened });
  return status !== reply.status || ids.length > 1
    ? next(reply, { status, waits: status === 'waiting' ? (reply.waits ?? null) : null })
    : null;
}
