/** The outbox as the console holds it: dispatches by id, newest first. An older version than held is dropped. */
import type { DispatchView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { withNewer } from './newer.ts';

export const useDispatches = defineStore('dispatches', () => {
  const byId = shallowRef(new Map<string, DispatchView>());
  const next = ref<string | null>(null);
  const isLoaded = ref(false);
  const list = computed(() => [...byId.value.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id)));

  function set(dispatch: DispatchView): void {
    setAll([dispatch]);
  }
  function setAll(items: readonly DispatchView[]): void {
    byId.value = withNewer(byId.value, items, ({ id }) => id);
  }
  function setPage(items: readonly DispatchView[], cursor: string | null): void {
    setAll(items);
    next.value = cursor;
    isLoaded.value = true;
  }
  /** What rests on revision n is old from now on, for the rows this console holds. */
  function markStale(inForce: number | null): void {
    setAll(list.value.filter((dispatch) => dispatch.stale !== (dispatch.revision !== inForce)).map((dispatch) => ({ ...dispatch, stale: dispatch.revision !== inForce })));
  }
  function reset(): void {
    byId.value = new Map();
    next.value = null;
    isLoaded.value = false;
  }
  return { byId, next, isLoaded, list, set, setAll, setPage, markStale, reset };
});
