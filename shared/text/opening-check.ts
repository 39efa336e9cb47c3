/**
 * What an opening says beyond, or against, what was approved [RE3]: claims nobody carries, banned phrases, words that contradict the
 * message, and that it is too long for anybody to tell. One place, so that the reply, the console and the check route cannot differ. Pure.
 */
import type { Language } from '../domain/entity.ts';
import { EMPTY_MESSAGE, type MessageContent } from '../domain/message.ts';
import type { Phrase } from '../domain/phrases.ts';
import type { Because } from '../domain/reply.ts';
import { approvedWords } from '../domain/reply-text.ts';
import { driftAgainst, quotedFrom, unsupportedClaims, type Drift } from './drift.ts';
import { phrasesIn } from './phrases.ts';

export interface OpeningGround {
  /** Null: nothing carries anything. */
  readonly message: MessageContent | null;
  /** The mention answered, with its edits; the customer's own figures may be repeated. */
  readonly mention: readonly string[];
  readonly banned: readonly Phrase[];
}

/** Once each, as typed: figures, dates, links and promises first, then phrases, then contradictions and what was not compared. */
export function openingBecause(text: string, language: Language, { message, mention, banned }: OpeningGround): Because[] {
  const carried = message === null ? [] : [approvedWords(message, language)];
  const because = unsupportedClaims(text, language, [...carried, ...mention]);
  const phrases = phrasesIn(text, language, banned).map(({ found }): Because => ({ kind: 'banned', found }));
  const against = openingDrift(text, language, { message, mention, banned })
    .filter(({ kind }) => kind === 'fact' || kind === 'name' || kind === 'unread')
    .map(({ kind, found, message: of }): Because => (kind === 'unread' ? { kind, found: found || of } : { kind: 'contradiction', found }));
  const all = new Map([...because, ...phrases, ...against].map((reason) => [`${reason.kind}\n${reason.found}`, reason]));
  return [...all.values()];
}

/** Without what only repeats the mention: a customer's own order number contradicts nothing. */
export function openingDrift(text: string, language: Language, { message, mention }: OpeningGround): Drift[] {
  if (text.trim() === '') return [];
  const drift = driftAgainst(text, language, message ?? EMPTY_MESSAGE);
  if (mention.length === 0 || drift.length === 0) return drift;
  const isQuoted = quotedFrom(text, language, mention);
  return drift.filter((one) => !isQuoted(one));
}
