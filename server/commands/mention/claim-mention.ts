/** Takes a mention so that two people do not answer the same one: compare-and-set, the loser is told who won [ME3]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { rulingOnClaim } from './triage-rules.ts';

export async function claimMention(deps: Deps, actor: Actor, input: { room: string; mentionId: string }): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return changeMention(deps, actor, {
    ...input,
    act: 'claim-mention',
    rule: (mention) => ({ ruling: rulingOnClaim(mention, actor.userId, instant(deps.runtime)) }),
  });
}
