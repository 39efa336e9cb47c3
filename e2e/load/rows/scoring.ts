/** SC: microseconds a text on one core, ours beside the `sentiment` package alone, which knows neither French nor irony. */
import { lineOf } from '../figures.ts';
import { repeat, type Row } from '../row.ts';
import { withParts } from '../start-part.ts';

interface Scored {
  readonly microseconds: number;
  readonly cpuMicroseconds: number;
}

export const scoring: Row = {
  goals: ['SC'],
  async run(size) {
    const count = size.quick ? 2_000 : 20_000;
    const score = (by: string) => withParts(['score-texts'], (part) => part.ask<Scored>('score', { by, count }));
    const pairs = await repeat(size, async () => {
      const reference = await score('package');
      const ours = await score('product');
      // by processor time: a text takes too little of it for the clock on the wall to tell it from the neighbours' work
      return { ours: ours.cpuMicroseconds, reference: reference.cpuMicroseconds };
    });
    const note = `${count} texts of the made storm, processor time of one process; the goal is on ours: at most 100 microseconds a text`;
    return [lineOf({ goal: 'SC', unit: 'microseconds a text', must: 'ours <= 100', stretch: 'ours <= 60', note }, pairs)];
  },
};
