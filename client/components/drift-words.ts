/** Marks over a text made from what was found in it, each saying in a sentence what the message says. */
import type { DriftMark } from './drift-marks.ts';

interface Found {
  readonly kind: string;
  readonly found: string;
  readonly message: string;
  readonly at: number;
}
interface Wording {
  t(key: string, named?: Record<string, unknown>): string;
  named(list: string, value: string): string;
}

export function driftMarksOf(drift: readonly Found[], { t, named }: Wording): readonly DriftMark[] {
  return drift
    .filter(({ at }) => at >= 0)
    .map(({ kind, found, message, at }) => ({
      from: at,
      to: at + found.length,
      says: kind === 'banned' ? t('drift.banned') : `${named('drift.kind', kind)}${t('drift.colon')}${t('drift.says', { words: message })}`,
    }));
}
