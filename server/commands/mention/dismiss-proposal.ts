/** Says that a mention needs no special handling after all: the proposal goes, who dismissed it and why stays [ME7]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { reasonOf, rulingOnProposal } from './triage-rules.ts';

export async function dismissProposal(
  deps: Deps,
  actor: Actor,
  input: { readonly room: string; readonly mentionId: string; readonly reason?: string | undefined },
): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return changeMention(deps, actor, {
    ...input,
    act: 'dismiss-proposal',
    rule: (mention) => ({ ruling: rulingOnProposal(mention, reasonOf(input.reason), actor.userId, instant(deps.runtime)) }),
  });
}
