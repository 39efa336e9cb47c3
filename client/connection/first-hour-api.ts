/** HTTP calls about the first hour: holding statements, emergencies, posture, the clock of silence, withdrawing for something else. Holds no state. */
import type { MessageContent } from '@unisson/shared/domain/message';
import type { Verdict } from '@unisson/shared/domain/revision';
import type { Posture } from '@unisson/shared/domain/room';
import type { ClockView, EmergencyView, HoldingView } from '@unisson/shared/wire/first-hour';
import type { MessageView, RevisionView, RoomView } from '@unisson/shared/wire/views';
import type { Http } from './http.ts';
import type { Page } from './page.ts';

export type Instead = { readonly holding: string } | { readonly revision: number };
export interface PostureAsk {
  readonly posture: Posture;
  /** ISO 8601. */
  readonly until: string | null;
  readonly tone: 'humour' | 'no-humour';
  readonly reason: string;
}
const part = encodeURIComponent;

export function firstHourApi(http: Http) {
  const at = (room: string) => `/api/rooms/${part(room)}`;
  const one = (room: string, id: string, act: string) => `${at(room)}/holding/${part(id)}/${act}`;
  return {
    list: (room: string) => http.get<Page<HoldingView>>(`${at(room)}/holding?limit=200`),
    propose: (room: string, ask: { name: string; content: Omit<MessageContent, 'gesture'>; replaces?: string }) => http.write<HoldingView>('POST', `${at(room)}/holding`, ask),
    decide: (room: string, id: string, ask: { verdict: Verdict; hash: string; note?: string }) => http.write<HoldingView>('POST', one(room, id, 'decisions'), ask),
    retire: (room: string, id: string, reason: string) => http.write<HoldingView>('POST', one(room, id, 'retire'), { reason }),
    use: (room: string, id: string, ask: { emergency?: boolean; reason?: string; replaces?: number }) => http.write<RevisionView>('POST', one(room, id, 'use'), ask),
    emergency: (room: string) => http.get<EmergencyView>(`${at(room)}/emergency`),
    reviewEmergency: (room: string, n: number, ask: { hash: string; note?: string }) => http.write<RevisionView>('POST', `${at(room)}/message/revisions/${n}/emergency-review`, ask),
    withdraw: (room: string, ask: { reason: string; n: number; instead?: Instead }) => http.write<MessageView>('POST', `${at(room)}/message/withdraw`, ask),
    /** The draft starts from the statement's words. */
    restartFrom: (room: string, id: string) => http.write<unknown>('POST', `${at(room)}/message/draft/restart`, { from: id }),
    posture: (room: string, ask: PostureAsk) => http.write<RoomView>('POST', `${at(room)}/posture`, ask),
    clock: (room: string) => http.get<ClockView>(`${at(room)}/clock`),
  };
}
