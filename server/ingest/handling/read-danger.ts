/**
 * Weighs what was found in a text: signs of danger (an intent with a harm and a target, a farewell with hopelessness...) against what
 * makes such words harmless (fiction, news, a refusal). Pure. Tells the words that weighed; proposes nothing itself.
 */
import type { Reading, Spotted } from './concepts.ts';

export type DangerCode = 'self-harm' | 'threat' | 'accident';
/** Concepts in order, `A|B` either, at most `gap` words between two; of the signs about one matter only the heaviest counts. */
export interface Sign {
  /** `outsider` is harmless too, unless `first-person` is there: who speaks of himself is not telling a story. */
  readonly code: DangerCode | 'harmless' | 'outsider' | 'first-person';
  readonly about: string;
  readonly key: string;
  readonly points: number;
  readonly steps: readonly (readonly string[])[];
  readonly gap: number;
}
export interface Weighed {
  readonly code: DangerCode;
  readonly points: number;
  readonly words: readonly string[];
}
export interface DangerReading {
  /** At or over the threshold, the heaviest first. */
  readonly dangers: readonly Weighed[];
  /** True: fiction, news, help offered or a refusal speak, not danger. */
  readonly isHarmless: boolean;
}

const GAP = 3;
/** Points from which signs are proposed; sums of tenths are not exact. */
export const ENOUGH = 0.75 - 1e-9;
/** Hints alone, however many, are no danger: one sign at least weighs this much. */
const ANCHOR: Readonly<Record<DangerCode, number>> = { 'self-harm': 0.35, threat: 0.4, accident: 0.3 };
/** An insult, an hour: worth something even within the words of a heavier sign. */
const SLIGHT = 0.25;
/** What speaks against danger counts less against what was said outright. */
const AGAINST_OUTRIGHT = 0.1;
const HARMLESS = 1;
const NOTHING: DangerReading = { dangers: [], isHarmless: false };
export const DANGER_CODES: readonly DangerCode[] = ['self-harm', 'threat', 'accident'];

export function sign(code: Sign['code'], about: string, points: number, written: string, gap = GAP): Sign {
  return { code, about, key: `${code} ${about}`, points, gap, steps: written.split(' ').map((step) => step.split('|')) };
}

type Written = readonly [about: string, points: number, written: string, gap?: number];
/** Signs of one code. `A & B` stands for two: `A B` and `B A`. */
export function signs(code: Sign['code'], rows: readonly Written[]): readonly Sign[] {
  return rows.flatMap(([about, points, written, gap]) => {
    const [first, then] = written.split(' & ');
    const orders = first === undefined || then === undefined ? [written] : [`${first} ${then}`, `${then} ${first}`];
    return orders.map((order) => sign(code, about, points, order, gap));
  });
}

/** @returns a reader of what `conceptReader` found, for these signs. */
export function dangerReader(signs: readonly Sign[]): (reading: Reading) => DangerReading {
  // looked up by the concept a sign begins with: of a hundred signs a text can meet a few
  const beginning = new Map<string, Sign[]>();
  for (const one of signs) for (const concept of one.steps[0] ?? []) beginning.set(concept, [...(beginning.get(concept) ?? []), one]);
  return (reading) => {
    const heaviest = new Map<string, Met>();
    for (const [concept, starts] of reading.found) {
      for (const one of beginning.get(concept) ?? []) {
        if ((heaviest.get(one.key)?.sign.points ?? 0) >= one.points || !canBe(one, reading)) continue;
        const span = spanOf(one, starts, reading);
        if (span) heaviest.set(one.key, { sign: one, from: span[0], to: span[1] });
      }
    }
    return weigh([...heaviest.values()], reading.words);
  };
}

/** A sign and the words it stands in. */
interface Met {
  readonly sign: Sign;
  readonly from: number;
  readonly to: number;
}

function weigh(met: readonly Met[], words: readonly string[]): DangerReading {
  if (met.length === 0) return NOTHING;
  const of = (code: Sign['code']) => met.filter(({ sign: { code: its } }) => its === code);
  const sum = (counted: readonly Met[]) => counted.reduce((points, { sign: { points: its } }) => points + its, 0);
  const harmless = sum(of('harmless')) + (of('first-person').length > 0 ? 0 : sum(of('outsider')));
  const dangers = DANGER_CODES.map((code) => ({ code, counted: once(of(code)) }))
    .map(({ code, counted }) => ({
      code,
      points: balance(code, counted, harmless),
      words: counted.map(({ from, to }) => words.slice(from, to).join(' ')),
    }))
    .filter(({ points }) => points >= ENOUGH)
    .sort((a, b) => b.points - a.points);
  return { dangers, isHarmless: harmless >= HARMLESS };
}

function balance(code: DangerCode, counted: readonly Met[], harmless: number): number {
  const most = counted[0]?.sign.points ?? 0;
  if (most < ANCHOR[code]) return 0;
  const points = counted.reduce((sum, { sign }) => sum + sign.points, 0);
  return points - (most >= ENOUGH && harmless < HARMLESS ? harmless * AGAINST_OUTRIGHT : harmless);
}

/** The heaviest first; the same words do not weigh twice: "be there" is not a meeting and a visit. */
function once(met: readonly Met[]): readonly Met[] {
  const counted: Met[] = [];
  for (const one of [...met].sort((a, b) => b.sign.points - a.sign.points)) {
    if (!counted.some(({ from, to }) => from <= one.from && one.to <= to && (one.sign.points > SLIGHT || to - from === one.to - one.from)))
      counted.push(one);
  }
  return counted;
}

/** Most signs are not there at all: told apart before anything is looked for in order. */
function canBe({ steps }: Sign, { found }: Reading): boolean {
  for (let at = 1; at < steps.length; at += 1) if (!steps[at]?.some((concept) => found.has(concept))) return false;
  return true;
}

function spanOf({ steps, gap }: Sign, starts: readonly Spotted[], reading: Reading): readonly [number, number] | null {
  for (const first of starts) {
    const end = endOf(steps, 1, first.to, gap, reading);
    if (end !== null) return [first.from, end];
  }
  return null;
}

function endOf(steps: Sign['steps'], at: number, after: number, gap: number, reading: Reading): number | null {
  if (at === steps.length) return after;
  for (const hit of hits(steps[at], reading)) {
    if (hit.from < after || hit.from > after + gap || isCut(reading.words, after, hit.from)) continue;
    const end = endOf(steps, at + 1, hit.to, gap, reading);
    if (end !== null) return end;
  }
  return null;
}

/** A new sentence lies between. */
function isCut(words: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (words[at] === '.') return true;
  return false;
}

function hits(step: readonly string[] | undefined, { found }: Reading): readonly Spotted[] {
  if (step === undefined) return [];
  const [only] = step;
  return step.length === 1 && only !== undefined ? (found.get(only) ?? []) : step.flatMap((concept) => found.get(concept) ?? []);
}
