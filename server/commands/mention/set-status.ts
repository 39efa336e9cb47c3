/** Says where a mention stands. "No answer" needs a reason; "not about us" takes it out of the figures, and back in when undone. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention, Status } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { reasonOf, rulingOnStatus } from './triage-rules.ts';

export interface SetStatus {
  readonly room: string;
  readonly mentionId: string;
  readonly status: Status;
  readonly reason?: string | undefined;
}

export async function setStatus(deps: Deps, actor: Actor, { room, mentionId, status, reason }: SetStatus): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return changeMention(deps, actor, {
    room,
    mentionId,
    act: 'set-status',
    rule: (mention) => ({ ruling: rulingOnStatus(mention, status, reasonOf(reason)) }),
  });
}
