/** HTTP calls about who decides and when: the room's policy, deputies, and a scheduled revision that is brought forward. Holds no state. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Policy } from '@unisson/shared/domain/room';
import type { DeputyView, RevisionView, RoomView } from '@unisson/shared/wire/views';
import type { Http } from './http.ts';
import type { Page } from './page.ts';

export interface DeputyAsk {
  readonly of?: string;
  readonly userId: string;
  readonly role: Role;
  readonly from?: string;
  readonly until: string;
}

export function decidingApi(http: Http) {
  const at = (room: string) => `/api/rooms/${encodeURIComponent(room)}`;
  return {
    setPolicy: (room: string, policy: Policy) => http.write<RoomView>('PATCH', at(room), { policy }),
    deputies: (room: string) => http.get<Page<DeputyView>>(`${at(room)}/deputies?limit=100`),
    nameDeputy: (room: string, ask: DeputyAsk) => http.write<DeputyView>('POST', `${at(room)}/deputies`, ask),
    endDeputy: (room: string, id: string) => http.write<DeputyView>('POST', `${at(room)}/deputies/${encodeURIComponent(id)}/end`),
    bringForward: (room: string, n: number, reason: string) => http.write<RevisionView>('POST', `${at(room)}/message/revisions/${n}/bring-forward`, { reason }),
  };
}
