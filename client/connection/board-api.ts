/** The calls about the channel board, say pages and a channel owner's confirmations. Must hold no state and no words. */
import type { BoardView } from '@unisson/shared/wire/board';
import type { Http } from './http.ts';

export interface SayPageAsk {
  readonly channel: string;
  readonly language: string;
  readonly site: string;
  readonly seats: number;
  /** Instant; absent: after thirty days. */
  readonly expiresAt?: string;
}
/** The only time its secret is seen. */
export interface NewSayPage {
  readonly id: string;
  readonly token: string;
  readonly url: string;
}

export function boardApi(http: Http) {
  const at = (room: string): string => `/api/rooms/${encodeURIComponent(room)}`;
  return {
    get: (room: string) => http.get<BoardView>(`${at(room)}/board`),
    makePage: (room: string, ask: SayPageAsk) => http.write<NewSayPage>('POST', `${at(room)}/say-pages`, ask),
    revokePage: (room: string, id: string) => http.write<null>('DELETE', `${at(room)}/say-pages/${encodeURIComponent(id)}`),
    /** Without a site: for the channel as a whole. */
    confirm: (room: string, ask: { channel: string; n: number; site?: string }) => http.write<unknown>('POST', `${at(room)}/acknowledgements`, ask),
  };
}
