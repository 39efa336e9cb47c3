/** Owns when the console offers a verdict: the same answers the server would give. */
import { describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import type { Role } from '@unisson/shared/domain/actor';
import { EMPTY_MESSAGE } from '@unisson/shared/domain/message';
import type { DeputyView, RevisionView } from '@unisson/shared/wire/views';
import { useDeputies } from '../stores/deputies.ts';
import { useRoom } from '../stores/room.ts';
import { useSession } from '../stores/session.ts';
import { mounted } from '../testing/mounted.ts';
import { revisionOf, roomOf } from '../testing/made.ts';
import { useDeciding } from './use-deciding.ts';

const person = (userId: string, ...roles: Role[]) => ({ userId, name: `Name of ${userId}`, email: `${userId}@house.test`, roles });
const could = (userId: string, of?: string) => ({ userId, name: userId, present: true, for: of ? { userId: of, name: of } : null });
const needs = (patch: Partial<NonNullable<RevisionView['needs']>> = {}): RevisionView['needs'] => ({ policy: { steps: roomOf().policy.steps, ordered: false }, open: [{ anyOf: ['legal'] }], canComplete: true, gesture: [], ...patch });
const deputy = (of: string, userId: string, role: Role): DeputyView => ({
  ...{ id: `${of}-${userId}`, version: 1, of: { userId: of, name: of }, deputy: { userId, name: userId }, namedBy: { userId: of, name: of }, role },
  ...{ from: '2020-01-01T00:00:00.000Z', until: '2999-01-01T00:00:00.000Z', namedAt: '2020-01-01T00:00:00.000Z', ended: null, isInEffect: true },
});

function as(me: string, roles: readonly Role[], deputies: readonly DeputyView[] = []) {
  const held: { deciding?: ReturnType<typeof useDeciding> } = {};
  mounted(
    defineComponent({
      setup() {
        useSession().set({ id: me, name: me, email: '', roles: { demo: roles }, admin: false });
        useRoom().setRoom(roomOf());
        useRoom().setMembers([person('l', 'legal'), person('s', 'supervisor'), person('d', 'responder')]);
        useDeputies().set(deputies);
        held.deciding = useDeciding();
        return () => h('p');
      },
    }),
  );
  if (!held.deciding) throw new Error('not set up');
  return held.deciding;
}

describe('a verdict is offered', () => {
  it('[MS4] to whom the policy names, but to no author and nobody twice', () => {
    const open = revisionOf({ authors: ['w'], needs: needs(), canDecide: { legal: [could('l')] } });
    expect([as('l', ['legal']).mayApprove(open), as('l', ['legal']).mayDecide(open)]).toEqual([true, true]);
    expect(as('l', ['legal']).mayApprove({ ...open, authors: ['l'] })).toBe(false);
    expect(as('d', ['responder']).mayApprove(open)).toBe(false);
    const given = { userId: 'x', name: 'x', role: 'legal' as const, verdict: 'approve' as const, note: null, at: '', for: { userId: 'l', name: 'l' }, shown: null };
    // A deputy has spoken in that place: approving is over, objecting is not.
    expect([as('l', ['legal']).mayApprove({ ...open, decisions: [given] }), as('l', ['legal']).mayDecide({ ...open, decisions: [given] })]).toEqual([false, true]);
  });

  it('[MS4] to a deputy, in the place of the other', () => {
    const open = revisionOf({ authors: ['w'], needs: needs(), canDecide: { legal: [could('l'), could('d', 'l')] } });
    const deciding = as('d', ['responder'], [deputy('l', 'd', 'legal')]);
    expect([deciding.mayApprove(open), deciding.ownWord(open)]).toEqual([true, { role: 'legal', for: { userId: 'l', name: 'l' } }]);
    expect(deciding.couldDecide.value).toBe(true);
  });

  it('[MS4] in an ordered policy to approve only in turn, to object at any time', () => {
    const open = revisionOf({ authors: ['w'], needs: needs({ policy: { steps: roomOf().policy.steps, ordered: true } }), canDecide: { legal: [could('l')] } });
    expect([as('s', ['supervisor']).mayApprove(open), as('s', ['supervisor']).mayDecide(open)]).toEqual([false, true]);
  });

  it('[MS10] on what is scheduled only for what it lacks by now', () => {
    const waits = revisionOf({ authors: ['w'], status: 'scheduled', needs: needs({ open: [] }) });
    expect(as('l', ['legal']).mayApprove(waits)).toBe(false);
    const lacks = { ...waits, needs: needs(), canDecide: { legal: [could('l')] } };
    expect([as('l', ['legal']).mayApprove(lacks), as('l', ['legal']).mayDecide(lacks)]).toEqual([true, false]);
  });
});

describe('before freezing', () => {
  it('[MS4] says who is left, deputies included, and whether they are enough', () => {
    const names = (left: { people: readonly { name: string }[] }) => left.people.map(({ name }) => name);
    const lent = as('d', ['responder'], [deputy('l', 'd', 'legal')]);
    expect(names(lent.decidersBut([]))).toEqual(['Name of l', 'Name of s', 'Name of d for Name of l']);
    expect(lent.decidersBut([]).enough).toBe(true);
    // Nobody decides in the place of who wrote it.
    expect(names(lent.decidersBut(['l']))).toEqual(['Name of s']);
    expect(lent.decidersBut(['l']).enough).toBe(false);
  });
  it('[MS11] says that a gesture wants an executive, whom this room lacks', () => {
    const { gesture, enough } = as('d', ['responder']).decidersBut([], { ...EMPTY_MESSAGE, gesture: { what: '10 €' } });
    expect([gesture.map(({ why }) => why), enough]).toEqual([['new'], false]);
  });
});
