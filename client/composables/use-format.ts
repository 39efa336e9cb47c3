/** Words, numbers and times in the language at hand, for components: knows no stores and holds no words itself. */
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

export function useFormat() {
  const { t, te, locale } = useI18n({ useScope: 'global' });
  const formats = computed(() => formatsFor(locale.value));
  /** The word for a value of a closed list, or the value itself where a newer server sends one we do not know. */
  const named = (list: string, value: string): string => (te(`${list}.${value}`) ? t(`${list}.${value}`) : value);

  const language = (code: string): string => (code === 'und' ? t('language.unknown') : (formats.value.languages.of(code) ?? code));
  const number = (n: number): string => formats.value.number.format(n);
  const short = (n: number): string => formats.value.short.format(n);
  const percent = (share: number): string => formats.value.percent.format(share);
  const clock = (iso: string): string => formats.value.clock.format(new Date(iso));
  const moment = (iso: string): string => formats.value.moment.format(new Date(iso));
  /** "12 s", "4 min", "3 h", "2 j": how long, not since when. */
  const lasting = (ms: number): string => {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return t('time.s', { n: s });
    if (s < 3600) return t('time.min', { n: Math.floor(s / 60) });
    if (s < 86_400) return t('time.h', { n: Math.floor(s / 3600) });
    return t('time.d', { n: Math.floor(s / 86_400) });
  };
  return { t, te, locale, formats, named, language, number, short, percent, clock, moment, lasting };
}

function formatsFor(locale: string) {
  return {
    number: new Intl.NumberFormat(locale),
    short: new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hour12: false }),
    anyOf: new Intl.ListFormat(locale, { type: 'disjunction' }),
    allOf: new Intl.ListFormat(locale, { type: 'conjunction' }),
    languages: new Intl.DisplayNames([locale], { type: 'language' }),
  };
}
