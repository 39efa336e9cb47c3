/** Encrypts what must not lie in the store as plain text (kept answers). AES-256-GCM; nonce, tag and text in one base64 string. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Runtime } from '../runtime/runtime.ts';

const NONCE = 12;
const TAG = 16;

/** `key`: 32 bytes. */
export function seal(key: Uint8Array, runtime: Runtime, text: string): string {
  const nonce = runtime.bytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Null when it was sealed with another key or changed since. */
export function unseal(key: Uint8Array, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
    cipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
