/** Owns the tests of who may approve, use and retire a holding statement, and when an emergency is one [MS4] [MS5] [MS7]. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import type { Deputy } from './deputy.ts';
import { decideHolding, howInstead, howUsed, refuseAbsence, refuseRetire, type LegalSeen } from './holding-rules.ts';
import type { Holding } from './holding.ts';
import { EMPTY_MESSAGE } from './message.ts';
import { refuseStandAgain } from './stand-again.ts';
import type { Review } from './revision.ts';
import { DEFAULT_POLICY } from './room.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LIMIT = 600_000;
const actor = (userId: string, ...roles: Role[]): Actor => ({ userId, name: userId, roles, installationAdmin: false });
const holding = (patch: Partial<Holding> = {}): Holding => ({
  ...{
    id: 'h',
    version: 1,
    name: 'Incident',
    content: EMPTY_MESSAGE,
    hash: 'a',
    canonical: '',
    status: 'approved',
    authors: ['w'],
    decisions: [],
  },
  ...{ createdBy: 'w', createdAt: AT, approvedAt: AT },
  ...patch,
});
const seen = (userId: string, minutesAgo: number | null, present = false): LegalSeen => ({
  userId,
  name: userId,
  present,
  lastSeenAt: minutesAgo === null ? null : new Date(Date.parse(AT) - minutesAgo * 60_000).toISOString(),
});
const absence = (...legals: LegalSeen[]) => ({ legals, now: AT, limitMs: LIMIT });
const code = (result: { ok: boolean; refusal?: { code: string }; value?: { is: string } }): unknown =>
  result.ok ? result.value?.is : result.refusal?.code;
const lent = (userId: string, patch: Partial<Deputy> = {}): Deputy => ({
  ...{ id: userId, version: 1, of: 'l', userId, role: 'legal', from: '2026-02-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
  ...{ namedBy: 'l', namedAt: '2026-02-01T00:00:00.000Z', ended: null },
  ...patch,
});

describe('deciding on a proposed statement', () => {
  const proposed = holding({ status: 'proposed' });
  const approve = { verdict: 'approve', hash: 'a', note: null } as const;
  const by = (userId: string, roles: Role[]): Holding['decisions'][number] => ({
    hash: 'a',
    userId,
    role: roles[0] ?? 'legal',
    roles,
    verdict: 'approve',
    note: null,
    at: AT,
  });
  const effect = (who: Actor, of: Holding, asked: Parameters<typeof decideHolding>[1] = approve): unknown => {
    const result = decideHolding(who, asked, { policy: DEFAULT_POLICY, holding: of, deputies: [], at: AT });
    return result.ok ? result.value.effect : result.refusal.code;
  };
  it.each([
    ['the first of two', actor('l', 'legal'), proposed, approve, 'recorded'],
    ['the last one needed', actor('s', 'supervisor'), { ...proposed, decisions: [by('l', ['legal'])] }, approve, 'in-force'],
    ['an author, whatever his roles', actor('w', 'legal', 'executive'), proposed, approve, 'author-may-not-decide'],
    ['the same person twice', actor('l', 'legal'), { ...proposed, decisions: [by('l', ['legal'])] }, approve, 'already-decided'],
    ['another text', actor('l', 'legal'), proposed, { ...approve, hash: 'b' }, 'hash-mismatch'],
    ['a role the policy does not name', actor('r', 'responder'), proposed, approve, 'role-not-in-policy'],
    ['changes without a note', actor('l', 'legal'), proposed, { ...approve, verdict: 'request-changes' as const }, 'note-required'],
    ['changes with a note', actor('l', 'legal'), proposed, { verdict: 'request-changes' as const, hash: 'a', note: 'n' }, 'ended'],
    ['one that is approved already', actor('l', 'legal'), holding(), approve, 'holding-not-proposed'],
    ['one that was retired', actor('l', 'legal'), holding({ status: 'retired' }), approve, 'holding-not-proposed'],
    ['a narrow token', { ...actor('l', 'legal'), token: { id: 't', scopes: ['mentions:write'] } }, proposed, approve, 'scope-required'],
  ] as [string, Actor, Holding, typeof approve, string][])('[MS4] [MS5] %s', (_name, who, of, asked, expected) => {
    expect(effect(who, of, asked)).toBe(expected);
  });
});

describe('using a statement', () => {
  const emergency = { emergency: true, reason: 'no legal can be reached' };
  const plain = { emergency: false, reason: '' };
  it.each([
    ['[MS5] legal’s use is the decision', actor('l', 'legal'), plain, {}, [], 'decided'],
    ['[MS5] legal needs no emergency', actor('l', 'legal'), emergency, {}, [seen('l', 0, true)], 'decided'],
    ['[MS4] legal that wrote it asks another', actor('w', 'legal'), plain, {}, [], 'asked'],
    ['[MS5] a writer asks for the one decision', actor('r', 'responder'), plain, {}, [], 'asked'],
    ['[MS5] an executive asks too, unless it is an emergency', actor('e', 'executive'), plain, {}, [], 'asked'],
    ['[MS5] an executive, nobody legal in the room', actor('e', 'executive'), emergency, {}, [], 'emergency'],
    ['[MS5] an executive, legal away long enough', actor('e', 'executive'), emergency, {}, [seen('l', 11)], 'emergency'],
    ['[MS5] an executive, legal never seen', actor('e', 'executive'), emergency, {}, [seen('l', null)], 'emergency'],
    ['[MS5] an executive, legal left a moment ago', actor('e', 'executive'), emergency, {}, [seen('l', 9)], 'legal-present'],
    ['[MS5] an executive, legal in the room', actor('e', 'executive'), emergency, {}, [seen('x', 30), seen('l', 0, true)], 'legal-present'],
    ['[MS5] an emergency without a reason', actor('e', 'executive'), { emergency: true, reason: ' ' }, {}, [], 'reason-required'],
    ['[MS5] an emergency is an executive’s', actor('s', 'supervisor'), emergency, {}, [], 'role-required'],
    ['[MS4] an executive who wrote it', actor('w', 'executive'), emergency, {}, [], 'author-may-not-decide'],
    ['[MS4] legal and executive in one, who wrote it', actor('w', 'legal', 'executive'), emergency, {}, [], 'author-may-not-decide'],
    ['an observer', actor('o', 'observer'), plain, {}, [], 'role-required'],
    ['[MS5] not approved yet', actor('l', 'legal'), plain, { status: 'proposed' }, [], 'holding-not-approved'],
    ['[MS5] retired', actor('l', 'legal'), plain, { status: 'retired' }, [], 'holding-not-approved'],
    ['a narrow token', { ...actor('l', 'legal'), token: { id: 't', scopes: ['mentions:write'] } }, plain, {}, [], 'scope-required'],
  ] as [string, Actor, typeof plain, Partial<Holding>, LegalSeen[], string][])('%s', (_name, who, asked, patch, legals, expected) => {
    expect(code(howUsed(who, asked, { holding: holding(patch), absence: absence(...legals), deputies: [] }))).toBe(expected);
  });

  it.each([
    ['in effect', lent('d'), 'decided'],
    ['over', lent('d', { until: AT }), 'asked'],
    ['of another role', lent('d', { role: 'supervisor' }), 'asked'],
    ['somebody else’s', lent('x'), 'asked'],
    ['of the author, whenever he was named', lent('d', { of: 'w' }), 'asked'],
  ] as [string, Deputy, string][])('[MS4] [MS5] a deputy of legal: %s', (_name, deputy, expected) => {
    const used = howUsed(actor('d', 'responder'), plain, { holding: holding(), absence: absence(), deputies: [deputy] });
    expect(code(used)).toBe(expected);
  });
  it('[MS4] an author who is legal’s deputy still asks', () => {
    expect(code(howUsed(actor('w', 'responder'), plain, { holding: holding(), absence: absence(), deputies: [lent('w')] }))).toBe('asked');
  });

  it('[MS5] says who is there, or from when on nobody counts as there', () => {
    expect(refuseAbsence(absence(seen('l', 0, true), seen('m', 3)))).toMatchObject({
      people: [{ userId: 'l', present: true }, { userId: 'm' }],
      until: null,
    });
    expect(refuseAbsence(absence(seen('l', 4), seen('m', 3), seen('o', 60)))).toMatchObject({
      people: [{ userId: 'l' }, { userId: 'm' }],
      until: '2026-03-01T10:07:00.000Z',
    });
  });

  it.each([
    ['legal', actor('l', 'legal'), [], 'decided'],
    ['an executive in an emergency', actor('e', 'executive'), [], 'emergency'],
    ['an executive while legal is there', actor('e', 'executive'), [seen('l', 0, true)], 'legal-present'],
    ['a supervisor', actor('s', 'supervisor'), [], 'role-required'],
    ['legal that wrote it', actor('w', 'legal'), [], 'author-may-not-decide'],
  ] as [string, Actor, LegalSeen[], string][])('[MS7] instead of what is withdrawn: %s', (_name, who, legals, expected) => {
    expect(code(howInstead(who, 'wrong figure', { holding: holding(), absence: absence(...legals), deputies: [] }))).toBe(expected);
  });
});

it.each([
  ['legal', actor('l', 'legal'), 'approved', null],
  ['a supervisor', actor('s', 'supervisor'), 'approved', null],
  ['who proposed it, before it is approved', actor('w', 'responder'), 'proposed', null],
  ['who proposed it, once it is approved', actor('w', 'responder'), 'approved', 'role-required'],
  ['somebody else', actor('r', 'responder'), 'proposed', 'role-required'],
] as [string, Actor, Holding['status'], string | null][])('[MS5] taken out of the library by %s', (_name, who, status, expected) => {
  expect(refuseRetire(who, holding({ status }))?.code ?? null).toBe(expected);
});

describe('standing once more', () => {
  const review = (patch: Partial<Review>): Review => ({
    ...{
      id: '1',
      version: 1,
      n: 1,
      openedAt: AT,
      outcome: 'approved',
      endedAt: AT,
      endedBy: 'l',
      reason: null,
      inForceAt: AT,
      supersededAt: AT,
      withdrawn: null,
      escalatedAt: null,
    },
    ...patch,
  });
  const emergency = { by: 'e', at: AT, reviewed: null };
  it.each([
    ['superseded', {}, 2, null],
    ['in force now', {}, 1, 'in-force'],
    ['withdrawn for a cause', { withdrawn: { by: 's', reason: 'r', at: AT } }, 2, 'withdrawn'],
    ['never in force', { outcome: 'changes-requested', inForceAt: null }, 2, 'changes-requested'],
    ['still waiting for its time', { inForceAt: null }, 2, 'scheduled'],
    ['an emergency nobody has reviewed', { emergency }, 2, 'superseded'],
    ['an emergency that was reviewed', { emergency: { ...emergency, reviewed: { by: 'l', at: AT, note: null } } }, 2, null],
  ] as [string, Partial<Review>, number, string | null][])('[MS7] a revision that is %s', (_name, patch, inForce, status) => {
    const refusal = refuseStandAgain({ inForce, underReview: null }, review(patch));
    expect(refusal).toEqual(status === null ? null : { code: 'may-not-stand-again', n: 1, status });
  });
});
