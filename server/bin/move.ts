/** `npm run move -- --to URI`: everything from the embedded store to MongoDB; begun again, it goes on; compared at the end. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { auditKeyFile, loadAuditKey } from '../audit/audit-key.ts';
import { readStorePlace } from '../config.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { moveStore } from '../store/move.ts';
import { storeFile } from '../store/sqlite/connection.ts';
import { runTool, say } from './tool.ts';

await runTool(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  if (values.to === undefined || !/^mongodb(\+srv)?:\/\//.test(values.to))
    throw new Error('Say where to: npm run move -- --to mongodb://HOST/DATABASE?replicaSet=NAME');
  const { dataDir, secretsKey } = readStorePlace();
  if (!existsSync(storeFile(dataDir))) throw new Error(`There is no store in ${dataDir}.`);
  if (secretsKey === null && !existsSync(auditKeyFile(dataDir)))
    throw new Error(
      `The key that signed the audit lines is missing: set SECRETS_KEY as the server has it, or bring back ${auditKeyFile(dataDir)}.`,
    );
  const moved = await moveStore({ dir: dataDir, uri: values.to, auditKey: loadAuditKey(dataDir, secretsKey), runtime: systemRuntime, say });
  if (moved === null) {
    say('This move was finished before; nothing was done.');
    return 0;
  }
  say(`Moved ${moved.documents} documents, every one compared; ${moved.auditLines} audit lines verified.`);
  say(
    `Now start the server with MONGODB_URI set. It needs the same keys: SECRETS_KEY and SESSION_SECRET, or the key files in ${dataDir}. The embedded store is left as it was.`,
  );
  return 0;
});
