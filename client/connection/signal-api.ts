/** The calls about what is selected for people: stories, alerts, ranking, exclusions, the reading before an event. Must hold no state and no words. */
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import type { Ranking, Weights } from '@unisson/shared/domain/ranking';
import type { ReadingRoom, Verdict } from '@unisson/shared/domain/reading';
import type { Ruling } from '@unisson/shared/domain/ruling';
import type { StoryVerdict } from '@unisson/shared/domain/story';
import type { AlertView, MentionView, StoryView } from '@unisson/shared/wire/views';
import { query, type Http } from './http.ts';
import type { Page } from './page.ts';

const part = encodeURIComponent;
const at = (room: string): string => `/api/rooms/${part(room)}`;

export function storiesApi(http: Http) {
  const one = (room: string, id: string): string => `${at(room)}/stories/${part(id)}`;
  return {
    judge: (room: string, id: string, verdict: StoryVerdict | null, reason?: string) => http.write<StoryView>('POST', `${one(room, id)}/verdict`, { verdict, ...(reason ? { reason } : {}) }),
    linkAnswer: (room: string, id: string, answerId: string | null) => http.write<StoryView>('PUT', `${one(room, id)}/answer`, { answerId }),
    merge: (room: string, id: string, other: string) => http.write<Ruling>('POST', `${one(room, id)}/merge`, { with: other }),
    /** `keys`: ids of the mentions that are to leave. */
    split: (room: string, id: string, keys: readonly string[]) => http.write<Ruling>('POST', `${one(room, id)}/split`, { keys }),
    /** The latest first, the undone ones too. */
    rulings: (room: string) => http.get<Page<Ruling>>(`${at(room)}/rulings?limit=200`),
    undo: (room: string, rulingId: string) => http.write<Ruling>('POST', `${at(room)}/rulings/${part(rulingId)}/undo`),
  };
}

export function alertsApi(http: Http) {
  return {
    list: (room: string) => http.get<Page<AlertView>>(`${at(room)}/alerts${query({ limit: 200 })}`),
    acknowledge: (room: string, id: string) => http.write<AlertView>('POST', `${at(room)}/alerts/${part(id)}/acknowledge`),
  };
}

/** What would be set aside: `isWhole` is false where there were more than were looked at. */
export interface DryRun {
  readonly count: number;
  readonly isWhole: boolean;
  readonly samples: readonly MentionView[];
}
export interface ExclusionAsk {
  readonly kind: Exclusion['kind'];
  readonly value: string;
}
export function exclusionsApi(http: Http) {
  return {
    list: (room: string) => http.get<Page<Exclusion>>(`${at(room)}/exclusions?limit=500`),
    dryRun: (room: string, ask: ExclusionAsk) => http.write<DryRun>('POST', `${at(room)}/exclusions`, { ...ask, dryRun: true }),
    add: (room: string, ask: ExclusionAsk) => http.write<Exclusion>('POST', `${at(room)}/exclusions`, { ...ask }),
    undo: (room: string, id: string) => http.write<Exclusion>('POST', `${at(room)}/exclusions/${part(id)}/undo`),
  };
}

/** Points at most for each reason; `watch`: the terms a room may give points to. */
export interface RankingView extends Weights {
  readonly watch: readonly string[];
}
export function rankingApi(http: Http) {
  return {
    get: (room: string) => http.get<RankingView>(`${at(room)}/ranking`),
    set: (room: string, ranking: Ranking) => http.write<RankingView>('PATCH', `${at(room)}/ranking`, ranking),
  };
}

/** A verdict with the period it was read over (instants), its stories and the reader's other rooms. `sampled`: `from` is where reading ended. */
export interface ReadingView extends Verdict {
  readonly topic: string | null;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly sampled: boolean;
  readonly stories: readonly StoryView[];
  readonly rooms: readonly ReadingRoom[];
}
export function readingApi(http: Http) {
  return {
    get: (room: string, ask: { topic?: string; from: string; to: string; at?: string }) => http.get<ReadingView>(`${at(room)}/reading${query(ask)}`),
  };
}
