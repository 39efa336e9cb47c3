/** Gives up an unsent reply: its mention or story is free for another one [RE1]. What is queued has to be taken back first. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Reply } from '@unisson/shared/domain/reply';
import { refuseUnlessSendable } from '@unisson/shared/domain/reply-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { loadReply } from './load-reply.ts';

export async function dropReply(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<{ reply: Reply }>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'reply');
    if (refusal) return refuse(refusal);
    const found = await loadReply(deps.store, input.room, input.id);
    if (!found.ok) return found;
    if (found.value.status === 'dropped') return ok({ batch: null, value: { reply: found.value } });
    const closed = refuseUnlessSendable(found.value);
    if (closed) return refuse(closed);
    const reply = next(found.value, { status: 'dropped' as const });
    return ok({
      value: { reply },
      batch: {
        scope: input.room,
        puts: [{ kind: 'reply' as const, entity: reply }],
        events: [{ type: 'reply.changed' as const, kind: 'reply' as const, id: reply.id, version: reply.version }],
        audit: lineOf(actor, 'drop-reply', { kind: 'reply', id: reply.id }),
        at: instant(deps.runtime),
      },
    });
  });
}
