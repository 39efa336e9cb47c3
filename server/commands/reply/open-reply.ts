/**
 * Opens the one unfinished reply of a mention or story, or joins the one that is there [RE1]. Needs no claim, and nothing in force: writing
 * never waits for the message [RE7]. Its document needs no seed. Must not send.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Form, Reply, ReplySlot } from '@unisson/shared/domain/reply';
import { joined, slotOf } from '@unisson/shared/domain/reply-rules';
import { signatureFor, type FormChoice } from '@unisson/shared/domain/reply-text';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Store } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { expectControl, expectRoom, loadRoom, type RoomState } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { refuseChoice } from './check-choice.ts';
import { survivorOf } from './load-reply.ts';

export interface OpenReply {
  readonly room: string;
  /** Exactly one of the two. */
  readonly mentionId?: string | undefined;
  readonly storyId?: string | undefined;
  readonly channel: string;
  readonly language: string;
  readonly form?: Form | undefined;
  readonly answerId?: string | null | undefined;
  /** The sending it puts right, said under an older revision to the same mention. */
  readonly corrects?: string | undefined;
}
export interface OpenedReply {
  readonly reply: Reply;
  /** False: it was open already and is shared. */
  readonly created: boolean;
}

interface Target {
  readonly mentionId: string | null;
  readonly storyId: string | null;
  readonly mention: Mention;
}

export async function openReply(deps: Deps, actor: Actor, input: OpenReply): Promise<Result<OpenedReply>> {
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'reply');
    if (refusal) return refuse(refusal);
    const [state, target] = await Promise.all([loadRoom(deps.store, input.room), loadTarget(deps, input)]);
    if (!state.ok) return state;
    if (!target.ok) return target;
    const slotId = slotOf(
      target.value.mentionId === null ? { storyId: target.value.storyId ?? '' } : { mentionId: target.value.mentionId },
    );
    const slot = await deps.store.get('reply-slot', input.room, slotId);
    const held = slot?.replyId ?? null;
    const holder = held === null ? null : await deps.store.get('reply', input.room, held);
    const open = joined(slot, holder);
    const wrongly = await loadCorrected(deps.store, input, target.value);
    if (!wrongly.ok) return wrongly;
    if (open) return ok(joinPlan(actor, input.room, { open, corrects: wrongly.value, at: instant(deps.runtime) }));
    if (target.value.mention.deletedAt !== null) return refuse({ code: 'mention-gone', mentionId: target.value.mention.id });
    const choice: FormChoice = {
      form: input.form ?? 'full',
      channel: input.channel,
      language: input.language,
      answerId: input.answerId ?? null,
    };
    const wrong = await refuseChoice(deps.store, state.value, choice);
    if (wrong) return refuse(wrong);
    const made = replyOf(actor, { id, target: target.value, choice, state: state.value, at: instant(deps.runtime) });
    const reply = wrongly.value ? { ...made, corrects: { dispatchId: wrongly.value.id } } : made;
    return ok(
      plan(actor, {
        state: state.value,
        target: target.value,
        reply,
        slot: { id: slotId, version: (slot?.version ?? 0) + 1, replyId: id },
        holder,
      }),
    );
  });
}

async function loadTarget(deps: Deps, { room, mentionId, storyId }: OpenReply): Promise<Result<Target>> {
  if ((mentionId === undefined) === (storyId === undefined)) return refuse({ code: 'malformed', detail: 'mentionId or storyId' });
  const story = storyId === undefined ? null : await survivorOf(deps.store, room, storyId);
  if (storyId !== undefined && !story) return refuse({ code: 'not-found', kind: 'story', id: storyId });
  const id = story ? story.first.mentionId : (mentionId ?? '');
  const mention = await deps.store.get('mention', room, id);
  if (!mention) return refuse({ code: 'not-found', kind: 'mention', id });
  return ok({ mentionId: story ? null : id, storyId: story?.id ?? null, mention });
}

async function loadCorrected(store: Store, { room, corrects }: OpenReply, { mention }: Target): Promise<Result<Dispatch | null>> {
  if (corrects === undefined) return ok(null);
  const dispatch = await store.get('dispatch', room, corrects);
  return dispatch?.inReplyTo?.mentionId === mention.id ? ok(dispatch) : refuse({ code: 'not-found', kind: 'dispatch', id: corrects });
}

/** The shared reply as it is, but for what it has come to put right. */
function joinPlan(
  actor: Actor,
  room: string,
  { open, corrects, at }: { open: Reply; corrects: Dispatch | null; at: string },
): Plan<OpenedReply> {
  if (!corrects || open.corrects?.dispatchId === corrects.id || open.sent !== null)
    return { batch: null, value: { reply: open, created: false } };
  const reply = next(open, { corrects: { dispatchId: corrects.id } });
  const batch: Batch = {
    scope: room,
    puts: [{ kind: 'reply', entity: reply }],
    events: [{ type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version }],
    audit: lineOf(actor, 'open-reply', { kind: 'reply', id: reply.id }),
    at,
  };
  return { batch, value: { reply, created: false } };
}

function replyOf(actor: Actor, made: { id: string; target: Target; choice: FormChoice; state: RoomState; at: string }): Reply {
  const { id, target, choice, state, at } = made;
  const signature = signatureFor(state.room.signature, actor.name);
  const { mentionId, storyId, mention } = target;
  return {
    ...{ id, version: 1, mentionId, storyId, conversation: mention.conversation, ...choice, signature },
    ...{ status: 'open', decisions: [], createdBy: actor.userId, createdAt: at, sent: null, reopened: null },
  };
}

function plan(
  actor: Actor,
  facts: { state: RoomState; target: Target; reply: Reply; slot: ReplySlot; holder: Reply | null },
): Plan<OpenedReply> {
  const { state, target, reply, slot, holder } = facts;
  const batch: Batch = {
    scope: state.room.id,
    expect: [
      expectRoom(state.room),
      expectControl(state.control),
      { kind: 'mention', id: target.mention.id, version: target.mention.version },
      // The finished reply that held the place is finished still.
      ...(holder ? [{ kind: 'reply' as const, id: holder.id, version: holder.version }] : []),
    ],
    puts: [
      { kind: 'reply', entity: reply },
      { kind: 'reply-slot', entity: slot },
    ],
    events: [{ type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version }],
    audit: lineOf(actor, 'open-reply', { kind: 'reply', id: reply.id }),
    at: reply.createdAt,
  };
  return { batch, value: { reply, created: true } };
}
