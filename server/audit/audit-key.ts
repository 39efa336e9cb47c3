/**
 * The key that signs audit heads [AU2]: from SECRETS_KEY where it is set, else a file of random bytes in the data directory, made on
 * first use and readable by the server's account alone. Must never be logged nor leave the machine but in a backup.
 */
import { hkdfSync } from 'node:crypto';
import { linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync, fsyncSync, closeSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemRuntime, type Runtime } from '../runtime/runtime.ts';

const KEY_BYTES = 32;

export const auditKeyFile = (dir: string): string => join(dir, 'audit.key');

/** @throws where the key file is damaged. Another key would declare every line of the past forged, so none is made in its place. */
export function loadAuditKey(dir: string, secretsKey?: string | null, runtime: Runtime = systemRuntime): Uint8Array {
  if (secretsKey) return new Uint8Array(hkdfSync('sha256', secretsKey, '', 'unisson audit head', KEY_BYTES));
  const file = auditKeyFile(dir);
  if (!existsSync(file)) writeKey(dir, file, runtime);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== KEY_BYTES) throw new Error(`${file} is not a key of ${KEY_BYTES} bytes in hexadecimal: bring it back from a backup.`);
  return new Uint8Array(key);
}

/** Whole or not at all, and the first one stays where two servers start at once. */
function writeKey(dir: string, file: string, runtime: Runtime): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const part = `${file}.${runtime.id()}`;
  const handle = openSync(part, 'wx', 0o600);
  try {
    writeSync(handle, `${Buffer.from(runtime.bytes(KEY_BYTES)).toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(part, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(part, { force: true });
  }
}
