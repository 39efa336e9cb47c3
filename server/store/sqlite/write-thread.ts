/**
 * The thread that writes: it alone holds the directory's lock and the writing connection. A message is a group and is answered as one,
 * after its COMMIT. Started by `thread.ts`; must not be imported.
 */
import { backup } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { lockDirectory, openForWriting } from './connection.ts';
import { migrate } from './migrate.ts';
import type { Answer, Message, ThreadStart, Write, Written } from './protocol.ts';
import { preparer } from './statements.ts';
import { writeGroup } from './write-group.ts';

const { dir, auditKey } = workerData as ThreadStart;
const unlock = lockDirectory(dir);
const db = openForWriting(dir);
migrate(db);
const writer = { prepare: preparer(db), auditKey };

async function answer(writes: readonly Write[]): Promise<readonly Written[]> {
  const only = writes.length === 1 ? writes[0] : undefined;
  if (only?.do !== 'backup') return writeGroup(db, writer, writes);
  try {
    await backup(db, only.file);
    return [{ done: null }];
  } catch (error) {
    return [{ failed: String(error) }];
  }
}

parentPort?.on('message', (message: Message<Write> | 'close') => {
  if (message === 'close') {
    db.close();
    unlock();
    parentPort?.close();
    return;
  }
  void answer(message.ask).then((written) => parentPort?.postMessage({ id: message.id, answer: written } satisfies Answer<Written>));
});
parentPort?.postMessage('open');
