/**
 * Whether the mention a queued dispatch answers still is as its writer saw it [ME4] [ME7] [RE5]: words may lie queued for hours under a hold or until
 * a time, and what nobody looked at since must not leave. Reads only.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import type { Reply } from '@unisson/shared/domain/reply';
import type { Batch, Store } from '../../store/store.ts';

export interface Target {
  /** Why the reply wants a glance first; null: it stands. */
  readonly why: NonNullable<NonNullable<Reply['reopened']>['why']> | null;
  /** What that rests on. */
  readonly expect: NonNullable<Batch['expect']>;
}

export async function checkTarget(store: Store, room: string, { inReplyTo, replyId }: Dispatch): Promise<Target> {
  const mention = inReplyTo === null ? null : await store.get('mention', room, inReplyTo.mentionId);
  if (!mention) return { why: null, expect: [] };
  const last = await store.get('conversation', room, mention.conversation);
  const expect = [
    // Protected at this very instant: the claim is a conflict, and the next look sees it.
    { kind: 'mention' as const, id: mention.id, version: mention.version },
    ...(last ? [{ kind: 'conversation' as const, id: last.id, version: last.version }] : []),
  ];
  if (mention.deletedAt !== null) return { why: 'mention-gone', expect };
  if (mention.handling !== 'normal') return { why: 'protected', expect };
  return { why: last !== null && last.replyId !== replyId ? 'someone-answered' : null, expect };
}
