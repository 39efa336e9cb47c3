/**
 * Test support: seeded sequences of what people do in a room, alone or at the same instant, and the count of what was carried out. What an
 * act is, and what must hold after it, is each suite's own.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { PEOPLE, type Who } from './war-room.ts';

export interface Step<Act extends string> {
  readonly act: Act;
  readonly who: Who;
  /** Chooses among what there is: a mention, a dispatch, an opening. */
  readonly pick: number;
}

const WHO = Object.keys(PEOPLE) as Who[];
/** Whoever some policy of the suites lets decide. */
export const DECIDERS: readonly Who[] = ['legal', 'supervisor', 'legal2', 'executive', 'both'];
/** Over a wire each act costs tens of milliseconds on a busy machine: fewer sequences there, from the same seeds. */
export const EMBEDDED = 'embedded store';

/**
 * Acts of one step happen at the same instant; each is what a person who has just looked would do.
 * @param often chosen from with weight 4 against `weight` for all of them: a room that never comes in force tests little.
 */
export function sequencesOf<Act extends string>(ask: {
  readonly acts: readonly Act[];
  readonly weight: number;
  readonly often: readonly Act[];
  readonly mostPick: number;
  readonly minLength: number;
  readonly maxLength: number;
}): fc.Arbitrary<Step<Act>[][]> {
  const act = fc.oneof(
    { weight: ask.weight, arbitrary: fc.constantFrom<Act[]>(...ask.acts) },
    { weight: 4, arbitrary: fc.constantFrom<Act[]>(...ask.often) },
  );
  const step = fc.record<Step<Act>>({ act, who: fc.constantFrom(...WHO), pick: fc.nat(ask.mostPick) });
  return fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: ask.minLength, maxLength: ask.maxLength });
}

/** One of the list; round and round where it is shorter than `pick`. */
export const at = <T>(list: readonly T[], pick: number): T | undefined => (list.length === 0 ? undefined : list[pick % list.length]);

export interface Doings<Act extends string> {
  /** @param perform does one act and says whether it was carried out. */
  run(sequence: readonly (readonly Step<Act>[])[], perform: (step: Step<Act>) => Promise<boolean>): Promise<void>;
  /** A sequence in which nothing ever happens proves nothing. */
  expectCarriedOut(needed: readonly Act[]): void;
}

export function countDoings<Act extends string>(): Doings<Act> {
  const carriedOut = new Map<Act, number>();
  return {
    async run(sequence, perform) {
      for (const together of sequence) {
        const done = await Promise.all(together.map(perform));
        together.forEach(({ act }, index) => done[index] && carriedOut.set(act, (carriedOut.get(act) ?? 0) + 1));
      }
    },
    expectCarriedOut(needed) {
      for (const act of needed) expect([act, (carriedOut.get(act) ?? 0) > 0]).toEqual([act, true]);
    },
  };
}
