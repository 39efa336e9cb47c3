/** A supervisor gives a mention to somebody, over whoever has it [ME3]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { loadColleague } from './load-colleague.ts';
import { rulingOnAssign } from './triage-rules.ts';

/** `userId`: to whom; a member of the room who may triage. */
export async function assignMention(
  deps: Deps,
  actor: Actor,
  input: { room: string; mentionId: string; userId: string },
): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'assign');
  if (refusal) return refuse(refusal);
  const { room, mentionId, userId } = input;
  return changeMention(deps, actor, {
    room,
    mentionId,
    act: 'assign-mention',
    rule: async (mention) => {
      const colleague = await loadColleague(deps, room, userId);
      return colleague.ok
        ? { ruling: rulingOnAssign(mention, userId, instant(deps.runtime)), expect: colleague.value }
        : { ruling: colleague };
    },
  });
}
