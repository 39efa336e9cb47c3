/** S1: mentions stored a second with all the product's writes, in commits of 500 and of 100, beside bare SQLite with the same table. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf } from '../figures.ts';
import { repeat, type Row, type Size } from '../row.ts';
import { withParts } from '../start-part.ts';

export interface Stored {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

/** @returns the file of prepared mentions */
export async function prepareMentions(size: Size, count: number): Promise<string> {
  const file = join(size.dir, 'mentions.ndjson');
  await withParts(['prepare-mentions'], (part) => part.ask('prepare', { file, count }));
  return file;
}

export function storeMentions(size: Size, ask: { file: string; batch: number; inFlight: number; count?: number }): Promise<Stored & { dir: string }> {
  const dir = mkdtempSync(join(size.dir, 'store-'));
  return withParts(['store-mentions'], async (part) => ({ dir, ...(await part.ask<Stored>('store', { dir, ...ask })) }));
}

function storeBare(size: Size, ask: { file: string; shapeOf: string }): Promise<Stored> {
  const dir = mkdtempSync(join(size.dir, 'bare-'));
  return withParts(['bare-sqlite'], (part) => part.ask<Stored>('store', { dir, ...ask }));
}

export const storing: Row = {
  goals: ['S1'],
  async run(size) {
    const count = size.quick ? 4_000 : 40_000;
    const file = await prepareMentions(size, count);
    const results = await repeat(size, async () => {
      const by500 = await storeMentions(size, { file, batch: 500, inFlight: 4 });
      const bare = await storeBare(size, { file, shapeOf: by500.dir });
      const by100 = await storeMentions(size, { file, batch: 100, inFlight: 12 });
      return { by500, bare, by100 };
    });
    const pairs = (which: 'by500' | 'by100') =>
      results.map((result) => ({
        ours: result[which].perSecond,
        reference: result.bare.perSecond,
        cpu: { ours: result.bare.cpuMicroseconds, reference: result[which].cpuMicroseconds },
      }));
    const goal = { unit: 'mentions/s', must: '>= 0.6', stretch: '>= 0.8' };
    const against = 'bare node:sqlite on one thread in transactions of 500, rows encoded beforehand';
    return [
      lineOf({ goal: 'S1', ...goal, note: `${count} mentions in commits of 500, 4 under way, against ${against}` }, pairs('by500')),
      lineOf({ goal: 'S1-100', ...goal, note: `${count} mentions in commits of 100, 12 under way, against the same` }, pairs('by100')),
    ];
  },
};
