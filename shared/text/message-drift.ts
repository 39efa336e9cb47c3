/**
 * Holds a whole message against itself and against its room's phrases: the core against the facts, every other text against core, facts and
 * gesture. What the console shows while one drafts and the server keeps with a frozen revision. Pure; must not stop anybody.
 */
import type { Language } from '../domain/entity.ts';
import { EMPTY_MESSAGE, type MessageContent, type Texts } from '../domain/message.ts';
import type { PhraseFault, Phrases, Place } from '../domain/phrases.ts';
import { driftAgainst, type Drift } from './drift.ts';
import { missingPhrases, phrasesIn } from './phrases.ts';

export interface PlacedDrift extends Drift {
  readonly where: Place;
}
interface PlacedText {
  readonly where: Place;
  readonly text: string;
}

/** What every other text is held against: facts with their sources, gesture, core. */
export function groundOf({ texts, facts, sources, gesture }: MessageContent): MessageContent {
  return { ...EMPTY_MESSAGE, texts, facts, sources, gesture };
}

/** Texts of a message with their places; questions are the public's words. */
export function placedTexts(content: MessageContent): PlacedText[] {
  const of = (texts: Texts, place: Omit<Place, 'language'>): PlacedText[] =>
    Object.entries(texts)
      .filter(([, text]) => text.trim() !== '')
      .map(([language, text]) => ({ where: { ...place, language }, text }));
  return [
    ...of(content.texts, { part: 'core' }),
    ...of(content.short, { part: 'short' }),
    ...Object.entries(content.variants).flatMap(([channel, texts]) => of(texts, { part: 'variant', channel })),
    ...Object.entries(content.answers).flatMap(([answerId, { answer }]) => of(answer, { part: 'answer', answerId })),
  ];
}

/** How one text of a message differs from what it is held against. */
export function driftOf(text: string, where: Place, content: MessageContent): Drift[] {
  const ground = groundOf(content);
  return driftAgainst(
    text,
    where.language,
    where.part === 'core' ? { ...ground, texts: otherLanguages(content.texts, where.language) } : ground,
  );
}
/** The core in one language is held against the facts and against its translations. */
const otherLanguages = (texts: Texts, language: Language): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([of]) => of !== language));

export function messageDrift(content: MessageContent): PlacedDrift[] {
  return placedTexts(content).flatMap(({ where, text }) => driftOf(text, where, content).map((drift) => ({ ...drift, where })));
}

/** Banned phrases wherever they stand; required ones where the core or a variant lacks them. */
export function phraseFaults(content: MessageContent, phrases: Phrases): PhraseFault[] {
  return placedTexts(content).flatMap(({ where, text }): PhraseFault[] => {
    const banned = new Set(phrasesIn(text, where.language, phrases.banned).map(({ phrase }) => phrase));
    const missing = where.part === 'core' || where.part === 'variant' ? missingPhrases(text, where.language, phrases.required) : [];
    return [
      ...[...banned].map((phrase) => ({ is: 'banned' as const, phrase, where })),
      ...missing.map((phrase) => ({ is: 'missing' as const, phrase, where })),
    ];
  });
}
