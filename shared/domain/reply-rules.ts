/**
 * What a reply's status allows: whether it is still the one unfinished reply of its mention or story [RE1], and whether it can be written
 * in and sent. Must not know how a status came about.
 */
import type { DispatchState } from './dispatch.ts';
import type { Refusal } from './refusal.ts';
import type { Reply, ReplySlot, ReplyStatus } from './reply.ts';

/** Id of the row that holds the one unfinished reply of a mention or a story. */
export const slotOf = (subject: { readonly mentionId: string } | { readonly storyId: string }): string =>
  'mentionId' in subject ? `m:${subject.mentionId}` : `s:${subject.storyId}`;

export function slotIdOf(reply: Pick<Reply, 'mentionId' | 'storyId'>): string {
  if (reply.mentionId !== null) return slotOf({ mentionId: reply.mentionId });
  return slotOf({ storyId: reply.storyId ?? '' });
}

/** Sent and dropped are the ends; anything else still occupies its place, also what may or may not have been received. */
export function isUnfinished(status: ReplyStatus): boolean {
  switch (status) {
    case 'sent':
    case 'dropped':
      return false;
    case 'open':
    case 'waiting':
    case 'queued':
    case 'sending':
    case 'failed':
    case 'unknown':
      return true;
  }
}

/** Written in and sent: open, or failed for certain. *unknown* is not: it may have been received and is never sent again by itself [DI5]. */
export function isSendable(status: ReplyStatus): boolean {
  return status === 'open' || status === 'failed';
}

export function refuseUnlessSendable(reply: Pick<Reply, 'status'>): Refusal | null {
  return isSendable(reply.status) ? null : { code: 'reply-not-open', status: reply.status };
}

/** Ids of all sendings of a reply; empty while nothing was sent. */
export function sendingsOf({ sent }: Pick<Reply, 'sent'>): readonly string[] {
  if (sent === null) return [];
  return sent.dispatchIds ?? [sent.dispatchId];
}

/**
 * What a reply is, by what became of its sendings [RE8]. One that reached anybody is sent, and what failed beside it is answered apart:
 * opened again, it would reach the others twice. Only when none left it opens again.
 */
export function statusOfSendings(states: readonly DispatchState[], waits: boolean): ReplyStatus {
  const has = (state: DispatchState): boolean => states.includes(state);
  const left = has('sent') || has('retracted') || has('unknown');
  if (has('sending') || (has('queued') && left)) return 'sending';
  if (has('queued')) return waits ? 'waiting' : 'queued';
  if (has('unknown')) return 'unknown';
  if (left) return 'sent';
  return has('failed') ? 'failed' : 'open';
}

/** [RE1] the reply a second writer joins, or null when a new one may be opened. */
export function joined(slot: ReplySlot | null, holder: Reply | null): Reply | null {
  return holder !== null && slot?.replyId === holder.id && isUnfinished(holder.status) ? holder : null;
}
