/**
 * What cancelling a queued dispatch writes: the dispatch itself, its reply open again, its mention in work again. Shared by the writer's undo
 * and the sweep; decides nothing.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Reply } from '@unisson/shared/domain/reply';
import type { CounterDelta, Put, Store } from '../../store/store.ts';
import { markMention } from './mark-mention.ts';

export interface TakeBack {
  readonly dispatch: Dispatch;
  /** Why the reply wants a glance; null when its writer took it back. */
  readonly reopened: Reply['reopened'];
}
export interface Written {
  readonly puts: readonly Put[];
  readonly events: readonly NewEvent[];
  readonly counters: readonly CounterDelta[];
}

export async function takeBack(
  store: Store,
  room: string,
  { dispatch, reopened }: TakeBack,
): Promise<{ dispatch: Dispatch; written: Written }> {
  const cancelled = next(dispatch, {
    state: 'cancelled',
    lease: null,
    parts: dispatch.parts.map((part) => ({ ...part, state: 'cancelled' as const })),
  });
  const puts: Put[] = [{ kind: 'dispatch', entity: cancelled }];
  const events: NewEvent[] = [{ type: 'dispatch.changed', kind: 'dispatch', id: cancelled.id, version: cancelled.version }];
  const reply = dispatch.replyId === null ? null : await store.get('reply', room, dispatch.replyId);
  // A reply that has gone on to another dispatch is not this one's to reopen.
  if (reply?.sent?.dispatchId !== dispatch.id) return { dispatch: cancelled, written: { puts, events, counters: [] } };
  const open = next(reply, { status: 'open', sent: null, reopened });
  puts.push({ kind: 'reply', entity: open });
  events.push({ type: 'reply.changed', kind: 'reply', id: open.id, version: open.version });
  const mention = dispatch.inReplyTo === null ? null : await store.get('mention', room, dispatch.inReplyTo.mentionId);
  // Nobody's again where nobody has taken it: else it would stand in no list of things to do.
  const marked = mention?.status === 'waiting' ? markMention(mention, mention.assignee === null ? 'new' : 'in-progress') : null;
  const written = marked
    ? { puts: [...puts, marked.put], events: [...events, marked.event], counters: marked.counters }
    : { puts, events, counters: [] };
  return { dispatch: cancelled, written };
}
