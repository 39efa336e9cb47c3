/**
 * The thread that reads, on a connection that cannot write: it never waits for the writing one (WAL). One message is one snapshot.
 * Started by `thread.ts`; must not be imported.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openForReading, PLACES } from './connection.ts';
import { requireNewestShape } from './migrate.ts';
import type { Answer, EventRuns, Message, Read, RunRow, ThreadStart } from './protocol.ts';
import { preparer } from './statements.ts';

const { dir } = workerData as ThreadStart;
const db = openForReading(dir);
requireNewestShape(db);
const prepare = preparer(db);
const prepareArrays = preparer(db, true);

function read(ask: Read): unknown {
  try {
    return { rows: ask.do === 'rows' ? prepareArrays(ask.statement.sql).all(...ask.statement.params) : readEvents(ask) };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** Whole rows of events from the one that holds `after + 1` on, until there are enough. */
function readEvents({ scope, after, limit }: Read & { do: 'events' }): EventRuns {
  const row = prepare('SELECT n, seq, pruned FROM scope WHERE name = ?').get(scope);
  if (row === undefined) return { head: 0, pruned: 0, runs: [] };
  const low = Number(row['n']) * PLACES;
  const start = prepare('SELECT place FROM event_run WHERE place > ? AND place <= ? ORDER BY place DESC LIMIT 1').get(
    low,
    low + after + 1,
  )?.['place'];
  const runs: RunRow[] = [];
  let found = 0;
  for (const run of prepare('SELECT place, count, at, body FROM event_run WHERE place >= ? AND place < ? ORDER BY place').iterate(
    Number(start ?? low),
    low + PLACES,
  )) {
    if (found >= limit) break;
    const first = Number(run['place']) - low;
    const last = first + Number(run['count']) - 1;
    if (last <= after) continue;
    found += last - Math.max(after, first - 1);
    runs.push({ first, at: Number(run['at']), body: String(run['body']) });
  }
  return { head: Number(row['seq']), pruned: Number(row['pruned']), runs };
}

parentPort?.on('message', (message: Message<Read> | 'close') => {
  if (message === 'close') {
    db.close();
    parentPort?.close();
    return;
  }
  db.exec('BEGIN');
  const answer = message.ask.map(read);
  db.exec('COMMIT');
  parentPort?.postMessage({ id: message.id, answer } satisfies Answer<unknown>);
});
parentPort?.postMessage('open');
