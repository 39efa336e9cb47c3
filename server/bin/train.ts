// `npm run train [-- DATA-FOLDER] [--labels FILE]`: learns the scorer's weights from the labelled data and writes the files that are
// committed, the page of hard cases among them. Prints its figures. Deterministic: the same data give the same bytes. With
// `--labels`, corrections exported from a room (NDJSON) are added to what it learns from; the shipped weights have none.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { hardCasesPage } from '../ingest/score/hard-cases-page.ts';
import { createScorer, weightsFileOf } from '../ingest/score/scorer.ts';
import { measurePackage } from '../ingest/score/train/package-baseline.ts';
import { plans } from '../ingest/score/train/plans.ts';
import { readCorrections } from '../ingest/score/train/read-corrections.ts';
import { train } from '../ingest/score/train/run.ts';
import { encodeWeights } from '../ingest/score/weights-file.ts';

const { values, positionals } = parseArgs({ options: { labels: { type: 'string' } }, allowPositionals: true });
const corrections = values.labels === undefined ? [] : readCorrections(readFileSync(values.labels, 'utf8'));
const root = positionals[0] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

mkdirSync(new URL('.', weightsFileOf('fr')), { recursive: true });
for (const plan of plans) {
  say(measurePackage(plan.code, root));
  const { file } = train(plan, root, say, corrections.filter(({ language }) => language === plan.code));
  const bytes = encodeWeights(file);
  writeFileSync(weightsFileOf(plan.code), bytes);
  say(`${plan.code} weights: ${String(bytes.length)} bytes, ${String(gzipSync(bytes, { level: 9 }).length)} gzipped`);
}
writeFileSync(new URL('HARD-CASES.md', new URL('../', weightsFileOf('fr'))), hardCasesPage(createScorer()));
