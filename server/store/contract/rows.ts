/** Rows for the store's tests: whole, valid, and different only where a test says so. */
import type { Mention } from '@unisson/shared/domain/mention';
import type { Control, Room, User } from '@unisson/shared/domain/room';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import type { Story } from '@unisson/shared/domain/story';
import type { NewAuditLine } from '../../audit/line.ts';
import type { Add, Batch } from '../store.ts';

export const ROOM = 'room-1';
export const AT = '2026-03-01T12:00:00.000Z';
export const LATER = '2026-03-02T12:00:00.001Z';

export const audit: NewAuditLine = { actor: 'user-1', act: 'test-store', subject: { kind: 'room', id: ROOM } };

export function batch(parts: Partial<Batch> = {}): Batch {
  return { scope: ROOM, audit, at: AT, ...parts };
}

export function mention(id: string, patch: Partial<Mention> = {}): Mention {
  return {
    id,
    version: 1,
    seq: 0,
    source: 'mastodon',
    nativeId: id,
    url: null,
    text: `text of ${id}`,
    author: { name: 'Ann', handle: 'ann' },
    publishedAt: AT,
    kind: 'post',
    parentNativeId: null,
    metrics: {},
    media: [],
    raw: null,
    language: 'en',
    via: 'http',
    receivedAt: AT,
    score: { label: 'negative', value: -0.5, confidence: 0.9, because: [], by: null },
    rank: { value: 1, because: [] },
    storyKey: `story of ${id}`,
    conversation: `conversation of ${id}`,
    status: 'new',
    statusReason: null,
    handling: 'normal',
    handlingOwner: null,
    handlingReason: null,
    assignee: null,
    assignedAt: null,
    edits: [],
    deletedAt: null,
    ...patch,
  };
}

export function add(entity: Mention, parts: Partial<Add> = {}): Add {
  return { entity, counters: [], otherwise: [], ...parts };
}

export function control(version: number, patch: Partial<Control> = {}): Control {
  return {
    id: 'control',
    version,
    inForce: null,
    inForceSince: null,
    underReview: null,
    lastRevision: 0,
    authorsFrom: 0,
    hold: null,
    posture: { is: 'answer', until: null, tone: 'no-humour', reason: '', by: null },
    ...patch,
  };
}

export function room(id: string, patch: Partial<Room> = {}): Room {
  return {
    id,
    version: 1,
    name: id,
    languages: ['en', 'fr'],
    channels: [],
    policy: { steps: [], replyDeciders: [] },
    publicKey: `key of ${id}`,
    signature: '',
    limits: { undecidedMs: 1, awayMs: 1 },
    watch: [],
    createdAt: AT,
    ...patch,
  };
}

export function user(id: string, patch: Partial<User> = {}): User {
  return {
    id,
    version: 1,
    email: `${id}@x.test`,
    name: id,
    installationAdmin: false,
    password: null,
    disabledAt: null,
    createdAt: AT,
    demo: false,
    ...patch,
  };
}

export function dispatch(id: string, patch: Partial<Dispatch> = {}): Dispatch {
  return {
    id,
    version: 1,
    replyId: null,
    outletId: 'outlet-1',
    channel: 'x',
    language: 'en',
    text: 'words',
    parts: [],
    revision: 1,
    hash: 'h',
    state: 'queued',
    attempts: 0,
    dueAt: AT,
    lease: null,
    inReplyTo: null,
    createdBy: 'user-1',
    createdAt: AT,
    sentAt: null,
    url: null,
    error: null,
    settled: null,
    ...patch,
  };
}

export function story(id: string, patch: Partial<Story> = {}): Story {
  return {
    id,
    version: 1,
    keys: [id],
    redirect: null,
    count: 1,
    authors: 1,
    reach: 0,
    velocity: 0,
    first: { mentionId: 'm', author: 'ann', at: AT },
    loudest: { mentionId: 'm', author: 'ann', followers: 0 },
    sample: '',
    negative: 0,
    rank: { value: 0, because: [] },
    firstAt: AT,
    lastAt: AT,
    ...patch,
  };
}
