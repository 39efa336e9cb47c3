/**
 * Lets a reply wait for the next revision, and takes it out of waiting, whatever it waits for. What waits for a revision never leaves by
 * itself: when another one is in force it opens again for a glance (sweep-waiting.ts). Waiting for a time is a sending (send-reply.ts).
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Reply } from '@unisson/shared/domain/reply';
import { refuseUnlessSendable, sendingsOf } from '@unisson/shared/domain/reply-rules';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { expectControl, loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { loadReply } from './load-reply.ts';
import { takeBack } from './take-back.ts';

interface Asked {
  readonly room: string;
  readonly id: string;
}

/** Asked twice, it answers the same. */
export async function waitReply(deps: Deps, actor: Actor, input: Asked): Promise<Result<{ reply: Reply }>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'send');
    if (refusal) return refuse(refusal);
    const [state, found] = await Promise.all([loadRoom(deps.store, input.room), loadReply(deps.store, input.room, input.id)]);
    if (!state.ok) return state;
    if (!found.ok) return found;
    const { control } = state.value;
    const before = found.value;
    if (before.status === 'waiting' && before.waits?.until === null) return ok({ batch: null, value: { reply: before } });
    const closed = refuseUnlessSendable(before);
    if (closed) return refuse(closed);
    const at = instant(deps.runtime);
    const reply = next(before, {
      status: 'waiting',
      reopened: null,
      waits: { until: null, after: control.inForce, by: actor.userId, at },
    });
    return ok({
      value: { reply },
      batch: {
        scope: input.room,
        expect: [expectControl(control)],
        puts: [{ kind: 'reply' as const, entity: reply }],
        events: [{ type: 'reply.changed' as const, kind: 'reply' as const, id: reply.id, version: reply.version }],
        audit: lineOf(actor, 'wait-reply', { kind: 'reply', id: reply.id }),
        at,
      },
    });
  });
}

/** Open again, to be changed or sent now; what was queued for a time is taken back, unless it is already being sent. */
export async function resumeReply(deps: Deps, actor: Actor, input: Asked): Promise<Result<{ reply: Reply }>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'send');
    if (refusal) return refuse(refusal);
    const found = await loadReply(deps.store, input.room, input.id);
    if (!found.ok) return found;
    const before = found.value;
    if (before.status === 'open') return ok({ batch: null, value: { reply: before } });
    if (before.status !== 'waiting') return refuse({ code: 'not-waiting', status: before.status });
    const at = instant(deps.runtime);
    const audit = lineOf(actor, 'resume-reply', { kind: 'reply', id: before.id });
    const sendings = await deps.store.getMany('dispatch', input.room, sendingsOf(before));
    const queued = sendings.filter(({ state }) => state === 'queued');
    if (queued.length > 0) {
      const { written } = await takeBack(deps.store, input.room, { dispatches: queued, reopened: null });
      const open = written.puts.find((put) => put.kind === 'reply');
      return ok({ value: { reply: (open?.entity) ?? before }, batch: { scope: input.room, ...written, audit, at } });
    }
    const reply = next(before, { status: 'open', waits: null });
    return ok({
      value: { reply },
      batch: {
        scope: input.room,
        puts: [{ kind: 'reply' as const, entity: reply }],
        events: [{ type: 'reply.changed' as const, kind: 'reply' as const, id: reply.id, version: reply.version }],
        audit,
        at,
      },
    });
  });
}
