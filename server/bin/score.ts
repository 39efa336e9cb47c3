// `npm run -s score`: NDJSON of texts on standard input, NDJSON of scores on standard output, line for line. Reads no
// faster than its answers are taken.
import { once } from 'node:events';
import { newLineScorer } from '../ingest/score/score-lines.ts';
import { createScorer } from '../ingest/score/scorer.ts';

const lines = newLineScorer(createScorer());

async function say(answers: string): Promise<void> {
  if (answers !== '' && !process.stdout.write(answers)) await once(process.stdout, 'drain');
}

// Whoever reads us may have had enough (`| head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { process.exit(error.code === 'EPIPE' ? 0 : 1); });

for await (const bytes of process.stdin) await say(lines.feed(bytes as Uint8Array));
await say(lines.end());
