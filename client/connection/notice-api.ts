/** The calls about being told away from the console: one's own ways and browsers, a room's watchers, who was told. Must hold no state and no words. */
import type { NoticeKind, NoticeState, Way } from '@unisson/shared/domain/notice';
import { query, type Http } from './http.ts';
import type { Page } from './page.ts';

const part = encodeURIComponent;

export interface NoticeWays {
  readonly mail: { readonly way: 'smtp' | 'log' | 'off'; readonly on: boolean; readonly address: string };
  readonly push: { readonly publicKey: string | null; readonly browsers: readonly { readonly id: string; readonly since: string; readonly service: string }[] };
  readonly language: 'fr' | 'en' | null;
  readonly timeZone: string | null;
}
export interface LoggedMail {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
export interface WatcherView {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly active: boolean;
  readonly createdAt: string;
}
export interface NoticeView {
  readonly id: string;
  readonly way: Way;
  readonly about: { readonly kind: NoticeKind; readonly id: string };
  readonly userId: string | null;
  readonly name: string;
  readonly state: NoticeState;
  readonly attempts: number;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly error: string | null;
}

export function noticesApi(http: Http) {
  const at = (room: string): string => `/api/rooms/${part(room)}`;
  return {
    mine: () => http.get<NoticeWays>('/api/notices'),
    set: (ways: { mail?: boolean; language?: string; timeZone?: string }) => http.write<NoticeWays>('PATCH', '/api/notices', ways),
    subscribe: (browser: { endpoint: string; keys: { p256dh: string; auth: string } }) => http.write<NoticeWays>('POST', '/api/notices/subscriptions', browser),
    unsubscribe: (id: string) => http.write<null>('DELETE', `/api/notices/subscriptions/${part(id)}`),
    mails: () => http.get<Page<LoggedMail>>('/api/notices/mails'),
    ofRoom: (room: string) => http.get<Page<NoticeView>>(`${at(room)}/notices${query({ limit: 200 })}`),
    watchers: (room: string) => http.get<Page<WatcherView>>(`${at(room)}/watchers?limit=500`),
    addWatcher: (room: string, watcher: { name: string; url: string }) => http.write<WatcherView & { secret: string }>('POST', `${at(room)}/watchers`, watcher),
    revokeWatcher: (room: string, id: string) => http.write<null>('DELETE', `${at(room)}/watchers/${part(id)}`),
  };
}
