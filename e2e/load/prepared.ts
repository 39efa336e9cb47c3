/** Reads the mentions that `parts/prepare-mentions.ts` made. */
import { readFileSync } from 'node:fs';
import type { Mention } from '@unisson/shared/domain/mention';

export function readPrepared(file: string, count = Infinity): Mention[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.slice(0, count).map((line) => JSON.parse(line) as Mention);
}
