/** What is remembered of a text is what reading it anew would give, whatever language it is said to be in, and whatever it is read together with. */
import { describe, expect, it } from 'vitest';
import { wordReader, type Said } from './read-words.ts';
import { createScorer } from './score/scorer.ts';

const text = 'Quelle honte, trois heures au téléphone';
const said = (...languages: (string | null)[]): Said[] => languages.map((language) => ({ text, language }));
const alone = (one: Said) => wordReader(createScorer())([one]);

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
    for (const one of said('fr', 'fr', null, null, 'de', 'fr')) expect(read([one])).toEqual(alone(one));
    expect(asked).toEqual(['fr', undefined, 'de', 'fr']);
  });

  it('[ME5] each text has its own words, in their order, whatever stands beside it', () => {
    const all = [
      ...said('fr', 'en', 'fr', null),
      { text: 'Thanks for nothing', language: 'en' },
      { text: 'Je vais me suicider ce soir', language: null },
      { text: '', language: 'fr' },
      ...said('en'),
    ];
    const read = wordReader(createScorer());
    const apart = all.flatMap(alone);
    expect(read(all)).toEqual(apart);
    // and once more, from what is remembered
    expect(read(all.toReversed())).toEqual(apart.toReversed());
  });
});
