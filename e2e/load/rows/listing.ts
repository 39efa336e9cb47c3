/** S2, S3: the newest 50 with a filter, and with words to search for, server side, beside SQLite asked the same of the same file. */
import type { Query } from '../../../server/store/store.ts';
import { lineOf } from '../figures.ts';
import { readPrepared } from '../prepared.ts';
import { repeat, type Row } from '../row.ts';
import { withParts } from '../start-part.ts';
import { random, type Random } from '../../support/random.ts';
import { prepareMentions, storeMentions } from './storing.ts';

interface Taken {
  readonly p50: number;
  readonly p99: number;
}
const NEWEST = { scope: 'bench', order: { by: 'publishedAt', desc: true }, limit: 50 };

export const listing: Row = {
  goals: ['S2', 'S3'],
  async run(size) {
    const rows = size.quick ? 5_000 : 100_000;
    const count = size.quick ? 300 : 1_500;
    const file = await prepareMentions(size, rows);
    const { dir } = await storeMentions(size, { file, batch: 500, inFlight: 4 });
    const chance = random(7);
    const filtered = Array.from({ length: count }, () => filter(chance));
    const words = readPrepared(file, 2_000).flatMap(({ text }) => text.match(/\p{L}{4,}/gu) ?? []);
    const searched = Array.from({ length: Math.ceil(count / 3) }, () => search(chance, words));
    const ask = (how: 'product' | 'bare', queries: readonly Query[]) => withParts(['list-mentions'], (part) => part.ask<Taken>(how, { dir, queries }));
    // whoever comes first finds the file colder: they take turns at that too
    const both = async (queries: readonly Query[], isOursFirst: boolean) => {
      const early = isOursFirst ? await ask('product', queries) : null;
      const bare = await ask('bare', queries);
      return { bare, ours: early ?? (await ask('product', queries)) };
    };
    const results = await repeat(size, async (n) => ({ filter: await both(filtered, n % 2 === 1), search: await both(searched, n % 2 === 1) }));
    const line = (goal: string, which: 'filter' | 'search', share: 'p50' | 'p99') =>
      lineOf(
        {
          goal: share === 'p99' ? goal : `${goal}-p50`,
          unit: `ms, ${share}`,
          must: share === 'p99' ? '<= 5' : null,
          stretch: share === 'p99' ? '<= 2' : null,
          note: `${which === 'filter' ? filtered.length : searched.length} questions one after the other over ${rows} rows; bare: the same statement with no thread between, prepared beforehand, rows not parsed`,
        },
        results.map((result) => ({ ours: result[which].ours[share], reference: result[which].bare[share] })),
      );
    return [line('S2', 'filter', 'p99'), line('S2', 'filter', 'p50'), line('S3', 'search', 'p99'), line('S3', 'search', 'p50')];
  },
};

function filter(chance: Random): Query {
  const label = chance.pick(['negative', 'neutral', 'positive']);
  const more = chance.pick([{}, { language: 'fr' }, { language: 'en' }, { source: 'x' }]);
  return { ...NEWEST, where: { status: 'new', label, ...more } };
}

function search(chance: Random, words: readonly string[]): Query {
  return { ...NEWEST, text: chance.next() < 0.5 ? chance.pick(words) : `${chance.pick(words)} ${chance.pick(words)}` };
}
