/** Gives a taken mention back to everybody: its owner does, or who may assign. What was written about it stays. */
import { can, type Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { rulingOnRelease } from './triage-rules.ts';

export async function releaseMention(deps: Deps, actor: Actor, input: { room: string; mentionId: string }): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return changeMention(deps, actor, {
    ...input,
    act: 'release-mention',
    rule: (mention) => ({ ruling: rulingOnRelease(mention, actor.userId, can(actor, 'assign')) }),
  });
}
