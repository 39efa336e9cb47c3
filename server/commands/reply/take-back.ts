/**
 * What cancelling queued dispatches of one reply writes: the dispatches themselves, the reply open again when none of its sendings left, their
 * mentions in work again. Shared by the writer's undo and the sweep; decides nothing.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Reply } from '@unisson/shared/domain/reply';
import type { CounterDelta, Put, Store } from '../../store/store.ts';
import { partsSent, withState } from '../dispatch/with-state.ts';
import { followSendings } from './follow-sendings.ts';
import { markMention } from './mark-mention.ts';

export interface TakeBack {
  /** Queued ones, of one reply; or one publication. */
  readonly dispatches: readonly Dispatch[];
  /** Why the reply wants a glance; null when its writer took it back. */
  readonly reopened: Reply['reopened'];
  /** What stopped it, for whoever looks at the dispatch; absent: nothing but what the reply says. */
  readonly error?: string;
}
export interface Written {
  readonly puts: readonly Put[];
  readonly events: readonly NewEvent[];
  readonly counters: readonly CounterDelta[];
}

export async function takeBack(
  store: Store,
  room: string,
  { dispatches, reopened, error: stopped }: TakeBack,
): Promise<{ dispatches: readonly Dispatch[]; written: Written }> {
  const cancelled = dispatches.map((dispatch) => {
    const left = partsSent(dispatch);
    // Half a thread was said: whoever looks must see that, and how far it got.
    const half = left === 0 ? null : `stopped after part ${left} of ${dispatch.parts.length}`;
    const error = [half, stopped].filter(Boolean).join(', ') || dispatch.error;
    return next(dispatch, { ...withState(dispatch, 'cancelled'), lease: null, error });
  });
  const puts: Put[] = cancelled.map((entity) => ({ kind: 'dispatch', entity }));
  const events: NewEvent[] = cancelled.map(({ id, version }) => ({ type: 'dispatch.changed', kind: 'dispatch', id, version }));
  const counters: CounterDelta[] = [];
  const reply = await followSendings(store, room, { after: cancelled, reopened });
  if (reply) {
    puts.push({ kind: 'reply', entity: reply });
    events.push({ type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version });
    const ids = new Set(cancelled.flatMap(({ inReplyTo }) => (inReplyTo === null ? [] : [inReplyTo.mentionId])));
    for (const mention of await store.getMany('mention', room, [...ids])) {
      if (mention.status !== 'waiting') continue;
      // Nobody's again where nobody has taken it: else it would stand in no list of things to do.
      const marked = markMention(mention, mention.assignee === null ? 'new' : 'in-progress');
      puts.push(marked.put);
      events.push(marked.event);
      counters.push(...marked.counters);
    }
  }
  return { dispatches: cancelled, written: { puts, events, counters } };
}
