/**
 * A verdict on a reply whose opening says more than the revision in force and the mention do [RE3]. It names the hash of the whole text and
 * lapses with it. Nobody who wrote in the opening may give it, whatever the role.
 */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Reply, ReplyDecision } from '@unisson/shared/domain/reply';
import { decideOpening } from '@unisson/shared/domain/reply-check';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Verdict } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import type { Batch } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { expectControl, expectRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { composeReply } from './compose-reply.ts';
import { loadReply, loadReplyState, type ReplyState } from './load-reply.ts';

export interface DecideReply {
  readonly room: string;
  readonly id: string;
  readonly verdict: Verdict;
  /** Hash of the text as it was read. */
  readonly hash: string;
  readonly note?: string | null | undefined;
}

export async function decideReply(deps: Deps, actor: Actor, input: DecideReply): Promise<Result<{ reply: Reply }>> {
  const asked = { verdict: input.verdict, hash: input.hash, note: input.note ?? null };
  return attempt(deps, async () => {
    const found = await loadReply(deps.store, input.room, input.id);
    if (!found.ok) return found;
    const loaded = await loadReplyState(deps.store, input.room, found.value);
    if (!loaded.ok) return loaded;
    const { reply, room, authors, revision } = loaded.value;
    const { hash, needs, ownCase } = composeReply(loaded.value);
    const facts = {
      form: reply.form,
      because: needs.because,
      decisions: reply.decisions,
      hash,
      policy: room.policy,
      authors,
      ownCase,
      n: revision?.n ?? 0,
    };
    const decided = decideOpening(actor, asked, reply, facts);
    return decided.ok ? ok(plan(actor, loaded.value, { ...asked, role: decided.value.role, at: instant(deps.runtime) })) : decided;
  });
}

function plan(
  actor: Actor,
  state: ReplyState,
  made: { verdict: Verdict; hash: string; note: string | null; role: Role; at: string },
): Plan<{ reply: Reply }> {
  const decision: ReplyDecision = { userId: actor.userId, ...made };
  const reply = next(state.reply, { decisions: [...state.reply.decisions, decision] });
  const batch: Batch = {
    scope: state.room.id,
    expect: [
      expectRoom(state.room),
      expectControl(state.control),
      ...(state.mention ? [{ kind: 'mention' as const, id: state.mention.id, version: state.mention.version }] : []),
    ],
    puts: [{ kind: 'reply', entity: reply }],
    events: [{ type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version }],
    audit: lineOf(actor, 'decide-reply', { kind: 'reply', id: reply.id }),
    at: made.at,
  };
  return { batch, value: { reply } };
}
