/** Owns the tables of a revision's status and of who may still decide on it. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import { decide, refuseRecall, type DecisionAsked, type UnderReview } from './decision-check.ts';
import { authorsFromInForce, authorsFromRestart } from './draft-authors.ts';
import type { Holder } from './policy-match.ts';
import { approvalsOf, canComplete, canDecide, couldDecide, isComplete, missingRoles, statusOf } from './review.ts';
import type { Decision, Review } from './revision.ts';
import { DEFAULT_POLICY } from './room.ts';

const AT = '2026-03-01T10:00:00.000Z';
const review = (patch: Partial<Review> = {}): Review => ({
  ...{
    id: '2',
    version: 1,
    n: 2,
    openedAt: AT,
    outcome: 'open',
    endedAt: null,
    endedBy: null,
    reason: null,
    inForceAt: null,
    supersededAt: null,
    withdrawn: null,
    escalatedAt: null,
  },
  ...patch,
});
const revision = { n: 2, hash: 'h2', authors: ['writer'], frozenBy: 'froze', frozenAt: AT };
const decision = (userId: string, roles: Role[], patch: Partial<Decision> = {}): Decision => ({
  ...{
    id: `2:${userId}`,
    version: 1,
    n: 2,
    hash: 'h2',
    userId,
    role: roles[0] ?? 'observer',
    roles,
    verdict: 'approve',
    note: null,
    at: AT,
  },
  ...patch,
});
const actor = (userId: string, ...roles: Role[]): Actor => ({ userId, name: userId, roles, installationAdmin: false });
const member = (userId: string, ...roles: Role[]): Holder => ({ userId, roles });
const withdrawn = { by: 's', reason: 'wrong figure', at: AT };

describe('the status of a revision', () => {
  it.each([
    ['in force', { inForce: 2, underReview: null }, review({ outcome: 'approved', inForceAt: AT }), 'in-force'],
    [
      'withdrawn once and in force again',
      { inForce: 2, underReview: null },
      review({ outcome: 'approved', inForceAt: AT, withdrawn }),
      'in-force',
    ],
    ['under review', { inForce: 1, underReview: 2 }, review(), 'under-review'],
    ['open but no longer the one under review', { inForce: 1, underReview: 3 }, review(), 'recalled'],
    ['changes requested', { inForce: 1, underReview: null }, review({ outcome: 'changes-requested' }), 'changes-requested'],
    ['recalled', { inForce: 1, underReview: 3 }, review({ outcome: 'recalled' }), 'recalled'],
    ['superseded', { inForce: 3, underReview: null }, review({ outcome: 'approved', inForceAt: AT, supersededAt: AT }), 'superseded'],
    ['withdrawn', { inForce: null, underReview: null }, review({ outcome: 'approved', inForceAt: AT, withdrawn }), 'withdrawn'],
    ['approved for later', { inForce: 1, underReview: null, scheduled: { n: 2, at: AT } }, review({ outcome: 'approved' }), 'scheduled'],
    [
      'approved for later, and another took its place',
      { inForce: 3, underReview: null, scheduled: null },
      review({ outcome: 'recalled' }),
      'recalled',
    ],
  ] as const)('[MS1] %s is derived from the control row', (_name, control, row, status) => {
    expect(statusOf(control, row)).toBe(status);
  });
});

describe('whose approvals count', () => {
  it('[MS4] an author is left out, whatever the roles', () => {
    expect(approvalsOf(revision, [decision('writer', ['legal', 'executive']), decision('l', ['legal'])])).toEqual([member('l', 'legal')]);
  });
  it('[MS3] an approval of another text or another revision does not count', () => {
    expect(approvalsOf(revision, [decision('l', ['legal'], { hash: 'h1' }), decision('s', ['supervisor'], { n: 1 })])).toEqual([]);
  });
  it('[MS4] a policy without steps is never complete', () => {
    expect(isComplete({ steps: [], replyDeciders: [] }, [member('l', 'legal')])).toBe(false);
  });
  it.each([
    ['nobody', [], ['legal', 'supervisor', 'executive']],
    ['legal', [member('l', 'legal')], ['supervisor', 'executive']],
    ['executive', [member('e', 'executive')], ['legal']],
    ['both', [member('l', 'legal'), member('e', 'executive')], []],
    ['one who is legal and supervisor', [member('b', 'legal', 'supervisor')], ['legal', 'supervisor', 'executive']],
  ] as const)('[MS4] after %s these roles are missing', (_name, approvals, missing) => {
    expect(missingRoles(DEFAULT_POLICY, approvals)).toEqual(missing);
  });
});

describe('who could still decide', () => {
  const members = [
    member('writer', 'responder', 'legal'),
    member('l', 'legal'),
    member('s', 'supervisor'),
    member('b', 'legal', 'supervisor'),
    member('o', 'observer'),
  ];
  const standing = { policy: DEFAULT_POLICY, revision, members };
  const own = (...ids: string[]) => ids.map((userId) => ({ userId, for: null }));

  it('[MS4] per missing role, without authors and without those who have spoken', () => {
    expect(canDecide({ ...standing, decisions: [] })).toEqual({
      legal: own('l', 'b'),
      supervisor: own('s', 'b'),
      executive: [],
    });
    expect(canDecide({ ...standing, decisions: [decision('l', ['legal'])] })).toEqual({
      supervisor: own('s', 'b'),
      executive: [],
    });
  });
  it('[MS4] a role that is missing and that nobody can give has an empty list', () => {
    expect(canDecide({ ...standing, members: [member('writer', 'legal')], decisions: [] })['legal']).toEqual([]);
  });
  it.each([
    ['enough people', members, true],
    ['the only lawyer wrote it', [member('writer', 'legal'), member('s', 'supervisor')], false],
    ['one person with both roles', [member('b', 'legal', 'supervisor')], false],
    ['the same and another lawyer', [member('b', 'legal', 'supervisor'), member('l', 'legal')], true],
  ])('[MS4] whether the room can come to an end: %s', (_name, people, possible) => {
    expect(canComplete({ ...standing, members: people, decisions: [] })).toBe(possible);
  });
});

describe('the warning before writing', () => {
  it.each([
    [['legal'], true],
    [['responder', 'supervisor'], true],
    [['responder'], false],
    [['admin', 'observer', 'channel-owner'], false],
  ] as [Role[], boolean][])('[MS4] %s: %s', (roles, warned) => {
    expect(couldDecide(DEFAULT_POLICY, roles)).toBe(warned);
  });
});

describe('a verdict', () => {
  const approve: DecisionAsked = { verdict: 'approve', hash: 'h2', note: null };
  const facts = (patch: Partial<UnderReview> = {}): UnderReview => ({
    control: { inForce: 1, underReview: 2 },
    policy: DEFAULT_POLICY,
    revision,
    review: review(),
    decisions: [],
    ...patch,
  });
  const token = (scopes: string[]): Actor => ({ ...actor('l', 'legal'), token: { id: 't', scopes } });

  it.each([
    [
      '[MS3] another hash is refused with both',
      actor('l', 'legal'),
      { ...approve, hash: 'h1' },
      facts(),
      { code: 'hash-mismatch', expected: 'h2', given: 'h1' },
    ],
    [
      '[MS9] a decision that crosses a recall',
      actor('l', 'legal'),
      approve,
      facts({ control: { inForce: 1, underReview: null }, review: review({ outcome: 'recalled' }) }),
      { code: 'recalled', n: 2 },
    ],
    [
      '[MS3] a review that has ended',
      actor('l', 'legal'),
      approve,
      facts({ control: { inForce: 2, underReview: null }, review: review({ outcome: 'approved', inForceAt: AT }) }),
      { code: 'not-under-review', status: 'in-force' },
    ],
    ['[MS4] an author may not decide', actor('writer', 'legal'), approve, facts(), { code: 'author-may-not-decide' }],
    [
      '[MS4] an author may not ask for changes either',
      actor('writer', 'legal'),
      { ...approve, verdict: 'request-changes', note: 'n' },
      facts(),
      { code: 'author-may-not-decide' },
    ],
    [
      '[MS4] a role outside the policy',
      actor('r', 'responder', 'admin'),
      approve,
      facts(),
      { code: 'role-not-in-policy', roles: ['legal', 'supervisor', 'executive'] },
    ],
    [
      '[MS4] nobody counts twice',
      actor('l', 'legal'),
      approve,
      facts({ decisions: [decision('l', ['legal'])] }),
      { code: 'already-decided', n: 2 },
    ],
    [
      '[MS3] changes want a note',
      actor('l', 'legal'),
      { ...approve, verdict: 'request-changes', note: '  ' },
      facts(),
      { code: 'note-required' },
    ],
    ['[MS4] a token made for something else', token(['mentions:write']), approve, facts(), { code: 'scope-required', scope: '*' }],
  ] as const)('%s', (_title, who, asked, given, refusal) => {
    expect(decide(who, asked, given)).toEqual({ ok: false, refusal });
  });

  it.each([
    ['[MS4] the first of two is recorded', actor('l', 'legal'), approve, facts(), { role: 'legal', effect: 'recorded' }],
    [
      '[MS6] the last one puts it in force',
      actor('s', 'supervisor'),
      approve,
      facts({ decisions: [decision('l', ['legal'])] }),
      { role: 'supervisor', effect: 'in-force' },
    ],
    [
      '[MS4] a second lawyer is heard but completes nothing',
      actor('l2', 'legal'),
      approve,
      facts({ decisions: [decision('l', ['legal'])] }),
      { role: 'legal', effect: 'recorded' },
    ],
    [
      '[MS3] one request for changes ends it',
      actor('l2', 'legal'),
      { ...approve, verdict: 'request-changes', note: 'the date' },
      facts({ decisions: [decision('l', ['legal'])] }),
      { role: 'legal', effect: 'ended' },
    ],
    [
      '[MS4] two roles count as the one that is missing',
      actor('b', 'legal', 'supervisor'),
      approve,
      facts({ decisions: [decision('l', ['legal'])] }),
      { role: 'supervisor', effect: 'in-force' },
    ],
    [
      '[MS4] who decided with two roles makes room for a lawyer',
      actor('l', 'legal'),
      approve,
      facts({ decisions: [decision('b', ['legal', 'supervisor'])] }),
      { role: 'legal', effect: 'in-force' },
    ],
    ["[MS4] a full token acts with its maker's roles", token(['*']), approve, facts(), { role: 'legal', effect: 'recorded' }],
  ] as const)('%s', (_title, who, asked, given, value) => {
    expect(decide(who, asked, given)).toEqual({ ok: true, value: { ...value, as: { for: null, roles: who.roles, deputy: null } } });
  });

  it.each([
    ['who froze it', actor('froze', 'responder'), null],
    ['an author', actor('writer', 'responder'), null],
    ['a supervisor', actor('s', 'supervisor'), null],
    ['legal', actor('l', 'legal'), null],
    ['another responder', actor('r', 'responder'), 'may-not-recall'],
    ['an author who may only read now', actor('writer', 'observer'), 'may-not-recall'],
    ['a narrow token', { ...actor('froze', 'responder'), token: { id: 't', scopes: ['mentions:write'] } }, 'scope-required'],
  ])('[MS9] recalled by %s', (_name, who, code) => {
    expect(refuseRecall(who, revision)?.code ?? null).toBe(code);
  });
});

describe('since when writing makes an author', () => {
  it('[MS4] since the freeze of the revision that came in force, but never before a later restart', () => {
    expect(authorsFromInForce({ authorsFrom: 3 }, { draftAt: 10 })).toBe(10);
    expect(authorsFromInForce({ authorsFrom: 14 }, { draftAt: 10 })).toBe(14);
  });
  it('[MS4] since the restart', () => {
    expect(authorsFromRestart({ authorsFrom: 10 }, 21)).toBe(21);
  });
});

describe('an ordered policy', () => {
  const ordered = { ...DEFAULT_POLICY, ordered: true };
  const facts = (decisions: Decision[]): UnderReview => ({
    control: { inForce: 1, underReview: 2 },
    policy: ordered,
    revision,
    review: review(),
    decisions,
    at: AT,
  });
  const approve: DecisionAsked = { verdict: 'approve', hash: 'h2', note: null };

  it('[MS4] whoever comes too early is told whose turn it is, and keeps the word', () => {
    expect(decide(actor('s', 'supervisor'), approve, facts([]))).toEqual({
      ok: false,
      refusal: { code: 'not-your-turn', roles: ['legal'] },
    });
    expect(decide(actor('s', 'supervisor'), approve, facts([decision('l', ['legal'], { nth: 1 })]))).toMatchObject({
      value: { effect: 'in-force' },
    });
  });
  it('[MS4] objecting is for any turn', () => {
    expect(decide(actor('s', 'supervisor'), { ...approve, verdict: 'request-changes', note: 'n' }, facts([]))).toMatchObject({
      value: { effect: 'ended' },
    });
  });
  it('[MS4] only those whose turn it is could decide now', () => {
    const members = [member('l', 'legal'), member('s', 'supervisor')];
    expect(Object.keys(canDecide({ policy: ordered, revision, decisions: [], members }))).toEqual(['legal']);
    expect(canComplete({ policy: ordered, revision, decisions: [], members })).toBe(true);
    expect(canComplete({ policy: ordered, revision, decisions: [], members: [member('b', 'legal', 'supervisor')] })).toBe(false);
    expect(canComplete({ policy: ordered, revision, decisions: [decision('l', ['legal'])], members: [member('e', 'executive')] })).toBe(
      true,
    );
  });
  it('[MS4] two of one instant count in the order in which they were given', () => {
    const given = [decision('a', ['supervisor'], { nth: 2 }), decision('l', ['legal'], { nth: 1 })];
    expect(approvalsOf(revision, given).map(({ userId }) => userId)).toEqual(['l', 'a']);
    expect(isComplete(ordered, approvalsOf(revision, given))).toBe(true);
  });
});
