/** Encrypts an outlet's secret for the store, and opens it again. AES-256-GCM; `v1.` and nonce, tag and text in one base64 string. Must never log what it opens. */
import { createCipheriv, createDecipheriv } from 'node:crypto';

const VERSION = 'v1.';
const NONCE = 12;
const TAG = 16;

/** @param key 32 bytes. @param nonce 12 random bytes, never used twice with one key. */
export function seal(key: Uint8Array, nonce: Uint8Array, text: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** @returns null when it was sealed with another key, or changed since. */
export function open(key: Uint8Array, sealed: string): string | null {
  if (!sealed.startsWith(VERSION)) return null;
  const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64');
  if (bytes.length < NONCE + TAG) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

export const NONCE_BYTES = NONCE;
