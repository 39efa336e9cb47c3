/** How long until an instant, to the second once it is near: for whoever waits for a time of effect. Ticks with use-now. */
import { useNow } from './use-now.ts';
import { useFormat } from './use-format.ts';

export function useCountdown() {
  const { t, clock, moment } = useFormat();
  const now = useNow();
  /** Below nought: it has come. */
  const leftMs = (iso: string): number => Date.parse(iso) - now.value;
  function left(iso: string): string {
    const s = Math.max(0, Math.ceil(leftMs(iso) / 1000));
    const [h, min] = [Math.floor(s / 3600), Math.floor((s % 3600) / 60)];
    if (h >= 24) return t('time.d', { n: Math.floor(h / 24) });
    if (h > 0) return `${t('time.h', { n: h })} ${t('time.min', { n: min })}`;
    return min > 0 ? `${t('time.min', { n: min })} ${t('time.s', { n: s % 60 })}` : t('time.s', { n: s });
  }
  /** The time of day, with its date where that is not today's. */
  const when = (iso: string): string => (new Date(iso).toDateString() === new Date(now.value).toDateString() ? clock(iso) : moment(iso));
  return { leftMs, left, when };
}
