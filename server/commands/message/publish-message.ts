/**
 * Posts the message itself on a channel, in answer to nobody: the variant in force, or the core [DI1]. All that stops a reply for the
 * whole room stops it too. A text too long for its channel becomes a numbered thread [RE4]. Must not add a word of its own but the numbers.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Dispatch, Outlet } from '@unisson/shared/domain/dispatch';
import { fullPart } from '@unisson/shared/domain/reply-text';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Revision } from '@unisson/shared/domain/revision';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Room } from '@unisson/shared/domain/room';
import { refuseRoom, refuseSize } from '@unisson/shared/domain/send-check';
import { countFor } from '@unisson/shared/text/count';
import { phrasesIn } from '@unisson/shared/text/phrases';
import { MOST_PARTS, splitFor } from '@unisson/shared/text/split';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { outletOf } from '../reply/load-reply.ts';
import { expectControl, expectRoom, loadRoom, type RoomState } from './load-message.ts';

export interface PublishMessage {
  readonly room: string;
  readonly channel: string;
  readonly language: string;
  /** Of the revision in force, as it was read. */
  readonly hash: string;
}
interface Fit {
  readonly state: RoomState;
  readonly revision: Revision;
  readonly outlet: Outlet;
  readonly text: string;
  /** The posts it is said in, in order; one where it fits. */
  readonly parts: readonly string[];
}

export async function publishMessage(deps: Deps, actor: Actor, input: PublishMessage): Promise<Result<{ dispatchId: string }>> {
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'publish');
    if (refusal) return refuse(refusal);
    const fit = await judge(deps, input);
    if (!fit.ok) return fit;
    const { state, revision, outlet } = fit.value;
    const at = instant(deps.runtime);
    const entity = dispatchOf(actor, input, { ...fit.value, id, at });
    return ok({
      value: { dispatchId: id },
      batch: {
        scope: input.room,
        expect: [
          expectRoom(state.room),
          expectControl(state.control),
          { kind: 'revision' as const, id: revision.id, version: revision.version },
          { kind: 'outlet' as const, id: outlet.id, version: outlet.version },
        ],
        puts: [{ kind: 'dispatch' as const, entity }],
        events: [{ type: 'dispatch.changed' as const, kind: 'dispatch' as const, id, version: entity.version }],
        audit: lineOf(actor, 'publish-message', { kind: 'dispatch', id }),
        at,
      },
    });
  });
}

/** What was approved before a phrase was banned does not leave with it. */
function refusePhrase(text: string, language: string, { phrases }: Room): Refusal | null {
  const found = phrasesIn(text, language, phrases?.banned ?? []);
  if (found.length === 0) return null;
  return { code: 'phrases', faults: found.map(({ phrase }) => ({ is: 'banned', phrase, where: { part: 'core', language } })) };
}

async function judge(deps: Deps, input: PublishMessage): Promise<Result<Fit>> {
  const state = await loadRoom(deps.store, input.room);
  if (!state.ok) return state;
  const { room, control } = state.value;
  if (!room.channels.some((channel) => channel.id === input.channel))
    return refuse({ code: 'channel-not-in-room', channel: input.channel });
  const stopped = refuseRoom(control);
  if (stopped) return refuse(stopped);
  const [revision, outlet] = await Promise.all([
    deps.store.get('revision', input.room, String(control.inForce)),
    outletOf(deps.store, input.room, input.channel),
  ]);
  if (!revision) return refuse({ code: 'not-in-force' });
  if (revision.hash !== input.hash) return refuse({ code: 'hash-mismatch', expected: revision.hash, given: input.hash });
  const part = fullPart(revision, input.channel, input.language);
  if (!part.ok) return part;
  const phrases = refusePhrase(part.value, input.language, room);
  if (phrases) return refuse(phrases);
  const parts = splitFor(input.channel, part.value);
  // A word that no post can hold, or a thread nobody would read to its end.
  const whole = parts.length <= MOST_PARTS && parts.every((text) => countFor(input.channel, text).fits);
  const tooLong = whole ? null : refuseSize(countFor(input.channel, part.value), []);
  if (tooLong) return refuse(tooLong);
  return outlet
    ? ok({ state: state.value, revision, outlet, text: part.value, parts })
    : refuse({ code: 'no-outlet', channel: input.channel });
}

function dispatchOf(actor: Actor, input: PublishMessage, made: Fit & { id: string; at: string }): Dispatch {
  const { id, at, revision, outlet, text, parts } = made;
  return {
    ...{ id, version: 1, replyId: null, outletId: outlet.id, channel: input.channel, language: input.language, text },
    parts: parts.map((text) => ({ text, state: 'queued', url: null })),
    revision: revision.n,
    hash: revision.hash,
    state: 'queued',
    attempts: 0,
    dueAt: at,
    lease: null,
    inReplyTo: null,
    ...{ createdBy: actor.userId, createdAt: at, sentAt: null, url: null, error: null, settled: null },
  };
}
