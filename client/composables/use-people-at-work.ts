/** The room's people who work at mentions: everybody but those who only look on or only administer. */
import type { MemberView } from '@unisson/shared/wire/views';
import { computed, type ComputedRef } from 'vue';
import { useRoom } from '../stores/room.ts';

export function usePeopleAtWork(): ComputedRef<readonly MemberView[]> {
  const room = useRoom();
  return computed(() => [...room.members.values()].filter(({ roles }) => roles.some((role) => role !== 'observer' && role !== 'admin')));
}
