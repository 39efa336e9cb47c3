/** Every case of the pure rulings of triage, a line each. */
import { describe, expect, it } from 'vitest';
import type { Mention } from '@unisson/shared/domain/mention';
import { mention } from '../../store/contract/rows.ts';
import {
  letGo,
  reasonOf,
  rulingOnAssign,
  rulingOnClaim,
  rulingOnHandling,
  rulingOnLabel,
  rulingOnRelease,
  rulingOnStatus,
  type Ruling,
} from './triage-rules.ts';

const AT = '2026-03-01T12:30:00.000Z';
const of = (patch: Partial<Mention> = {}): Mention => mention('m1', patch);
const taken = of({ assignee: 'ann', assignedAt: AT, status: 'in-progress' });
const marked: Partial<Mention> = {
  ...{ handling: 'danger', handlingOwner: 'ann', handlingReason: 'threat' },
  ...{ assignee: 'ann', assignedAt: AT, status: 'in-progress' },
};
const danger = of(marked);
const lifted = { handling: 'normal', owner: null, reason: 'fine' } as const;
const notOwner = { code: 'not-owner', owner: 'ann' } as const;
const outcome = (ruling: Ruling): unknown => (ruling.ok ? ruling.value : ruling.refusal);

describe('triage rules', () => {
  it.each([
    [
      '[ME3] a free mention is taken and in progress',
      rulingOnClaim(of(), 'bob', AT),
      { assignee: 'bob', assignedAt: AT, status: 'in-progress' },
    ],
    ['[ME3] a waiting one keeps its status', rulingOnClaim(of({ status: 'waiting' }), 'bob', AT), { assignee: 'bob', assignedAt: AT }],
    ['[ME3] one’s own is one’s own', rulingOnClaim(taken, 'ann', AT), null],
    ['[ME3] the loser is told who won', rulingOnClaim(taken, 'bob', AT), { code: 'already-claimed', by: 'ann' }],
    ['[ME3] assigning overrides', rulingOnAssign(taken, 'bob', AT), { assignee: 'bob', assignedAt: AT }],
    ['[ME3] assigning to who has it changes nothing', rulingOnAssign(taken, 'ann', AT), null],
    ['[ME3] the owner gives it back', rulingOnRelease(taken, 'ann', false), { assignee: null, assignedAt: null, status: 'new' }],
    ['[ME3] a supervisor gives it back', rulingOnRelease(taken, 'sue', true), { assignee: null, assignedAt: null, status: 'new' }],
    ['[ME3] nobody else does', rulingOnRelease(taken, 'bob', false), notOwner],
    ['[ME3] what nobody has cannot be given back twice', rulingOnRelease(of(), 'bob', false), null],
    [
      '[ME3] an answered one stays answered when let go',
      { ok: true, value: letGo(of({ assignee: 'ann', status: 'answered' })) } as const,
      { assignee: null, assignedAt: null },
    ],
    ['a status is set', rulingOnStatus(of(), 'waiting', null), { status: 'waiting', statusReason: null }],
    ['no answer needs a reason', rulingOnStatus(of(), 'no-answer', null), { code: 'reason-required' }],
    ['no answer with one', rulingOnStatus(of(), 'no-answer', 'troll'), { status: 'no-answer', statusReason: 'troll' }],
    ['the same status changes nothing', rulingOnStatus(of(), 'new', null), null],
    ['[ME5] a label is the person’s', rulingOnLabel(of(), 'positive', 'bob'), { score: { ...of().score, label: 'positive', by: 'bob' } }],
    ['[ME5] agreeing with the scorer is a label too', rulingOnLabel(of(), 'negative', 'bob'), { score: { ...of().score, by: 'bob' } }],
    ['[ME5] saying it twice changes nothing', rulingOnLabel(of({ score: { ...of().score, by: 'bob' } }), 'negative', 'bob'), null],
  ])('%s', (_title, ruling, expected) => {
    expect(outcome(ruling)).toEqual(expected);
  });

  const handle = (row: Mention, ask: Parameters<typeof rulingOnHandling>[1], userId: string, mayAssign = false) =>
    outcome(rulingOnHandling(row, ask, { userId, mayAssign }, AT));
  it.each([
    ['a mark needs an owner', of(), { handling: 'danger', owner: null, reason: 'threat' }, 'bob', false, { code: 'owner-required' }],
    ['a mark needs a reason', of(), { handling: 'danger', owner: 'ann', reason: null }, 'bob', false, { code: 'reason-required' }],
    ['marked, it goes to its owner', of(), { handling: 'danger', owner: 'ann', reason: 'threat' }, 'bob', false, marked],
    [
      'the owner lifts it with a reason',
      danger,
      { handling: 'normal', owner: null, reason: 'a quote' },
      'ann',
      false,
      { handling: 'normal', handlingOwner: null, handlingReason: 'a quote' },
    ],
    ['not without one', danger, { handling: 'normal', owner: null, reason: null }, 'ann', false, { code: 'reason-required' }],
    ['nobody else lifts it', danger, lifted, 'bob', false, notOwner],
    ['a supervisor does not either', danger, lifted, 'sue', true, notOwner],
    [
      'a supervisor names another owner',
      danger,
      { handling: 'danger', owner: 'sue', reason: 'ann left' },
      'sue',
      true,
      { handling: 'danger', handlingOwner: 'sue', handlingReason: 'ann left', assignee: 'sue', assignedAt: AT },
    ],
    ['a colleague does not', danger, { handling: 'legal', owner: 'bob', reason: 'mine' }, 'bob', false, notOwner],
    [
      'the owner changes the kind',
      danger,
      { handling: 'legal', owner: 'ann', reason: 'a lawsuit' },
      'ann',
      false,
      { handling: 'legal', handlingOwner: 'ann', handlingReason: 'a lawsuit' },
    ],
    ['normal is normal', of(), { handling: 'normal', owner: null, reason: 'x' }, 'bob', false, null],
    ['the same mark changes nothing', danger, { handling: 'danger', owner: 'ann', reason: 'threat' }, 'ann', false, null],
  ] as const)('[ME7] %s', (_title, row, ask, userId, mayAssign, expected) => {
    expect(handle(row, ask, userId, mayAssign)).toEqual(expected);
  });

  it('a reason of blanks is none', () => {
    expect([reasonOf('  \n'), reasonOf(undefined), reasonOf(' troll ')]).toEqual([null, null, 'troll']);
  });
});
