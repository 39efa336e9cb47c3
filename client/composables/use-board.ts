/**
 * The channel board, read again when something of it moves and now and then for what no event tells (last contacts). A burst of two hundred
 * confirmations costs one reading a second. Holds no words.
 */
import type { BoardView } from '@unisson/shared/wire/board';
import { onActivated, onDeactivated, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useConnection } from '../connection/connection.ts';
import { useDispatches } from '../stores/dispatches.ts';
import { useMessage } from '../stores/message.ts';
import { useRoom } from '../stores/room.ts';
import { useTouched } from '../stores/touched.ts';
import { useAct } from './use-act.ts';

const LEAST_MS = 1_000;
const CONTACTS_MS = 20_000;

export function useBoard(roomId: string) {
  const { api } = useConnection();
  const { act } = useAct();
  const [touched, message, dispatches, room] = [useTouched(), useMessage(), useDispatches(), useRoom()];
  const board = shallowRef<BoardView | null>(null);
  const isShown = ref(true);
  let isReading = false;
  let isOld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    if (isReading || timer !== undefined || !isShown.value) {
      isOld = true;
      return;
    }
    isReading = true;
    isOld = false;
    const next = await act(api.board.get(roomId), { handled: ({ code }) => code === 'unavailable' });
    if (next) board.value = next;
    isReading = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isOld) void read();
    }, LEAST_MS);
  }
  watch([() => touched.of('acknowledgement'), () => touched.of('say-page'), () => message.message?.version, () => dispatches.byId, () => room.renewals], () => void read(), { immediate: true });
  const contacts = setInterval(() => void read(), CONTACTS_MS);
  onActivated(() => {
    isShown.value = true;
    void read();
  });
  onDeactivated(() => {
    isShown.value = false;
  });
  onScopeDispose(() => {
    clearInterval(contacts);
    clearTimeout(timer);
  });
  return { board, read };
}
