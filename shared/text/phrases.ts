/** Finds a room's banned and required phrases in a text: whole words, whatever their case, accents and spaces. Pure; must not decide what follows. */
import type { Language } from '../domain/entity.ts';
import type { Phrase } from '../domain/phrases.ts';
import { fold } from './claims-fold.ts';
import { plainText } from './claims-plain.ts';

export interface FoundPhrase {
  readonly phrase: string;
  /** As typed. */
  readonly found: string;
  /** In code units. */
  readonly at: number;
}

const concerns = ({ language: of }: Phrase, language: Language): boolean => of === null || of === language;

function patternOf(phrase: string): RegExp | null {
  const words = fold(plainText(phrase).text.trim())
    .split(/[\s-]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('[\\s-]+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu');
}

/** In order of appearance. */
export function phrasesIn(text: string, language: Language, phrases: readonly Phrase[]): FoundPhrase[] {
  const plain = plainText(text);
  const folded = fold(plain.text);
  return phrases
    .filter((phrase) => concerns(phrase, language))
    .flatMap(({ phrase }) => {
      const pattern = patternOf(phrase);
      if (pattern === null) return [];
      return Array.from(folded.matchAll(pattern), (match) => {
        const [at, end] = [plain.origin(match.index), plain.origin(match.index + match[0].length)];
        return { phrase, at, found: text.slice(at, end) };
      });
    })
    .sort((a, b) => a.at - b.at);
}

/** Those of the language that the text does not hold. */
export function missingPhrases(text: string, language: Language, phrases: readonly Phrase[]): string[] {
  const held = new Set(phrasesIn(text, language, phrases).map(({ phrase }) => phrase));
  return phrases.filter((phrase) => concerns(phrase, language) && !held.has(phrase.phrase)).map(({ phrase }) => phrase);
}
