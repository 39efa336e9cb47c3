/** The time, ticking for whoever shows an age or a countdown; stops with the component. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue';

export function useNow(everyMs = 1000): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, everyMs);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
