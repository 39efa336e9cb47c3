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
import { decideHolding } from '../holding/decide-holding.ts';
import { proposeHolding } from '../holding/propose-holding.ts';
import { retireHolding } from '../holding/retire-holding.ts';
import { reviewEmergency } from '../holding/review-emergency.ts';
import { approved, CONTENT } from '../holding/testing.ts';
import { useHolding } from '../holding/use-holding.ts';
import { setPosture } from '../posture/set-posture.ts';
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
import { at, countDoings, DECIDERS, EMBEDDED, sequencesOf, type Step as Act } from './testing/random-sequences.ts';
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
  'withdraw-for-earlier',
  'withdraw-for-holding',
  'propose',
  'approve-holding',
  'retire',
  'use',
  'use-in-emergency',
  'review-emergency',
  'legal-comes',
  'legal-goes',
  'posture',
  'answer',
  'restart',
  'restart-in-force',
  'restart-from-holding',
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
type Step = Act<ActName>;
const steps = sequencesOf<ActName>({
  acts: ACTS,
  weight: 3,
  often: [
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
    'answer',
    'opening',
    'hold',
    'use',
    'use-in-emergency',
  ],
  mostPick: 5,
  minLength: 45,
  maxLength: 75,
});

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
      const decider = step.act === 'approve-as-decider' ? PEOPLE[at(DECIDERS, step.pick) ?? 'legal'] : who;
      if (!revision) return false;
      const verdict = step.act === 'change' ? 'request-changes' : 'approve';
      return done(await decideRevision(deps, decider, { room: id, n: revision.n, hash: revision.hash, verdict, note: 'n' }));
    }
    case 'recall':
      return done(await recallRevision(deps, who, { room: id, n: control.underReview ?? 1, reason: 'r' }));
    case 'withdraw':
      return done(await withdrawMessage(deps, who, { room: id, reason: 'r' }));
    case 'withdraw-for-earlier':
    case 'withdraw-for-holding':
    case 'propose':
    case 'approve-holding':
    case 'retire':
    case 'use':
    case 'use-in-emergency':
    case 'review-emergency':
    case 'legal-comes':
    case 'legal-goes':
    case 'restart-from-holding':
      return performHolding(room, step, who);
    case 'posture':
    case 'answer': {
      const posture = step.act === 'answer' ? 'answer' : (at(['wait', 'silent'] as const, step.pick) ?? 'wait');
      return done(await setPosture(deps, who, { room: id, posture, reason: 'r' }));
    }
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

/** The library holds one statement of a responder's from the start; legal may write one of his own. */
async function performHolding(room: WarRoom, step: Step, who: (typeof PEOPLE)[Who]): Promise<boolean> {
  const { deps, store, id, seen } = room;
  const holdings = (await store.list('holding', { scope: id, order: { by: 'createdAt' }, limit: 50 })).items;
  const holding = at(holdings, step.pick);
  const decider = PEOPLE[at(DECIDERS, step.pick) ?? 'legal'];
  if (!holding) return false;
  switch (step.act) {
    case 'propose': {
      const content = { ...CONTENT, texts: { fr: `Texte ${holdings.length}.` } };
      return (
        await proposeHolding(deps, PEOPLE[step.who], { room: id, name: 'n', content, ...(step.pick > 3 ? { replaces: holding.id } : {}) })
      ).ok;
    }
    case 'approve-holding': {
      const open = holdings.find(({ status }) => status === 'proposed') ?? holding;
      return (
        await decideHolding(deps, decider, {
          room: id,
          id: open.id,
          verdict: step.pick === 5 ? 'request-changes' : 'approve',
          hash: open.hash,
          note: 'n',
        })
      ).ok;
    }
    case 'retire':
      return step.pick === 5 && (await retireHolding(deps, who, { room: id, id: holding.id, reason: 'r' })).ok;
    case 'use':
      return (await useHolding(deps, at([decider, who], step.pick) ?? who, { room: id, id: holding.id })).ok;
    case 'use-in-emergency':
      return (
        await useHolding(deps, at([PEOPLE.executive, who], step.pick) ?? who, { room: id, id: holding.id, emergency: true, reason: 'r' })
      ).ok;
    case 'review-emergency': {
      const reviews = (await store.list('review', { scope: id, order: { by: 'n', desc: true }, limit: 100 })).items;
      const waits = reviews.find(({ emergency }) => emergency !== undefined && emergency.reviewed === null);
      const revision = await store.get('revision', id, String(waits?.n ?? 1));
      return revision !== null && (await reviewEmergency(deps, decider, { room: id, n: revision.n, hash: revision.hash })).ok;
    }
    case 'withdraw-for-earlier': {
      const reviews = (await store.list('review', { scope: id, order: { by: 'n' }, limit: 100 })).items;
      const earlier =
        step.pick < 4 ? reviews.find(({ supersededAt, withdrawn }) => supersededAt !== null && withdrawn === null) : undefined;
      return (await withdrawMessage(deps, who, { room: id, reason: 'r', instead: { revision: earlier?.n ?? 1 + step.pick } })).ok;
    }
    case 'withdraw-for-holding':
      return (await withdrawMessage(deps, decider, { room: id, reason: 'r', instead: { holding: holding.id } })).ok;
    case 'restart-from-holding':
      return (await restartDraft(deps, who, { room: id, from: holding.id })).ok;
    default:
      for (const legal of ['legal', 'legal2', 'both'])
        if (step.act === 'legal-comes') seen.set(legal, 'here');
        else seen.delete(legal);
      return true;
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

eachStore((name, open) => {
  const runs = name === EMBEDDED ? 25 : 6;

  describe('random sequences', () => {
    const doings = countDoings<ActName>();

    it.each(name === EMBEDDED ? [1, 2, 3, 4] : [1, 2])(
      '[MS1] [MS4] [DI3] [RE1] seed %s: the rules hold after everything people can do',
      async (seed) => {
        const runtime = clockAt('2026-03-01T12:00:00.000Z');
        const history = recordHistory((await open(runtime)).store);
        let nth = 0;
        await fc.assert(
          fc.asyncProperty(steps, async (sequence) => {
            const room = await openWarRoom(history.store, { id: `room-${(nth += 1)}`, runtime });
            await approved(room);
            for (const mentionId of ['m0', 'm1']) await addMention(room.store, mention(mentionId), room.id);
            await doings.run(sequence, (step) => perform(room, step));
            expect(await history.faults(room.id)).toEqual([]);
            const control = await room.control();
            await sweepOutdated(room.deps, room.id);
            const queued = (await room.store.list('dispatch', { scope: room.id, where: { state: 'queued' }, limit: 50 })).items;
            expect(queued.filter((dispatch) => dispatch.revision !== control.inForce)).toEqual([]);
          }),
          { seed, numRuns: runs, endOnFailure: true },
        );
      },
      120_000,
    );

    it('[MS1] among them everything was carried out at least once', () => {
      const needed: readonly ActName[] =
        name === EMBEDDED
          ? [
              ...([
                'freeze',
                'approve-as-decider',
                'restart',
                'restart-in-force',
                'withdraw',
                'hold',
                'send',
                'claim',
                'outcome',
                'cancel',
              ] as const),
              ...([
                'use',
                'use-in-emergency',
                'review-emergency',
                'withdraw-for-earlier',
                'withdraw-for-holding',
                'posture',
                'restart-from-holding',
              ] as const),
            ]
          : ['freeze', 'approve-as-decider', 'hold', 'send'];
      doings.expectCarriedOut(needed);
    });
  });
});
