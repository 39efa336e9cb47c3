/** Something read out of a co-edited document, read again with every change of it; null while no document is open. */
import type * as Y from 'yjs';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

export function useReadOf<T>(doc: () => Y.Doc | null, read: (doc: Y.Doc) => T): Readonly<ShallowRef<T | null>> {
  const value = shallowRef<T | null>(null);
  let stop: () => void = () => undefined;
  watch(
    doc,
    (now) => {
      stop();
      stop = () => undefined;
      value.value = now ? read(now) : null;
      if (!now) return;
      const again = (): void => {
        value.value = read(now);
      };
      now.on('update', again);
      stop = () => now.off('update', again);
    },
    { immediate: true },
  );
  onScopeDispose(() => stop());
  return value;
}
