/** Figures of the room: totals of the moment as the feed brings them, and the last hour's steps. */
import type { StatsView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useFigures = defineStore('figures', () => {
  const total = shallowRef<StatsView['total'] | null>(null);
  const lastHour = shallowRef<StatsView | null>(null);

  function setTotal(stats: StatsView): void {
    total.value = stats.total;
  }
  function setLastHour(stats: StatsView): void {
    lastHour.value = stats;
  }
  function reset(): void {
    total.value = null;
    lastHour.value = null;
  }
  return { total, lastHour, setTotal, setLastHour, reset };
});
