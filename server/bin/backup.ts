/** `npm run backup -- FILE`: the embedded store as one file, while the server runs. */
import { argv } from 'node:process';
import { readStorePlace } from '../config.ts';
import { backUp } from '../store/sqlite/backup.ts';
import { runTool, say } from './tool.ts';

await runTool(async () => {
  const [file] = argv.slice(2);
  if (file === undefined) throw new Error('Say where to: npm run backup -- FILE');
  const { dataDir, mongodbUri } = readStorePlace();
  if (mongodbUri !== null)
    throw new Error('MONGODB_URI is set: back MongoDB up with its own tools (mongodump). This command is for the embedded store.');
  await backUp(dataDir, file);
  say(
    `Backed up ${dataDir} to ${file}. It holds everything, keys included: keep it as safe as the server. SECRETS_KEY, where you set it, is not in it.`,
  );
  return 0;
});
