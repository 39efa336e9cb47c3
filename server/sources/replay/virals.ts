/** Which posts of the made storm go round, how widely, and which of them somebody repeats at a given moment. A few are repeated by thousands, most by a dozen. */
import { type Chance, type Chances } from './prng.ts';

export interface Virals {
  has(n: number): boolean;
  /** 0 for a post that does not go round. */
  weight(n: number): number;
  /** A post before the n-th that is being talked about then; null while there is none. */
  pick(n: number, chance: Chance): number | null;
}
interface ViralPlan {
  readonly chances: Chances;
  readonly count: number;
  /** Number of the announcement: nearly all of them come after it. */
  readonly announced: number;
  readonly avoid: ReadonlySet<number>;
  offsetMs(n: number): number;
}

/** One post in 380 goes round. */
const ONE_IN = 380;
const PURPOSE = 31;
/** A trend is a third of what it was after two and a half hours. */
const FADES_MS = 150 * 60_000;

export function makeVirals(plan: ViralPlan): Virals {
  const weights = new Map<number, number>();
  const wanted = Math.max(3, Math.round(plan.count / ONE_IN));
  for (let v = 0; v < wanted; v += 1) {
    const chance = plan.chances(PURPOSE, v);
    const n = chance.happens(0.06)
      ? chance.below(Math.max(1, plan.announced))
      : plan.announced + 1 + Math.floor((plan.count - plan.announced - 1) * chance.next() ** 1.25);
    // a Pareto tail, cut where one post would become the whole storm
    if (n < plan.count && !plan.avoid.has(n)) weights.set(n, Math.min(45, (1 - chance.next()) ** (-1 / 1.25)));
  }
  const numbers = [...weights.keys()].sort((a, b) => a - b);
  const offsets = numbers.map((n) => plan.offsetMs(n));
  const own = numbers.map((n) => weights.get(n) ?? 0);
  const force = (index: number, nowMs: number) => (own[index] ?? 0) * (0.02 + Math.exp(((offsets[index] ?? 0) - nowMs) / FADES_MS));
  return {
    has: (n) => weights.has(n),
    weight: (n) => weights.get(n) ?? 0,
    pick(n, chance) {
      const nowMs = plan.offsetMs(n);
      let known = 0;
      let sum = 0;
      while (known < numbers.length && (numbers[known] ?? Infinity) < n) sum += force(known++, nowMs);
      let left = chance.next() * sum;
      for (let index = 0; index < known; index += 1) {
        left -= force(index, nowMs);
        if (left < 0) return numbers[index] ?? null;
      }
      return null;
    },
  };
}
