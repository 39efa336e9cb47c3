/** The joint between the pipeline and whoever prepares what it stores: this thread or another. Types and the in-thread way. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Add, Batch } from '../../store/store.ts';
import { lensFrom, type LensFacts } from '../lens.ts';
import type { Scorer } from '../score/scorer.ts';
import { wordReader, type ReadWords } from '../read-words.ts';
import { itemsIn, prepareItems, type Receiving, type Rejected } from './prepare-items.ts';

/** Beyond 500 rows a transaction gains nothing and the writers behind it wait longer. */
export const ROWS_A_COMMIT = 500;
/** After so long a turn of the event loop is given away, at the end of a step. */
const STRETCH_MS = 6;

export interface Order extends Receiving {
  readonly room: string;
  readonly lens: LensFacts;
  /** What was brought; `json` is the body it was read from, where there is one: it travels more lightly. */
  readonly items: readonly unknown[];
  readonly json?: Uint8Array;
}

/** What one commit is to hold; the last one may hold nothing. */
export interface Part {
  readonly rows: Pick<Batch, 'adds' | 'sealed'>;
  readonly count: number;
  readonly rejected: readonly Rejected[];
  readonly isLast: boolean;
}

export interface Preparing {
  /** Parts in the order of the items; asking for the next one while the last is being stored is meant. @throws PreparingAway */
  prepare(order: Order): AsyncIterable<Part>;
  stop(): Promise<void>;
}

/** On this thread, in turns with everything else that it does. */
export function preparingHere(scorer: Scorer, runtime: Runtime): Preparing {
  const readWords = wordReader(scorer);
  return { prepare: (order) => inTurns(order, readWords, runtime), stop: () => Promise.resolve() };
}

async function* inTurns(order: Order, readWords: ReadWords, runtime: Runtime): AsyncGenerator<Part> {
  let since = runtime.monotonicMs();
  for (const part of partsOf(order, readWords)) {
    if (part !== null) yield part;
    if (runtime.monotonicMs() - since <= STRETCH_MS) continue;
    await nextTurn();
    since = runtime.monotonicMs();
  }
}

/** Read together: enough that what they need is at hand for all of them. About 10 ms of work, more where texts are long. */
const ITEMS_A_STEP = 100;

/** One step for some items: null, or a part that is full or the last. */
export function* partsOf(
  order: Order,
  readWords: ReadWords,
  lens = lensFrom(order.lens),
): Generator<(Part & { rows: { adds: readonly Add[] } }) | null> {
  let adds: Add[] = [];
  let rejected: Rejected[] = [];
  const part = (isLast: boolean) => ({ rows: { adds }, count: adds.length, rejected, isLast });
  const items = order.json ? itemsIn(order.json) : order.items;
  for (let from = 0; from < items.length; from += ITEMS_A_STEP) {
    const made = prepareItems(items.slice(from, from + ITEMS_A_STEP), order, readWords, lens);
    for (const [at, one] of made.entries()) {
      if ('code' in one) rejected.push({ index: from + at, ...one });
      else {
        if (adds.length === ROWS_A_COMMIT) {
          yield part(false);
          [adds, rejected] = [[], []];
        }
        adds.push(one);
      }
    }
    yield null;
  }
  yield part(true);
}
