/**
 * What a text affirms or denies ("aucune donnée n'a été touchée", "the plant is not closed"), clause by clause, and whether another text says
 * the opposite of it. Figures, dates and names are compared elsewhere. Pure; knows no grammar beyond a clause, so it speaks up only where
 * both clauses are about the same things.
 */
import type { Language } from '../domain/entity.ts';
import { TAKEN, fold, piecesOf, placesIn } from './claims-fold.ts';
import { findClaims } from './claims.ts';
import { statedConcepts } from './drift-context.ts';

export interface Statement {
  /** The clause as typed. */
  readonly found: string;
  readonly at: number;
  readonly concepts: ReadonlySet<string>;
  readonly denied: boolean;
  /** It says when: then and later may both be true. */
  readonly dated: boolean;
  /** It counts some of many: the person one writes to may be none of them. */
  readonly counted: boolean;
  /** It speaks of the reader's own. */
  readonly yours: boolean;
}

const BORDER = /[,;:()]|[.!?…]+(?=\s|$)|\n|(?<![\p{L}])(?:et|and|mais|but|puis|then|while|tandis que|alors que|car|because)(?![\p{L}])/gu;
const E = '(?![\\p{L}])';
const NEGATION = new RegExp(
  `(?<![\\p{L}])(?:ne(?= )|n'|aucune?s?${E}|pas${E}|jamais${E}|ni${E}|nulle?s?${E}|rien${E}|not${E}|no${E}|none${E}|nobody${E}|nothing${E}|never${E}|neither${E}|nor${E}|zero${E}|cannot${E})|n't${E}|(?<![\\p{L}])non `,
  'u',
);
/** "not only" and the like deny nothing. */
const RESTRICTS =
  /(?<![\p{L}])(?:pas seulement|non seulement|not only|not just|no doubt|sans doute|no less than|no fewer than|pas moins de|no later than|hesite[zr]? pas|hesitate)/u;
const DENIES = /(?<![\p{L}])(?:pas|jamais|plus|rien|aucune?|personne)(?![\p{L}])/gu;
const NE = /(?<![\p{L}])(?:ne |n')/gu;
const QUE = /(?<![\p{L}])(?:que|qu')/gu;

/** "ne … que" without a word of denial behind: looked for in one pass, since a clause may be as long as the text. */
function restricts(clause: string): boolean {
  if (RESTRICTS.test(clause)) return true;
  const lastDenial = lastOf(clause, DENIES);
  for (const { index, 0: ne } of clause.matchAll(NE)) if (index + ne.length > lastDenial) return lastOf(clause, QUE) >= index + ne.length;
  return false;
}
const lastOf = (text: string, words: RegExp): number => [...text.matchAll(words)].at(-1)?.index ?? -1;

/** Nobody says that it is so. */
const UNSAID =
  /^ *(?:(?:mais |et |but |and )?(?:si |s'il|if |whether |en cas d|in case |quand |when |lorsque |should )|pour que |so that )|(?<![\p{L}])(?:il est faux|c'est faux|it is false|untrue|rumeurs?|rumou?rs?|dementons|we deny|contrairement|nous ne savons pas|we do not know|we don't know|verifions si|checking (?:if|whether))(?![\p{L}])/u;
/** Each is the denial of the concept beside it. */
const ANTONYMS: Readonly<Record<string, string>> = {
  close: 'open',
  forbid: 'allow',
  unavail: 'avail',
  indispo: 'avail',
  dispon: 'avail',
  unsafe: 'safe',
  danger: 'safe',
  interru: 'run',
  suspend: 'run',
  stop: 'run',
  continu: 'run',
  maintain: 'run',
  payant: 'free',
  gratuit: 'free',
  mandato: 'option',
  obligat: 'option',
  facultat: 'option',
};
const DENYING = new Set([
  'close',
  'forbid',
  'unavail',
  'indispo',
  'unsafe',
  'danger',
  'interru',
  'suspend',
  'stop',
  'payant',
  'mandato',
  'obligat',
]);
/** One of these alone is a statement: nobody was hurt, nothing was stolen. */
const HARMS = new Set(['injured', 'dead', 'hospital', 'steal', 'layoff', 'contaminate', 'evacuate']);

/** So are these where the other clause says nothing more either. */
const ALONE = new Set([
  'affect',
  'open',
  'cancel',
  'refund',
  'expose',
  'safe',
  'restore',
  'avail',
  'run',
  'free',
  'allow',
  'block',
  'recall',
  'outage',
]);

/** In order. Questions and conditions state nothing. */
export function statementsIn(text: string, language: Language): Statement[] {
  const places = placesIn(text.length);
  const zeros: number[] = [];
  const moments: number[] = [];
  const counts: number[] = [];
  for (const { kind, at, found, value } of findClaims(text, language)) {
    if (kind === 'promise') continue;
    if (kind === 'number' && value === '0') zeros.push(at);
    if (kind === 'date' || kind === 'time') moments.push(at);
    if (kind === 'number' || kind === 'percentage') counts.push(at);
    places.take(at, at + found.length);
  }
  const whole = fold(text);
  const blank = places.blanked(whole);
  // A figure's own commas and stops are no borders.
  const starts = piecesOf(blank, BORDER);
  const holds = (places: readonly number[], from: number, to: number): boolean => places.some((at) => at >= from && at < to);
  const out: Statement[] = [];
  starts.forEach((from, i) => {
    const to = starts[i + 1] ?? text.length;
    if (/\?\s*$/.test(whole.slice(from, to))) return;
    const clause = blank.slice(from, to).replaceAll(TAKEN, ' ');
    if (UNSAID.test(whole.slice(from, to))) return;
    const denials = Number((NEGATION.test(clause) || PERSON.test(clause)) && !restricts(clause)) + Number(holds(zeros, from, to));
    const concepts = new Set<string>();
    let flips = Math.min(denials, 1);
    for (const concept of statedConcepts(clause)) {
      if (DENYING.has(concept)) flips += 1;
      concepts.add(ANTONYMS[concept] ?? concept);
    }
    const found = text
      .slice(from, to)
      .trim()
      .replace(/^(?:[,;:()]|et |and |mais |but )\s*/iu, '')
      .replace(/[\s,;:.!()]+$/u, '');
    if (concepts.size > 0)
      out.push({
        found,
        at: from + (whole.slice(from, to).length - whole.slice(from, to).trimStart().length),
        concepts,
        denied: flips % 2 === 1,
        dated: holds(moments, from, to),
        counted: holds(counts, from, to),
        yours: YOURS.test(clause),
      });
  });
  return out;
}
const YOURS = /(?<![\p{L}])(?:votre|vos|ton|ta|tes|your|yours)(?![\p{L}])/u;
/** "personne" denies with "ne" or as the subject; "une personne" does not. */
const PERSON =
  /(?<![\p{L}])(?:(?<!une |la |cette |chaque |par )personne (?:ne |n')|(?:ne |n')[\p{L}' ]{1,80} personne(?! (?:qui|concern)))/u;

/** The statement of `approved` that `said` denies; null where one agrees as well, or none is about the same. */
export function denied(said: Statement, approved: readonly Statement[]): Statement | null {
  let best: { statement: Statement; score: number } | null = null;
  for (const statement of approved) {
    const apart = (said.dated && statement.dated) || (said.denied && said.yours && statement.counted);
    const score = apart ? 0 : sameMatter(said.concepts, statement.concepts);
    if (score > 0 && (best === null || score > best.score || (score === best.score && statement.denied === said.denied)))
      best = { statement, score };
  }
  return best !== null && best.statement.denied !== said.denied ? best.statement : null;
}

/** 0: not surely about the same; else the share of what both name. */
function sameMatter(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  const common = [...small].filter((concept) => large.has(concept)).length;
  if (common === 0) return 0;
  const whole = common === small.size;
  const enough = whole
    ? small.size >= 2 || [...small].every((concept) => HARMS.has(concept) || (large.size === 1 && ALONE.has(concept)))
    : common >= 3 && small.size - common === 1;
  return enough ? common / (small.size + large.size - common) : 0;
}
