/** Single keys that act while no field has the focus, no dialog is open and no modifier is down: never Alt with a letter, never while typing. */
import { onMounted, onUnmounted } from 'vue';

export type Keys = Readonly<Record<string, () => void>>;

const TYPING = 'input, textarea, select, [contenteditable="true"]';

export function useKeys(keys: () => Keys): void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPING) || document.querySelector('[role="dialog"], [role="menu"]')) return;
    // A focused button keeps its own Enter.
    if (event.key === 'Enter' && target?.closest('button, a, summary, [role="tab"]')) return;
    const act = keys()[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  onMounted(() => document.addEventListener('keydown', listen));
  onUnmounted(() => document.removeEventListener('keydown', listen));
}
