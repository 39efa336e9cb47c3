/** Light, dark, or as the system has it; kept on this machine. Sets one attribute on the page, which tokens.css reads. */
import { ref } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEPT_AS = 'unisson.theme';

const isTheme = (value: string | null): value is Theme => THEMES.some((theme) => theme === value);

export function applyKeptTheme(): void {
  const kept = localStorage.getItem(KEPT_AS);
  show(isTheme(kept) ? kept : 'system');
}

export function useTheme() {
  const kept = localStorage.getItem(KEPT_AS);
  const theme = ref<Theme>(isTheme(kept) ? kept : 'system');
  function setTheme(next: Theme): void {
    theme.value = next;
    localStorage.setItem(KEPT_AS, next);
    show(next);
  }
  return { theme, setTheme };
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
