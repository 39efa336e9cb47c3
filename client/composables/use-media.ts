/** Whether a media query holds now, following the window; stops with the component. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query);
  const holds = ref(list.matches);
  const follow = (event: MediaQueryListEvent): void => {
    holds.value = event.matches;
  };
  list.addEventListener('change', follow);
  onScopeDispose(() => list.removeEventListener('change', follow));
  return readonly(holds);
}
