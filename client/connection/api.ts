/** Every HTTP call the console makes, by subject, typed by what the contract answers. Must hold no state and no words. */
import type { Handling, Label, Status } from '@unisson/shared/domain/mention';
import type { Remedy, RemedyChoice } from '@unisson/shared/domain/remedy';
import type { Form } from '@unisson/shared/domain/reply';
import type { Verdict } from '@unisson/shared/domain/revision';
import type { DispatchView, MemberView, MentionView, MessageView, OutletView, ReplyView, RevisionView, RoomView, SaidView, SessionView, StatsView, StoryView } from '@unisson/shared/wire/views';
import { boardApi } from './board-api.ts';
import { commentsApi, draftPastApi } from './comments-api.ts';
import { decidingApi } from './deciding-api.ts';
import { firstHourApi } from './first-hour-api.ts';
import { query, type Http } from './http.ts';
import { settingsApi } from './settings-api.ts';
import { alertsApi, exclusionsApi, rankingApi, readingApi, storiesApi } from './signal-api.ts';
import { noticesApi } from './notice-api.ts';
import type { Page } from './page.ts';

export type { Page } from './page.ts';

export interface MentionAsk {
  readonly status?: string | undefined;
  readonly label?: string | undefined;
  readonly language?: string | undefined;
  readonly source?: string | undefined;
  readonly assignee?: string | undefined;
  readonly handling?: string | undefined;
  readonly speaker?: string | undefined;
  readonly proposed?: string | undefined;
  readonly topic?: string | undefined;
  readonly q?: string | undefined;
  readonly story?: string | undefined;
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}
/** The mention with what surrounds it, where the server sends it along. */
export type MentionDetail = MentionView & { readonly replies?: readonly ReplyView[]; readonly thread?: readonly MentionView[] };

const part = encodeURIComponent;

export function createApi(http: Http) {
  return {
    session: sessionApi(http),
    rooms: roomsApi(http),
    mentions: mentionsApi(http),
    message: messageApi(http),
    firstHour: firstHourApi(http),
    deciding: decidingApi(http),
    comments: commentsApi(http),
    draftPast: draftPastApi(http),
    replies: repliesApi(http),
    dispatches: dispatchesApi(http),
    remedies: remediesApi(http),
    settings: settingsApi(http),
    stories: storiesApi(http),
    alerts: alertsApi(http),
    reading: readingApi(http),
    ranking: rankingApi(http),
    exclusions: exclusionsApi(http),
    notices: noticesApi(http),
    board: boardApi(http),
  };
}
export type Api = ReturnType<typeof createApi>;

function sessionApi(http: Http) {
  return {
    get: () => http.get<SessionView>('/api/session'),
    start: (email: string, password: string) => http.write<SessionView>('POST', '/api/session', { email, password }),
    end: () => http.write<null>('DELETE', '/api/session'),
    acceptInvitation: (secret: string, name: string, password: string) => http.write<unknown>('POST', '/api/invitations/accept', { secret, name, password }),
  };
}

function roomsApi(http: Http) {
  const at = (room: string) => `/api/rooms/${part(room)}`;
  return {
    list: () => http.get<Page<RoomView>>('/api/rooms?limit=500'),
    get: (room: string) => http.get<RoomView>(at(room)),
    members: (room: string) => http.get<Page<MemberView>>(`${at(room)}/members?limit=500`),
    hold: (room: string, on: boolean, reason: string) => http.write<unknown>('POST', `${at(room)}/hold`, { on, reason }),
    outlets: (room: string) => http.get<Page<OutletView>>(`${at(room)}/outlets?limit=500`),
    stories: (room: string, limit: number) => http.get<Page<StoryView>>(`${at(room)}/stories${query({ sort: 'rank', limit })}`),
    story: (room: string, id: string) => http.get<StoryView>(`${at(room)}/stories/${part(id)}`),
    stats: (room: string, ask: { from: string; to: string; step: string }) => http.get<StatsView>(`${at(room)}/stats${query(ask)}`),
  };
}

function mentionsApi(http: Http) {
  const at = (room: string, id: string) => `/api/rooms/${part(room)}/mentions/${part(id)}`;
  return {
    list: (room: string, ask: MentionAsk) => http.get<Page<MentionView>>(`/api/rooms/${part(room)}/mentions${query({ ...ask })}`),
    get: (room: string, id: string) => http.get<MentionDetail>(at(room, id)),
    claim: (room: string, id: string) => http.write<MentionView>('POST', `${at(room, id)}/claim`),
    release: (room: string, id: string) => http.write<MentionView>('POST', `${at(room, id)}/release`),
    assign: (room: string, id: string, userId: string) => http.write<MentionView>('POST', `${at(room, id)}/assign`, { userId }),
    status: (room: string, id: string, status: Status, reason?: string) => http.write<MentionView>('POST', `${at(room, id)}/status`, { status, ...(reason ? { reason } : {}) }),
    label: (room: string, id: string, label: Label) => http.write<MentionView>('POST', `${at(room, id)}/label`, { label }),
    handling: (room: string, id: string, ask: { handling: Handling; owner?: string; reason: string }) => http.write<MentionView>('POST', `${at(room, id)}/handling`, ask),
    dismissProposal: (room: string, id: string, reason: string) => http.write<MentionView>('POST', `${at(room, id)}/handling/dismiss`, reason ? { reason } : {}),
    troll: (room: string, id: string, on: boolean, reason: string) => http.write<MentionView>('POST', `${at(room, id)}/troll`, { on, ...(reason ? { reason } : {}) }),
    claimNext: (room: string, view: MentionAsk) => http.write<MentionView>('POST', `/api/rooms/${part(room)}/mentions/claim-next`, { view }),
  };
}

function messageApi(http: Http) {
  const at = (room: string) => `/api/rooms/${part(room)}`;
  return {
    get: (room: string) => http.get<MessageView>(`${at(room)}/message`),
    revisions: (room: string) => http.get<Page<RevisionView>>(`${at(room)}/message/revisions?limit=500`),
    freeze: (room: string, replaces?: number, effectiveAt?: string | null, despite?: string) =>
      http.write<RevisionView>('POST', `${at(room)}/message/revisions`, { ...(replaces === undefined ? {} : { replaces }), ...(effectiveAt ? { effectiveAt } : {}), ...(despite ? { despite } : {}) }),
    decide: (room: string, n: number, ask: { verdict: Verdict; hash: string; note?: string; for?: string; shown?: readonly string[] }) => http.write<RevisionView>('POST', `${at(room)}/message/revisions/${n}/decisions`, ask),
    recall: (room: string, n: number, reason: string) => http.write<RevisionView>('POST', `${at(room)}/message/revisions/${n}/recall`, { reason }),
    restart: (room: string, from: 'empty' | 'in-force') => http.write<unknown>('POST', `${at(room)}/message/draft/restart`, { from }),
    publish: (room: string, ask: { channel: string; language: string; hash: string }) => http.write<{ dispatchId: string }>('POST', `${at(room)}/publications`, ask),
  };
}

function repliesApi(http: Http) {
  const at = (room: string, id = '') => `/api/rooms/${part(room)}/replies${id && `/${part(id)}`}`;
  return {
    open: (room: string, ask: ({ mentionId: string } | { storyId: string }) & { channel: string; language: string; form?: Form; answerId?: string; corrects?: string }) => http.write<ReplyView>('POST', at(room), ask),
    get: (room: string, id: string) => http.get<ReplyView>(at(room, id)),
    unfinished: (room: string) => http.get<Page<ReplyView>>(`${at(room)}?status=open,waiting,failed,unknown&limit=200`),
    ofStory: (room: string, storyId: string) => http.get<Page<ReplyView>>(`${at(room)}${query({ story: storyId, limit: 20 })}`),
    /** The newest, whatever became of them: which stories have been answered. */
    newest: (room: string) => http.get<Page<ReplyView>>(`${at(room)}?status=sent,queued,sending,waiting,open&limit=200`),
    change: (room: string, id: string, patch: { form?: Form; answerId?: string; language?: string }) => http.write<ReplyView>('PATCH', at(room, id), patch),
    decide: (room: string, id: string, ask: { verdict: Verdict; hash: string; note?: string }) => http.write<ReplyView>('POST', `${at(room, id)}/decisions`, ask),
    drop: (room: string, id: string) => http.write<unknown>('POST', `${at(room, id)}/drop`),
    send: (room: string, id: string, ask: { seenSeq: number; hash: string; targets?: readonly string[] } & ({ undoMs: number } | { waitUntil: string })) =>
      http.write<{ dispatchId: string }>('POST', `${at(room, id)}/send`, ask),
    wait: (room: string, id: string) => http.write<ReplyView>('POST', `${at(room, id)}/wait`),
    resume: (room: string, id: string) => http.write<ReplyView>('POST', `${at(room, id)}/resume`),
    askDecision: (room: string, id: string) => http.write<ReplyView>('POST', `${at(room, id)}/ask`),
  };
}

function remediesApi(http: Http) {
  const at = (room: string, what: string) => `/api/rooms/${part(room)}/${what}`;
  return {
    /** Said under an older revision, the furthest heard first [RE6]. */
    list: (room: string) => http.get<Page<SaidView>>(`${at(room, 'said-under-old')}?limit=200`),
    decide: (room: string, ask: { dispatchId: string; choice: RemedyChoice; reason?: string; correctedBy?: string }) => http.write<Remedy>('POST', at(room, 'remedies'), ask),
  };
}

function dispatchesApi(http: Http) {
  const at = (room: string, id: string, act: string) => `/api/rooms/${part(room)}/dispatches/${part(id)}/${act}`;
  return {
    list: (room: string, ask: { state?: string; limit?: number; cursor?: string | undefined }) => http.get<Page<DispatchView>>(`/api/rooms/${part(room)}/dispatches${query(ask)}`),
    cancel: (room: string, id: string, reason: string) => http.write<DispatchView>('POST', at(room, id, 'cancel'), { reason }),
    take: (room: string, id: string) => http.write<DispatchView>('POST', at(room, id, 'take')),
    settle: (room: string, id: string, outcome: 'sent' | 'not-sent', note: string) => http.write<DispatchView>('POST', at(room, id, 'settle'), { outcome, note }),
  };
}
