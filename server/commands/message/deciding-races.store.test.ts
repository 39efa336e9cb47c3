/** Owns the races of deciding: policies, deputies and times of effect against whatever crosses them, in every order, on every store. */
import { describe, expect, it } from 'vitest';
import type { Result } from '@unisson/shared/domain/result';
import { DEFAULT_POLICY, type Policy } from '@unisson/shared/domain/room';
import { eachStore } from '../../store/contract/each-store.ts';
import type { Deps } from '../attempt.ts';
import { endDeputy } from '../deputy/end-deputy.ts';
import { nameDeputy } from '../deputy/name-deputy.ts';
import { setHold } from '../hold/set-hold.ts';
import { setMember } from '../room/set-member.ts';
import { setPolicy } from '../room/set-policy.ts';
import { bringForward } from './bring-forward.ts';
import { freezeRevision } from './freeze-revision.ts';
import { recallRevision } from './recall-revision.ts';
import { takeEffect } from './take-effect.ts';
import { witness } from './testing/check-deciding.ts';
import { recordHistory } from './testing/check-history.ts';
import { approve, codes, everyOrderOn, statusIn, type Frozen, type Person } from './testing/every-order.ts';
import { race } from './testing/every-schedule.ts';
import { codeOf, PEOPLE, putInForce, value, writeCore, type WarRoom } from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';
import { put, userRow } from './testing/people-rows.ts';

const { writer, second, supervisor, legal, legal2, executive, admin } = PEOPLE;
const DUE = '2026-03-01T12:40:00.000Z';
const EVENING = '2026-03-01T20:00:00.000Z';
const STRICT: Policy = { ...DEFAULT_POLICY, steps: [...DEFAULT_POLICY.steps, { anyOf: ['executive'] }] };

const due = (room: WarRoom) => (deps: Deps) => takeEffect(deps, room.id);
const recall = (room: WarRoom, n: number) => (deps: Deps) => recallRevision(deps, legal2, { room: room.id, n, reason: 'faute' });
const forward =
  (room: WarRoom, who: Person, n = 1) =>
  (deps: Deps) =>
    bringForward(deps, who, { room: room.id, n, reason: 'fuite' });
const hold = (room: WarRoom) => (deps: Deps) => setHold(deps, supervisor, { room: room.id, on: true, reason: 'fuite' });
const tighten = (room: WarRoom) => (deps: Deps) => setPolicy(deps, admin, { room: room.id, policy: STRICT });
const sortedCodes = (results: readonly Result<unknown>[]): (string | null)[] => codes(results).sort();
const taken = async (room: WarRoom, act: string): Promise<number> =>
  (await room.store.auditLines(room.id, 0, 200)).filter((line) => line.act === act).length;
async function frozen(room: WarRoom, effectiveAt?: string, who: Person = writer): Promise<Frozen> {
  await writeCore(room.store, who === writer ? 'writer' : 'second', `Vos dépôts sont garantis. ${who.userId}`, 'fr', room.id);
  return value(await freezeRevision(room.deps, who, { room: room.id, effectiveAt }));
}
/** Revision 1, lacking one approval. */
async function almost(room: WarRoom, effectiveAt?: string, who: Person = writer): Promise<Frozen> {
  const revision = await frozen(room, effectiveAt, who);
  value(await approve(room, legal, revision)(room.deps));
  return revision;
}

eachStore((_name, open) => {
  /** In a room whose clock stands at noon; afterwards both oracles must be content. */
  const everyOrder = everyOrderOn(open, (store) => {
    const history = recordHistory(store);
    const deciding = witness(history.store);
    return { store: deciding.store, faults: async (room) => [...(await history.faults(room)), ...deciding.faults(room)] };
  });
  const toDue = 40 * 60_000;
  /** Revision 1 approved for 12:40, and the clock there. */
  async function dueNow(room: WarRoom, wait: (ms: number) => void): Promise<Frozen> {
    const revision = await almost(room, DUE);
    value(await approve(room, supervisor, revision)(room.deps));
    wait(toDue);
    return revision;
  }

  describe('policies and deputies', () => {
    it('[MS4] the last decision and a stricter policy: judged by the policy of the moment', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const [decided, set] = await race(room.deps, [approve(room, supervisor, revision), tighten(room)], choose);
        expect(set.ok).toBe(true);
        const lines = (await room.store.auditLines(room.id, 0, 200)).map(({ act }) => act);
        const isFirst = lines.lastIndexOf('decide-revision') < lines.indexOf('set-policy');
        expect(value(decided).status).toBe(isFirst ? 'in-force' : 'under-review');
      }));

    it('[MS4] a decision and a laxer policy: the change itself never completes a review', () =>
      everyOrder(async (room, choose) => {
        value(await tighten(room)(room.deps));
        const revision = await almost(room);
        const loosen = (deps: Deps) => setPolicy(deps, admin, { room: room.id, policy: DEFAULT_POLICY });
        const [decided, set] = await race(room.deps, [approve(room, supervisor, revision), loosen], choose);
        if (set.ok) expect(value(decided).status).toBe('in-force');
        else expect([codeOf(set), value(decided).status]).toEqual(['policy-completes-review', 'under-review']);
      }));

    it('[MS4] a deputy’s last word and the end of the standing: one of them wins', () =>
      everyOrder(async (room, choose) => {
        const { id } = value(
          await nameDeputy(room.deps, supervisor, { room: room.id, userId: 'second', role: 'supervisor', until: EVENING }),
        );
        const revision = await almost(room);
        const end = (deps: Deps) => endDeputy(deps, supervisor, { room: room.id, id });
        const [decided, ended] = await race(room.deps, [approve(room, second, revision), end], choose);
        expect(ended.ok).toBe(true);
        expect([codeOf(decided), (await room.control()).inForce]).toEqual(decided.ok ? [null, 1] : ['role-not-in-policy', null]);
      }));

    it('[MS4] a deputy’s last word and the loss of the role he was lent: one of them wins', () =>
      everyOrder(async (room, choose) => {
        await put(room, userRow('supervisor'));
        value(await nameDeputy(room.deps, supervisor, { room: room.id, userId: 'second', role: 'supervisor', until: EVENING }));
        const revision = await almost(room);
        const demote = (deps: Deps) => setMember(deps, admin, { room: room.id, userId: 'supervisor', roles: ['observer'] });
        const [decided, demoted] = await race(room.deps, [approve(room, second, revision), demote], choose);
        expect(demoted.ok).toBe(true);
        expect([codeOf(decided), (await room.control()).inForce]).toEqual(decided.ok ? [null, 1] : ['role-not-in-policy', null]);
      }));

    it('[MS4] a person and the deputy at the same instant are one voice', () =>
      everyOrder(async (room, choose) => {
        value(await nameDeputy(room.deps, legal, { room: room.id, userId: 'second', role: 'legal', until: EVENING }));
        const revision = await frozen(room);
        const results = await race(room.deps, [approve(room, legal, revision), approve(room, second, revision)], choose);
        expect(sortedCodes(results)).toEqual(['already-decided', null].sort());
        expect((await room.control()).inForce).toBeNull();
      }));
  });

  describe('a time that has come', () => {
    it('[MS10] two servers look at once: in force once', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        const results = await race(room.deps, [due(room), due(room)], choose);
        expect(results.map(String).sort()).toEqual(['in-force', 'null']);
        expect([(await room.control()).inForce, await taken(room, 'take-effect')]).toEqual([1, 1]);
      }));

    it('[MS10] due and recalled: one of them wins, the other is told', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        const [effect, recalled] = await race(room.deps, [due(room), recall(room, 1)], choose);
        expect([effect, codeOf(recalled)]).toEqual(effect ? ['in-force', 'not-under-review'] : [null, null]);
        expect(await statusIn(room, 1)).toBe(effect ? 'in-force' : 'recalled');
      }));

    it('[MS10] due and held: in force before the hold, or not at all while it lasts', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        const [effect, held] = await race(room.deps, [due(room), hold(room)], choose);
        expect(held.ok).toBe(true);
        expect(await statusIn(room, 1)).toBe(effect ? 'in-force' : 'scheduled');
      }));

    it('[MS10] due and the last decision on a newer one: the newer stands', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        const newer = await almost(room, undefined, second);
        const [effect, decided] = await race(room.deps, [due(room), approve(room, supervisor, newer)], choose);
        expect(value(decided).status).toBe('in-force');
        expect(await room.control()).toMatchObject({ inForce: 2, underReview: null, scheduled: null });
        expect(await statusIn(room, 1)).toBe(effect === 'in-force' ? 'superseded' : 'recalled');
      }));

    it('[MS10] due and a stricter policy: in force by the old one, or back to be decided on', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        const [effect, set] = await race(room.deps, [due(room), tighten(room)], choose);
        expect(set.ok).toBe(true);
        expect(await statusIn(room, 1)).toBe(effect === 'in-force' ? 'in-force' : 'under-review');
      }));

    it('[MS10] due and brought forward: in force once', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        const [effect, brought] = await race(room.deps, [due(room), forward(room, executive)], choose);
        expect([effect, codeOf(brought)]).toEqual(effect ? ['in-force', 'not-scheduled'] : [null, null]);
        expect((await room.control()).inForce).toBe(1);
      }));

    it('[MS10] due and a freeze: the one comes in force, the other under review', () =>
      everyOrder(async (room, choose, wait) => {
        await dueNow(room, wait);
        await writeCore(room.store, 'second', 'Autre texte.', 'fr', room.id);
        const freeze = (deps: Deps) => freezeRevision(deps, second, { room: room.id });
        const [effect, next] = await race(room.deps, [due(room), freeze], choose);
        expect([effect, next.ok]).toEqual(['in-force', true]);
        expect(await room.control()).toMatchObject({ inForce: 1, underReview: 2, scheduled: null });
      }));

    it('[MS10] due and a withdrawal of what is in force: only that is withdrawn', () =>
      everyOrder(async (room, choose, wait) => {
        await writeCore(room.store, 'writer', 'Nous regardons.', 'fr', room.id);
        await putInForce(room);
        const next = await almost(room, DUE, second);
        value(await approve(room, supervisor, next)(room.deps));
        wait(toDue);
        const withdraw = (deps: WarRoom['deps']) => withdrawMessage(deps, executive, { room: room.id, reason: 'faux', n: 1 });
        const [effect, withdrawn] = await race(
          room.deps,
          [due(room) as (deps: WarRoom['deps']) => Promise<string | null>, withdraw],
          choose,
        );
        expect(effect).toBe('in-force');
        expect((await room.control()).inForce).toBe(2);
        expect(await statusIn(room, 1)).toBe(withdrawn.ok ? 'withdrawn' : 'superseded');
      }));
  });

  describe('before its time', () => {
    it('[MS10] brought forward twice: the second is told it waits no more', () =>
      everyOrder(async (room, choose) => {
        value(await approve(room, supervisor, await almost(room, DUE))(room.deps));
        const results = await race(room.deps, [forward(room, executive), forward(room, legal)], choose);
        expect(sortedCodes(results)).toEqual(['not-scheduled', null].sort());
        expect(await taken(room, 'bring-forward')).toBe(1);
      }));

    it('[MS10] brought forward and recalled: one of them wins', () =>
      everyOrder(async (room, choose) => {
        value(await approve(room, supervisor, await almost(room, DUE))(room.deps));
        const [brought, recalled] = await race(room.deps, [forward(room, executive), recall(room, 1)], choose);
        expect([codeOf(brought), codeOf(recalled)]).toEqual(brought.ok ? [null, 'not-under-review'] : ['not-scheduled', null]);
        expect(await statusIn(room, 1)).toBe(brought.ok ? 'in-force' : 'recalled');
      }));

    it('[MS10] the last decision on one and the last on another for later: the one that waits gives way, or comes after', () =>
      everyOrder(async (room, choose) => {
        value(await approve(room, supervisor, await almost(room, DUE))(room.deps));
        const newer = await almost(room, EVENING, second);
        const results = await race(room.deps, [approve(room, supervisor, newer), forward(room, executive)], choose);
        expect(value(results[0]).status).toBe('scheduled');
        const control = await room.control();
        expect(control.scheduled).toEqual({ n: 2, at: EVENING });
        expect([control.inForce, codeOf(results[1])]).toEqual(results[1].ok ? [1, null] : [null, 'not-scheduled']);
      }));
  });
});
