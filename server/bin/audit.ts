/** `npm run audit:verify`: walks every audit chain of the store; exit 1 and the first bad line where one is broken or cut. */
import { existsSync } from 'node:fs';
import { auditKeyFile, loadAuditKey } from '../audit/audit-key.ts';
import { verifyAudit } from '../audit/verify.ts';
import { readStorePlace, type StorePlace } from '../config.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { openMongoStore } from '../store/mongo/open.ts';
import { openSqliteForReading } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { runTool, say } from './tool.ts';

async function open({ dataDir, mongodbUri }: StorePlace, auditKey: Uint8Array): Promise<Store> {
  if (mongodbUri === null) return openSqliteForReading({ dir: dataDir, runtime: systemRuntime });
  return openMongoStore({ uri: mongodbUri, auditKey, runtime: systemRuntime });
}

await runTool(async () => {
  const place = readStorePlace();
  // A key made now would declare every line forged: where there is none, say so.
  if (place.secretsKey === null && !existsSync(auditKeyFile(place.dataDir))) {
    throw new Error(
      `The key that signed the lines is missing: set SECRETS_KEY as the server has it, or bring back ${auditKeyFile(place.dataDir)}.`,
    );
  }
  const auditKey = loadAuditKey(place.dataDir, place.secretsKey);
  const store = await open(place, auditKey);
  try {
    const verdict = await verifyAudit(store, auditKey);
    if (verdict.ok) say(`${verdict.lines} lines in ${verdict.chains} chains: all in place.`);
    else say(`BAD LINE: scope ${verdict.scope}, line ${verdict.n}: ${verdict.reason}`);
    return verdict.ok ? 0 : 1;
  } finally {
    await store.close();
  }
});
