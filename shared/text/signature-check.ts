/**
 * What the name in a signature says that a name does not say: a link, a promise, an amount, a phone number, a banned phrase [RE3]. Who signs
 * chooses his name himself, so it is held to what his opening is held to. Pure.
 */
import type { Language } from '../domain/entity.ts';
import type { Because } from '../domain/reply.ts';
import { openingBecause, type OpeningGround } from './opening-check.ts';

/** @param template the room's own, whose words its administrator answers for. */
export function signatureBecause(
  signature: string,
  template: string,
  { language, ...ground }: OpeningGround & { language: Language },
): Because[] {
  const own = new Set(openingBecause(template, language, ground).map(keyOf));
  return openingBecause(signature, language, ground).filter((reason) => !own.has(keyOf(reason)) && !isName(reason));
}

const keyOf = ({ kind, found }: Because): string => `${kind}\n${found}`;

/** People are called April, Trois, Gratuite or Agent 12. */
function isName({ kind, found }: Because): boolean {
  switch (kind) {
    case 'amount':
      return !/\d|euro|dollar|pound|livre|[€$£]/iu.test(found);
    case 'date':
      return !/\d/u.test(found);
    case 'number':
      return found.replace(/\D/gu, '').length < 5 && !/%|pour ?cent|per ?cent|\d \p{L}/iu.test(found);
    case 'contradiction':
      return true;
    case 'link':
    case 'promise':
    case 'banned':
    case 'unread':
      return false;
  }
}
