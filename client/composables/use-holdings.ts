/** The library of holding statements and whether an emergency is one, read anew whenever something moved; and what this person may do with each. */
import type { Holding } from '@unisson/shared/domain/holding';
import type { EmergencyView, HoldingView } from '@unisson/shared/wire/first-hour';
import { computed, shallowRef, watch } from 'vue';
import { useConnection } from '../connection/connection.ts';
import { useMessage } from '../stores/message.ts';
import { useRoom } from '../stores/room.ts';
import { useSession } from '../stores/session.ts';
import { useTouched } from '../stores/touched.ts';

export type HoldingWay = 'decided' | 'asked';

export function useHoldings(roomId: string) {
  const { api } = useConnection();
  const touched = useTouched();
  const message = useMessage();
  const room = useRoom();
  const session = useSession();
  const list = shallowRef<readonly HoldingView[] | null>(null);
  const emergency = shallowRef<EmergencyView | null>(null);
  const isLegalDeputy = shallowRef(false);
  let asked = 0;

  async function load(): Promise<void> {
    const nth = (asked += 1);
    const got = await api.firstHour.list(roomId);
    if (got.ok && nth === asked) list.value = got.value.items;
  }
  async function loadEmergency(): Promise<void> {
    const got = await api.firstHour.emergency(roomId);
    if (got.ok) emergency.value = got.value;
  }
  /** Whether this person stands for somebody legal now: then a use is the decision, and must not look like a question. */
  async function loadDeputies(): Promise<void> {
    const got = await api.deciding.deputies(roomId);
    if (got.ok) isLegalDeputy.value = got.value.items.some(({ deputy, role, isInEffect }) => deputy.userId === session.id && role === 'legal' && isInEffect);
  }
  watch(() => [touched.of('holding'), room.renewals], load, { immediate: true });
  watch(() => touched.of('deputy'), loadDeputies, { immediate: true });

  const roles = computed(() => session.rolesIn(roomId));
  const of = (status: Holding['status']) => (list.value ?? []).filter((one) => one.status === status);

  /** What using it would be for this person: the same rule the server goes by. */
  const wayOf = (holding: HoldingView): HoldingWay => ((roles.value.includes('legal') || isLegalDeputy.value) && !holding.authors.includes(session.id) ? 'decided' : 'asked');
  const mayDecide = (holding: HoldingView): boolean =>
    holding.status === 'proposed' && Object.values(holding.canDecide).some((people) => people.some(({ userId }) => userId === session.id));
  /** Number of the revision in force, or under review, that is this very statement. */
  const standsAs = (holding: HoldingView): number | null => (message.inForce?.holdingId === holding.id ? message.inForce.n : null);
  const waitsAs = (holding: HoldingView): number | null => (message.underReview?.holdingId === holding.id ? message.underReview.n : null);

  return {
    list,
    emergency,
    load,
    loadEmergency,
    ready: computed(() => of('approved')),
    proposed: computed(() => of('proposed')),
    past: computed(() => [...of('changes-requested'), ...of('retired')]),
    isExecutive: computed(() => roles.value.includes('executive')),
    wayOf,
    mayDecide,
    standsAs,
    waitsAs,
  };
}
export type Holdings = ReturnType<typeof useHoldings>;
