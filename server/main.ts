/** Reads the settings, composes the house, listens, and stops in order. Decides nothing about what it starts; compose.ts does. */
import { compose } from './compose.ts';
import { BadConfig, environment, readConfig, type Config, type Environment } from './config.ts';

/** The oldest Node that has all we use without a warning: `crypto.argon2`, a stable node:sqlite with `backup`. */
const OLDEST_NODE: readonly [number, number] = [24, 15];

/** Starts a server and resolves once it listens. Ends the process with 1 and every fault named when it cannot. */
export async function main(env: Environment = environment()): Promise<void> {
  const config = checked(env);
  if (!config) return;
  try {
    const house = await compose(config);
    process.once('SIGTERM', () => void house.stop().then(() => process.exit(0)));
    process.once('SIGINT', () => void house.stop().then(() => process.exit(0)));
    process.stdout.write(house.greeting);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (config.logLevel === 'debug') process.stderr.write(`${error instanceof Error ? String(error.stack) : ''}\n`);
    process.exit(1);
  }
}

function checked(env: Environment): Config | null {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major < needMajor || (major === needMajor && minor < needMinor)) {
    process.stderr.write(`Unisson needs Node ${needMajor}.${needMinor} or newer; this is ${process.versions.node}. Start it with "npm start", which brings its own, or install a newer Node.\n`);
    process.exitCode = 1;
    return null;
  }
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return null;
  }
}

if (import.meta.main) await main();
