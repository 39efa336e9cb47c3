/** What is shown of a proposal: the words that led to it, whole and once. */
import { describe, expect, it } from 'vitest';
import { detectHandling } from './testing/detect-handling.ts';

const because = (text: string, language = 'en') => detectHandling(text, language, {})?.because ?? [];
const spans = (text: string, language?: string) =>
  because(text, language).flatMap((reason) => reason.slice(reason.indexOf(':') + 1).split(' + '));

describe('the words shown with a proposal', () => {
  it('[ME7] are told once, never cut within a word', () => {
    expect(because('If this goes on somebody is going to get hurt')).toEqual(['threat:somebody is going to get hurt']);
  });

  it('[ME7] are not told again where they stand within others', () => {
    const shown = spans('Je vais me suicider ce soir, je vais me suicider', 'fr').map((words) => ` ${words} `);
    expect(shown.filter((words) => shown.some((other) => other !== words && other.includes(words)))).toEqual([]);
  });

  it.each([
    [
      'fr',
      'je vais venir demain avec mon fusil de chasse et vous allez tous mourir dans votre agence de la rue de la République bande de voleurs',
    ],
    [
      'en',
      'i will come to your head office tomorrow with my hunting rifle and every one of you is going to die you thieving bastards in suits',
    ],
  ])('[ME7] are whole words of the text, in %s', (language, text) => {
    const words = new Set(
      text
        .toLowerCase()
        .normalize('NFKD')
        .split(/[^a-z0-9]+/),
    );
    const shown = spans(text, language).flatMap((span) => span.split(' '));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((word) => !words.has(word))).toEqual([]);
  });

  it('[ME7] are the picture itself where a picture said it', () => {
    expect(spans('🔫 @boss this is for you, soon').join(' ')).toContain('🔫');
  });
});
