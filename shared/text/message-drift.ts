/**
 * Holds a whole message against itself and against its room's phrases: the core against the facts, every other text against core, facts and
 * gesture. What the console shows while one drafts and the server keeps with a frozen revision. Pure; must not stop anybody.
 */
import { EMPTY_MESSAGE, type MessageContent, type Texts } from '../domain/message.ts';
import type { PhraseFault, Phrases, Place } from '../domain/phrases.ts';
import { allowance } from './drift-bounds.ts';
import { groundOfMessage, type Ground } from './drift-ground.ts';
import { driftOn, type Drift } from './drift.ts';
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

/** What a text in this place is held against: the core in one language against the facts and its translations, every other against the core too. */
function groundAt({ part, language }: Place, content: MessageContent): Ground {
  const ground = groundOf(content);
  const texts = part === 'core' ? Object.fromEntries(Object.entries(content.texts).filter(([of]) => of !== language)) : content.texts;
  return groundOfMessage({ ...ground, texts }, language);
}

/** In the order of the texts. Beyond what may be spent on one message, each text says itself that it was not compared. */
export function messageDrift(content: MessageContent): PlacedDrift[] {
  const left = allowance();
  const grounds = new Map<string, Ground>();
  return placedTexts(content).flatMap(({ where, text }) => {
    const key = `${String(where.part === 'core')} ${where.language}`;
    const ground = grounds.get(key) ?? groundAt(where, content);
    grounds.set(key, ground);
    return driftOn(text, where.language, { ground, left }).map((drift) => ({ ...drift, where }));
  });
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
