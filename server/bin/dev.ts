/** What `npm run dev` runs: the server, restarted when its files change, and the console with hot reload in front of it. */
import { spawn } from 'node:child_process';
import { environment } from '../config.ts';

const env = environment({ DEMO: '1', PORT: '3000' });
const shell = process.platform === 'win32';
const children = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/bin/start.ts'], { stdio: 'inherit', env, shell }),
  spawn('npx', ['vite', 'client', '--clearScreen', 'false'], { stdio: 'inherit', env, shell }),
];

// One of the two ending ends both: half a development server only confuses.
const end = (): void => children.forEach((child) => void child.kill('SIGTERM'));
for (const child of children) child.once('exit', end);
process.once('SIGINT', end);
process.once('SIGTERM', end);
