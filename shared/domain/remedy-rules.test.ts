import { expect, it } from 'vitest';
import type { DispatchState } from './dispatch.ts';
import { refuseRemedy, wasSaid } from './remedy-rules.ts';

const part = (state: DispatchState) => ({ text: 'x', state, url: null });
const dispatch = (state: DispatchState, parts: readonly DispatchState[] = [state]) => ({
  id: 'd',
  revision: 1,
  state,
  parts: parts.map(part),
});

it.each([
  ['sent', ['sent'], true],
  ['unknown', ['unknown'], true],
  ['failed', ['sent', 'failed'], true],
  ['failed', ['failed'], false],
  ['cancelled', ['cancelled'], false],
  ['queued', ['queued'], false],
  ['retracted', ['retracted'], false],
] as const)('[RE6] a %s sending of parts %j was said: %s', (state, parts, said) => {
  expect(wasSaid(dispatch(state, parts))).toBe(said);
});

it.each([
  ['of the revision in force', dispatch('sent'), { inForce: 1 }, 'correct', 'x', 'not-said-under-old'],
  ['that never left', dispatch('cancelled'), { inForce: 2 }, 'correct', 'x', 'not-said-under-old'],
  ['left without a reason', dispatch('sent'), { inForce: 2 }, 'leave', '  ', 'reason-required'],
  ['taken down without a reason', dispatch('sent'), { inForce: null }, 'retract', '', 'reason-required'],
] as const)('[RE6] words %s: refused', (_title, said, control, choice, reason, code) => {
  expect(refuseRemedy({ choice, reason }, said, control)?.code).toBe(code);
});

it('[RE6] correcting and following up need no reason', () => {
  for (const choice of ['correct', 'follow-up'] as const)
    expect(refuseRemedy({ choice, reason: '' }, dispatch('sent'), { inForce: 2 })).toBeNull();
});
