/**
 * Makes the link that lets one person read one revision and decide on it away from the console: a secret shown to nobody but that person,
 * stored as SHA-256 only, bound to person, revision and hash. An act of the house; gives no right that the person does not have.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { ReviewLink } from '@unisson/shared/domain/notice';
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Revision } from '@unisson/shared/domain/revision';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { hashSecret, newSecret } from '../people/secret.ts';

/** A day: a decision that nobody took in that time has long been escalated. */
export const LINK_VALID_MS = 24 * 3_600_000;

export interface MakeReviewLink {
  readonly room: string;
  readonly userId: string;
  readonly revision: Pick<Revision, 'n' | 'hash'>;
}

/** @returns the secret, URL-safe. */
export async function makeReviewLink(deps: Deps, { room, userId, revision }: MakeReviewLink): Promise<Result<string>> {
  const secret = newSecret(deps.runtime);
  return attempt(deps, async () => {
    const at = instant(deps.runtime);
    const entity: ReviewLink = {
      id: hashSecret(secret),
      version: 1,
      userId,
      n: revision.n,
      hash: revision.hash,
      createdAt: at,
      expiresAt: new Date(Date.parse(at) + LINK_VALID_MS).toISOString(),
    };
    const audit = { ...lineOf(SYSTEM, 'make-review-link', { kind: 'review-link', id: entity.id }), onBehalfOf: userId };
    return ok({ value: secret, batch: { scope: room, puts: [{ kind: 'review-link' as const, entity }], audit, at } });
  });
}

/** Room and secret as one path, so that the link is looked up where it lies. */
export const decidePath = (room: string, secret: string): string => `/decide/${encodeURIComponent(room)}/${secret}`;
