/**
 * What an outcome writes, whoever learnt it: the dispatch, the reply that follows it, the mention it answers. The conversation's row stays:
 * somebody did answer there. Decides nothing.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import type { Instant } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import type { NewAuditLine } from '../../audit/line.ts';
import type { Batch, CounterDelta, Put, Store } from '../../store/store.ts';
import { followSendings } from '../reply/follow-sendings.ts';
import { markMention } from '../reply/mark-mention.ts';

export interface Recorded {
  /** As it is stored. */
  readonly before: Dispatch;
  /** As it shall be; its version one on. */
  readonly after: Dispatch;
  readonly audit: NewAuditLine;
  readonly at: Instant;
}

export async function outcomeBatch(store: Store, room: string, { before, after, audit, at }: Recorded): Promise<Batch> {
  const puts: Put[] = [{ kind: 'dispatch', entity: after }];
  const events: NewEvent[] = [{ type: 'dispatch.changed', kind: 'dispatch', id: after.id, version: after.version }];
  const counters: CounterDelta[] = [];
  const followed = await followSendings(store, room, { after: [after], reopened: null });
  if (followed) {
    puts.push({ kind: 'reply', entity: followed });
    events.push({ type: 'reply.changed', kind: 'reply', id: followed.id, version: followed.version });
  }
  const mention = before.inReplyTo === null ? null : await store.get('mention', room, before.inReplyTo.mentionId);
  const marked =
    mention === null
      ? null
      : after.state === 'sent' && mention.status !== 'answered'
        ? markMention(mention, 'answered')
        : after.state === 'failed' && mention.status === 'waiting'
          ? // Nobody's again where nobody has taken it: else it would stand in no list of things to do.
            markMention(mention, mention.assignee === null ? 'new' : 'in-progress')
          : null;
  if (marked) {
    puts.push(marked.put);
    events.push(marked.event);
    counters.push(...marked.counters);
  }
  return { scope: room, puts, events, counters, audit, at };
}
