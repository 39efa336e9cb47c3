/**
 * Sends a reply: checks everything once more against what is stored, and writes dispatch, reply, conversation and mention in one commit that
 * expects all it was judged by [DI1]. Nothing leaves here; a relay claims the dispatch, and checks again [DI3].
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch, Outlet } from '@unisson/shared/domain/dispatch';
import { MOST_UNDO_MS } from '@unisson/shared/domain/dispatch-rules';
import { next } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Conversation, Reply, ReplySlot } from '@unisson/shared/domain/reply';
import { slotIdOf } from '@unisson/shared/domain/reply-rules';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Revision } from '@unisson/shared/domain/revision';
import { refuseAct } from '@unisson/shared/domain/rights';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { expectControl, expectRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { composeReply, type Composed } from './compose-reply.ts';
import { loadReply, loadReplyState, type ReplyState } from './load-reply.ts';
import { markMention } from './mark-mention.ts';

export interface SendReply {
  readonly room: string;
  readonly id: string;
  /** Number of the last event the writer had seen [RE5]. */
  readonly seenSeq: number;
  /** Hash of the text as it was shown. */
  readonly hash: string;
  /** Milliseconds in which it can be taken back; at most a minute, none by default. */
  readonly undoMs?: number | undefined;
}

/** A reply that has been found fit to leave, and all its commit rests on. */
interface Fit {
  readonly state: ReplyState;
  readonly composed: Composed;
  readonly revision: Revision;
  readonly mention: Mention;
  readonly outlet: Outlet;
  readonly slot: ReplySlot;
  readonly conversation: Conversation | null;
}

export async function sendReply(deps: Deps, actor: Actor, input: SendReply): Promise<Result<{ dispatchId: string }>> {
  const dispatchId = deps.runtime.id();
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'send');
    if (refusal) return refuse(refusal);
    const found = await loadReply(deps.store, input.room, input.id);
    if (!found.ok) return found;
    const fit = await judge(deps.store, input, found.value);
    if (!fit.ok) return fit;
    const now = deps.runtime.now();
    const undoMs = Math.min(Math.max(input.undoMs ?? 0, 0), MOST_UNDO_MS);
    const dispatch = dispatchOf(actor, fit.value, {
      id: dispatchId,
      at: now.toISOString(),
      dueAt: new Date(now.getTime() + undoMs).toISOString(),
    });
    return ok(plan(actor, fit.value, dispatch));
  });
}

async function judge(store: Store, input: SendReply, reply: Reply): Promise<Result<Fit>> {
  const loaded = await loadReplyState(store, input.room, reply);
  if (!loaded.ok) return loaded;
  const { mention, revision, outlet } = loaded.value;
  const [slot, conversation] = await Promise.all([
    store.get('reply-slot', input.room, slotIdOf(reply)),
    mention ? store.get('conversation', input.room, mention.conversation) : null,
  ]);
  const composed = composeReply(loaded.value);
  const refusal = composed.refuse({ hash: input.hash, seenSeq: input.seenSeq, conversation });
  if (refusal) return refuse(await named(store, refusal));
  // The check above has refused already where one of these is missing; another reply in the place is a conflict of old data.
  if (!mention || !revision || !outlet || slot?.replyId !== reply.id) return refuse({ code: 'conflict' });
  return ok({ state: loaded.value, composed, revision, mention, outlet, slot, conversation });
}

/** Whoever answered is told by name. */
async function named(store: Store, refusal: Refusal): Promise<Refusal> {
  if (refusal.code !== 'someone-answered') return refusal;
  const user = await store.get('user', INSTALLATION, refusal.by);
  return user ? { ...refusal, name: user.name } : refusal;
}

function dispatchOf(actor: Actor, fit: Fit, made: { id: string; at: string; dueAt: string }): Dispatch {
  const { state, composed, revision, mention, outlet } = fit;
  const { reply } = state;
  return {
    ...{ id: made.id, version: 1, replyId: reply.id, outletId: outlet.id, channel: reply.channel, language: reply.language },
    text: composed.text,
    parts: [{ text: composed.text, state: 'queued', url: null }],
    revision: revision.n,
    hash: revision.hash,
    state: 'queued',
    attempts: 0,
    dueAt: made.dueAt,
    lease: null,
    inReplyTo: { mentionId: mention.id, source: mention.source, nativeId: mention.nativeId, url: mention.url },
    ...{ createdBy: actor.userId, createdAt: made.at, sentAt: null, url: null, error: null, settled: null },
  };
}

function plan(actor: Actor, fit: Fit, dispatch: Dispatch): Plan<{ dispatchId: string }> {
  const { state, composed, revision, mention, outlet, slot, conversation: last } = fit;
  const { text, hash, opening, approved } = composed;
  const { createdBy: by, createdAt: at } = dispatch;
  const reply = next(state.reply, {
    status: 'queued',
    reopened: null,
    sent: { text, hash, opening, approved, revision: revision.n, by, at, dispatchId: dispatch.id },
  });
  const conversation: Conversation = {
    id: mention.conversation,
    version: (last?.version ?? 0) + 1,
    seq: 0,
    replyId: reply.id,
    by,
    text,
    at,
  };
  // Answered is what the outbox says once it has left.
  const marked = mention.status === 'waiting' || mention.status === 'answered' ? null : markMention(mention, 'waiting');
  const batch: Batch = {
    scope: state.room.id,
    expect: [
      expectRoom(state.room),
      expectControl(state.control),
      { kind: 'revision', id: revision.id, version: revision.version },
      { kind: 'outlet', id: outlet.id, version: outlet.version },
      { kind: 'reply-slot', id: slot.id, version: slot.version },
      ...(marked ? [] : [{ kind: 'mention' as const, id: mention.id, version: mention.version }]),
    ],
    puts: [
      { kind: 'dispatch', entity: dispatch },
      { kind: 'reply', entity: reply },
      { kind: 'conversation', entity: conversation, stampSeq: true },
      ...(marked ? [marked.put] : []),
    ],
    counters: marked?.counters ?? [],
    events: [
      { type: 'dispatch.changed', kind: 'dispatch', id: dispatch.id, version: dispatch.version },
      { type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version },
      ...(marked ? [marked.event] : []),
    ],
    audit: lineOf(actor, 'send-reply', { kind: 'reply', id: reply.id }),
    at,
  };
  return { batch, value: { dispatchId: dispatch.id } };
}
