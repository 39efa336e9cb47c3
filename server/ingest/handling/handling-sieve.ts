/**
 * Looks once at a text for everything that special handling rests on: takes the idioms out and tells which rules may match what is left, and
 * whether signs of danger can weigh enough in it at all. Of twenty rules a text meets one or two, of a hundred texts one is weighed. Never says
 * no where a rule or `dangerReader` would have found something; made from rules, lexicons and signs themselves, whatever stands in them.
 */
import { EDGE, needsOf, type Needs } from '../sieve/required-words.ts';
import { sieveOf, type Sieve } from '../sieve/sieve.ts';
import { phrasesOf, speller, type Lexicon } from './concepts.ts';
import { possibleDangers } from './possible-dangers.ts';
import type { Sign } from './read-danger.ts';

/** Letters of a phrase that are looked for. */
const MOST_LETTERS = 16;

export interface Sifted {
  /** Taken out one after the other, all that there are of each (flag `g`). */
  readonly idioms: readonly RegExp[];
  readonly rules: readonly RegExp[];
  /** Of each language. */
  readonly lexicons: readonly { readonly lexicon: Lexicon; readonly short: Lexicon }[];
  readonly signs: readonly Sign[];
}

/** All good until the next text is looked at. */
export interface Looked {
  /** The text without its idioms. */
  readonly plain: string;
  /** May the rule of this number match? */
  mayMatch(rule: number): boolean;
  /** May signs weigh enough, read with the lexicon of this number? */
  mayBeDanger(lexicon: number): boolean;
}

/** @returns a way to look at `plainWords`. */
export function handlingSieve({ idioms, rules, lexicons, signs }: Sifted): (words: string) => Looked {
  // made with the first text: a thread that reads none does without
  let made: Sieve | null = null;
  let read = '';
  const sieveOn = (text: string): Sieve => {
    made ??= sieveOf([...idioms.map(needsOf), ...rules.map(needsOf), ...dangers.flatMap(({ patterns }) => patterns())]);
    if (read !== text) made.read(text);
    read = text;
    return made;
  };
  let from = idioms.length + rules.length;
  const dangers = lexicons.map(({ lexicon, short }) => {
    const { concepts, forget, mayBe, mayBeEnough } = possibleDangers(signs, lexicon);
    const first = from;
    // what is written short is spelled out before it is looked at, as the reader does
    const shortens = first + concepts.length;
    from = shortens + 1;
    const spell = speller(short);
    const note = (pattern: number): void => {
      if (pattern >= first && pattern < shortens) mayBe(pattern - first);
    };
    return {
      patterns: () => [
        ...concepts.map((concept) => phrasesOf(lexicon[concept] ?? '').map(needsOfPhrase)),
        Object.keys(short).map(needsOfPhrase),
      ],
      mayBeDanger(plain: string): boolean {
        const isShort = sieveOn(plain).mayMatch(shortens);
        const sieve = isShort ? sieveOn(` ${spell(plain).join(' ')} `) : sieveOn(plain);
        forget();
        sieve.eachThatMay(note);
        return mayBeEnough();
      },
    };
  });
  return (words) => {
    let plain = words;
    idioms.forEach((idiom, n) => {
      if (sieveOn(plain).mayMatch(n)) plain = plain.replace(idiom, '_');
    });
    return {
      plain,
      mayMatch: (rule) => sieveOn(plain).mayMatch(idioms.length + rule),
      mayBeDanger: (lexicon) => dangers[lexicon]?.mayBeDanger(plain) ?? false,
    };
  };
}

/** Its words up to the first star, as they stand between others. */
function needsOfPhrase(phrase: string): Needs {
  const star = phrase.indexOf('*');
  const written = `${EDGE}${star < 0 ? `${phrase}${EDGE}` : phrase.slice(0, star)}`.slice(0, MOST_LETTERS);
  return written.trim() === '' ? [] : [[written]];
}
