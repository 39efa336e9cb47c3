/** One-time secrets and machine tokens: made from chance, shown once, stored only as SHA-256. */
import { createHash } from 'node:crypto';
import type { Runtime } from '../../runtime/runtime.ts';

const SECRET_BYTES = 32;

/** URL-safe, 256 bits. */
export function newSecret(runtime: Runtime): string {
  return Buffer.from(runtime.bytes(SECRET_BYTES)).toString('base64url');
}

/** Fast on purpose: 256 random bits need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
