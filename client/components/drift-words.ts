/** What was found in a text in sentences: beside the words, and as marks over them. */
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

/** What is to be said beside the words found: what the message says instead, or that nobody compared them. */
export function driftSays({ kind, found, message }: Omit<Found, 'at'>, t: Wording['t']): string {
  if (kind === 'unread') return t(found === '' ? 'drift.messageUnread' : 'drift.unread');
  return kind === 'banned' ? t('drift.banned') : t('drift.says', { words: message });
}

export function driftMarksOf(drift: readonly Found[], { t, named }: Wording): readonly DriftMark[] {
  return drift
    .filter(({ at }) => at >= 0)
    .map(({ kind, found, message, at }) => ({
      from: at,
      to: at + found.length,
      says:
        kind === 'banned' ? t('drift.banned') : `${named('drift.kind', kind)}${t('drift.colon')}${driftSays({ kind, found, message }, t)}`,
    }));
}
