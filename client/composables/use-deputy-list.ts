/** Keeps the list of deputies read: once the room is there, when one moved, and after the console was away. */
import { watch } from 'vue';
import { useConnection } from '../connection/connection.ts';
import { useDeputies } from '../stores/deputies.ts';
import { useRoom } from '../stores/room.ts';
import { useTouched } from '../stores/touched.ts';

export function useDeputyList(room: string): void {
  const { api } = useConnection();
  const deputies = useDeputies();
  const touched = useTouched();
  const here = useRoom();
  deputies.set([]);
  const read = async (): Promise<void> => {
    const page = await api.deciding.deputies(room);
    if (page.ok) deputies.set(page.value.items);
  };
  watch(
    () => [here.room?.id === room, touched.of('deputy')] as const,
    ([isEntered]) => {
      if (isEntered) void read();
    },
    { immediate: true },
  );
}
