/**
 * Who may say what beside the draft, and what ends a remark [CO6] [MS4]: pure decisions the console evaluates too. A remark makes nobody an
 * author, taking a suggestion over does; a blocking remark stops a freeze until somebody ends it. Must not touch a document.
 */
import { can, type Actor } from './actor.ts';
import type { Comment } from './comment.ts';
import { isBlank } from './decision-check.ts';
import type { Refusal } from './refusal.ts';
import { refuseAct } from './rights.ts';

export const OUTCOMES = ['resolved', 'accepted', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Texts in code units. */
export const COMMENT_LIMITS = { text: 4_000, quote: 20_000, suggestion: 20_000 } as const;

/** Ids of open remarks nothing may be frozen over. */
export function openBlocking(comments: readonly Pick<Comment, 'id' | 'blocking' | 'resolved' | 'parentId'>[]): readonly string[] {
  return comments.filter(({ blocking, resolved, parentId }) => blocking && resolved === null && parentId === null).map(({ id }) => id);
}

/** Why a thread takes no further reply; null: it does. */
export function refuseReply(parent: Comment | null, id: string): Refusal | null {
  if (parent === null || parent.parentId !== null) return { code: 'not-found', kind: 'comment', id };
  return parent.resolved ? { code: 'already-resolved', outcome: parent.resolved.outcome, by: parent.resolved.by } : null;
}

/**
 * Why this person may not end the remark so. A suggestion is accepted or refused by a writer, or taken back by who made it; a remark is ended
 * by a writer or by who made it; what blocks is not swept aside without a word by somebody else.
 */
export function refuseResolve(
  actor: Actor,
  comment: Comment,
  asked: { readonly outcome: Outcome; readonly note: string | null },
): Refusal | null {
  const refusal = refuseAct(actor, 'comment');
  if (refusal) return refusal;
  const isOwn = comment.by === actor.userId;
  if (asked.outcome !== 'resolved' && comment.suggestion === null) return { code: 'not-a-suggestion' };
  if (asked.outcome === 'resolved' && comment.suggestion !== null && !isOwn) return { code: 'accept-or-refuse' };
  if (!can(actor, 'write') && !(isOwn && asked.outcome === 'resolved')) return refuseAct(actor, 'write');
  return comment.blocking && !isOwn && asked.outcome !== 'accepted' && isBlank(asked.note) ? { code: 'reason-required' } : null;
}
