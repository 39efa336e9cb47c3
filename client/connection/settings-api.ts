/** Calls of the settings page: the room, its people, machine tokens and outlets. One function an end point; no state. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Phrases } from '@unisson/shared/domain/phrases';
import type { Channel } from '@unisson/shared/domain/room';
import type { MemberView, OutletView, RoomView } from '@unisson/shared/wire/views';
import type { Http } from './http.ts';
import type { Page } from './page.ts';

export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly madeBy: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}
export interface RoomPatch {
  readonly name?: string;
  readonly signature?: string;
  readonly languages?: readonly string[];
  readonly watch?: readonly string[];
  readonly channels?: readonly Channel[];
  readonly phrases?: Phrases;
}
export interface NewOutlet {
  readonly kind: 'webhook' | 'manual';
  readonly channel: string;
  readonly name: string;
  readonly config: { readonly url?: string; readonly secret?: string; readonly idempotent?: boolean };
}

export function settingsApi(http: Http) {
  const at = (room: string, what = '') => `/api/rooms/${encodeURIComponent(room)}${what}`;
  return {
    change: (room: string, patch: RoomPatch) => http.write<RoomView>('PATCH', at(room), patch),
    setMember: (room: string, userId: string, roles: readonly Role[]) => http.write<MemberView>('POST', at(room, '/members'), { userId, roles }),
    invite: (room: string, email: string, roles: readonly Role[]) => http.write<{ link: string; expiresAt: string }>('POST', '/api/invitations', { email, rooms: [{ room, roles }] }),
    tokens: (room: string) => http.get<Page<TokenView>>(at(room, '/tokens?limit=500')),
    makeToken: (room: string, name: string, scopes: readonly string[]) => http.write<{ id: string; token: string }>('POST', at(room, '/tokens'), { name, scopes }),
    revokeToken: (room: string, id: string) => http.write<null>('DELETE', at(room, `/tokens/${encodeURIComponent(id)}`)),
    addOutlet: (room: string, outlet: NewOutlet) => http.write<OutletView>('POST', at(room, '/outlets'), outlet),
  };
}
