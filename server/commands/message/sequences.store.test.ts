/**
 * Owns the seeded random sequences of commands: whatever people do, alone or at the same instant, never two revisions in force, never words
 * leaving without one or under a hold, never an author deciding, never two live dispatches of a reply. The oracle is check-history.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageDoc } from '@unisson/shared/domain/message';
import type { Result } from '@unisson/shared/domain/result';
import { eachStore } from '../../store/contract/each-store.ts';
import { setHold } from '../hold/set-hold.ts';
import { cancelDispatch } from '../reply/cancel-dispatch.ts';
import { decideReply } from '../reply/decide-reply.ts';
import { dropReply } from '../reply/drop-reply.ts';
import { openReply } from '../reply/open-reply.ts';
import { renderReply } from '../reply/render-reply.ts';
import { sendReply } from '../reply/send-reply.ts';
import { decideRevision } from './decide-revision.ts';
import { freezeRevision } from './freeze-revision.ts';
import { publishMessage } from './publish-message.ts';
import { recallRevision } from './recall-revision.ts';
import { restartDraft } from './restart-draft.ts';
import { sweepOutdated } from './sweep-outdated.ts';
import { recordHistory } from './testing/check-history.ts';
import {
  addMention,
  claim,
  clockAt,
  edit,
  mention,
  openWarRoom,
  PEOPLE,
  record,
  writeOpening,
  type WarRoom,
  type Who,
} from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';

const WHO = Object.keys(PEOPLE) as Who[];
const OPENINGS = ['Bonjour.', 'Nous vous remboursons 25 € demain.', ''];
const ACTS = [
  'write',
  'freeze',
  'replace',
  'approve',
  'approve-as-decider',
  'change',
  'recall',
  'withdraw',
  'restart',
  'restart-in-force',
  'publish',
  'hold',
  'lift',
  'open',
  'opening',
  'decide-reply',
  'send',
  'cancel',
  'drop',
  'claim',
  'outcome',
  'sweep',
] as const;
type ActName = (typeof ACTS)[number];
interface Step {
  readonly act: ActName;
  readonly who: Who;
  /** Chooses among what there is: a mention, a dispatch, an opening. */
  readonly pick: number;
}
/** Acts of one step happen at the same instant; each is what a person who has just looked would do. */
const steps = fc.array(
  fc.array(
    fc.record<Step>({
      // Deciding and sending more often than the rest: a room that never comes in force tests little.
      act: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...ACTS) },
        {
          weight: 4,
          arbitrary: fc.constantFrom<ActName[]>(
            'write',
            'freeze',
            'approve-as-decider',
            'approve-as-decider',
            'approve-as-decider',
            'send',
            'send',
            'claim',
            'outcome',
            'lift',
            'opening',
          ),
        },
      ),
      who: fc.constantFrom(...WHO),
      pick: fc.nat(5),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 40, maxLength: 70 },
);

const at = <T>(list: readonly T[], pick: number): T | undefined => (list.length === 0 ? undefined : list[pick % list.length]);

/** What one act does, and whether it was carried out. */
async function perform(room: WarRoom, step: Step): Promise<boolean> {
  const { deps, store, id } = room;
  // Half of the time by somebody who may do nearly anything but decide on what he wrote.
  const who = step.pick % 2 === 0 ? PEOPLE.supervisor : PEOPLE[step.who];
  const control = await room.control();
  const done = (result: Result<unknown>): boolean => result.ok;
  const revisionOf = async (n: number | null) => (n === null ? null : store.get('revision', id, String(n)));
  const mentionId = `m${step.pick % 2}`;
  const replies = async () =>
    (await store.list('reply', { scope: id, where: { mentionId }, order: { by: 'createdAt', desc: true }, limit: 20 })).items.filter(
      (r) => r.status !== 'dropped',
    );
  switch (step.act) {
    case 'write':
      await edit(store, messageDoc(id), step.who, (doc) => doc.getText('core:fr').insert(0, `${step.who} ${step.pick}. `));
      return true;
    case 'freeze':
      return done(await freezeRevision(deps, who, { room: id }));
    case 'replace':
      return done(await freezeRevision(deps, who, { room: id, replaces: control.underReview ?? 1 }));
    case 'approve':
    case 'approve-as-decider':
    case 'change': {
      const revision = await revisionOf(control.underReview);
      const decider =
        step.act === 'approve-as-decider'
          ? PEOPLE[at<Who>(['legal', 'supervisor', 'legal2', 'executive', 'both'], step.pick) ?? 'legal']
          : who;
      if (!revision) return false;
      const verdict = step.act === 'change' ? 'request-changes' : 'approve';
      return done(await decideRevision(deps, decider, { room: id, n: revision.n, hash: revision.hash, verdict, note: 'n' }));
    }
    case 'recall':
      return done(await recallRevision(deps, who, { room: id, n: control.underReview ?? 1, reason: 'r' }));
    case 'withdraw':
      return done(await withdrawMessage(deps, who, { room: id, reason: 'r' }));
    case 'restart':
    case 'restart-in-force':
      return done(await restartDraft(deps, who, { room: id, from: step.act === 'restart' ? 'empty' : 'in-force' }));
    case 'publish': {
      const revision = await revisionOf(control.inForce);
      return (
        revision !== null && done(await publishMessage(deps, who, { room: id, channel: 'mastodon', language: 'fr', hash: revision.hash }))
      );
    }
    case 'hold':
    case 'lift':
      return done(await setHold(deps, who, { room: id, on: step.act === 'hold', reason: 'r' }));
    case 'open':
      return done(await openReply(deps, who, { room: id, mentionId, channel: 'mastodon', language: 'fr' }));
    case 'opening':
    case 'decide-reply':
    case 'send':
    case 'drop': {
      const opened = await openReply(deps, PEOPLE.writer, { room: id, mentionId, channel: 'mastodon', language: 'fr' });
      const reply = opened.ok ? opened.value.reply : at(await replies(), 0);
      return reply !== undefined && performReply(room, step, reply.id);
    }
    case 'cancel':
    case 'claim': {
      const dispatch = at((await store.list('dispatch', { scope: id, where: { state: 'queued' }, limit: 20 })).items, step.pick);
      if (!dispatch) return false;
      return step.act === 'claim'
        ? (await claim(deps, dispatch.id, id)) !== null
        : done(await cancelDispatch(deps, who, { room: id, id: dispatch.id }));
    }
    case 'outcome': {
      const dispatch = at((await store.list('dispatch', { scope: id, where: { state: 'sending' }, limit: 20 })).items, step.pick);
      return (
        dispatch !== undefined && record(deps, dispatch.id, at(['sent', 'sent', 'failed', 'unknown'] as const, step.pick) ?? 'sent', id)
      );
    }
    case 'sweep':
      return (await sweepOutdated(deps, id)) > 0;
  }
}

async function performReply({ deps, store, id: room }: WarRoom, step: Step, id: string): Promise<boolean> {
  const who = step.pick % 2 === 0 ? PEOPLE.writer : PEOPLE[step.who];
  if (step.act === 'opening') {
    await writeOpening(store, step.who, id, at(OPENINGS, step.pick) ?? '');
    return true;
  }
  if (step.act === 'drop') return (await dropReply(deps, who, { room, id })).ok;
  const reply = await store.get('reply', room, id);
  if (!reply) return false;
  const { hash } = await renderReply(deps, room, reply);
  if (step.act === 'decide-reply')
    return (await decideReply(deps, at([PEOPLE.legal, PEOPLE.legal2, who], step.pick) ?? who, { room, id, verdict: 'approve', hash })).ok;
  return (await sendReply(deps, who, { room, id, hash, seenSeq: await store.head(room) })).ok;
}

/** Over a wire each act costs tens of milliseconds on a busy machine: fewer sequences there, from the same seeds. */
const EMBEDDED = 'embedded store';

eachStore((name, open) => {
  const runs = name === EMBEDDED ? 25 : 6;

  describe('random sequences', () => {
    it.each(name === EMBEDDED ? [1, 2, 3, 4] : [1, 2])(
      '[MS1] [MS4] [DI3] [RE1] seed %s: the rules hold after everything people can do',
      async (seed) => {
        const runtime = clockAt('2026-03-01T12:00:00.000Z');
        const history = recordHistory((await open(runtime)).store);
        const carriedOut = new Map<ActName, number>();
        let nth = 0;
        await fc.assert(
          fc.asyncProperty(steps, async (sequence) => {
            const room = await openWarRoom(history.store, { id: `room-${(nth += 1)}`, runtime });
            for (const mentionId of ['m0', 'm1']) await addMention(room.store, mention(mentionId), room.id);
            for (const together of sequence) {
              const done = await Promise.all(together.map((step) => perform(room, step)));
              together.forEach(({ act }, index) => done[index] && carriedOut.set(act, (carriedOut.get(act) ?? 0) + 1));
            }
            expect(await history.faults(room.id)).toEqual([]);
            const control = await room.control();
            await sweepOutdated(room.deps, room.id);
            const queued = (await room.store.list('dispatch', { scope: room.id, where: { state: 'queued' }, limit: 50 })).items;
            expect(queued.filter((dispatch) => dispatch.revision !== control.inForce)).toEqual([]);
          }),
          { seed, numRuns: runs, endOnFailure: true },
        );
        // A sequence in which nothing ever happens proves nothing.
        const needed: readonly ActName[] =
          name === EMBEDDED
            ? ['freeze', 'approve-as-decider', 'restart', 'restart-in-force', 'withdraw', 'hold', 'send', 'claim', 'outcome', 'cancel']
            : ['freeze', 'approve-as-decider', 'hold', 'send'];
        for (const act of needed) expect([act, (carriedOut.get(act) ?? 0) > 0]).toEqual([act, true]);
      },
      120_000,
    );
  });
});
