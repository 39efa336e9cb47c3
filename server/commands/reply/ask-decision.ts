/**
 * Asks for the decision a reply's opening needs: those who may give it see it in their list, and its mention waits. It is asked for one text and
 * lapses with its hash. Decides nothing.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Reply } from '@unisson/shared/domain/reply';
import { refuseUnlessSendable } from '@unisson/shared/domain/reply-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { composeReply } from './compose-reply.ts';
import { loadReply, loadReplyState } from './load-reply.ts';
import { markMention } from './mark-mention.ts';

/** Asked twice for the same text, it answers the same. */
export async function askDecision(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<{ reply: Reply }>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'reply');
    if (refusal) return refuse(refusal);
    const found = await loadReply(deps.store, input.room, input.id);
    if (!found.ok) return found;
    const before = found.value;
    const closed = refuseUnlessSendable(before);
    if (closed) return refuse(closed);
    const loaded = await loadReplyState(deps.store, input.room, before);
    if (!loaded.ok) return loaded;
    const { hash, needs } = composeReply(loaded.value);
    if (!needs.decision) return refuse({ code: 'decision-not-needed' });
    if (before.asked?.hash === hash) return ok({ batch: null, value: { reply: before } });
    const { mention } = loaded.value;
    const at = instant(deps.runtime);
    const reply = next(before, { asked: { by: actor.userId, at, hash } });
    const marked = mention && (mention.status === 'new' || mention.status === 'in-progress') ? markMention(mention, 'waiting') : null;
    return ok({
      value: { reply },
      batch: {
        scope: input.room,
        puts: [{ kind: 'reply' as const, entity: reply }, ...(marked ? [marked.put] : [])],
        events: [
          { type: 'reply.changed' as const, kind: 'reply' as const, id: reply.id, version: reply.version },
          ...(marked ? [marked.event] : []),
        ],
        counters: marked?.counters ?? [],
        audit: lineOf(actor, 'ask-decision', { kind: 'reply', id: reply.id }),
        at,
      },
    });
  });
}
