/** Alerts as the feed and the first load bring them, by id. An older version than held is dropped. Must not acknowledge or decide. */
import type { AlertView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { withNewer } from './newer.ts';

/** A person in danger comes before any figure; then what nobody has seen; then the newest. */
const weight = (alert: AlertView): number => (alert.about.kind === 'danger' ? 2 : 0) + (alert.acknowledgedBy === null ? 1 : 0);

export const useAlerts = defineStore('alerts', () => {
  const byId = shallowRef(new Map<string, AlertView>());
  const inOrder = computed(() => [...byId.value.values()].sort((a, b) => weight(b) - weight(a) || b.raisedAt.localeCompare(a.raisedAt)));
  const raised = computed(() => inOrder.value.filter(({ state }) => state === 'raised'));
  /** Raised, and nobody has said that they have seen it. */
  const open = computed(() => raised.value.filter(({ acknowledgedBy }) => acknowledgedBy === null));
  const ended = computed(() => inOrder.value.filter(({ state }) => state === 'ended').sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? '')));

  function set(alert: AlertView): void {
    setAll([alert]);
  }
  function setAll(items: readonly AlertView[]): void {
    byId.value = withNewer(byId.value, items, ({ id }) => id);
  }
  function reset(): void {
    byId.value = new Map();
  }
  return { byId, raised, open, ended, set, setAll, reset };
});
