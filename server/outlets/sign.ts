/** Signs what leaves as Standard Webhooks says: HMAC-SHA256 over `id.timestamp.body`, base64, marked `v1`. */
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret with the standard's prefix is base64; any other is taken as it was typed. */
export function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
}

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

export function signatureOf(secret: string, { id, timestamp, body }: Signed): string {
  return `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
