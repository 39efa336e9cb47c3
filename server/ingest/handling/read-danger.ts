/**
 * Weighs what was found in a text: signs of danger (an intent with a harm and a target, a farewell with hopelessness...) against what
 * makes such words harmless (fiction, news, a refusal). Pure. Tells the words that weighed; proposes nothing itself.
 */
import type { Reading, Spotted } from './concepts.ts';

export type DangerCode = 'self-harm' | 'threat';
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
export const ENOUGH = 0.8 - 1e-9;
const HARMLESS = 1;
const NOTHING: DangerReading = { dangers: [], isHarmless: false };
const CODES: readonly DangerCode[] = ['self-harm', 'threat'];

export function sign(code: Sign['code'], about: string, points: number, written: string, gap = GAP): Sign {
  return { code, about, key: `${code} ${about}`, points, gap, steps: written.split(' ').map((step) => step.split('|')) };
}

/** @returns a reader of what `conceptReader` found, for these signs. */
export function dangerReader(signs: readonly Sign[]): (reading: Reading) => DangerReading {
  // looked up by the concept a sign begins with: of a hundred signs a text can meet a few
  const beginning = new Map<string, Sign[]>();
  for (const one of signs) for (const concept of one.steps[0] ?? []) beginning.set(concept, [...(beginning.get(concept) ?? []), one]);
  return (reading) => {
    const heaviest = new Map<string, { sign: Sign; words: string }>();
    for (const [concept, starts] of reading.found) {
      for (const one of beginning.get(concept) ?? []) {
        if ((heaviest.get(one.key)?.sign.points ?? 0) >= one.points || !canBe(one, reading)) continue;
        const span = spanOf(one, starts, reading);
        if (span) heaviest.set(one.key, { sign: one, words: reading.words.slice(span[0], span[1]).join(' ') });
      }
    }
    return weigh(heaviest);
  };
}

function weigh(heaviest: ReadonlyMap<string, { sign: Sign; words: string }>): DangerReading {
  if (heaviest.size === 0) return NOTHING;
  const weights = [...heaviest.values()];
  const of = (code: Sign['code']) => weights.filter(({ sign: { code: its } }) => its === code);
  const sum = (code: Sign['code']) => of(code).reduce((points, { sign: { points: its } }) => points + its, 0);
  const harmless = sum('harmless') + (of('first-person').length > 0 ? 0 : sum('outsider'));
  const dangers = CODES.map((code) => ({
    code,
    points: sum(code) - harmless,
    words: of(code)
      .sort((a, b) => b.sign.points - a.sign.points)
      .map(({ words }) => words),
  }))
    .filter(({ points }) => points >= ENOUGH)
    .sort((a, b) => b.points - a.points);
  return { dangers, isHarmless: harmless >= HARMLESS };
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
