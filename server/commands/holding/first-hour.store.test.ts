/**
 * Owns the interleavings of the first hour on both stores: two who use a statement, a use and a decision, an emergency and legal that comes back,
 * a withdrawal that names what stands instead, a posture and a claim. Every order of their steps, judged by the oracle [MS5] [MS7] [PO1].
 */
import { describe, expect, it } from 'vitest';
import { eachStore } from '../../store/contract/each-store.ts';
import { publishMessage } from '../message/publish-message.ts';
import { sweepOutdated } from '../message/sweep-outdated.ts';
import {
  almostInForce,
  approve,
  codes,
  dispatchStates,
  everyOrderOn,
  oks,
  statusIn,
  type Frozen,
  type Person,
} from '../message/testing/every-order.ts';
import { race } from '../message/testing/every-schedule.ts';
import {
  addMention,
  claim,
  clockAt,
  codeOf,
  mention,
  openWarRoom,
  PEOPLE,
  putInForce,
  value,
  writeCore,
  type WarRoom,
} from '../message/testing/war-room.ts';
import { withdrawMessage, type WithdrawMessage } from '../message/withdraw-message.ts';
import { openReply } from '../reply/open-reply.ts';
import { renderReply } from '../reply/render-reply.ts';
import { sendReply } from '../reply/send-reply.ts';
import { setPosture } from '../posture/set-posture.ts';
import { decideHolding } from './decide-holding.ts';
import type { HoldingDeps } from './load-holding.ts';
import { retireHolding } from './retire-holding.ts';
import { reviewEmergency } from './review-emergency.ts';
import { proposed, stocked } from './testing.ts';
import { useHolding } from './use-holding.ts';

const { writer, legal, legal2, supervisor, executive } = PEOPLE;
const EMERGENCY = { emergency: true, reason: 'personne' };

const use =
  (room: WarRoom, who: Person, id: string, more: object = {}) =>
  (deps: HoldingDeps) =>
    useHolding(deps, who, { room: room.id, id, ...more });
const withdraw =
  (room: WarRoom, who: Person, more: Partial<WithdrawMessage> = {}) =>
  (deps: HoldingDeps) =>
    withdrawMessage(deps, who, { room: room.id, reason: 'faux', ...more });
const posture = (room: WarRoom) => (deps: HoldingDeps) =>
  setPosture(deps, supervisor, { room: room.id, posture: 'silent', reason: 'avocats' });
const almost = (room: WarRoom): Promise<Frozen> => almostInForce(room, 'Un.', 'Deux.');
async function queued(room: WarRoom, channel = 'x'): Promise<string> {
  await addMention(room.store, mention('m1'), room.id);
  const { reply } = value(await openReply(room.deps, writer, { room: room.id, mentionId: 'm1', channel, language: 'fr' }));
  const { hash } = await renderReply(room.deps, room.id, reply);
  return value(await sendReply(room.deps, writer, { room: room.id, id: reply.id, hash, seenSeq: 1_000 })).dispatchId;
}

eachStore((_name, open) => {
  const everyOrder = everyOrderOn(open);

  describe('holding statements', () => {
    it('[MS5] two legal use one statement: one revision, the other is told its number', () =>
      everyOrder(async (room, choose) => {
        const { id } = await stocked(room);
        const results = await race(room.deps, [use(room, legal, id), use(room, legal2, id)], choose);
        expect(codes(results).sort()).toEqual(['already-in-force', null].sort());
        expect(await room.control()).toMatchObject({ inForce: 1, lastRevision: 1 });
      }));

    it('[MS5] two use different statements: the later stands, the earlier was superseded by it', () =>
      everyOrder(async (room, choose) => {
        const [a, b] = [await stocked(room), await stocked(room, 'h2', 'Autre.')];
        const results = await race(room.deps, [use(room, legal, a.id), use(room, legal2, b.id)], choose);
        expect(oks(results)).toBe(2);
        expect([await statusIn(room, 1), await statusIn(room, 2)]).toEqual(['superseded', 'in-force']);
      }));

    it('[MS5] [MS6] a use and the decision that puts a message in force: one after the other, never both in force', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const { id } = await stocked(room);
        const [used, decided] = await race(room.deps, [use(room, legal2, id), approve(room, supervisor, revision)], choose);
        expect([codeOf(used), codeOf(decided)]).toEqual([null, null]);
        expect([await statusIn(room, 2), await statusIn(room, 3)].sort()).toEqual(['in-force', 'superseded']);
        expect(await room.control()).toMatchObject({ underReview: null });
      }));

    it('[MS5] asked for by a writer and used by legal at once: in force once, nothing left waiting', () =>
      everyOrder(async (room, choose) => {
        const { id } = await stocked(room);
        const [asked, used] = await race(room.deps, [use(room, writer, id), use(room, legal, id)], choose);
        expect(used.ok).toBe(true);
        expect(codeOf(asked)).toBe(asked.ok ? null : 'already-in-force');
        expect(await room.control()).toMatchObject({ inForce: 1, underReview: null, lastRevision: 1 });
      }));

    it('[MS5] legal decides what was asked for, and another uses it: in force once', () =>
      everyOrder(async (room, choose) => {
        const { id, hash } = await stocked(room);
        value(await use(room, writer, id)(room.deps));
        await race(room.deps, [approve(room, legal, { n: 1, hash }), use(room, legal2, id)], choose);
        expect(await room.control()).toMatchObject({ inForce: 1, underReview: null, lastRevision: 1 });
      }));

    it('[MS5] an emergency and legal that comes back: in force once, marked only where nobody legal decided', () =>
      everyOrder(async (room, choose) => {
        const { id } = await stocked(room);
        const back = async (deps: HoldingDeps) => {
          room.seen.set('legal', 'here');
          return use(room, legal, id)(deps);
        };
        const [emergency, used] = await race(room.deps, [use(room, executive, id, EMERGENCY), back], choose);
        expect(oks([emergency, used])).toBe(1);
        if (!emergency.ok) expect(['legal-present', 'already-in-force']).toContain(codeOf(emergency));
        const review = await room.store.get('review', room.id, '1');
        expect(review?.emergency !== undefined).toBe(emergency.ok);
        // Legal that is back before the executive looks leaves nothing to race for.
      }, 5));

    it('[MS5] a use and its statement leaving the library: used before, or refused', () =>
      everyOrder(async (room, choose) => {
        const { id } = await stocked(room);
        const retire = (deps: HoldingDeps) => retireHolding(deps, supervisor, { room: room.id, id, reason: 'vieux' });
        const [used] = await race(room.deps, [use(room, legal, id), retire], choose);
        expect((await room.control()).inForce).toBe(used.ok ? 1 : null);
        if (!used.ok) expect(codeOf(used)).toBe('holding-not-approved');
      }));

    it('[MS4] two last decisions on a proposed statement: approved once', () =>
      everyOrder(async (room, choose) => {
        const { id, hash } = await proposed(room);
        const by = (who: Person) => (deps: HoldingDeps) => decideHolding(deps, who, { room: room.id, id, verdict: 'approve', hash });
        const results = (await race(room.deps, [by(legal), by(supervisor)], choose)).map(value);
        expect(results.map(({ status }) => status).sort()).toEqual(['approved', 'proposed']);
      }));

    it('[MS5] two reviews afterwards: one is kept', () =>
      everyOrder(async (room, choose) => {
        const { id, hash } = await stocked(room);
        value(await use(room, executive, id, EMERGENCY)(room.deps));
        const by = (who: Person) => (deps: HoldingDeps) => reviewEmergency(deps, who, { room: room.id, n: 1, hash });
        expect(codes(await race(room.deps, [by(legal), by(legal2)], choose)).sort()).toEqual(['not-emergency', null].sort());
      }));
  });

  describe('withdrawing for something else', () => {
    it('[MS7] the last decision, and a withdrawal for a statement: only what was meant is withdrawn', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const { id } = await stocked(room);
        const [decided, withdrawn] = await race(
          room.deps,
          [approve(room, supervisor, revision), withdraw(room, legal2, { n: 1, instead: { holding: id } })],
          choose,
        );
        expect(decided.ok).toBe(true);
        expect(codeOf(withdrawn)).toBe(withdrawn.ok ? null : 'not-in-force');
        expect((await room.control()).inForce).toBe(2);
        expect(await statusIn(room, 1)).toBe(withdrawn.ok ? 'withdrawn' : 'superseded');
      }));

    it('[MS7] two withdraw for different things: one stands, the other is told', () =>
      everyOrder(async (room, choose) => {
        await writeCore(room.store, 'writer', 'Un.', 'fr', room.id);
        await putInForce(room);
        await writeCore(room.store, 'writer', 'Deux.', 'fr', room.id);
        await putInForce(room);
        const { id } = await stocked(room);
        const results = await race(
          room.deps,
          [withdraw(room, supervisor, { n: 2, instead: { revision: 1 } }), withdraw(room, legal, { n: 2, instead: { holding: id } })],
          choose,
        );
        expect(codes(results).sort()).toEqual(['not-in-force', null].sort());
        expect((await room.control()).inForce).toBe(results[0].ok ? 1 : 3);
        expect(await statusIn(room, 2)).toBe('withdrawn');
      }));

    it('[MS7] a claim and a withdrawal for an earlier revision: nothing of the old is claimed afterwards', () =>
      everyOrder(async (room, choose) => {
        const { n, hash } = await almost(room);
        value(await approve(room, supervisor, { n, hash })(room.deps));
        const dispatchId = await queued(room);
        const [claimed, withdrawn] = await race(
          room.deps,
          [(deps: HoldingDeps) => claim(deps, dispatchId, room.id), withdraw(room, supervisor, { instead: { revision: 1 } })],
          choose,
        );
        expect(withdrawn.ok).toBe(true);
        expect(await sweepOutdated(room.deps, room.id)).toBe(claimed ? 0 : 1);
        expect(await dispatchStates(room)).toEqual([claimed ? 'sending' : 'cancelled']);
      }));
  });

  describe('posture', () => {
    it('[PO1] [DI2] a claim and silence: claimed before it, or not at all', () =>
      everyOrder(async (room, choose) => {
        await writeCore(room.store, 'writer', 'Un.', 'fr', room.id);
        await putInForce(room);
        const dispatchId = await queued(room);
        const [claimed] = await race(room.deps, [(deps: HoldingDeps) => claim(deps, dispatchId, room.id), posture(room)], choose);
        expect(await dispatchStates(room)).toEqual([claimed ? 'sending' : 'queued']);
      }));

    it('[PO1] a publication and silence: queued before it, or refused', () =>
      everyOrder(async (room, choose) => {
        await writeCore(room.store, 'writer', 'Un.', 'fr', room.id);
        const { hash } = await putInForce(room);
        const publish = (deps: HoldingDeps) =>
          publishMessage(deps, supervisor, { room: room.id, channel: 'mastodon', language: 'fr', hash });
        const [published] = await race(room.deps, [publish, posture(room)], choose);
        expect(codeOf(published)).toBe(published.ok ? null : 'posture');
      }));
  });

  it('[MS7] what was queued the first time a revision stood does not leave when it stands once more', async () => {
    const runtime = clockAt('2026-03-01T12:00:00.000Z');
    const { store } = await open(runtime);
    const room = await openWarRoom(store, { runtime });
    const revision = await almost(room);
    const dispatchId = await queued(room);
    runtime.advance(1_000);
    value(await approve(room, supervisor, revision)(room.deps));
    runtime.advance(1_000);
    value(await withdraw(room, supervisor, { instead: { revision: 1 } })(room.deps));
    expect(await claim(room.deps, dispatchId, room.id)).toBeNull();
    expect(await sweepOutdated(room.deps, room.id)).toBe(1);
    expect(await dispatchStates(room)).toEqual(['cancelled']);
  });

  it('[PO1] what is queued when the room falls silent waits, and leaves when it answers again; sending is refused meanwhile', async () => {
    const runtime = clockAt('2026-03-01T12:00:00.000Z');
    const { store } = await open(runtime);
    const room = await openWarRoom(store, { runtime });
    await writeCore(room.store, 'writer', 'Un.');
    const { hash } = await putInForce(room);
    const dispatchId = await queued(room);
    const until = '2026-03-01T13:00:00.000Z';
    value(await setPosture(room.deps, executive, { room: room.id, posture: 'wait', until, reason: 'chiffres' }));
    expect(codeOf(await publishMessage(room.deps, supervisor, { room: room.id, channel: 'mastodon', language: 'fr', hash }))).toBe(
      'posture',
    );
    expect(await claim(room.deps, dispatchId, room.id)).toBeNull();
    expect(await sweepOutdated(room.deps, room.id)).toBe(0);
    // Nothing changes by itself when its time has come.
    runtime.advance(2 * 60 * 60_000);
    expect(await claim(room.deps, dispatchId, room.id)).toBeNull();
    value(await setPosture(room.deps, executive, { room: room.id, posture: 'answer', reason: 'chiffres vérifiés' }));
    expect(await claim(room.deps, dispatchId, room.id)).not.toBeNull();
  });
});
