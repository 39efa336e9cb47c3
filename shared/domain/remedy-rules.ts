/** When something has to be decided about words that left, and what each choice asks for. Facts are handed in; nothing is looked up here. */
import type { Dispatch } from './dispatch.ts';
import { isBlank } from './decision-check.ts';
import type { Refusal } from './refusal.ts';
import type { RemedyChoice } from './remedy.ts';
import type { Control } from './room.ts';

export const remedyId = (dispatchId: string, inForce: number | null): string => `${dispatchId}:${inForce ?? 0}`;

/** [RE6] said, and the revision it rests on no longer is what the organisation says. */
export function isSaidUnderOld(dispatch: Pick<Dispatch, 'state' | 'revision' | 'parts'>, control: Pick<Control, 'inForce'>): boolean {
  return wasSaid(dispatch) && dispatch.revision !== control.inForce;
}

/** Heard by somebody, as far as anybody knows: a thread that stopped half way too. */
export function wasSaid({ state, parts }: Pick<Dispatch, 'state' | 'parts'>): boolean {
  return state === 'sent' || state === 'unknown' || (state === 'failed' && parts.some((part) => part.state === 'sent'));
}

/** Leaving words that are wrong, and saying they were taken down, need a reason: they will be asked about. */
export function refuseRemedy(
  asked: { readonly choice: RemedyChoice; readonly reason: string },
  dispatch: Pick<Dispatch, 'id' | 'state' | 'revision' | 'parts'>,
  control: Pick<Control, 'inForce'>,
): Refusal | null {
  if (!isSaidUnderOld(dispatch, control)) return { code: 'not-said-under-old', state: dispatch.state, revision: dispatch.revision };
  return (asked.choice === 'leave' || asked.choice === 'retract') && isBlank(asked.reason) ? { code: 'reason-required' } : null;
}
