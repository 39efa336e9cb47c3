/** A row of the bench: its name on the command line and what it does. Types only. */
import type { Line } from './figures.ts';

export interface Size {
  /** A smoke run: a tenth of the work, one repetition; its figures mean nothing. */
  readonly quick: boolean;
  readonly repetitions: number;
  /** A directory that is removed at the end. */
  readonly dir: string;
}

export interface Row {
  /** Goals that this row prints: what `--only` names. */
  readonly goals: readonly string[];
  run(size: Size): Promise<readonly Line[]>;
}

/** The repetitions one after the other. */
export async function repeat<T>(size: Size, once: (repetition: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let n = 0; n < size.repetitions; n += 1) results.push(await once(n));
  return results;
}
