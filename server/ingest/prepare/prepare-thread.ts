/**
 * The thread that prepares mentions: it scores them, makes their rows and encodes them as the store wants them, so that the thread of HTTP and
 * consoles does none of it. Started by `preparing-thread.ts`; must not be imported. Knows no store: it answers with bytes.
 */
import { parentPort } from 'node:worker_threads';
import { systemRuntime } from '../../runtime/runtime.ts';
import { encodeAdds } from '../../store/encode-batch.ts';
import { sealAdds } from '../../store/seal-adds.ts';
import { lensFrom, type Lens, type LensFacts } from '../lens.ts';
import { createScorer } from '../score/scorer.ts';
import { wordReader } from '../read-words.ts';
import { together } from './prepare-items.ts';
import { partsOf } from './preparing.ts';
import type { Asked, Told } from './protocol.ts';

const readWords = wordReader(createScorer());
/** The lens made last, and what from: most calls are about one room that nobody has just changed. */
let last: { readonly facts: string; readonly lens: Lens } = { facts: '', lens: lensFrom({ room: null, exclusions: [], keys: [] }) };

function lensOfFacts(facts: string): Lens {
  if (facts !== last.facts) last = { facts, lens: lensFrom(JSON.parse(facts) as LensFacts) };
  return last.lens;
}

function prepare({ id, order, unreadable, lens }: Asked): void {
  const whole = { ...order, items: together(order.items, unreadable), lens: { room: null, exclusions: [], keys: [] } };
  for (const part of partsOf(whole, readWords, lensOfFacts(lens))) {
    if (part === null) continue;
    const { count, rejected, isLast } = part;
    const sealed = count === 0 ? null : sealAdds(encodeAdds(part.rows.adds, order.room, systemRuntime));
    parentPort?.postMessage({ id, part: { sealed, count, rejected, isLast } } satisfies Told);
  }
}

parentPort?.on('message', (asked: Asked) => {
  try {
    prepare(asked);
  } catch (error) {
    parentPort?.postMessage({
      id: asked.id,
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies Told);
  }
});
parentPort?.postMessage('ready');
