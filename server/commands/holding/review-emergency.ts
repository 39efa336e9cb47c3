/**
 * Legal reviews afterwards what an executive put in force in an emergency [MS5]: from here on it is an ordinary revision. The other way out is
 * to withdraw it, which counts as the review too (withdraw-message.ts). It may be given after the revision was superseded: it was said.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { HOLDING_ROLE } from '@unisson/shared/domain/holding-rules';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Review, Revision } from '@unisson/shared/domain/revision';
import { refuseNarrowToken } from '@unisson/shared/domain/rights';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadRevision } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';

export interface ReviewEmergency {
  readonly room: string;
  readonly n: number;
  /** Hash of the words as they were read [MS3]. */
  readonly hash: string;
  readonly note?: string | null | undefined;
}

export async function reviewEmergency(deps: Deps, actor: Actor, input: ReviewEmergency): Promise<Result<Review>> {
  return attempt(deps, async () => {
    const found = await loadRevision(deps.store, input.room, input.n);
    if (!found.ok) return found;
    const { revision, review } = found.value;
    const { emergency } = review;
    if (!emergency || emergency.reviewed) return refuse({ code: 'not-emergency', n: input.n, reviewed: emergency !== undefined });
    const refusal = refuseReview(actor, revision, input.hash);
    if (refusal) return refuse(refusal);
    const at = instant(deps.runtime);
    const entity = next(review, { emergency: { ...emergency, reviewed: { by: actor.userId, at, note: input.note ?? null } } });
    return ok({
      value: entity,
      batch: {
        scope: input.room,
        puts: [{ kind: 'review' as const, entity }],
        events: [{ type: 'revision.decided' as const, kind: 'review' as const, id: entity.id, version: entity.version }],
        audit: lineOf(actor, 'review-emergency', { kind: 'revision', id: revision.id }),
        at,
      },
    });
  });
}

function refuseReview(actor: Actor, revision: Revision, hash: string): Refusal | null {
  const narrow = refuseNarrowToken(actor);
  if (narrow) return narrow;
  if (!actor.roles.includes(HOLDING_ROLE)) return { code: 'role-required', roles: [HOLDING_ROLE] };
  if (revision.authors.includes(actor.userId)) return { code: 'author-may-not-decide' };
  return hash === revision.hash ? null : { code: 'hash-mismatch', expected: revision.hash, given: hash };
}
