/** What people are shown of a reply: exactly what would leave now, or what left. Reads and composes; changes nothing. */
import type { Refusal, RefusalCode } from '@unisson/shared/domain/refusal';
import type { Reply } from '@unisson/shared/domain/reply';
import type { Needs } from '@unisson/shared/domain/reply-check';
import { CONTROL } from '@unisson/shared/domain/room';
import { countFor } from '@unisson/shared/text/count';
import type { Deps } from '../attempt.ts';
import { composeReply, isFixed } from './compose-reply.ts';
import { loadReplyState, type ReplyState } from './load-reply.ts';

export interface Rendered {
  readonly text: string;
  readonly hash: string;
  readonly opening: string;
  /** The locked words inside `text`; empty for a courtesy and while there are none. */
  readonly approved: string;
  readonly signature: string;
  /** The posts it would be, or was, said in. */
  readonly parts: readonly string[];
  readonly length: number;
  readonly limit: number | null;
  readonly fits: boolean;
  /** Number of the revision in force, or of the one it left under; null while there is none. */
  readonly revision: number | null;
  readonly needs: Needs;
  /** Why it cannot leave at this moment, first found; null when it can. */
  readonly blocked: RefusalCode | null;
  /** The same with its facts. */
  readonly refusal: Refusal | null;
  /** Left under a revision that is no longer in force [RE6]. */
  readonly stale: boolean;
}

/** @throws when the room is not there: a reply without its room is a bug. */
export async function renderReply(deps: Deps, room: string, reply: Reply): Promise<Rendered> {
  // What left is on its row: lists of sent replies cost no draft.
  if (isFixed(reply.status) && reply.sent !== null)
    return renderSent(reply, reply.sent, (await deps.store.get('control', room, CONTROL))?.inForce ?? null);
  const state = await loadReplyState(deps.store, room, reply);
  if (!state.ok) throw new Error(`reply ${reply.id} in a room that is not there`);
  return renderOpen(state.value);
}

function renderOpen(state: ReplyState): Rendered {
  const { size, text, hash, opening, approved, needs, refuse } = composeReply(state);
  const refusal = refuse(null);
  const revision = state.revision?.n ?? null;
  const { signature } = state.reply;
  return {
    text,
    hash,
    opening,
    approved,
    signature,
    parts: [text],
    ...size,
    revision,
    needs,
    blocked: refusal?.code ?? null,
    refusal,
    stale: false,
  };
}

function renderSent(reply: Reply, sent: NonNullable<Reply['sent']>, inForce: number | null): Rendered {
  const refusal: Refusal = { code: 'reply-not-open', status: reply.status };
  const { text, hash, opening, approved } = sent;
  return {
    ...{ text, hash, opening, approved, signature: reply.signature, parts: [text], ...countFor(reply.channel, text) },
    revision: sent.revision,
    needs: { decision: false, by: [], because: [] },
    blocked: refusal.code,
    refusal,
    stale: sent.revision !== inForce,
  };
}
