/** Replies as they would leave now, or as they left: the text is composed by the same function that sends it. */
import type { Reply } from '@unisson/shared/domain/reply';
import { replyDoc } from '@unisson/shared/domain/message';
import { sendingsOf } from '@unisson/shared/domain/reply-rules';
import type { ReplyView } from '@unisson/shared/wire/views';
import { repliesBeside } from '../../commands/reply/replies-beside.ts';
import { renderReply } from '../../commands/reply/render-reply.ts';
import type { ViewDeps } from './view-deps.ts';

export function replyViews(deps: Pick<ViewDeps, 'store' | 'runtime'>, room: string, rows: readonly Reply[]): Promise<readonly ReplyView[]> {
  return Promise.all(rows.map((row) => replyView(deps, room, row)));
}

async function replyView(deps: Pick<ViewDeps, 'store' | 'runtime'>, room: string, reply: Reply): Promise<ReplyView> {
  const { text, hash, opening, approved, signature, parts, length, limit, revision, needs, blocked, stale } = await renderReply(
    deps,
    room,
    reply,
  );
  const beside = await repliesBeside(deps.store, room, reply);
  const { id, mentionId, storyId, channel, language, form, answerId, status, decisions, reopened, sent, createdBy, createdAt, version } =
    reply;
  const { waits = null, asked = null, corrects = null } = reply;
  return {
    ...{ id, doc: replyDoc(id), mentionId, storyId, channel, language, form, answerId, status },
    ...{ revision, text, hash, opening, approved, signature, parts, length, limit, needs, blocked, stale },
    ...{ decisions, reopened, waits, corrects, beside, createdBy, createdAt, version },
    // Asked for other words than these: nobody is asked any more.
    asked: asked?.hash === hash ? asked : null,
    sent: sent && { at: sent.at, by: sent.by, dispatchId: sent.dispatchId, dispatchIds: sendingsOf(reply) },
  };
}
