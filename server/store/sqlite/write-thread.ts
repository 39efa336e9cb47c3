/**
 * The thread that writes: it alone holds the directory's lock and the writing connection. A message is a group and is answered as one,
 * after its COMMIT. Started by `thread.ts`; must not be imported.
 */
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

parentPort?.on('message', (message: Message<Write> | 'close') => {
  if (message === 'close') {
    db.close();
    unlock();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage({ id: message.id, answer: writeGroup(db, writer, message.ask) } satisfies Answer<Written>);
});
parentPort?.postMessage('open');
