/** Owns the table of everything that stops words from leaving, and of the decision an opening needs. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import { mayClaim, isLive, isOutdated, refuseCancel } from './dispatch-rules.ts';
import { DISPATCH_STATES } from './dispatch.ts';
import { acknowledgementId } from './acknowledgement-id.ts';
import { decideOpening, isApproved, needsOf, type OpeningFacts } from './reply-check.ts';
import { joined, slotIdOf } from './reply-rules.ts';
import type { Because, Conversation, Reply, ReplyDecision, ReplyStatus } from './reply.ts';
import { refuseAct } from './rights.ts';
import { DEFAULT_POLICY, type Control } from './room.ts';
import { refuseSend, type SendAsked, type SendFacts } from './send-check.ts';

const AT = '2026-03-01T10:00:00.000Z';
const control: SendFacts['control'] = {
  inForce: 2,
  hold: null,
  posture: { is: 'answer', until: null, tone: 'no-humour', reason: '', by: null },
};
const hold: Control['hold'] = { reason: 'leak', by: 's', at: AT };
const mention = { id: 'm1', deletedAt: null, handling: 'normal' as const, handlingOwner: null };
const tenEuros: Because = { kind: 'amount', found: '10 €' };
const nothing = { decision: false, by: [], because: [] };
const facts = (patch: Partial<SendFacts> = {}): SendFacts => ({
  ...{ text: 't', hash: 'h', missing: null, size: { length: 10, limit: 280, fits: true }, fittingForms: [] },
  ...{
    reply: { id: 'r1', status: 'open', form: 'full' },
    control,
    mention,
    opening: 'Bonjour',
    because: [],
    needs: nothing,
    channel: 'x',
    hasOutlet: true,
  },
  ...patch,
});
const answered: Conversation = { id: 'c1', version: 1, seq: 40, replyId: 'r2', by: 'w2', text: 'déjà répondu', at: AT };
const asked = (patch: Partial<SendAsked> = {}): SendAsked => ({ hash: 'h', seenSeq: 40, conversation: null, ...patch });

describe('sending', () => {
  it('[RE7] leaves when everything holds', () => {
    expect(refuseSend(facts(), asked())).toBeNull();
    expect(refuseSend(facts(), null)).toBeNull();
  });

  it.each([
    ['[RE1] a reply that was sent', { reply: { id: 'r1', status: 'sent', form: 'full' } }, { code: 'reply-not-open', status: 'sent' }],
    [
      '[DI5] a reply that may have been received',
      { reply: { id: 'r1', status: 'unknown', form: 'full' } },
      { code: 'reply-not-open', status: 'unknown' },
    ],
    ['[DI6] a hold', { control: { ...control, hold } }, { code: 'on-hold', reason: 'leak', by: 's' }],
    [
      '[PO1] another posture',
      { control: { ...control, posture: { ...control.posture, is: 'silent' } } },
      { code: 'posture', posture: 'silent', until: null },
    ],
    [
      '[RE7] nothing in force, for a courtesy too',
      { control: { ...control, inForce: null }, reply: { id: 'r1', status: 'open', form: 'courtesy' } },
      { code: 'not-in-force' },
    ],
    ['[ME4] the post was deleted', { mention: { ...mention, deletedAt: AT } }, { code: 'mention-gone', mentionId: 'm1' }],
    [
      '[ME7] special handling',
      { mention: { ...mention, handling: 'danger', handlingOwner: 'o' } },
      { code: 'protected', handling: 'danger', owner: 'o' },
    ],
    [
      '[RE7] no text for the language',
      { missing: { code: 'no-text-for-language', available: ['fr'] } },
      { code: 'no-text-for-language', available: ['fr'] },
    ],
    [
      '[RE3] an opening that says more',
      { because: [tenEuros], needs: { decision: true, by: ['legal'], because: [tenEuros] } },
      { code: 'needs-decision', because: [tenEuros] },
    ],
    [
      '[RE7] a courtesy that says more',
      { reply: { id: 'r1', status: 'open', form: 'courtesy' }, because: [tenEuros] },
      { code: 'courtesy-says-too-much', because: [tenEuros] },
    ],
    ['[RE7] an empty courtesy', { reply: { id: 'r1', status: 'open', form: 'courtesy' }, opening: ' \n' }, { code: 'nothing-to-send' }],
    [
      '[RE4] too long, with the forms that fit',
      { size: { length: 300, limit: 280, fits: false }, fittingForms: ['short'] },
      { code: 'too-long', length: 300, limit: 280, fits: ['short'] },
    ],
    ['[DI1] a channel nothing goes out of', { hasOutlet: false }, { code: 'no-outlet', channel: 'x' }],
  ] as [string, Partial<SendFacts>, unknown][])('%s is refused, and shown beforehand', (_title, patch, refusal) => {
    expect(refuseSend(facts(patch), asked())).toEqual(refusal);
    expect(refuseSend(facts(patch), null)).toEqual(refusal);
  });

  it('[RE3] a decision that was given lets it leave', () => {
    expect(refuseSend(facts({ because: [tenEuros], needs: { decision: false, by: ['legal'], because: [tenEuros] } }), asked())).toBeNull();
  });
  it('[RE6] the hash is the glance: an old one is refused with the new', () => {
    expect(refuseSend(facts(), asked({ hash: 'old' }))).toEqual({ code: 'hash-mismatch', expected: 'h', given: 'old' });
  });
  it.each([
    ['somebody else answered since', { seenSeq: 39, conversation: answered }, 'someone-answered'],
    ['the answer had been seen', { seenSeq: 40, conversation: answered }, null],
    ['it was this reply, taken back', { seenSeq: 0, conversation: { ...answered, replyId: 'r1' } }, null],
    ['nobody answered', { seenSeq: 0, conversation: null }, null],
  ])('[RE5] %s', (_title, patch, code) => {
    expect(refuseSend(facts(), asked(patch))?.code ?? null).toBe(code);
  });
  it('[DI6] what stops the whole room is said first', () => {
    expect(
      refuseSend(facts({ control: { ...control, hold, inForce: null }, mention: { ...mention, deletedAt: AT } }), asked({ hash: 'old' }))
        ?.code,
    ).toBe('on-hold');
  });
});

describe('the decision an opening needs', () => {
  const given = (userId: string, role: Role, patch: Partial<ReplyDecision> = {}): ReplyDecision => ({
    userId,
    role,
    verdict: 'approve',
    hash: 'h',
    note: null,
    at: AT,
    ...patch,
  });
  const opening = (patch: Partial<OpeningFacts> = {}): OpeningFacts => ({
    form: 'full',
    because: [tenEuros],
    decisions: [],
    hash: 'h',
    policy: DEFAULT_POLICY,
    authors: ['w'],
    ...patch,
  });

  it.each([
    ['nobody', [], false],
    ['legal', [given('l', 'legal')], true],
    ['legal, of another text', [given('l', 'legal', { hash: 'g' })], false],
    ['legal who wrote in it, before or after', [given('w', 'legal')], false],
    ['a deputy of somebody who wrote in it, before or after', [given('d', 'legal', { for: 'w' })], false],
    ['a deputy', [given('d', 'legal', { for: 'l' })], true],
    ['a supervisor where the room wants legal', [given('s', 'supervisor')], false],
    ['two lawyers who disagree', [given('l', 'legal'), given('l2', 'legal', { verdict: 'request-changes', note: 'n' })], false],
    [
      'a lawyer who objected to the text before',
      [given('l2', 'legal', { verdict: 'request-changes', hash: 'g' }), given('l', 'legal')],
      true,
    ],
  ])('[RE3] decided by %s: stands %s', (_name, decisions, stands) => {
    expect(isApproved(opening({ decisions }))).toBe(stands);
    expect(needsOf(opening({ decisions }))).toEqual({ decision: !stands, by: ['legal'], because: [tenEuros] });
  });
  it('[RE3] an opening without claims needs nobody', () => {
    expect(needsOf(opening({ because: [] }))).toEqual({ decision: false, by: [], because: [] });
  });
  it('[RE7] a courtesy cannot be decided upon', () => {
    expect(needsOf(opening({ form: 'courtesy' }))).toEqual({ decision: false, by: [], because: [tenEuros] });
  });

  const actor = (userId: string, ...roles: Role[]): Actor => ({ userId, name: userId, roles, installationAdmin: false });
  const approve = { verdict: 'approve', hash: 'h', note: null } as const;
  it.each([
    ['a lawyer', actor('l', 'legal'), approve, 'open', {}, null],
    ['another hash', actor('l', 'legal'), { ...approve, hash: 'g' }, 'open', {}, 'hash-mismatch'],
    ['nothing to decide', actor('l', 'legal'), approve, 'open', { because: [] }, 'decision-not-needed'],
    ['the writer', actor('w', 'legal'), approve, 'open', {}, 'author-may-not-decide'],
    ['another role', actor('s', 'supervisor'), approve, 'open', {}, 'role-not-in-policy'],
    ['twice', actor('l', 'legal'), approve, 'open', { decisions: [given('l', 'legal')] }, 'already-decided'],
    ['changes without a note', actor('l', 'legal'), { ...approve, verdict: 'request-changes' }, 'open', {}, 'note-required'],
    ['a reply that has left', actor('l', 'legal'), approve, 'sent', {}, 'reply-not-open'],
    ['a narrow token', { ...actor('l', 'legal'), token: { id: 't', scopes: ['mentions:write'] } }, approve, 'open', {}, 'scope-required'],
  ] as [string, Actor, typeof approve, ReplyStatus, Partial<OpeningFacts>, string | null][])(
    '[RE3] %s',
    (_name, who, verdict, status, patch, code) => {
      const result = decideOpening(who, verdict, { status }, { ...opening(patch), n: 2 });
      expect(result.ok ? null : result.refusal.code).toBe(code);
    },
  );
});

describe('dispatches', () => {
  const queued = { state: 'queued', revision: 2, dueAt: AT } as const;
  it.each([
    ['queued, due, in force, no hold', queued, control, AT, null],
    ['not due yet', { ...queued, dueAt: '2026-03-01T10:00:00.001Z' }, control, AT, 'conflict'],
    ['no instant given: not asked', { ...queued, dueAt: '2999-01-01T00:00:00.000Z' }, control, undefined, null],
    ['claimed already', { ...queued, state: 'sending' }, control, AT, 'conflict'],
    ['on hold', queued, { ...control, hold }, AT, 'on-hold'],
    ['superseded', queued, { ...control, inForce: 3 }, AT, 'not-in-force'],
    ['withdrawn', queued, { ...control, inForce: null }, AT, 'not-in-force'],
    ['[PO1] the room waits', queued, { ...control, posture: { ...control.posture, is: 'wait' as const } }, AT, 'posture'],
    ['[PO1] the room is silent', queued, { ...control, posture: { ...control.posture, is: 'silent' as const } }, AT, 'posture'],
    ['queued since it is in force', { ...queued, createdAt: AT }, { ...control, inForceSince: AT }, AT, null],
    [
      '[MS7] queued before it stood once more',
      { ...queued, createdAt: '2026-03-01T09:59:59.999Z' },
      { ...control, inForceSince: AT },
      AT,
      'not-in-force',
    ],
  ] as const)('[DI2] [DI3] a claim: %s', (_name, dispatch, now, at, code) => {
    expect(mayClaim(dispatch, now, at)?.code ?? null).toBe(code);
  });
  it('[MS6] only what is queued can be outdated: the rest is on its way or over', () => {
    expect(DISPATCH_STATES.filter((state) => isOutdated({ state, revision: 1 }, { inForce: 2 }))).toEqual(['queued']);
    expect(isOutdated({ state: 'queued', revision: 2 }, { inForce: 2 })).toBe(false);
  });
  it('[DI2] only what is queued can be taken back', () => {
    expect(DISPATCH_STATES.filter((state) => refuseCancel({ state }) === null)).toEqual(['queued']);
  });
  it('[DI5] words that left, may have left or will leave are live', () => {
    expect(DISPATCH_STATES.filter(isLive)).toEqual(['queued', 'sending', 'sent', 'unknown']);
  });
});

describe('places and channels', () => {
  it.each([
    ['open', true],
    ['queued', true],
    ['unknown', true],
    ['failed', true],
    ['sent', false],
    ['dropped', false],
  ] as const)('[RE1] a reply that is %s is joined: %s', (status, joins) => {
    const holder = { id: 'r1', status } as Reply;
    expect(joined({ id: 'm:m1', version: 1, replyId: 'r1' }, holder)).toBe(joins ? holder : null);
  });
  it('[RE1] mention and story have places of their own', () => {
    expect(slotIdOf({ mentionId: 'x', storyId: null })).toBe('m:x');
    expect(slotIdOf({ mentionId: null, storyId: 'x' })).toBe('s:x');
  });
  it("[MS6] no site's name can pass for another's seat", () => {
    expect(acknowledgementId('phone', 'a:b', 'c')).not.toBe(acknowledgementId('phone', 'a', 'b:c'));
    expect(acknowledgementId('phone', 'a%3Ab', '')).not.toBe(acknowledgementId('phone', 'a:b', ''));
  });
  it('an act is refused with the roles that may do it, and to a narrow token', () => {
    const observer: Actor = { userId: 'o', name: 'o', roles: ['observer'], installationAdmin: false };
    expect(refuseAct(observer, 'hold')).toEqual({ code: 'role-required', roles: ['supervisor', 'executive'] });
    expect(refuseAct(observer, 'read')).toBeNull();
    expect(refuseAct({ ...observer, roles: ['supervisor'], token: { id: 't', scopes: ['mentions:write'] } }, 'hold')).toEqual({
      code: 'scope-required',
      scope: '*',
    });
  });
});
