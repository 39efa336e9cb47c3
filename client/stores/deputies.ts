/** Who stands in for whom in the room at hand, as the server last said. Changed by whoever read it; decides nothing. */
import type { Role } from '@unisson/shared/domain/actor';
import type { DeputyView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useDeputies = defineStore('deputies', () => {
  const list = shallowRef<readonly DeputyView[]>([]);
  /** Not ended, and not over; some begin later. */
  const standing = computed(() => list.value.filter(({ ended, until }) => ended === null && Date.parse(until) > Date.now()));

  function set(next: readonly DeputyView[]): void {
    list.value = next;
  }
  /** Roles lent to somebody at this moment. */
  function lentTo(userId: string): readonly Role[] {
    return standing.value.filter(({ deputy, from }) => deputy.userId === userId && Date.parse(from) <= Date.now()).map(({ role }) => role);
  }
  return { list, standing, set, lentTo };
});
