// Owns what the `sentiment` package ships and we use at run time: its English word list (AFINN) and its emoji ranking,
// as a table by word hash. Must not run the package's own tokenizer per text: it is the slow part.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Lexicon } from './lexicon.ts';
import { newLexicon } from './lexicon.ts';
import { newReading, read } from './reading.ts';

/** The package scores from -5 to 5; ours from -100 to 100. */
const STEP = 20;

function readScores(file: string): [string, number][] {
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof found !== 'object' || found === null) throw new Error(`${file}: not a list of scores`);
  return Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
}

/** English words and emoji, or emoji alone. */
export function shippedLexicon(words: 'english' | 'emoji'): Lexicon {
  const folder = join(dirname(createRequire(import.meta.url).resolve('sentiment')), '..');
  const scores = readScores(join(folder, 'build', 'emoji.json'));
  if (words === 'english') scores.push(...readScores(join(folder, 'languages', 'en', 'labels.json')));
  const reading = newReading();
  const entries = new Map<number, number>();
  for (const [word, score] of scores) {
    read(reading, word, false);
    if (reading.tokens === 1) entries.set(reading.hash[0] ?? 0, score * STEP);
  }
  return newLexicon(entries);
}
