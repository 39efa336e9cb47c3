/** The calls about remarks beside the draft and about the draft's past. Must hold no state and no words. */
import type { Outcome } from '@unisson/shared/domain/comment-rules';
import type { Anchor } from '@unisson/shared/domain/comment';
import type { Authorship, CommentView, DraftMoment, DraftPast } from '@unisson/shared/wire/comment-views';
import { query, type Http } from './http.ts';
import type { Page } from './page.ts';

const at = (room: string): string => `/api/rooms/${encodeURIComponent(room)}/message`;

export interface CommentAsk {
  readonly text?: string;
  readonly parentId?: string;
  readonly anchor?: Anchor;
  readonly quote?: string;
  readonly suggestion?: string;
  readonly blocking?: boolean;
}

export function commentsApi(http: Http) {
  return {
    list: (room: string, cursor?: string) => http.get<Page<CommentView>>(`${at(room)}/comments${query({ limit: 500, cursor })}`),
    add: (room: string, ask: CommentAsk) => http.write<CommentView>('POST', `${at(room)}/comments`, ask),
    resolve: (room: string, id: string, outcome: Outcome, note?: string) =>
      http.write<CommentView>('POST', `${at(room)}/comments/${encodeURIComponent(id)}/resolve`, { outcome, ...(note ? { note } : {}) }),
  };
}

export function draftPastApi(http: Http) {
  return {
    moments: (room: string, ask: { limit: number; cursor?: string | undefined }) => http.get<Page<DraftMoment>>(`${at(room)}/draft/moments${query(ask)}`),
    at: (room: string, position: number) => http.get<DraftPast>(`${at(room)}/draft/moments/${position}`),
    restore: (room: string, from: { revision: number } | { position: number }) => http.write<{ changed: boolean }>('POST', `${at(room)}/draft/restore`, from),
    authorship: (room: string) => http.get<Authorship>(`${at(room)}/draft/authorship`),
  };
}
