/**
 * Tells quickly that signs of danger cannot weigh enough in a text: from which concepts may be in it at all, whatever their order. Never says
 * no where `dangerReader` would have found one; made from the lexicon and the signs themselves, whatever stands in them.
 */
import { EDGE, type Needs } from '../sieve/required-words.ts';
import { sieveOf, type Sieve } from '../sieve/sieve.ts';
import { phrasesOf, speller, type Lexicon } from './concepts.ts';
import { DANGER_CODES, ENOUGH, type Sign } from './read-danger.ts';

/** Letters of a phrase that are looked for. */
const MOST_LETTERS = 16;

/** @returns whether the signs may be there in `plainWords`, read with this lexicon and these short forms. */
export function dangerSieve(lexicon: Lexicon, short: Lexicon, signs: readonly Sign[]): (plain: string) => boolean {
  const concepts = [...new Set(signs.filter(isDanger).flatMap(({ steps }) => steps.flat()))].filter((concept) =>
    Object.hasOwn(lexicon, concept),
  );
  const matters = mattersOf(signs, concepts);
  // what is written short is spelled out before it is looked at, as the reader does
  const shortens = concepts.length;
  const spell = speller(short);
  const patterns = () => [
    ...concepts.map((concept) => phrasesOf(lexicon[concept] ?? '').map(needsOfPhrase)),
    Object.keys(short).map(needsOfPhrase),
  ];
  // made with the first text: a thread that reads none does without
  let made: Sieve | null = null;
  return (plain) => {
    const sieve = (made ??= sieveOf(patterns()));
    sieve.read(plain);
    if (sieve.mayMatch(shortens)) sieve.read(` ${spell(plain).join(' ')} `);
    return matters.mayBeEnough(sieve);
  };
}

/** A sign as it is found: by a concept it begins with; concepts, codes and matters as numbers. */
interface Possible {
  readonly code: number;
  readonly matter: number;
  readonly points: number;
  readonly then: readonly (readonly number[])[];
}
const isDanger = ({ code }: Sign): boolean => DANGER_CODES.some((danger) => danger === code);

/** Of the signs about one matter only the heaviest counts; the matters of a code add up. */
function mattersOf(signs: readonly Sign[], concepts: readonly string[]): { mayBeEnough(sieve: Sieve): boolean } {
  const numbers = (step: readonly string[]) => step.map((concept) => concepts.indexOf(concept)).filter((n) => n >= 0);
  const keys = [...new Set(signs.map(({ key }) => key))];
  const beginning: readonly Possible[][] = concepts.map(() => []);
  for (const { code, key, points, steps } of signs.filter(isDanger)) {
    const [first = [], ...then] = steps.map(numbers);
    const possible = { code: DANGER_CODES.findIndex((one) => one === code), matter: keys.indexOf(key), points, then };
    for (const concept of first) beginning[concept]?.push(possible);
  }
  const heaviest = new Float64Array(keys.length);
  const sums = new Float64Array(DANGER_CODES.length);
  return {
    mayBeEnough(sieve) {
      heaviest.fill(0);
      sums.fill(0);
      for (let concept = 0; concept < beginning.length; concept += 1) {
        if (!sieve.mayMatch(concept)) continue;
        for (const { code, matter, points, then } of beginning[concept] ?? []) {
          const known = heaviest[matter] ?? 0;
          if (known >= points || !mayBe(then, sieve)) continue;
          heaviest[matter] = points;
          sums[code] = (sums[code] ?? 0) + points - known;
        }
      }
      return sums.some((sum) => sum >= ENOUGH);
    },
  };
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
