/**
 * Tells from which concepts may be in a text, whatever their order, that signs of danger cannot weigh enough in it. Never says no where
 * `dangerReader` would have found one. Knows no text.
 */
import { phrasesOf, type Lexicon } from './concepts.ts';
import { DANGER_CODES, ENOUGH, type Sign } from './read-danger.ts';

/** A sign as it is found: by the step of it that is met least; concepts, codes and matters as numbers. */
interface Possible {
  readonly code: number;
  readonly matter: number;
  readonly points: number;
  readonly others: readonly (readonly number[])[];
}
/** How often a letter is the one that was asked for, by and large: enough to tell "i" from "kill myself". */
const LETTER = 0.2;
const isDanger = ({ code }: Sign): boolean => DANGER_CODES.some((danger) => danger === code);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export interface PossibleDangers {
  /** Of the lexicon: those that a sign of danger asks for. */
  readonly concepts: readonly string[];
  /** Another text: nothing is in it yet. */
  forget(): void;
  /** The concept of this number may be in the text. Told once. */
  mayBe(concept: number): void;
  mayBeEnough(): boolean;
}

/** Of the signs about one matter only the heaviest counts; the matters of a code add up. */
export function possibleDangers(signs: readonly Sign[], lexicon: Lexicon): PossibleDangers {
  const dangers = signs.filter(isDanger);
  const concepts = [...new Set(dangers.flatMap(({ steps }) => steps.flat()))].filter((concept) => Object.hasOwn(lexicon, concept));
  const numbers = (step: readonly string[]) => step.map((concept) => concepts.indexOf(concept)).filter((n) => n >= 0);
  const keys = [...new Set(dangers.map(({ key }) => key))];
  const chance = concepts.map((concept) =>
    sum(phrasesOf(lexicon[concept] ?? '').map((phrase) => LETTER ** phrase.replace(/\*.*/, '').length)),
  );
  const chanceOf = (step: readonly number[]) => sum(step.map((concept) => chance[concept] ?? 0));
  const foundBy: Possible[][] = concepts.map(() => []);
  for (const { code, key, points, steps } of dangers) {
    const [rarest = [], ...others] = steps.map(numbers).sort((a, b) => chanceOf(a) - chanceOf(b));
    const possible = { code: DANGER_CODES.findIndex((one) => one === code), matter: keys.indexOf(key), points, others };
    for (const concept of rarest) foundBy[concept]?.push(possible);
  }
  const isThere = new Uint8Array(concepts.length);
  const there = new Uint32Array(concepts.length);
  let count = 0;
  const heaviest = new Float64Array(keys.length);
  const sums = new Float64Array(DANGER_CODES.length);
  return {
    concepts,
    forget() {
      isThere.fill(0);
      count = 0;
    },
    mayBe(concept) {
      isThere[concept] = 1;
      there[count++] = concept;
    },
    // every text passes here: nothing is made for one, and the first doubt ends the look at a sign
    mayBeEnough() {
      heaviest.fill(0);
      sums.fill(0);
      let most = 0;
      for (let at = 0; at < count; at += 1) {
        for (const { code, matter, points, others } of foundBy[there[at] ?? 0] ?? []) {
          const known = heaviest[matter] ?? 0;
          if (known >= points || !areThere(others, isThere)) continue;
          heaviest[matter] = points;
          most = Math.max(most, (sums[code] = (sums[code] ?? 0) + points - known));
        }
      }
      return most >= ENOUGH;
    },
  };
}

function areThere(steps: readonly (readonly number[])[], isThere: Uint8Array): boolean {
  for (const step of steps) {
    let any = 0;
    for (const concept of step) any |= isThere[concept] ?? 0;
    if (any === 0) return false;
  }
  return true;
}
