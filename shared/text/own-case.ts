/**
 * Whether what an opening adds is only about the person's own case: a call-back, news, a day or an hour for it. Such words bind nobody but the
 * one who answers, so a supervisor may decide on them [RE3]; amounts, links and every other promise stay with legal.
 */
import type { Language } from '../domain/entity.ts';
import type { Because } from '../domain/reply.ts';
import { findClaims, type Claim } from './claims.ts';
import { readable } from './drift-bounds.ts';

/** Acts that are done with one person: to call, to answer, to keep posted. */
const OWN_ACTS = /^(?:call-back|inform|term:.*)$/u;
const OWN_KINDS: ReadonlySet<Claim['kind']> = new Set(['date', 'time', 'duration']);

/** @param because what `unsupportedClaims` found in this very text. @returns false for none. */
export function isOwnCase(text: string, language: Language, because: readonly Because[]): boolean {
  if (because.length === 0) return false;
  const claims = findClaims(readable(text), language);
  return because.every(({ found }) => {
    const meant = claims.filter((claim) => claim.found === found);
    return meant.length > 0 && meant.every(({ kind, value }) => OWN_KINDS.has(kind) || (kind === 'promise' && OWN_ACTS.test(value)));
  });
}
