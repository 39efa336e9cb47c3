/** The hash people name when they decide or send: SHA-256, hex, of the text's UTF-8 [MS2] [MS3]. */
import { createHash } from 'node:crypto';

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
