/** Gives an open reply another form, answer or language. Its opening is untouched; a decision on its text lapses by itself with the hash [RE3]. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Form, Reply } from '@unisson/shared/domain/reply';
import { refuseUnlessSendable } from '@unisson/shared/domain/reply-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { expectControl, expectRoom, loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { refuseChoice } from './check-choice.ts';
import { loadReply } from './load-reply.ts';

export interface ChangeReply {
  readonly room: string;
  readonly id: string;
  readonly form?: Form | undefined;
  readonly answerId?: string | null | undefined;
  readonly language?: string | undefined;
}

export async function changeReply(deps: Deps, actor: Actor, input: ChangeReply): Promise<Result<{ reply: Reply }>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'reply');
    if (refusal) return refuse(refusal);
    const [state, found] = await Promise.all([loadRoom(deps.store, input.room), loadReply(deps.store, input.room, input.id)]);
    if (!state.ok) return state;
    if (!found.ok) return found;
    const before = found.value;
    const closed = refuseUnlessSendable(before);
    if (closed) return refuse(closed);
    const asked = {
      form: input.form ?? before.form,
      language: input.language ?? before.language,
      answerId: input.answerId === undefined ? before.answerId : input.answerId,
    };
    if (asked.form === before.form && asked.language === before.language && asked.answerId === before.answerId)
      return ok({ batch: null, value: { reply: before } });
    const wrong = await refuseChoice(deps.store, state.value, { ...asked, channel: before.channel });
    if (wrong) return refuse(wrong);
    const reply = next(before, asked);
    return ok({
      value: { reply },
      batch: {
        scope: input.room,
        expect: [expectRoom(state.value.room), expectControl(state.value.control)],
        puts: [{ kind: 'reply' as const, entity: reply }],
        events: [{ type: 'reply.changed' as const, kind: 'reply' as const, id: reply.id, version: reply.version }],
        audit: lineOf(actor, 'change-reply', { kind: 'reply', id: reply.id }),
        at: instant(deps.runtime),
      },
    });
  });
}
