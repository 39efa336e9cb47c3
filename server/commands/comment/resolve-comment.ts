/**
 * Ends a remark: settled, or its suggestion accepted or refused. Accepting is an edit of the document in the name of whoever accepts, who
 * becomes an author; it is one commit with the row, at a known end of the log, so the passage still read as quoted when it was replaced.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Comment } from '@unisson/shared/domain/comment';
import { refuseResolve, type Outcome } from '@unisson/shared/domain/comment-rules';
import { next, type Instant } from '@unisson/shared/domain/entity';
import { messageDoc } from '@unisson/shared/domain/message';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { locate, rewrite } from '@unisson/shared/text/passage';
import { instant } from '../../runtime/runtime.ts';
import type { KeepOp } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { DRAFT_BYTES, freshClientId, personEdit } from '../draft/person-edit.ts';
import { lineOf } from '../people/line-of.ts';

export interface ResolveComment {
  readonly room: string;
  readonly id: string;
  readonly outcome: Outcome;
  readonly note?: string | undefined;
}

export async function resolveComment(deps: Deps, actor: Actor, input: ResolveComment): Promise<Result<Comment>> {
  const { room, outcome, note = null } = input;
  return attempt(deps, async () => {
    const entering = refuseAct(actor, 'comment');
    if (entering) return refuse(entering);
    const comment = await deps.store.get('comment', room, input.id);
    if (comment === null || comment.parentId !== null) return refuse({ code: 'not-found', kind: 'comment', id: input.id });
    const refusal = refuseResolve(actor, comment, { outcome, note });
    if (refusal) return refuse(refusal);
    // Asked twice, by the same person or by two at once: once is enough.
    if (comment.resolved?.outcome === outcome) return ok({ batch: null, value: comment });
    if (comment.resolved) return refuse({ code: 'already-resolved', outcome: comment.resolved.outcome, by: comment.resolved.by });
    const at = instant(deps.runtime);
    const keep = outcome === 'accepted' ? await acceptance(deps, actor, { room, comment, at }) : ok([]);
    if (!keep.ok) return keep;
    const entity = next(comment, { resolved: { by: actor.userId, at, outcome, note } });
    return ok({
      value: entity,
      batch: {
        scope: room,
        puts: [{ kind: 'comment' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'comment' as const, id: entity.id, version: entity.version }],
        keep: keep.value,
        audit: lineOf(actor, 'resolve-comment', { kind: 'comment', id: entity.id }),
        at,
      },
    });
  });
}

async function acceptance(
  { store, runtime }: Deps,
  actor: Actor,
  { room, comment, at }: { room: string; comment: Comment; at: Instant },
): Promise<Result<readonly KeepOp[]>> {
  const { anchor, quote, suggestion } = comment;
  if (anchor === null || suggestion === null) return refuse({ code: 'not-a-suggestion' });
  const name = messageDoc(room);
  const [stored, bound] = await Promise.all([loadDraft(store, name), store.draftClients(name)]);
  const { doc } = stored;
  try {
    const passage = locate(doc, anchor);
    // Somebody has written the same by hand: then there is nothing left to write, and nobody becomes an author for it.
    if (passage?.reads === suggestion) return ok([]);
    if (passage?.reads !== quote) return refuse({ code: 'passage-changed', reads: passage?.reads ?? '' });
    const by = { name, user: actor.userId, owners: [actor.userId], clientId: freshClientId(runtime, bound), at };
    const keep = personEdit(stored, by, () => rewrite(doc.getText(anchor.field), passage, suggestion));
    return keep ? ok(keep) : refuse({ code: 'too-large', limit: DRAFT_BYTES, unit: 'bytes' });
  } finally {
    doc.destroy();
  }
}
