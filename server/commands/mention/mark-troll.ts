/** Marks a mention as a troll's, or takes the mark back. Needs a reason; hides nothing by itself. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { plainWords } from '../../ingest/handling/plain-words.ts';
import { speakerOf } from '../../ingest/handling/speaker-of.ts';
import { instant } from '../../runtime/runtime.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { reasonOf, rulingOnTroll } from './triage-rules.ts';

export async function markTroll(
  deps: Deps,
  actor: Actor,
  input: { readonly room: string; readonly mentionId: string; readonly on: boolean; readonly reason?: string | undefined },
): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  const { room, mentionId, on } = input;
  return changeMention(deps, actor, {
    ...{ room, mentionId },
    act: 'mark-troll',
    rule: (mention) => {
      const speaker = speakerOf({ ...mention, words: plainWords(mention.text), label: mention.score.label });
      return { ruling: rulingOnTroll(mention, { on, reason: reasonOf(input.reason), speaker }, actor.userId, instant(deps.runtime)) };
    },
  });
}
