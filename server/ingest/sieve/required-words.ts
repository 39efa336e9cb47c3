/**
 * Reads from a pattern what every text that it matches must hold: for each of its alternatives a few lists of letters, one of each list at
 * least. Errs on the side of too little: what it cannot read asks for nothing. Knows no rule; a pattern may be widened without a look here.
 */
import { parsePattern, type Part } from './parse-pattern.ts';

/** Where a word begins or ends. Stands in a list for whatever is no letter, digit or `_`, and for the ends of the text. */
export const EDGE = ' ';

/** One of these stands in the text, or the alternative is not there. */
export type Clause = readonly string[];
/** All of these hold wherever the alternative matches; none: nothing is known, it may match anywhere. */
export type Needs = readonly Clause[];

/** The lists of one clause grow no longer than this: beyond it they tell little and cost much. */
const MOST_WORDS = 120;
/** A word's first letters tell it from most others; the rest would only make the sieve larger than what a processor keeps at hand. */
const MOST_LETTERS = 8;
/** A second list is worth its cost only where it is rare. */
const RARE = 0.001;
/** How often a letter is the one that was asked for, by and large. */
const LETTER = 0.09;
const EDGES = 0.2;
/** Zero-width: here is an edge of a word. Becomes `EDGE` where it closes a list's entry, nothing within one. */
const HERE = '\u0001';

/** What is known of the texts a part matches: all of them, or how they begin and what they hold. */
interface Facts {
  readonly exact: Clause | null;
  readonly begins: Clause;
  readonly holds: readonly Clause[];
}
const ANYTHING: Facts = { exact: null, begins: [''], holds: [] };
const NOTHING: Facts = { exact: [''], begins: [''], holds: [] };

/** @returns for each alternative what it needs. Flags `i`, `u` and `v` are not read: such a pattern may match anything. */
export function needsOf(pattern: RegExp): readonly Needs[] {
  const whole = /[iuvy]/.test(pattern.flags) ? null : parsePattern(pattern.source);
  if (whole === null) return [[]];
  return alternativesOf(whole).map((part) => needsOfFacts(factsOf(part)));
}

/** `\b(?:a|b)\b` is `\ba\b|\bb\b`: the closer what is alternative, the better it is told apart. */
function alternativesOf(part: Part): readonly Part[] {
  if (part.is === 'either') return part.of.flatMap(alternativesOf);
  if (part.is !== 'row') return [part];
  const at = part.of.findIndex(({ is }) => is === 'either');
  const open = part.of[at];
  const isOnly = part.of.every((one, i) => i === at || one.is === 'edge');
  return open?.is === 'either' && isOnly
    ? open.of.flatMap((one) => alternativesOf({ is: 'row', of: part.of.with(at, one) }))
    : [flat(part)];
}

const flat = (part: Part): Part =>
  part.is === 'row' ? { is: 'row', of: part.of.flatMap((one) => (one.is === 'row' ? rowOf(one) : [one])) } : part;
const rowOf = (part: Part): readonly Part[] => (part.is === 'row' ? part.of.flatMap(rowOf) : [part]);

function needsOfFacts(facts: Facts): Needs {
  const clauses = clausesOf(facts)
    .map(told)
    .filter((clause): clause is Clause => clause !== null)
    .map((clause) => ({ clause, chance: chanceOf(clause) }))
    .sort((a, b) => a.chance - b.chance);
  const [best, ...others] = clauses;
  if (!best) return [];
  const second = others.find(
    ({ clause, chance }) =>
      chance < RARE && !clause.some((word) => best.clause.some((known) => known.includes(word) || word.includes(known))),
  );
  return second ? [best.clause, second.clause] : [best.clause];
}

const clausesOf = ({ exact, begins, holds }: Facts): readonly Clause[] => (exact ? [exact] : [begins, ...holds]);

/** A list as it is looked for; null where one of its entries asks for nothing. */
function told(clause: Clause): Clause | null {
  const words = [...new Set(clause.map(edged))];
  // what holds another entry adds nothing to it
  const least = words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
  return least.some((word) => word.trim() === '') ? null : least;
}

function edged(entry: string): string {
  const isWord = (at: number): boolean => /^\w$/.test(inner[at] ?? '');
  const inner = entry.replaceAll(HERE, '');
  const [before, after] = [entry.startsWith(HERE) && isWord(0), entry.endsWith(HERE) && isWord(inner.length - 1)];
  return `${before ? EDGE : ''}${inner.replace(/\W/g, EDGE)}${after ? EDGE : ''}`.slice(0, MOST_LETTERS);
}

function chanceOf(clause: Clause): number {
  return clause.reduce((sum, word) => sum + [...word].reduce((chance, letter) => chance * (letter === EDGE ? EDGES : LETTER), 1), 0);
}

function factsOf(part: Part): Facts {
  switch (part.is) {
    case 'letters':
      return { exact: part.any, begins: part.any, holds: [] };
    case 'edge':
      return { exact: [HERE], begins: [HERE], holds: [] };
    case 'nothing':
      return NOTHING;
    case 'any':
      return ANYTHING;
    case 'row':
      // from the right, so that what stands together after a gap stays together
      return part.of.reduceRight((after, one) => inRow(factsOf(one), after), NOTHING);
    case 'either':
      return eitherOf(part.of.map(factsOf));
    case 'times':
      return repeated(factsOf(part.of), part.least, part.most);
  }
}

function inRow(first: Facts, then: Facts): Facts {
  if (first.exact === null) return { exact: null, begins: first.begins, holds: [...first.holds, ...clausesOf(then)] };
  if (then.exact !== null) {
    const both = joined(first.exact, then.exact);
    if (both) return { exact: both, begins: both, holds: [] };
    return { exact: null, begins: first.exact, holds: [then.exact] };
  }
  const begins = joined(first.exact, then.begins);
  return { exact: null, begins: begins ?? first.exact, holds: begins ? then.holds : [then.begins, ...then.holds] };
}

function joined(first: Clause, then: Clause): Clause | null {
  if (first.length * then.length > MOST_WORDS) return null;
  return [...new Set(first.flatMap((a) => then.map((b) => a + b)))];
}

function eitherOf(all: readonly Facts[]): Facts {
  const exact = all.every((one) => one.exact !== null) ? [...new Set(all.flatMap((one) => one.exact ?? []))] : null;
  if (exact && exact.length <= MOST_WORDS) return { exact, begins: exact, holds: [] };
  const begins = [...new Set(all.flatMap((one) => one.exact ?? one.begins))];
  // of each the list that is rarest: one of them holds, whichever alternative it was
  const rarest = all.map(
    (one) =>
      clausesOf(one)
        .filter((clause) => told(clause) !== null)
        .sort((a, b) => chanceOf(a) - chanceOf(b))[0],
  );
  const holds = rarest.every((clause) => clause !== undefined) ? [rarest.flat()] : [];
  const isShort = begins.length <= MOST_WORDS;
  return { exact: null, begins: isShort ? begins : [''], holds: holds.filter((clause) => clause.length <= MOST_WORDS) };
}

function repeated(one: Facts, least: number, most: number): Facts {
  if (least === 1 && most === 1) return one;
  if (least === 0) return most === 1 && one.exact ? eitherOf([NOTHING, one]) : ANYTHING;
  return { exact: null, begins: one.exact ?? one.begins, holds: one.holds };
}
