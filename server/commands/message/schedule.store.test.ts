/** Owns times of effect on every store: scheduled by the last decision, due, brought forward, recalled, held, overtaken [MS10]; and the policy beside them. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { statusOf } from '@unisson/shared/domain/review';
import { DEFAULT_POLICY } from '@unisson/shared/domain/room';
import { eachStore } from '../../store/contract/each-store.ts';
import { startSchedule } from '../../signal/schedule/start-schedule.ts';
import { setHold } from '../hold/set-hold.ts';
import { setPolicy } from '../room/set-policy.ts';
import { bringForward } from './bring-forward.ts';
import { decideRevision } from './decide-revision.ts';
import { freezeRevision } from './freeze-revision.ts';
import { recallRevision } from './recall-revision.ts';
import { takeEffect } from './take-effect.ts';
import { clockAt, codeOf, openWarRoom, PEOPLE, putInForce, refusalOf, ROOM, value, writeCore, type WarRoom } from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';

const { writer, second, supervisor, legal, legal2, executive, admin, both, owner } = PEOPLE;
const NOON = '2026-03-01T12:00:00.000Z';
const DUE = '2026-03-01T12:40:00.000Z';
const MINUTE = 60_000;

eachStore((_name, open) => {
  async function start() {
    const clock = clockAt(NOON);
    const room = await openWarRoom((await open(clock)).store, { runtime: clock });
    await writeCore(room.store, 'writer', 'Vos dépôts sont garantis.');
    return { room, clock };
  }
  const freeze = async (room: WarRoom, effectiveAt?: string, who = writer) =>
    value(await freezeRevision(room.deps, who, { room: ROOM, effectiveAt }));
  const approve = (room: WarRoom, who: typeof writer, { n, hash }: { n: number; hash: string }) =>
    decideRevision(room.deps, who, { room: ROOM, n, hash, verdict: 'approve' });
  const status = async (room: WarRoom, n: number) => {
    const review = await room.store.get('review', ROOM, String(n));
    return review && statusOf(await room.control(), review);
  };
  /** Revision 1 approved by legal and supervisor for 12:40. */
  async function scheduled() {
    const { room, clock } = await start();
    const revision = await freeze(room, DUE);
    value(await approve(room, legal, revision));
    expect(value(await approve(room, supervisor, revision)).status).toBe('scheduled');
    return { room, clock, revision };
  }

  describe('a time of effect', () => {
    it('[MS10] the last decision before it has the revision wait; nothing is in force', async () => {
      const { room } = await scheduled();
      expect(await room.control()).toMatchObject({ inForce: null, underReview: null, scheduled: { n: 1, at: DUE }, authorsFrom: 0 });
      expect(await room.store.get('review', ROOM, '1')).toMatchObject({
        outcome: 'approved',
        inForceAt: null,
        effectiveAt: DUE,
        waitedMs: 0,
      });
      expect(await takeEffect(room.deps, ROOM)).toBeNull();
    });

    it('[MS10] due, it comes in force in one commit, by the house, once', async () => {
      const { room, clock, revision } = await scheduled();
      clock.advance(40 * MINUTE);
      const before = await room.store.head(ROOM);
      expect(await takeEffect(room.deps, ROOM)).toBe('in-force');
      expect(await takeEffect(room.deps, ROOM)).toBeNull();
      expect(await room.control()).toMatchObject({ inForce: 1, inForceSince: DUE, scheduled: null, authorsFrom: revision.draftAt });
      expect((await room.store.events(ROOM, before, 10)).events.map((e) => [e.type, e.id])).toEqual([
        ['revision.decided', '1'],
        ['message.changed', 'control'],
      ]);
      expect((await room.store.auditLines(ROOM, 0, 100)).at(-1)).toMatchObject({
        act: 'take-effect',
        actor: 'system',
        subject: { kind: 'revision', id: '1' },
      });
    });

    it('[MS10] decided after its time, it is in force at once', async () => {
      const { room, clock } = await start();
      const revision = await freeze(room, DUE);
      value(await approve(room, legal, revision));
      clock.advance(41 * MINUTE);
      expect(value(await approve(room, supervisor, revision)).status).toBe('in-force');
      expect((await room.store.get('review', ROOM, '1'))?.waitedMs).toBe(41 * MINUTE);
    });

    it('[MS10] a time that has passed is refused at the freeze', async () => {
      const { room } = await start();
      expect(refusalOf(await freezeRevision(room.deps, writer, { room: ROOM, effectiveAt: '2026-03-01T13:00:00+01:00' }))).toEqual({
        code: 'time-has-passed',
        at: NOON,
      });
    });

    it('[MS10] while everything is held it waits, and comes in force once that is lifted', async () => {
      const { room, clock } = await scheduled();
      value(await setHold(room.deps, supervisor, { room: ROOM, on: true, reason: 'fuite' }));
      clock.advance(50 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBeNull();
      value(await setHold(room.deps, supervisor, { room: ROOM, on: false }));
      expect(await takeEffect(room.deps, ROOM)).toBe('in-force');
    });

    it('[MS10] recalled before its time it never comes in force', async () => {
      const { room, clock } = await scheduled();
      expect(codeOf(await recallRevision(room.deps, second, { room: ROOM, n: 1, reason: 'x' }))).toBe('may-not-recall');
      value(await recallRevision(room.deps, legal2, { room: ROOM, n: 1, reason: 'chiffre faux' }));
      expect(await room.control()).toMatchObject({ scheduled: null, inForce: null });
      expect(await status(room, 1)).toBe('recalled');
      clock.advance(50 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBeNull();
    });

    it('[MS10] an approval or an objection comes too late for what is scheduled', async () => {
      const { room, revision } = await scheduled();
      expect(refusalOf(await approve(room, executive, revision))).toEqual({ code: 'not-under-review', status: 'scheduled' });
    });
  });

  describe('another revision meanwhile', () => {
    it('[MS10] may be frozen and decided on; coming in force, it takes the scheduled one’s place for good', async () => {
      const { room, clock } = await scheduled();
      const next = await freeze(room, undefined, second);
      expect(await room.control()).toMatchObject({ underReview: 2, scheduled: { n: 1, at: DUE } });
      value(await approve(room, legal, next));
      expect(value(await approve(room, supervisor, next)).status).toBe('in-force');
      expect(await room.control()).toMatchObject({ inForce: 2, scheduled: null });
      expect(await room.store.get('review', ROOM, '1')).toMatchObject({ outcome: 'recalled', endedBy: 'system', replacedBy: 2 });
      clock.advance(50 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBeNull();
    });

    it('[MS10] scheduled too, the newer one waits in its stead: one at a time', async () => {
      const { room } = await scheduled();
      const later = '2026-03-01T13:00:00.000Z';
      const next = await freeze(room, later, second);
      value(await approve(room, legal, next));
      value(await approve(room, supervisor, next));
      expect((await room.control()).scheduled).toEqual({ n: 2, at: later });
      expect(await status(room, 1)).toBe('recalled');
    });

    it('[MS10] the time comes while a newer one is under review: that goes on', async () => {
      const { room, clock } = await scheduled();
      await freeze(room, undefined, second);
      clock.advance(40 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBe('in-force');
      expect(await room.control()).toMatchObject({ inForce: 1, underReview: 2, scheduled: null });
    });

    it('[MS10] a withdrawal of what is in force leaves what is scheduled', async () => {
      const { room, clock } = await start();
      await putInForce(room);
      const next = await freeze(room, DUE, second);
      value(await approve(room, legal, next));
      value(await approve(room, supervisor, next));
      value(await withdrawMessage(room.deps, executive, { room: ROOM, reason: 'faux' }));
      clock.advance(40 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBe('in-force');
      expect(await room.control()).toMatchObject({ inForce: 2 });
    });
  });

  describe('bringing forward', () => {
    const forward = (room: WarRoom, who: typeof writer, reason = 'fuite') => bringForward(room.deps, who, { room: ROOM, n: 1, reason });

    it('[MS10] puts it in force before its time, with the reason and the person; the second is told', async () => {
      const { room } = await scheduled();
      expect(value(await forward(room, executive))).toMatchObject({
        broughtForward: { by: 'executive', at: NOON, reason: 'fuite' },
        inForceAt: NOON,
      });
      expect(await room.control()).toMatchObject({ inForce: 1, scheduled: null });
      expect(refusalOf(await forward(room, legal))).toEqual({ code: 'not-scheduled', status: 'in-force' });
    });

    it('[MS10] not without a reason, not by somebody with no part in deciding, not by an author', async () => {
      const { room } = await start();
      await writeCore(room.store, 'both', 'Vos dépôts sont garantis, tous.');
      const revision = await freeze(room, DUE);
      value(await approve(room, legal, revision));
      value(await approve(room, supervisor, revision));
      expect(codeOf(await forward(room, legal, ' '))).toBe('reason-required');
      for (const who of [second, owner, admin]) expect(codeOf(await forward(room, who))).toBe('role-not-in-policy');
      expect(codeOf(await forward(room, both))).toBe('author-may-not-decide');
      expect((await room.control()).inForce).toBeNull();
    });

    it('[MS10] works under a hold: nothing leaves, but the words stand', async () => {
      const { room } = await scheduled();
      value(await setHold(room.deps, supervisor, { room: ROOM, on: true, reason: 'fuite' }));
      value(await forward(room, supervisor));
      expect(await room.control()).toMatchObject({ inForce: 1, hold: { by: 'supervisor' } });
    });
  });

  describe('a policy that changes', () => {
    const strict = { ...DEFAULT_POLICY, steps: [...DEFAULT_POLICY.steps, { anyOf: ['executive' as const] }] };
    const set = (room: WarRoom, policy: typeof DEFAULT_POLICY, who = admin) => setPolicy(room.deps, who, { room: ROOM, policy });

    it('[MS4] is for administrators, and holds for the review under way', async () => {
      const { room } = await start();
      const revision = await freeze(room);
      value(await approve(room, legal, revision));
      expect(codeOf(await set(room, strict, supervisor))).toBe('role-required');
      value(await set(room, strict));
      expect(value(await approve(room, supervisor, revision)).status).toBe('under-review');
      expect(value(await approve(room, executive, revision)).status).toBe('in-force');
    });

    it('[MS4] never is what puts a revision in force', async () => {
      const { room } = await start();
      const revision = await freeze(room);
      value(await approve(room, legal, revision));
      expect(refusalOf(await set(room, { ...DEFAULT_POLICY, steps: [{ anyOf: ['legal'] }] }))).toEqual({
        code: 'policy-completes-review',
        n: 1,
      });
      expect(codeOf(await set(room, { ...DEFAULT_POLICY, steps: [] }))).toBe('malformed');
    });

    it('[MS10] stricter than what was approved: due, it goes back to be decided on', async () => {
      const { room, clock, revision } = await scheduled();
      value(await set(room, strict));
      expect(refusalOf(await bringForward(room.deps, legal, { room: ROOM, n: 1, reason: 'fuite' }))).toEqual({
        code: 'policy-not-met',
        roles: ['executive'],
      });
      clock.advance(40 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBe('back-under-review');
      expect(await room.control()).toMatchObject({ inForce: null, underReview: 1, scheduled: null });
      expect(value(await approve(room, executive, revision)).status).toBe('in-force');
    });

    it('[MS10] what it lacks since can be given before the time comes', async () => {
      const { room, clock, revision } = await scheduled();
      value(await set(room, strict));
      expect(value(await approve(room, executive, revision)).status).toBe('scheduled');
      clock.advance(40 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBe('in-force');
    });

    it('[MS10] with another one under review already it is recalled', async () => {
      const { room, clock } = await scheduled();
      value(await set(room, strict));
      await freeze(room, undefined, second);
      clock.advance(40 * MINUTE);
      expect(await takeEffect(room.deps, ROOM)).toBe('recalled');
      expect(await room.store.get('review', ROOM, '1')).toMatchObject({ outcome: 'recalled', replacedBy: 2 });
    });
  });

  describe('the clock', () => {
    it('[MS10] two servers look, after a restart too: in force once, at its time', async () => {
      const { room, clock } = await scheduled();
      const logger = { warn: () => undefined, error: () => undefined };
      clock.advance(40 * MINUTE - 30);
      const servers = [1, 2].map(() => startSchedule({ store: room.store, runtime: clock, logger, lookMs: 20 }));
      onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))));
      clock.advance(30);
      await expect.poll(async () => (await room.control()).inForce, { timeout: 5_000 }).toBe(1);
      const acts = (await room.store.auditLines(ROOM, 0, 100)).map(({ act }) => act);
      expect(acts.filter((act) => act === 'take-effect')).toHaveLength(1);
    });
  });
});
