/** Phrases a room bans and phrases its texts must hold, as plain data. Finding them in a text is not done here (text/phrases.ts). */
import type { Language } from './entity.ts';

export interface Phrase {
  readonly phrase: string;
  /** null: in any language. */
  readonly language: Language | null;
}
export interface Phrases {
  readonly banned: readonly Phrase[];
  /** In the core and every written variant of its language; an opening, an answer or a short form need not hold it. */
  readonly required: readonly Phrase[];
}
export const NO_PHRASES: Phrases = { banned: [], required: [] };
/** Of each list. */
export const MOST_PHRASES = 200;

/** Where in a message a phrase stands, or is missing. `channel`: of a variant. `answerId`: of an answer. */
export interface Place {
  readonly part: 'core' | 'short' | 'variant' | 'answer';
  readonly language: Language;
  readonly channel?: string;
  readonly answerId?: string;
}
export interface PhraseFault {
  readonly is: 'banned' | 'missing';
  readonly phrase: string;
  readonly where: Place;
}
