/** Owns the tables of who may name a deputy, and what a deputy's word counts for [MS4]. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import { decide, type DecisionAsked, type UnderReview } from './decision-check.ts';
import { refuseDeputy, refuseEnding, type Deputy, type DeputyAsked, type DeputyFacts } from './deputy.ts';
import type { Holder } from './policy-match.ts';
import { approvalsOf, canComplete, canDecide } from './review.ts';
import type { Decision } from './revision.ts';
import { DEFAULT_POLICY } from './room.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T18:00:00.000Z';
const actor = (userId: string, ...roles: Role[]): Actor => ({ userId, name: userId, roles, installationAdmin: false });
const deputy = (of: string, userId: string, patch: Partial<Deputy> = {}): Deputy => ({
  ...{ id: `${of}-${userId}`, version: 1, of, userId, role: 'legal', from: '2026-03-01T08:00:00.000Z', until: LATER },
  ...{ namedBy: of, namedAt: '2026-03-01T08:00:00.000Z', ended: null },
  ...patch,
});

describe('naming a deputy', () => {
  const asked: DeputyAsked = { of: 'l', userId: 'd', role: 'legal', from: AT, until: LATER };
  const facts: DeputyFacts = { rolesOf: ['legal'], rolesOfDeputy: ['responder'], at: AT };

  it.each<[string, Actor, Partial<DeputyAsked>, Partial<DeputyFacts>, string | null]>([
    ['whose role it is', actor('l', 'legal'), {}, {}, null],
    ['an administrator of the room', actor('a', 'admin'), {}, {}, null],
    ['somebody else', actor('s', 'supervisor'), {}, {}, 'role-required'],
    ['the deputy himself', actor('d', 'responder'), {}, {}, 'role-required'],
    ['oneself for oneself', actor('l', 'legal'), { userId: 'l' }, {}, 'not-yourself'],
    ['an administrator in the place of another', actor('a', 'admin'), { userId: 'a' }, {}, 'not-yourself'],
    ['a role that is not held', actor('l', 'legal'), {}, { rolesOf: ['responder'] }, 'role-not-held'],
    ['a role that was lent only', actor('d', 'responder'), { of: 'd', userId: 'e' }, { rolesOf: ['responder'] }, 'role-not-held'],
    ['a role that decides nothing', actor('l', 'legal', 'admin'), { role: 'admin' }, { rolesOf: ['legal', 'admin'] }, 'role-not-held'],
    ['somebody who is not in the room', actor('l', 'legal'), {}, { rolesOfDeputy: [] }, 'not-found'],
    ['somebody who only reads', actor('l', 'legal'), {}, { rolesOfDeputy: ['observer'] }, 'may-not-stand-in'],
    ['an administrator alone', actor('l', 'legal'), {}, { rolesOfDeputy: ['admin', 'channel-owner'] }, 'may-not-stand-in'],
    ['until a time that has passed', actor('l', 'legal'), { from: '2026-02-01T00:00:00.000Z', until: AT }, {}, 'not-a-period'],
    ['an end before its start', actor('l', 'legal'), { from: LATER, until: AT }, {}, 'not-a-period'],
    ['for longer than a month', actor('l', 'legal'), { until: '2026-05-01T00:00:00.000Z' }, {}, 'not-a-period'],
    ['a narrow token', { ...actor('l', 'legal'), token: { id: 't', scopes: ['mentions:write'] } }, {}, {}, 'scope-required'],
  ])('[MS4] by %s', (_title, who, patch, also, code) => {
    expect(refuseDeputy(who, { ...asked, ...patch }, { ...facts, ...also })?.code ?? null).toBe(code);
  });

  it.each([
    ['whose role it is', actor('l', 'legal'), null],
    ['the deputy', actor('d', 'responder'), null],
    ['an administrator', actor('a', 'admin'), null],
    ['somebody else', actor('s', 'supervisor'), 'role-required'],
  ])('[MS4] ended by %s', (_title, who, code) => {
    expect(refuseEnding(who, deputy('l', 'd'))?.code ?? null).toBe(code);
  });
});

describe('what a deputy’s word counts for', () => {
  const revision = { n: 2, hash: 'h', authors: ['writer'], frozenAt: AT };
  const review = {
    ...{ id: '2', version: 1, n: 2, openedAt: AT, outcome: 'open' as const, endedAt: null, endedBy: null, reason: null },
    ...{ inForceAt: null, supersededAt: null, withdrawn: null, escalatedAt: null },
  };
  const said = (userId: string, roles: Role[], patch: Partial<Decision> = {}): Decision => ({
    ...{
      id: `2:${userId}`,
      version: 1,
      n: 2,
      hash: 'h',
      userId,
      role: roles[0] ?? 'observer',
      roles,
      verdict: 'approve',
      note: null,
      at: AT,
    },
    ...patch,
  });
  const approve: DecisionAsked = { verdict: 'approve', hash: 'h', note: null };
  const facts = (deputies: Deputy[], patch: Partial<UnderReview> = {}): UnderReview => ({
    ...{ control: { inForce: 1, underReview: 2 }, policy: DEFAULT_POLICY, revision, review, decisions: [], deputies, at: AT },
    ...patch,
  });

  it('[MS4] decides in the role lent, for the person named', () => {
    const d = deputy('l', 'd');
    expect(decide(actor('d', 'responder'), approve, facts([d]))).toEqual({
      ok: true,
      value: { role: 'legal', effect: 'recorded', as: { for: 'l', roles: ['legal'], deputy: d } },
    });
  });
  it.each<[string, Deputy]>([
    ['before it begins', deputy('l', 'd', { from: '2026-03-01T11:00:00.000Z' })],
    ['at its end', deputy('l', 'd', { until: AT })],
    ['once it is ended', deputy('l', 'd', { ended: { by: 'l', at: AT } })],
    ['for somebody else', deputy('l', 'other')],
    ['in a role nobody asks for', deputy('l', 'd', { role: 'responder' })],
    ['for an author, whenever he was named', deputy('writer', 'd', { namedAt: '2020-01-01T00:00:00.000Z' })],
  ])('[MS4] not %s', (_title, d) => {
    expect(decide(actor('d', 'responder'), approve, facts([d]))).toMatchObject({ ok: false, refusal: { code: 'role-not-in-policy' } });
  });
  it('[MS4] an author may not be a deputy, and may not object through one', () => {
    const object: DecisionAsked = { ...approve, verdict: 'request-changes', note: 'no', for: 'writer' };
    expect(decide(actor('d', 'responder'), object, facts([deputy('writer', 'd')]))).toMatchObject({
      refusal: { code: 'role-not-in-policy' },
    });
    expect(decide(actor('writer', 'responder'), approve, facts([deputy('l', 'writer')]))).toMatchObject({
      refusal: { code: 'author-may-not-decide' },
    });
  });
  it('[MS4] a person and the deputy are not two: the second is refused, whichever comes first', () => {
    const byDeputy = said('d', ['legal'], { for: 'l' });
    expect(decide(actor('l', 'legal'), approve, facts([], { decisions: [byDeputy] }))).toEqual({
      ok: false,
      refusal: { code: 'already-decided', n: 2, by: 'd' },
    });
    expect(decide(actor('d', 'responder'), approve, facts([deputy('l', 'd')], { decisions: [said('l', ['legal'])] }))).toEqual({
      ok: false,
      refusal: { code: 'already-decided', n: 2, by: 'l' },
    });
    expect(approvalsOf(revision, [byDeputy])).toEqual([{ userId: 'l', roles: ['legal'] }]);
  });
  it('[MS4] whose place was taken may still object', () => {
    const asked: DecisionAsked = { ...approve, verdict: 'request-changes', note: 'no' };
    expect(decide(actor('l', 'legal'), asked, facts([], { decisions: [said('d', ['legal'], { for: 'l' })] }))).toMatchObject({
      value: { effect: 'ended' },
    });
  });
  it('[MS4] two deputies of one person are one voice', () => {
    const policy = { ...DEFAULT_POLICY, steps: [{ anyOf: ['legal' as const], count: 2 }] };
    const again = decide(
      actor('e', 'responder'),
      approve,
      facts([deputy('l', 'e')], { policy, decisions: [said('d', ['legal'], { for: 'l' })] }),
    );
    expect(again).toMatchObject({ refusal: { code: 'already-decided', by: 'd' } });
  });
  it('[MS4] the own role comes first, the lent one where only that is missing', () => {
    const d = deputy('l', 's');
    expect(decide(actor('s', 'supervisor'), approve, facts([d]))).toMatchObject({ value: { role: 'supervisor', as: { for: null } } });
    expect(decide(actor('s', 'supervisor'), approve, facts([d], { decisions: [said('e', ['executive'])] }))).toMatchObject({
      value: { role: 'legal', effect: 'in-force', as: { for: 'l' } },
    });
    expect(decide(actor('s', 'supervisor'), { ...approve, for: 'l' }, facts([d]))).toMatchObject({
      value: { role: 'legal', as: { for: 'l' } },
    });
    expect(decide(actor('s', 'supervisor'), { ...approve, for: 'x' }, facts([d]))).toMatchObject({
      refusal: { code: 'role-not-in-policy' },
    });
  });

  const members: Holder[] = [
    { userId: 'writer', roles: ['legal'] },
    { userId: 'd', roles: ['responder'] },
    { userId: 's', roles: ['supervisor'] },
  ];
  it('[MS4] deputies stand among those who could decide, but for an author: the only lawyer who wrote it leaves no one', () => {
    const away = { userId: 'l', roles: ['legal' as const] };
    const standing = { policy: DEFAULT_POLICY, revision, decisions: [], members };
    const deputies = [deputy('writer', 'd')];
    expect(canDecide({ ...standing, deputies })).toMatchObject({ legal: [] });
    expect(canComplete({ ...standing, deputies })).toBe(false);
    const lent = { ...standing, members: [...members, away], deputies: [deputy('l', 'd')] };
    expect(canDecide(lent)).toMatchObject({
      legal: [
        { userId: 'l', for: null },
        { userId: 'd', for: 'l' },
      ],
    });
    expect(canComplete(lent)).toBe(true);
  });
  it('[MS4] a deputy who already counts himself does not count twice', () => {
    const policy = { ...DEFAULT_POLICY, steps: [{ anyOf: ['legal' as const] }, { anyOf: ['supervisor' as const] }] };
    const standing = { policy, revision, decisions: [], members: members.slice(2), deputies: [deputy('l', 's')] };
    expect(canComplete(standing)).toBe(false);
    const spoken = { ...standing, decisions: [said('s', ['supervisor'])] };
    expect(canDecide(spoken)).toEqual({ legal: [] });
  });
});
