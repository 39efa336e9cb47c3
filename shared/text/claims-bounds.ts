/**
 * How exactly a figure is meant: "plus de 400", "about 12k", "between 2 and 3", "du 3 au 12 janvier". Gives each claim the values it leaves
 * open, and compares two such. Pure; must not find figures itself.
 */
import type { Claim } from './claims.ts';

export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** The low end itself is not meant: "more than". */
  readonly above: boolean;
  /** Which end of a written range the claim is; null for a figure with a word before it. */
  readonly edge: 'from' | 'to' | null;
}

const BEFORE_REACH = 40;
const E = '(?![\\p{L}\\p{N}])';
const ahead = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words}) (?:the |les |le |la |des |de |of |some |a |d')?$`, 'u');
const behind = (words: string): RegExp => new RegExp(`^ ?(?:[\\p{L}']+ )?\\(?(?:${words})${E}`, 'u');
const MORE = ahead(
  "plus de|plus d'|more than|over|above|(?:de )?superieure?s? a|exceeding|excede|depasse|greater than|au-dela de|plus que",
);
const AT_LEAST = ahead('au moins|at least|a minimum of|minimum|no fewer than|no less than|pas moins de|a partir de|from at least');
const LESS = ahead(
  "moins de|fewer than|less than|under|below|inferieure?s? a|jusqu'a|up to|at most|au plus|au maximum|maximum|no more than|pas plus de|a maximum of|not more than|(?:plafond|maximum|limite) (?:est|reste|demeure|etait)(?: de| fixee? a| a)?|(?:ceiling|cap|limit|maximum) (?:is|remains|stays|was)(?: at| set at)?",
);
const ABOUT = ahead(
  "environ|a peu pres|quelque|about|around|approximately|roughly|some|approx\\.?|circa|autour de|de l'ordre de|pres de|nearly|almost|close to|presque|or so|quasi(?:ment)?",
);
const OR_MORE = behind('ou plus|or more|au moins|at least|minimum|et plus|and more');
const OR_LESS = behind('ou moins|or less|or fewer|maximum|au maximum|au plus|at most|tout au plus');
const ROUND = /(?:aines?|milliers?|dozens?)(?: d[e'’])?$/iu;
const RANGE = /^(?: ?- ?| (?:a|au|et|to|and|until|till|through|jusqu'au) (?:le |the |l')?)$/;
const OPENS_RANGE = /(?<![\p{L}])(?:entre|between|du|de|from|d')(?: le| the)? ?$/u;
const TOLERANCE = 0.1;

/** Gives each claim its bounds; exact ones keep none. `folded`: the whole text. In the order given. */
export function withBounds(claims: readonly Claim[], folded: string): Claim[] {
  const out = [...claims];
  const figures = out.map((claim, at) => ({ claim, at })).filter(({ claim }) => measureOf(claim) !== null);
  figures.forEach(({ claim, at }, i) => {
    const next = figures[i + 1];
    const range = next && rangeOf(claim, next.claim, folded);
    if (range && next) {
      out[at] = { ...claim, bounds: { ...range, edge: 'from' } };
      out[next.at] = { ...next.claim, bounds: { ...range, edge: 'to' } };
    } else if (claim.kind !== 'date' && claim.kind !== 'time' && out[at]?.bounds === null)
      out[at] = { ...claim, bounds: looseness(claim, folded) };
  });
  return out;
}

/** A claim as a number that has an order: a value, or the day in the year. null: it has none. */
function measureOf({ kind, value }: Claim): number | null {
  if (kind === 'date') {
    const [, month, day] = /(?:^|-)(\d{2})-(\d{2})$/.exec(value) ?? [];
    return month === undefined || day === undefined ? null : Number(month) * 31 + Number(day);
  }
  if (kind !== 'number' && kind !== 'amount' && kind !== 'percentage' && kind !== 'duration') return null;
  const number = Number.parseFloat(value);
  return Number.isNaN(number) || value === '24/7' ? null : number;
}
const unitOf = ({ kind, value }: Claim): string => (kind === 'date' ? '' : value.replace(/^[\d.]+(?:e[+-]?\d+)?/, ''));

function rangeOf(a: Claim, b: Claim, folded: string): Omit<Bounds, 'edge'> | null {
  if (a.kind !== b.kind || unitOf(a) !== unitOf(b)) return null;
  const between = folded.slice(a.at + a.found.length, b.at);
  if (!RANGE.test(between)) return null;
  if (!/-/.test(between) && !OPENS_RANGE.test(folded.slice(Math.max(0, a.at - BEFORE_REACH), a.at)) && !/^ (?:a|au|to) /.test(between))
    return null;
  const [low, high] = [measureOf(a), measureOf(b)];
  return low === null || high === null || low >= high ? null : { low, high, above: false };
}

function looseness(claim: Claim, folded: string): Bounds | null {
  const n = measureOf(claim);
  if (n === null) return null;
  const before = folded.slice(Math.max(0, claim.at - BEFORE_REACH), claim.at);
  const after = folded.slice(claim.at + claim.found.length, claim.at + claim.found.length + BEFORE_REACH);
  if (AT_LEAST.test(before) || OR_MORE.test(after)) return { low: n, high: Infinity, above: false, edge: null };
  if (LESS.test(before) || OR_LESS.test(after)) return { low: 0, high: n, above: false, edge: null };
  if (MORE.test(before)) return { low: n, high: Infinity, above: true, edge: null };
  if (ABOUT.test(before) || ROUND.test(claim.found))
    return { low: n * (1 - TOLERANCE), high: n * (1 + TOLERANCE), above: false, edge: null };
  return null;
}

/**
 * Whether what is said holds when what is approved does. `said` first. null: it may or may not (a figure inside an approved range).
 * Only for claims of one kind of which at least one has bounds; undefined where units differ.
 */
export function agreeInBounds(said: Claim, approved: Claim): boolean | null | undefined {
  if (unitOf(said) !== unitOf(approved)) return undefined;
  const [s, a] = [spanOf(said), spanOf(approved)];
  if (s === null || a === null) return undefined;
  if (said.kind === 'date' && s.edge !== null && a.edge !== null) return undefined;
  const over = s.low > a.high || (s.above && s.low >= a.high);
  const under = s.high < a.low || (a.above && s.high < a.low);
  if (over || under) return false;
  // Both leave the same end open: another border is another condition ("plus de 6 heures" where "plus de 12" was approved).
  if (s.high === Infinity && a.high === Infinity && s.low !== a.low) return false;
  if (said.bounds?.edge === null && approved.bounds?.edge === null && s.low === 0 && a.low === 0 && s.high !== a.high) return false;
  if (s.low <= a.low && s.high >= a.high && !(s.above && !a.above && s.low >= a.low)) return true;
  return null;
}

function spanOf(claim: Claim): Bounds | null {
  if (claim.bounds !== null) return claim.bounds;
  const n = measureOf(claim);
  return n === null ? null : { low: n, high: n, above: false, edge: null };
}
