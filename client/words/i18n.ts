/** Which language the console speaks: what the person chose, else the browser's, French first. Messages are plain objects; nothing is evaluated. */
import { createI18n } from 'vue-i18n';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type ConsoleLanguage = (typeof LANGUAGES)[number];
const KEPT_AS = 'unisson.language';

export function preferredLanguage(chosen: string | null, browser: readonly string[]): ConsoleLanguage {
  if (chosen === 'fr' || chosen === 'en') return chosen;
  for (const tag of browser) {
    if (tag.toLowerCase().startsWith('fr')) return 'fr';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'fr';
}

export function createWords() {
  const i18n = createI18n({
    legacy: false,
    locale: preferredLanguage(localStorage.getItem(KEPT_AS), navigator.languages),
    fallbackLocale: 'en',
    messages: { fr, en },
    // In French nought and one are singular.
    pluralRules: { fr: (n: number, choices: number) => (choices < 2 ? 0 : n > 1 ? 1 : 0) },
  });
  document.documentElement.lang = i18n.global.locale.value;
  return i18n;
}

export function keepLanguage(language: ConsoleLanguage): void {
  localStorage.setItem(KEPT_AS, language);
  document.documentElement.lang = language;
}
