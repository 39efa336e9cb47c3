/** What is sifted out before the rules are tried changes no proposal: on the made storm, on every text of ours, on words of the rules thrown together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeStorm } from '../../sources/replay/storm.ts';
import { DIRECT_DANGER_EN } from './cases/direct-danger-en.ts';
import { DIRECT_DANGER_FR } from './cases/direct-danger-fr.ts';
import { HELD_BACK_DANGER_EN } from './cases/held-back-danger-en.ts';
import { HELD_BACK_DANGER_FR } from './cases/held-back-danger-fr.ts';
import { OBLIQUE_DANGER_EN } from './cases/oblique-danger-en.ts';
import { OBLIQUE_DANGER_FR } from './cases/oblique-danger-fr.ts';
import { TUNED_DANGER_EN } from './cases/tuned-danger-en.ts';
import { TUNED_DANGER_FR } from './cases/tuned-danger-fr.ts';
import { FOURTH_EN, FOURTH_FR } from './cases/fourth.ts';
import { HELD_OUT_EN, HELD_OUT_FR } from './cases/held-out.ts';
import { TUNED_EN } from './cases/tuned-en.ts';
import { TUNED_FR } from './cases/tuned-fr.ts';
import { UNSEEN_EN } from './cases/unseen-en.ts';
import { UNSEEN_FR } from './cases/unseen-fr.ts';
import { VARIED_EN, VARIED_FR } from './cases/varied.ts';
import { CONCEPTS_EN, SHORT_EN } from './concepts-en.ts';
import { CONCEPTS_FR, SHORT_FR } from './concepts-fr.ts';
import { conceptReader, phrasesOf } from './concepts.ts';
import { DANGER_SIGNS } from './danger-signs.ts';
import { handlingSieve } from './handling-sieve.ts';
import { plainWords } from './plain-words.ts';
import { dangerReader } from './read-danger.ts';
import { RULES_EN } from './rules-en.ts';
import { RULES_FR } from './rules-fr.ts';

const RULES = [...RULES_FR.rules, ...RULES_EN.rules].map(({ pattern }) => pattern);
const LEXICONS = [
  { lexicon: CONCEPTS_FR, short: SHORT_FR },
  { lexicon: CONCEPTS_EN, short: SHORT_EN },
];
const look = handlingSieve({ idioms: [RULES_FR.idioms, RULES_EN.idioms], rules: RULES, lexicons: LEXICONS, signs: DANGER_SIGNS });
const weigh = dangerReader(DANGER_SIGNS);
const CONCEPTS = LEXICONS.map(({ lexicon, short }) => conceptReader(lexicon, short));

/** Everything done in full, and what the sieves leave of it. */
function differences(words: string): string[] {
  const { plain, mayMatch, mayBeDanger } = look(words);
  const full = words.replace(RULES_FR.idioms, '_').replace(RULES_EN.idioms, '_');
  const wrong = plain === full ? [] : [`idioms: ${words}`];
  RULES.forEach((pattern, n) => {
    if (pattern.test(full) && !mayMatch(n)) wrong.push(`rule ${n}: ${words}`);
  });
  CONCEPTS.forEach((concepts, n) => {
    if (weigh(concepts(full)).dangers.length > 0 && !mayBeDanger(n)) wrong.push(`danger ${n}: ${words}`);
  });
  return wrong;
}

describe('the sieves before the handling rules', () => {
  it('[ME7] leave every proposal for the made storm', () => {
    const storm = makeStorm({ seed: 'sieves', count: 80_000, startAt: Date.UTC(2026, 0, 12, 8) });
    const texts = new Set<string>();
    for (let n = 0; n < 80_000; n += 10) texts.add(plainWords(storm.at(n).mention.text));
    expect([...texts].flatMap(differences)).toEqual([]);
  });

  it('[ME7] leave every proposal for our own texts', () => {
    const cases = [FOURTH_EN, FOURTH_FR, HELD_OUT_EN, HELD_OUT_FR, TUNED_EN, TUNED_FR, UNSEEN_EN, UNSEEN_FR, VARIED_EN, VARIED_FR].flat();
    const danger = [
      DIRECT_DANGER_EN,
      DIRECT_DANGER_FR,
      HELD_BACK_DANGER_EN,
      HELD_BACK_DANGER_FR,
      OBLIQUE_DANGER_EN,
      OBLIQUE_DANGER_FR,
      TUNED_DANGER_EN,
      TUNED_DANGER_FR,
    ].flat();
    expect([...cases, ...danger].flatMap(([, text]) => differences(plainWords(text)))).toEqual([]);
  });

  it('[ME7] leave every proposal where words of the rules are thrown together', () => {
    const phrases = [CONCEPTS_FR, CONCEPTS_EN]
      .flatMap((lexicon) => Object.values(lexicon).flatMap(phrasesOf))
      .map((phrase) => phrase.replace(/\*/g, 'es'));
    const words = [...RULES, RULES_FR.idioms, RULES_EN.idioms]
      .flatMap(({ source }) => source.split(/[^a-z0-9 ]+/))
      .filter((word) => word.trim() !== '');
    const shorts = [...Object.keys(SHORT_FR), ...Object.keys(SHORT_EN)];
    const piece = fc.oneof(fc.constantFrom(...phrases), fc.constantFrom(...words), fc.constantFrom(...shorts, '.'));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        expect(differences(plainWords(pieces.join(' ')))).toEqual([]);
      }),
      { numRuns: 4_000 },
    );
  });
});
