/** What of a fact can be compared, which texts of the message say it, and which say otherwise. Pure; for showing, decides nothing. */
import type { Language } from '../domain/entity.ts';
import { EMPTY_MESSAGE, type MessageContent } from '../domain/message.ts';
import type { Place } from '../domain/phrases.ts';
import { agree } from './claims-agree.ts';
import { findClaims } from './claims.ts';
import { fold } from './claims-fold.ts';
import { driftAgainst } from './drift.ts';
import { namesIn } from './drift-names.ts';
import { placedTexts } from './message-drift.ts';

export interface FactUse {
  /** Kind and words as typed. */
  readonly read: readonly { readonly kind: string; readonly found: string }[];
  readonly used: readonly Place[];
  readonly against: readonly Place[];
}

/** @param language the facts' own: they have none of their own, the room's first is taken. */
export function factUse(key: string, fact: string, language: Language, content: MessageContent): FactUse {
  const claims = findClaims(fact, language).filter(({ kind }) => kind !== 'promise');
  const names = namesIn(`${key} : ${fact}`).filter(({ at }) => at > key.length);
  const texts = placedTexts(content);
  const ground: MessageContent = { ...EMPTY_MESSAGE, facts: { [key]: fact } };
  const says = (text: string, of: Language): boolean =>
    findClaims(text, of).some((claim) => claims.some((own) => agree(claim, own) === true)) ||
    names.some(({ words }) => words.every((word) => fold(text).includes(word)));
  return {
    read: [...claims.map(({ kind, found }) => ({ kind, found })), ...names.map(({ found }) => ({ kind: 'name', found }))],
    used: texts.filter(({ text, where }) => says(text, where.language)).map(({ where }) => where),
    against: texts.filter(({ text, where }) => driftAgainst(text, where.language, ground).length > 0).map(({ where }) => where),
  };
}
