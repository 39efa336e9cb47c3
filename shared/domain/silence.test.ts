/** Owns the tests of the clock of silence and of the room's stance [PO1]. */
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import type { Alert } from './alert.ts';
import { isReviewDue, takePosture, type PostureAsked } from './posture-rules.ts';
import { firstAlertAt, silenceAt, silenceLimits, type SilenceFacts } from './silence.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const ago = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
type Told = Parameters<typeof firstAlertAt>[0][number];
const alert = (from: number, to: number | null, patch: Partial<Alert> = {}): Told => ({
  ...{
    about: { kind: 'room', id: 'r' },
    state: to === null ? 'raised' : 'ended',
    raisedAt: ago(from),
    endedAt: to === null ? null : ago(to),
  },
  ...patch,
});

describe('since when something is going on', () => {
  it.each([
    ['no alert', [], null],
    ['one that stands', [alert(12, null)], 12],
    ['the first of several', [alert(5, null), alert(40, 30), alert(12, null)], 40],
    ['one that ended a while ago', [alert(60, 50)], 60],
    ['yesterday’s, and nothing since', [alert(1500, 1400)], null],
    ['yesterday’s is not held against today', [alert(1500, 1400), alert(7, null)], 7],
    ['one after the other, less than two hours apart', [alert(300, 250), alert(140, 130), alert(20, null)], 300],
    ['raised again soon after it ended', [alert(10, null, { firstRaisedAt: ago(70) })], 70],
    ['a person in danger is nobody’s public message', [alert(30, null, { about: { kind: 'danger', id: 'm' } })], null],
    ['a review that waits is no alert about the world', [alert(30, null, { about: { kind: 'review', id: '1' } })], null],
  ] as [string, Told[], number | null][])('[PO1] %s', (_name, alerts, minutes) => {
    expect(firstAlertAt(alerts, NOW)).toBe(minutes === null ? null : ago(minutes));
  });
});

describe('the clock of silence', () => {
  const limits = silenceLimits({ limits: { undecidedMs: 1, awayMs: 1 } });
  const at = (patch: Partial<SilenceFacts>) =>
    silenceAt({ since: ago(20), firstWordAt: null, statementAt: null, limits, ...patch }, Date.parse(NOW));
  it.each([
    ['nothing is going on', { since: null }, { is: 'calm' }],
    ['before the first mark', { since: ago(14) }, { is: 'first-word', ms: 840_000, limitMs: 900_000, overMs: 0 }],
    ['past it', {}, { is: 'first-word', ms: 1_200_000, limitMs: 900_000, overMs: 300_000 }],
    ['the first word is said', { firstWordAt: ago(5) }, { is: 'statement', ms: 1_200_000, limitMs: 3_600_000, overMs: 0 }],
    [
      'the statement is overdue',
      { since: ago(75), firstWordAt: ago(5) },
      { is: 'statement', ms: 4_500_000, limitMs: 3_600_000, overMs: 900_000 },
    ],
    ['the room has spoken', { firstWordAt: ago(5), statementAt: ago(1) }, { is: 'calm' }],
    ['a clock a little behind', { since: '2026-03-01T10:00:01.000Z' }, { is: 'first-word', ms: 0, limitMs: 900_000, overMs: 0 }],
  ] as [string, Partial<SilenceFacts>, object][])('[PO1] %s', (_name, patch, expected) => {
    expect(at(patch)).toEqual(expected);
  });
  it('[PO1] a room may have marks of its own', () => {
    expect(silenceLimits({ limits: { undecidedMs: 1, awayMs: 1, firstWordMs: 5, statementMs: 6 } })).toEqual({
      firstWordMs: 5,
      statementMs: 6,
    });
    expect(limits).toEqual({ firstWordMs: 900_000, statementMs: 3_600_000 });
  });
});

describe('taking a stance', () => {
  const before = { is: 'answer', until: null, tone: 'no-humour', reason: '', by: null } as const;
  const actor = (...roles: Role[]): Actor => ({ userId: 's', name: 's', roles, installationAdmin: false });
  const wait: PostureAsked = { posture: 'wait', until: '2026-03-01T10:30:00.000Z', tone: null, reason: 'facts first' };
  const taken = (asked: Partial<PostureAsked>, who = actor('supervisor')) => {
    const result = takePosture(who, { ...wait, ...asked }, { before, at: NOW });
    return result.ok ? result.value : result.refusal;
  };
  it('[PO1] names who, since when, until when and why; the tone stays unless it is named', () => {
    expect(taken({})).toEqual({ is: 'wait', until: wait.until, tone: 'no-humour', reason: 'facts first', by: 's', at: NOW });
    expect(taken({ posture: 'silent', until: null, tone: 'humour' })).toMatchObject({ is: 'silent', until: null, tone: 'humour' });
    expect(taken({ posture: 'answer' })).toMatchObject({ is: 'answer', until: null });
  });
  it.each([
    ['without a reason', { reason: ' ' }, actor('supervisor'), 'reason-required'],
    ['until a time that has passed', { until: ago(1) }, actor('supervisor'), 'malformed'],
    ['by a responder', {}, actor('responder'), 'role-required'],
    ['by legal alone', {}, actor('legal'), 'role-required'],
  ] as [string, Partial<PostureAsked>, Actor, string][])('[PO1] refused %s', (_name, asked, who, code) => {
    expect(taken(asked, who)).toMatchObject({ code });
  });
  it('[PO1] is looked at again when its time has come, and never while it answers', () => {
    expect(isReviewDue({ is: 'wait', until: NOW }, Date.parse(NOW))).toBe(true);
    expect(isReviewDue({ is: 'wait', until: NOW }, Date.parse(NOW) - 1)).toBe(false);
    expect(isReviewDue({ is: 'silent', until: null }, Date.parse(NOW))).toBe(false);
    expect(isReviewDue({ is: 'answer', until: ago(9) }, Date.parse(NOW))).toBe(false);
  });
});
