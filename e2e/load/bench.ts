/**
 * `npm run bench [-- --only S1,I2] [--quick]`: measures the product against the raw parts it is made of, both in turn in one run, servers
 * and clients in processes of their own, loopback only. Prints one JSON object a line (figures.ts); progress goes to standard error.
 * Exits with 1 where a row could not be measured, never because of a figure: whether one is good is for who reads it to say.
 * Y1 to Y4 are left out: the packages they compare with (`@y/websocket-server`, `@hocuspocus/server`) are no dependencies of ours.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Row } from './row.ts';
import { deciding } from './rows/deciding.ts';
import { flooding, pacing, quiet } from './rows/feeding.ts';
import { accepting, ingesting } from './rows/ingesting.ts';
import { listing } from './rows/listing.ts';
import { scoring } from './rows/scoring.ts';
import { storing } from './rows/storing.ts';

const ROWS: readonly Row[] = [scoring, storing, ingesting, accepting, flooding, pacing, quiet, listing, deciding];
const REPETITIONS = 3;

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const wanted = values.only?.split(',').map((goal) => goal.trim().toUpperCase());
const known = new Set(ROWS.flatMap(({ goals }) => goals));
const unknown = wanted?.filter((goal) => !known.has(goal)) ?? [];
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(', ')}. There are ${[...known].join(', ')}.`);
  process.exit(2);
}

for (const row of ROWS.filter(({ goals }) => !wanted || goals.some((goal) => wanted.includes(goal)))) {
  const dir = mkdtempSync(join(tmpdir(), 'unisson-bench-'));
  const load = loadavg()[0]?.toFixed(1);
  console.error(`${row.goals.join(', ')}: measuring (load average ${load})`);
  try {
    const lines = await row.run({ quick: values.quick, repetitions: values.quick ? 1 : REPETITIONS, dir });
    for (const line of lines) console.log(JSON.stringify(line));
  } catch (error) {
    console.error(`${row.goals.join(', ')}: not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
