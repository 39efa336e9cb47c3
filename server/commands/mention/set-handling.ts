/** Marks a mention as one that must not be answered in bulk: danger, illegal, press, legal, vip; it goes to a named owner, who alone lifts it [ME7]. */
import { can, type Actor } from '@unisson/shared/domain/actor';
import type { Handling, Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { loadColleague } from './load-colleague.ts';
import { reasonOf, rulingOnHandling } from './triage-rules.ts';

export interface SetHandling {
  readonly room: string;
  readonly mentionId: string;
  readonly handling: Handling;
  /** User id; required unless `handling` is normal. */
  readonly owner?: string | null | undefined;
  readonly reason?: string | undefined;
}

export async function setHandling(deps: Deps, actor: Actor, input: SetHandling): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  const { room, mentionId, handling } = input;
  const ask = { handling, owner: handling === 'normal' ? null : (input.owner ?? null), reason: reasonOf(input.reason) };
  const who = { userId: actor.userId, mayAssign: can(actor, 'assign') };
  return changeMention(deps, actor, {
    room,
    mentionId,
    act: 'set-handling',
    rule: async (mention) => {
      const ruling = rulingOnHandling(mention, ask, who, instant(deps.runtime));
      if (!ruling.ok || ask.owner === null) return { ruling };
      const colleague = await loadColleague(deps, room, ask.owner);
      return colleague.ok ? { ruling, expect: colleague.value } : { ruling: colleague };
    },
  });
}
