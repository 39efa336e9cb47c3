/** `npm run restore -- FILE`: puts a backup in the place of the embedded store; what was there is kept aside. */
import { argv } from 'node:process';
import { readStorePlace } from '../config.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { restore } from '../store/sqlite/backup.ts';
import { runTool, say } from './tool.ts';

await runTool(() => {
  const [file] = argv.slice(2);
  if (file === undefined) throw new Error('Say from where: npm run restore -- FILE');
  const { dataDir, mongodbUri } = readStorePlace();
  if (mongodbUri !== null)
    throw new Error('MONGODB_URI is set: restore MongoDB with its own tools (mongorestore). This command is for the embedded store.');
  const aside = restore(dataDir, file, systemRuntime);
  say(`Restored ${file} into ${dataDir}.${aside === null ? '' : ` What was there before is in ${aside}.`}`);
  return 0;
});
