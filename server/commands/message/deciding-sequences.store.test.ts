/**
 * Owns the seeded random sequences of deciding: whatever people do with policies, deputies and times of effect, alone or at the same instant,
 * nobody decides who may not and nothing comes in force at another time than it may. The oracle is testing/check-deciding.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageDoc } from '@unisson/shared/domain/message';
import type { Result } from '@unisson/shared/domain/result';
import { DEFAULT_POLICY, type Policy } from '@unisson/shared/domain/room';
import type { Runtime } from '../../runtime/runtime.ts';
import { eachStore } from '../../store/contract/each-store.ts';
import { endDeputy } from '../deputy/end-deputy.ts';
import { nameDeputy } from '../deputy/name-deputy.ts';
import { setHold } from '../hold/set-hold.ts';
import { setPolicy } from '../room/set-policy.ts';
import { bringForward } from './bring-forward.ts';
import { decideRevision } from './decide-revision.ts';
import { freezeRevision } from './freeze-revision.ts';
import { recallRevision } from './recall-revision.ts';
import { takeEffect } from './take-effect.ts';
import { witness } from './testing/check-deciding.ts';
import { at, countDoings, DECIDERS, EMBEDDED, sequencesOf, type Step as Act } from './testing/random-sequences.ts';
import { clockAt, edit, openWarRoom, PEOPLE, type WarRoom, type Who } from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';

const ROLES = ['legal', 'supervisor', 'executive'] as const;
const MINUTE = 60_000;
const POLICIES: readonly Policy[] = [
  DEFAULT_POLICY,
  { ...DEFAULT_POLICY, ordered: true },
  { ...DEFAULT_POLICY, steps: [{ anyOf: ['legal'], count: 2 }] },
  { ...DEFAULT_POLICY, steps: [{ allOf: ['legal', 'executive'] }] },
  { ...DEFAULT_POLICY, ordered: true, steps: [{ anyOf: ['supervisor', 'executive'], count: 2 }, { anyOf: ['legal'] }] },
  { ...DEFAULT_POLICY, steps: [{ anyOf: ['executive', 'supervisor'] }] },
];
const ACTS = [
  'write',
  'freeze',
  'freeze-for-later',
  'replace',
  'approve',
  'approve-as-decider',
  'change',
  'recall',
  'recall-scheduled',
  'withdraw',
] as const;
const MORE = [
  'bring-forward',
  'time-passes',
  'look',
  'set-policy',
  'name-deputy',
  'approve-as-deputy',
  'end-deputy',
  'hold',
  'lift',
] as const;
type ActName = (typeof ACTS)[number] | (typeof MORE)[number];
type Step = Act<ActName>;
const steps = sequencesOf<ActName>({
  acts: [...ACTS, ...MORE],
  weight: 2,
  often: [
    'write',
    'freeze',
    'freeze-for-later',
    'approve-as-decider',
    'approve-as-decider',
    'approve-as-decider',
    'approve-as-deputy',
    'freeze-for-later',
    'time-passes',
    'look',
    'look',
    'lift',
    'name-deputy',
  ],
  mostPick: 7,
  minLength: 40,
  maxLength: 70,
});

const isOk = (result: Result<unknown>): boolean => result.ok;

type Clock = Runtime & { advance(ms: number): void };

/** What one act does, and whether it was carried out. */
async function perform(room: WarRoom, clock: Clock, step: Step): Promise<boolean> {
  const { deps, store, id } = room;
  const who = step.pick % 2 === 0 ? PEOPLE.supervisor : PEOPLE[step.who];
  const control = await room.control();
  const later = (minutes: number): string => new Date(clock.now().getTime() + minutes * MINUTE).toISOString();
  const pending = control.scheduled?.n ?? control.underReview;
  switch (step.act) {
    case 'write':
      await edit(store, messageDoc(id), step.who, (doc) => doc.getText('core:fr').insert(0, `${step.who} ${step.pick}. `));
      return true;
    case 'freeze':
      return isOk(await freezeRevision(deps, who, { room: id }));
    case 'freeze-for-later':
      return isOk(await freezeRevision(deps, who, { room: id, effectiveAt: later(1 + (step.pick % 3)) }));
    case 'replace':
      return isOk(await freezeRevision(deps, who, { room: id, replaces: control.underReview ?? 1 }));
    case 'recall':
      return isOk(await recallRevision(deps, who, { room: id, n: control.underReview ?? 1, reason: 'r' }));
    case 'recall-scheduled':
      return isOk(await recallRevision(deps, who, { room: id, n: control.scheduled?.n ?? 1, reason: 'r' }));
    case 'withdraw':
      return isOk(await withdrawMessage(deps, who, { room: id, reason: 'r' }));
    case 'bring-forward':
      return isOk(
        await bringForward(deps, at([PEOPLE.executive, PEOPLE.legal, who], step.pick) ?? who, { room: id, n: pending ?? 1, reason: 'r' }),
      );
    case 'time-passes':
      clock.advance(step.pick * MINUTE);
      return true;
    case 'look':
      return (await takeEffect(deps, id)) !== null;
    case 'set-policy':
      return isOk(await setPolicy(deps, PEOPLE.admin, { room: id, policy: at(POLICIES, step.pick) ?? DEFAULT_POLICY }));
    case 'hold':
    case 'lift':
      return isOk(await setHold(deps, PEOPLE.supervisor, { room: id, on: step.act === 'hold', reason: 'r' }));
    default:
      return performDecision(room, clock, step);
  }
}

async function performDecision({ deps, store, id, control }: WarRoom, clock: Clock, step: Step): Promise<boolean> {
  const now = await control();
  const n = now.underReview ?? now.scheduled?.n ?? null;
  const revision = n === null ? null : await store.get('revision', id, String(n));
  const deputies = (await store.list('deputy', { scope: id, order: { by: 'id' }, limit: 100 })).items;
  const ask = { room: id, n: revision?.n ?? 1, hash: revision?.hash ?? '', note: 'n' };
  const until = new Date(clock.now().getTime() + (3 + step.pick) * MINUTE).toISOString();
  switch (step.act) {
    case 'name-deputy': {
      const of = at(DECIDERS, step.pick) ?? 'legal';
      const role = PEOPLE[of].roles[0] ?? 'legal';
      const by = step.pick % 3 === 0 ? PEOPLE.admin : PEOPLE[of];
      return isOk(await nameDeputy(deps, by, { room: id, of, userId: step.who, role: at([role, ...ROLES], step.pick) ?? role, until }));
    }
    case 'end-deputy': {
      const deputy = at(deputies, step.pick);
      return deputy !== undefined && isOk(await endDeputy(deps, PEOPLE[deputy.of as Who], { room: id, id: deputy.id }));
    }
    case 'approve-as-deputy': {
      const deputy = at(
        deputies.filter(({ ended }) => ended === null),
        step.pick,
      );
      return (
        deputy !== undefined &&
        isOk(await decideRevision(deps, PEOPLE[deputy.userId as Who], { ...ask, for: deputy.of, verdict: 'approve' }))
      );
    }
    case 'change':
      return step.pick > 4 && isOk(await decideRevision(deps, PEOPLE[step.who], { ...ask, verdict: 'request-changes' }));
    default: {
      const decider = step.act === 'approve' ? step.who : (at(DECIDERS, step.pick) ?? 'legal');
      return isOk(await decideRevision(deps, PEOPLE[decider], { ...ask, verdict: 'approve' }));
    }
  }
}

eachStore((name, open) => {
  describe('random sequences of deciding', () => {
    const doings = countDoings<ActName>();

    it.each(name === EMBEDDED ? [1, 2, 3] : [1])(
      '[MS4] [MS10] seed %s: nobody decides who may not, nothing comes in force before its time or without those it needs',
      async (seed) => {
        const clock = clockAt('2026-03-01T12:00:00.000Z');
        const deciding = witness((await open(clock)).store);
        let nth = 0;
        await fc.assert(
          fc.asyncProperty(steps, async (sequence) => {
            const room = await openWarRoom(deciding.store, { id: `room-${(nth += 1)}`, runtime: clock });
            await doings.run(sequence, (step) => perform(room, clock, step));
            expect(deciding.faults(room.id)).toEqual([]);
          }),
          { seed, numRuns: name === EMBEDDED ? 20 : 5, endOnFailure: true },
        );
      },
      120_000,
    );

    it('[MS10] among them everything was carried out at least once', () => {
      const needed: readonly ActName[] =
        name === EMBEDDED
          ? [
              'freeze-for-later',
              'approve-as-decider',
              'approve-as-deputy',
              'bring-forward',
              'look',
              'set-policy',
              'recall-scheduled',
              'end-deputy',
            ]
          : ['freeze-for-later', 'approve-as-decider'];
      doings.expectCarriedOut(needed);
    });
  });
});
