/**
 * A verdict on a reply whose opening says more than the revision in force and the mention do [RE3]. It names the hash of the whole text and
 * lapses with it. Nobody who wrote in the opening may give it, whatever the role; a deputy gives it where the own roles do not.
 */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import { countsFor, type Deputy } from '@unisson/shared/domain/deputy';
import { next } from '@unisson/shared/domain/entity';
import type { Reply, ReplyDecision } from '@unisson/shared/domain/reply';
import { decideOpening } from '@unisson/shared/domain/reply-check';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Verdict } from '@unisson/shared/domain/revision';
import type { Member } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Batch } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { deputiesInEffect } from '../deputy/load-deputies.ts';
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
    const at = instant(deps.runtime);
    const own = decideOpening(actor, asked, reply, facts);
    if (own.ok) return ok(plan(actor, loaded.value, { ...asked, role: own.value.role, at, standIn: null }));
    if (own.refusal.code !== 'role-not-in-policy') return own;
    const standIns = await deputiesInEffect(deps.store, input.room, { at, userId: actor.userId });
    for (const standIn of standIns.filter(({ deputy }) => countsFor(deputy, { authors }))) {
      const decided = decideOpening({ ...actor, roles: [standIn.deputy.role] }, asked, reply, facts);
      if (decided.ok) return ok(plan(actor, loaded.value, { ...asked, role: decided.value.role, at, standIn }));
    }
    return own;
  });
}

interface Made {
  readonly verdict: Verdict;
  readonly hash: string;
  readonly note: string | null;
  readonly role: Role;
  readonly at: string;
  /** In whose place, with the row that holds the role lent; null: in the own. */
  readonly standIn: { readonly deputy: Deputy; readonly principal: Member } | null;
}

function plan(actor: Actor, state: ReplyState, { standIn, ...made }: Made): Plan<{ reply: Reply }> {
  const decision: ReplyDecision = { userId: actor.userId, ...made, ...(standIn ? { for: standIn.deputy.of } : {}) };
  const reply = next(state.reply, { decisions: [...state.reply.decisions, decision] });
  const batch: Batch = {
    scope: state.room.id,
    expect: [
      expectRoom(state.room),
      expectControl(state.control),
      ...(standIn
        ? [
            { kind: 'deputy' as const, id: standIn.deputy.id, version: standIn.deputy.version },
            { kind: 'member' as const, id: standIn.principal.id, version: standIn.principal.version },
          ]
        : []),
      ...(state.mention ? [{ kind: 'mention' as const, id: state.mention.id, version: state.mention.version }] : []),
    ],
    puts: [{ kind: 'reply', entity: reply }],
    events: [{ type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version }],
    audit: { ...lineOf(actor, 'decide-reply', { kind: 'reply', id: reply.id }), ...(standIn ? { onBehalfOf: standIn.deputy.of } : {}) },
    at: made.at,
  };
  return { batch, value: { reply } };
}
