/**
 * Writes a remark, a suggestion or a reply beside the draft [CO6]. It makes nobody an author and does not touch the document. A blocking one
 * moves the control row on, so that a freeze that crosses it looks again.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Comment } from '@unisson/shared/domain/comment';
import { refuseReply } from '@unisson/shared/domain/comment-rules';
import { next } from '@unisson/shared/domain/entity';
import { messageDoc } from '@unisson/shared/domain/message';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Control } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { placeComment, type AskedPlace, type Place } from './place-comment.ts';

export interface AddComment {
  readonly room: string;
  readonly text: string;
  /** The thread it goes under; its place is the thread's. */
  readonly parentId?: string | undefined;
  /** Absent: about the message as a whole. */
  readonly place?: AskedPlace | undefined;
  readonly suggestion?: string | null | undefined;
  readonly blocking?: boolean | undefined;
}
type Said = Pick<Comment, 'parentId' | 'anchor' | 'quote' | 'text' | 'suggestion' | 'blocking'>;

export async function addComment(deps: Deps, actor: Actor, input: AddComment): Promise<Result<Comment>> {
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'comment');
    if (refusal) return refuse(refusal);
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const said = await (input.parentId === undefined ? remark(deps, input) : reply(deps, input, input.parentId));
    if (!said.ok) return said;
    const full = await refuseFull(deps.store, input);
    if (full) return refuse(full);
    const comment: Comment = { id, version: 1, ...said.value.row, by: actor.userId, at: instant(deps.runtime), resolved: null };
    return ok({ value: comment, batch: batchOf(actor, input.room, { comment, control: state.value.control, parent: said.value.parent }) });
  });
}

/** In one room, and under one remark: whoever writes more hides what the others said. */
export const MOST_OPEN = 300;
const MOST_REPLIES = 200;

async function refuseFull(store: Store, { room, parentId }: AddComment): Promise<Refusal | null> {
  const limit = parentId === undefined ? MOST_OPEN : MOST_REPLIES;
  const where = parentId === undefined ? { open: 1, parentId: null } : { parentId };
  const { items } = await store.list('comment', { scope: room, where, limit });
  return items.length < limit ? null : { code: 'too-large', limit, unit: 'items' };
}

interface Written {
  readonly row: Said;
  readonly parent: Comment | null;
}

async function reply({ store }: Deps, { room, text }: AddComment, parentId: string): Promise<Result<Written>> {
  const parent = await store.get('comment', room, parentId);
  const refusal = refuseReply(parent, parentId);
  if (refusal || parent === null) return refuse(refusal ?? { code: 'not-found', kind: 'comment', id: parentId });
  return ok({ parent, row: { parentId, anchor: parent.anchor, quote: parent.quote, text, suggestion: null, blocking: false } });
}

async function remark({ store }: Deps, { room, text, place, suggestion = null, blocking = false }: AddComment): Promise<Result<Written>> {
  if (!place) return ok({ parent: null, row: { parentId: null, anchor: null, quote: '', text, suggestion: null, blocking } });
  const { doc } = await loadDraft(store, messageDoc(room));
  const found: Result<Place> = placeComment(doc, place, suggestion !== null);
  doc.destroy();
  return found.ok ? ok({ parent: null, row: { parentId: null, ...found.value, text, suggestion, blocking } }) : found;
}

function batchOf(
  actor: Actor,
  room: string,
  { comment, control, parent }: { comment: Comment; control: Control; parent: Comment | null },
): Batch {
  return {
    scope: room,
    // The thread may be settled while somebody still answers in it.
    ...(parent ? { expect: [{ kind: 'comment' as const, id: parent.id, version: parent.version }] } : {}),
    puts: [{ kind: 'comment', entity: comment }, ...(comment.blocking ? [{ kind: 'control' as const, entity: next(control, {}) }] : [])],
    events: [{ type: 'row.changed', kind: 'comment', id: comment.id, version: comment.version }],
    audit: lineOf(actor, 'add-comment', { kind: 'comment', id: comment.id }),
    at: comment.at,
  };
}
