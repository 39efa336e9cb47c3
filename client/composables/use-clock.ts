/** The clock of silence of the room at hand: figures from the server, read anew when something that matters to it moved; told by the pure rule. */
import { silenceAt, type Silence } from '@unisson/shared/domain/silence';
import type { ClockView } from '@unisson/shared/wire/first-hour';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { useConnection } from '../connection/connection.ts';
import { useAlerts } from '../stores/alerts.ts';
import { useDispatches } from '../stores/dispatches.ts';
import { useMessage } from '../stores/message.ts';
import { useRoom } from '../stores/room.ts';
import { useNow } from './use-now.ts';

/** For what no event tells: alerts that are long over. */
const LOOK_MS = 60_000;

export function useClock(roomId: string) {
  const { api } = useConnection();
  const alerts = useAlerts();
  const dispatches = useDispatches();
  const message = useMessage();
  const room = useRoom();
  const now = useNow(5_000);
  const clock = shallowRef<ClockView | null>(null);
  let asked = 0;

  async function load(): Promise<void> {
    const nth = (asked += 1);
    const got = await api.firstHour.clock(roomId);
    if (got.ok && nth === asked) clock.value = got.value;
  }
  const hasSent = computed(() => dispatches.list.some(({ state }) => state === 'sent'));
  watch(() => [alerts.raised.length > 0, message.inForce?.n ?? null, hasSent.value, room.renewals], load, { immediate: true });
  const timer = setInterval(() => void load(), LOOK_MS);
  onScopeDispose(() => clearInterval(timer));

  const silence = computed<Silence>(() => (clock.value ? silenceAt(clock.value, now.value) : { is: 'calm' }));
  return { clock, silence, now };
}
