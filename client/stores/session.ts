/** Who is signed in. Set by what the session calls answer; must not make them. */
import { can, type Act, type Role } from '@unisson/shared/domain/actor';
import type { SessionView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

export const useSession = defineStore('session', () => {
  const user = ref<SessionView['user'] | null>(null);
  /** Whether the server has been asked yet. */
  const isKnown = ref(false);
  const id = computed(() => user.value?.id ?? '');

  function set(next: SessionView['user'] | null): void {
    user.value = next;
    isKnown.value = true;
  }
  function rolesIn(room: string): readonly Role[] {
    return user.value?.roles[room] ?? [];
  }
  function may(room: string, act: Act): boolean {
    const who = user.value;
    return who !== null && can({ userId: who.id, name: who.name, roles: rolesIn(room), installationAdmin: who.admin }, act);
  }
  return { user, isKnown, id, set, rolesIn, may };
});
