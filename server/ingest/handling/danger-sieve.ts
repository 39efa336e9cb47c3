/**
 * Tells quickly that signs of danger cannot weigh enough in a text: from which concepts may be in it at all, whatever their order. Never says
 * no where `dangerReader` would have found one; made from the lexicon and the signs themselves, whatever stands in them.
 */
import { EDGE, type Needs } from '../sieve/required-words.ts';
import { sieveOf, type Sieve } from '../sieve/sieve.ts';
import { phrasesOf, type Lexicon } from './concepts.ts';
import { ENOUGH, type Sign } from './read-danger.ts';

/** Letters of a phrase that are looked for. */
const MOST_LETTERS = 12;

/** @returns whether the signs may be there in `plainWords`, read with this lexicon and these short forms. */
export function dangerSieve(lexicon: Lexicon, short: Lexicon, signs: readonly Sign[]): (plain: string) => boolean {
  const concepts = [...new Set(signs.filter(isDanger).flatMap(({ steps }) => steps.flat()))].filter((concept) =>
    Object.hasOwn(lexicon, concept),
  );
  const codes = CODES.map((code) => mattersOf(code, signs, concepts));
  // what is written short is not spelled out here: such a text is read in full
  const shortens = concepts.length;
  const patterns = () => [
    ...concepts.map((concept) => phrasesOf(lexicon[concept] ?? '').map(needsOfPhrase)),
    Object.keys(short).map(needsOfPhrase),
  ];
  // made with the first text: a thread that reads none does without
  let made: Sieve | null = null;
  return (plain) => {
    const sieve = (made ??= sieveOf(patterns()));
    sieve.read(plain);
    return sieve.mayMatch(shortens) || codes.some((matters) => mostPoints(matters, sieve) >= ENOUGH);
  };
}

type Possible = readonly { readonly points: number; readonly steps: readonly (readonly number[])[] }[];
const CODES = ['self-harm', 'threat'] as const;
const isDanger = ({ code }: Sign): boolean => code === 'self-harm' || code === 'threat';

/** The signs of one danger by what they are about, the heaviest first; concepts as numbers. */
function mattersOf(code: Sign['code'], signs: readonly Sign[], concepts: readonly string[]): readonly Possible[] {
  const own = signs.filter((one) => one.code === code);
  return [...new Set(own.map(({ about }) => about))].map((about) =>
    own
      .filter((one) => one.about === about)
      .sort((a, b) => b.points - a.points)
      .map(({ points, steps }) => ({
        points,
        steps: steps.map((step) => step.map((concept) => concepts.indexOf(concept)).filter((n) => n >= 0)),
      })),
  );
}

/** Of the signs about one matter only the heaviest counts. */
function mostPoints(matters: readonly Possible[], sieve: Sieve): number {
  let sum = 0;
  for (const signs of matters) {
    for (const { points, steps } of signs) {
      if (!mayBe(steps, sieve)) continue;
      sum += points;
      break;
    }
  }
  return sum;
}

function mayBe(steps: readonly (readonly number[])[], sieve: Sieve): boolean {
  for (const step of steps) {
    let isThere = false;
    for (const concept of step) isThere ||= sieve.mayMatch(concept);
    if (!isThere) return false;
  }
  return true;
}

/** Its words up to the first star, as they stand between others. */
function needsOfPhrase(phrase: string): Needs {
  const star = phrase.indexOf('*');
  const written = `${EDGE}${star < 0 ? `${phrase}${EDGE}` : phrase.slice(0, star)}`.slice(0, MOST_LETTERS);
  return written.trim() === '' ? [] : [[written]];
}
