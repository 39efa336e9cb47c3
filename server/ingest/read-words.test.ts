/** What is remembered of a text is what reading it anew would give, whatever language it is said to be in. */
import { describe, expect, it } from 'vitest';
import { wordReader, wordsOf } from './read-words.ts';
import { createScorer } from './score/scorer.ts';

describe('reading words', () => {
  it('[ME5] a text that comes again is not read again, and under another language it is', () => {
    const scorer = createScorer();
    const asked: (string | undefined)[] = [];
    const read = wordReader({
      score(text, language) {
        asked.push(language);
        return scorer.score(text, language);
      },
    });
    const text = 'Quelle honte, trois heures au téléphone';
    for (const language of ['fr', 'fr', null, null, 'de', 'fr']) {
      expect(read(text, language)).toEqual(wordsOf(text, scorer.score(text, language ?? undefined)));
    }
    expect(asked).toEqual(['fr', undefined, 'de', 'fr']);
  });
});
