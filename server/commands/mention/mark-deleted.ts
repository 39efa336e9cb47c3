/** The post is gone at its source: a new fact about it. Its row stays, an answer to it is refused from now on [ME4]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { mentionId } from '../../ingest/identity.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { refuseFeeding } from './refuse-feeding.ts';

/** `at`: when it was deleted, as the source says; ISO 8601 in UTC. */
export async function markDeleted(
  deps: Deps,
  actor: Actor,
  input: { room: string; source: string; nativeId: string; at: string },
): Promise<Result<Mention>> {
  const refusal = refuseFeeding(actor);
  if (refusal) return refuse(refusal);
  return changeMention(deps, actor, {
    room: input.room,
    mentionId: mentionId(input.source, input.nativeId),
    act: 'mark-deleted',
    rule: ({ deletedAt }) => ({ ruling: ok(deletedAt !== null && deletedAt <= input.at ? null : { deletedAt: input.at }) }),
  });
}
