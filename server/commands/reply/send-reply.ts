/**
 * Sends a reply: checks everything once more against what is stored, and writes dispatches, reply, conversations and mentions in one commit that
 * expects all it was judged by [DI1]. A story's goes to the mention it began with, or to those chosen by name, one dispatch each, paced [RE8];
 * at once, or at a time. Nothing leaves here; a relay claims each dispatch, and checks again [DI3].
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch, Outlet } from '@unisson/shared/domain/dispatch';
import { MOST_UNDO_MS } from '@unisson/shared/domain/dispatch-rules';
import { next } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Remedy } from '@unisson/shared/domain/remedy';
import {
  MOST_TARGETS,
  MOST_WAIT_MS,
  PACE_MS,
  type Conversation,
  type Reply,
  type ReplySlot,
  type Waiting,
} from '@unisson/shared/domain/reply';
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
import { loadReply, loadReplyState, survivorOf, type ReplyState } from './load-reply.ts';
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
  /** A story's: the mentions it goes to, by id; at most 20. Empty or absent: the one the story began with. */
  readonly targets?: readonly string[] | undefined;
  /** Leaves at this time and not before; ahead, within a week. */
  readonly waitUntil?: string | undefined;
}
export interface SentReply {
  /** Of the first mention. */
  readonly dispatchId: string;
  readonly dispatchIds: readonly string[];
}

/** A reply that has been found fit to leave, and all its commit rests on. */
interface Fit {
  readonly state: ReplyState;
  readonly composed: Composed;
  readonly revision: Revision;
  readonly outlet: Outlet;
  readonly slot: ReplySlot;
  /** In the order they were named. */
  readonly targets: readonly FitTarget[];
  /** What was decided about the sending this one puts right, to be told which one did. */
  readonly remedy: Remedy | null;
}
interface FitTarget {
  readonly mention: Mention;
  readonly conversation: Conversation | null;
}

export async function sendReply(deps: Deps, actor: Actor, input: SendReply): Promise<Result<SentReply>> {
  const ids = Array.from({ length: Math.min(Math.max(input.targets?.length ?? 0, 1), MOST_TARGETS) }, () => deps.runtime.id());
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'send');
    if (refusal) return refuse(refusal);
    const now = deps.runtime.now();
    const early = refuseTime(input, now);
    if (early) return refuse(early);
    const found = await loadReply(deps.store, input.room, input.id);
    if (!found.ok) return found;
    const fit = await judge(deps.store, input, found.value);
    if (!fit.ok) return fit;
    const firstMs = input.waitUntil === undefined ? now.getTime() + undoOf(input) : Date.parse(input.waitUntil);
    const at = now.toISOString();
    const dispatches = fit.value.targets.map(({ mention }, i) =>
      dispatchOf(actor, fit.value, mention, { id: ids[i] ?? '', at, dueAt: new Date(firstMs + i * PACE_MS).toISOString() }),
    );
    return ok(plan(actor, fit.value, { dispatches, waits: waitsOf(actor, input, { revision: fit.value.revision, at }) }));
  });
}

const undoOf = ({ undoMs }: SendReply): number => Math.min(Math.max(undoMs ?? 0, 0), MOST_UNDO_MS);

function refuseTime({ waitUntil }: SendReply, now: Date): Refusal | null {
  if (waitUntil === undefined) return null;
  const ms = Date.parse(waitUntil);
  return ms > now.getTime() && ms <= now.getTime() + MOST_WAIT_MS ? null : { code: 'not-later', until: waitUntil };
}

function waitsOf(actor: Actor, { waitUntil }: SendReply, { revision, at }: { revision: Revision; at: string }): Waiting | null {
  return waitUntil === undefined ? null : { until: new Date(waitUntil).toISOString(), after: revision.n, by: actor.userId, at };
}

async function judge(store: Store, input: SendReply, reply: Reply): Promise<Result<Fit>> {
  const loaded = await loadReplyState(store, input.room, reply);
  if (!loaded.ok) return loaded;
  const named = await namedTargets(store, input, loaded.value);
  if (!named.ok) return named;
  const slot = await store.get('reply-slot', input.room, slotIdOf(reply));
  const targets: FitTarget[] = [];
  let composed = composeReply(loaded.value);
  for (const mention of named.value) {
    const conversation = mention ? await store.get('conversation', input.room, mention.conversation) : null;
    // The words are the same for all; what they may claim is what each one of them said himself.
    composed = composeReply({ ...loaded.value, mention });
    const refusal = composed.refuse({ hash: input.hash, seenSeq: input.seenSeq, conversation });
    if (refusal) return refuse(await withName(store, refusal));
    if (mention) targets.push({ mention, conversation });
  }
  const { revision, outlet } = loaded.value;
  // The check above has refused already where one of these is missing; another reply in the place is a conflict of old data.
  if (targets.length === 0 || !revision || !outlet || slot?.replyId !== reply.id) return refuse({ code: 'conflict' });
  const remedy = reply.corrects ? await newestRemedy(store, input.room, reply.corrects.dispatchId) : null;
  return ok({ state: loaded.value, composed, revision, outlet, slot, targets, remedy });
}

/** [RE8] those named, each of this very story; without names, the one mention the reply stands under. */
async function namedTargets(
  store: Store,
  { room, targets = [] }: SendReply,
  state: ReplyState,
): Promise<Result<readonly (Mention | null)[]>> {
  const ids = [...new Set(targets)];
  if (ids.length === 0) return ok([state.mention]);
  if (state.reply.storyId === null) return refuse({ code: 'malformed', detail: 'targets of a reply to one mention' });
  if (ids.length > MOST_TARGETS) return refuse({ code: 'too-many-targets', limit: MOST_TARGETS });
  const [story, mentions] = await Promise.all([survivorOf(store, room, state.reply.storyId), store.getMany('mention', room, ids)]);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const keys = new Set(story?.keys ?? []);
  const found = ids.map((id) => byId.get(id) ?? null);
  const stray = ids.find((id, i) => !keys.has(found[i]?.storyKey ?? ''));
  return stray === undefined ? ok(found) : refuse({ code: 'not-in-story', mentionId: stray });
}

async function newestRemedy(store: Store, room: string, dispatchId: string): Promise<Remedy | null> {
  const page = await store.list('remedy', { scope: room, where: { dispatchId }, order: { by: 'at', desc: true }, limit: 1 });
  return page.items[0] ?? null;
}

/** Whoever answered is told by name. */
async function withName(store: Store, refusal: Refusal): Promise<Refusal> {
  if (refusal.code !== 'someone-answered') return refusal;
  const user = await store.get('user', INSTALLATION, refusal.by);
  return user ? { ...refusal, name: user.name } : refusal;
}

function dispatchOf(actor: Actor, fit: Fit, mention: Mention, made: { id: string; at: string; dueAt: string }): Dispatch {
  const { state, composed, revision, outlet } = fit;
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

interface Sendings {
  readonly dispatches: readonly Dispatch[];
  readonly waits: Waiting | null;
}

function replyAfter({ state, composed, revision }: Fit, { dispatches, waits }: Sendings, first: Dispatch): Reply {
  const { text, hash, opening, approved } = composed;
  const dispatchIds = dispatches.map(({ id }) => id);
  const sent = { text, hash, opening, approved, revision: revision.n, by: first.createdBy, at: first.createdAt, dispatchId: first.id };
  return next(state.reply, {
    status: waits ? 'waiting' : 'queued',
    reopened: null,
    asked: null,
    waits,
    sent: dispatchIds.length > 1 ? { ...sent, dispatchIds } : sent,
  });
}

function conversationsAfter({ targets }: Fit, reply: Reply, first: Dispatch): readonly Conversation[] {
  // Two of them may stand in one conversation.
  const byId = new Map(targets.map(({ mention, conversation }) => [mention.conversation, conversation]));
  return [...byId].map(([id, last]) => ({
    ...{ id, version: (last?.version ?? 0) + 1, seq: 0, replyId: reply.id },
    ...{ by: first.createdBy, text: first.text, at: first.createdAt },
  }));
}

function plan(actor: Actor, fit: Fit, sendings: Sendings): Plan<SentReply> {
  const { state, revision, outlet, slot, targets, remedy } = fit;
  const [first] = sendings.dispatches;
  if (!first) throw new Error('a reply is sent to nobody');
  const reply = replyAfter(fit, sendings, first);
  // Answered is what the outbox says once it has left.
  const isMarked = ({ status }: Mention): boolean => status === 'waiting' || status === 'answered';
  const marked = targets.flatMap(({ mention }) => (isMarked(mention) ? [] : [markMention(mention, 'waiting')]));
  const cured = remedy ? next(remedy, { correctedBy: { replyId: reply.id, dispatchId: first.id } }) : null;
  const batch: Batch = {
    scope: state.room.id,
    expect: [
      expectRoom(state.room),
      expectControl(state.control),
      { kind: 'revision', id: revision.id, version: revision.version },
      { kind: 'outlet', id: outlet.id, version: outlet.version },
      { kind: 'reply-slot', id: slot.id, version: slot.version },
      ...targets.flatMap(({ mention }) =>
        isMarked(mention) ? [{ kind: 'mention' as const, id: mention.id, version: mention.version }] : [],
      ),
    ],
    puts: [
      ...sendings.dispatches.map((entity) => ({ kind: 'dispatch' as const, entity })),
      { kind: 'reply', entity: reply },
      ...conversationsAfter(fit, reply, first).map((entity) => ({ kind: 'conversation' as const, entity, stampSeq: true })),
      ...marked.map(({ put }) => put),
      ...(cured ? [{ kind: 'remedy' as const, entity: cured }] : []),
    ],
    counters: marked.flatMap(({ counters }) => counters),
    events: [
      ...sendings.dispatches.map(({ id, version }) => ({ type: 'dispatch.changed' as const, kind: 'dispatch' as const, id, version })),
      { type: 'reply.changed', kind: 'reply', id: reply.id, version: reply.version },
      ...marked.map(({ event }) => event),
      ...(cured ? [{ type: 'row.changed' as const, kind: 'remedy' as const, id: cured.id, version: cured.version }] : []),
    ],
    audit: lineOf(actor, 'send-reply', { kind: 'reply', id: reply.id }),
    at: first.createdAt,
  };
  return { batch, value: { dispatchId: first.id, dispatchIds: sendings.dispatches.map(({ id }) => id) } };
}
