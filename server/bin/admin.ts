/**
 * `npm run admin -- invite EMAIL` prints a one-time link for a first (or locked-out) administrator; `reset EMAIL` one for a new password.
 * A running server on the embedded store is asked through its local socket; else the store is opened here.
 */
import { argv, stderr } from 'node:process';
import { loadAuditKey } from '../audit/audit-key.ts';
import { signHead } from '../audit/line.ts';
import { readStorePlace, type StorePlace } from '../config.ts';
import { askServer } from '../http/admin/admin-socket.ts';
import { runAdminTask, type AdminAnswer, type AdminTask } from '../http/admin/admin-task.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { runTool, say } from './tool.ts';

const USAGE = `Usage:
  npm run admin -- invite EMAIL   a one-time link that makes an administrator
  npm run admin -- reset EMAIL    a one-time link to set a new password
Set DATA_DIR or MONGODB_URI, SECRETS_KEY and PUBLIC_URL as the server has them.`;

function taskOf(words: readonly string[]): AdminTask | null {
  const [act, email, ...more] = words;
  if ((act !== 'invite' && act !== 'reset') || email === undefined || more.length > 0) return null;
  return { do: act, email };
}

async function carryOut(place: StorePlace, task: AdminTask): Promise<AdminAnswer> {
  const asked = place.mongodbUri === null ? await askServer(place.dataDir, task) : null;
  if (asked) return asked;
  const store = await open(place);
  try {
    return await runAdminTask({ store, runtime: systemRuntime }, task, place.publicUrl);
  } finally {
    await store.close();
  }
}

async function open(place: StorePlace): Promise<Store> {
  const auditKey = loadAuditKey(place.dataDir, place.secretsKey);
  const runtime = systemRuntime;
  const store: Store =
    place.mongodbUri === null
      ? await openSqliteStore({ dir: place.dataDir, auditKey, runtime })
      : await openMongo(place.mongodbUri, auditKey);
  const head = await store.auditHead(INSTALLATION);
  // A line signed with another key would look forged for ever after.
  if (head === null || signHead(auditKey, INSTALLATION, head.n, head.hash) === head.signature) return store;
  await store.close();
  throw new Error('This store was written with another SECRETS_KEY. Set it as the server has it, and try again.');
}

/** The driver is large; whoever has no MongoDB does not wait for it. */
async function openMongo(uri: string, auditKey: Uint8Array): Promise<Store> {
  const { openMongoStore } = await import('../store/mongo/open.ts');
  return openMongoStore({ uri, auditKey, runtime: systemRuntime });
}

await runTool(async () => {
  const task = taskOf(argv.slice(2));
  if (!task) {
    stderr.write(`${USAGE}\n`);
    return 2;
  }
  const answer = await carryOut(readStorePlace(), task);
  if (answer.ok) say(answer.sentence);
  else stderr.write(`${answer.sentence}\n`);
  return answer.ok ? 0 : 1;
});
