/**
 * What a row prints and how it comes about: medians over repetitions, spreads, ratios taken within a repetition. Decides nothing by
 * absolute time: on a shared machine only what ran beside each other can be compared.
 */
export interface Line {
  /** Row of the goals table, or the name of a figure that has no goal. */
  readonly goal: string;
  /** Medians; null where there is nothing to compare with. */
  readonly ours: number;
  readonly reference: number | null;
  /** Median of the repetitions' own ratios: ours / reference. */
  readonly ratio: number | null;
  readonly must: string | null;
  readonly stretch: string | null;
  /** Least and greatest ratio of the repetitions; of `ours` where there is no ratio. */
  readonly spread: readonly [least: number, most: number];
  readonly unit: string;
  /** The same ratio by processor time a unit of work, where both sides know it: says more on a machine that is busy with other things. */
  readonly cpuRatio?: number;
  readonly note?: string;
}

export interface Goal {
  readonly goal: string;
  readonly unit: string;
  readonly must: string | null;
  readonly stretch: string | null;
  readonly note?: string;
}

/** One repetition. `cpu`: processor seconds (or microseconds: any unit, the same on both sides) a unit of work. */
export interface Pair {
  readonly ours: number;
  readonly reference: number | null;
  readonly cpu?: { readonly ours: number; readonly reference: number };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Nearest rank; `share` from 0 to 1. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

export function lineOf(goal: Goal, pairs: readonly Pair[]): Line {
  const ours = pairs.map((pair) => pair.ours);
  const references = pairs.flatMap(({ reference }) => (reference === null ? [] : [reference]));
  const ratios = pairs.flatMap((pair) => (pair.reference === null ? [] : [pair.ours / pair.reference]));
  const spreadOver = ratios.length > 0 ? ratios : ours;
  const cpus = pairs.flatMap(({ cpu }) => (cpu ? [cpu.ours / cpu.reference] : []));
  return {
    goal: goal.goal,
    ours: shown(median(ours)),
    reference: references.length > 0 ? shown(median(references)) : null,
    ratio: ratios.length > 0 ? shown(median(ratios)) : null,
    must: goal.must,
    stretch: goal.stretch,
    spread: [shown(Math.min(...spreadOver)), shown(Math.max(...spreadOver))],
    unit: goal.unit,
    ...(cpus.length > 0 ? { cpuRatio: shown(median(cpus)) } : {}),
    ...(goal.note === undefined ? {} : { note: goal.note }),
  };
}

/** Three figures that count, no more. */
function shown(value: number): number {
  return Number(value.toPrecision(4));
}
