/** Makes what the store is measured with: scored, ranked mentions as ingest hands them over, one JSON line each. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { makeMention } from '../../../server/ingest/make-mention.ts';
import { wordReader } from '../../../server/ingest/read-words.ts';
import { normalise } from '../../../server/ingest/normalise.ts';
import { createScorer } from '../../../server/ingest/score/scorer.ts';
import { stormMentions } from '../made-storm.ts';
import { answer } from './part.ts';

answer({
  prepare({ file, count }: { file: string; count: number }) {
    const readWords = wordReader(createScorer());
    const receivedAt = new Date().toISOString();
    const out = openSync(file, 'w');
    for (const item of stormMentions(count)) {
      const read = normalise(item, Date.now());
      if (!read.ok) throw new Error(`the storm made a mention that is refused: ${read.refusal.message}`);
      const [words] = readWords([read.mention]);
      if (!words) throw new Error('a text was not read');
      writeSync(out, `${JSON.stringify(makeMention(read.mention, words, { via: 'bench', receivedAt }))}\n`);
    }
    closeSync(out);
  },
});
