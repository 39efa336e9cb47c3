/**
 * Which fields of each kind are columns, for both stores: what `list` may filter and order by. A field is read off the row by the
 * function here; changing one is a migration in sqlite/ and a re-index in mongo/. Must hold no query of its own.
 */
import type { Entities, Kind } from '@unisson/shared/domain/kinds';
import type { Scalar } from './store.ts';

export interface KindShape<K extends Kind> {
  readonly fields: { readonly [field: string]: (row: Entities[K]) => Scalar };
  /** Field lists that are unique within a scope (`everywhere: true`: over all scopes). */
  readonly unique?: readonly { readonly fields: readonly string[]; readonly everywhere?: boolean }[];
  /** Words to search in. */
  readonly text?: (row: Entities[K]) => string;
}

export const KIND_SHAPES: { readonly [K in Kind]: KindShape<K> } = {
  room: { fields: { publicKey: (r) => r.publicKey }, unique: [{ fields: ['publicKey'], everywhere: true }] },
  user: {
    fields: { email: (r) => r.email, demo: (r) => (r.demo ? 1 : 0), createdAt: (r) => r.createdAt },
    unique: [{ fields: ['email'], everywhere: true }],
  },
  invitation: { fields: { email: (r) => r.email } },
  control: { fields: { underReview: (r) => r.underReview, inForce: (r) => r.inForce } },
  member: { fields: {} },
  token: { fields: { hash: (r) => r.hash, createdAt: (r) => r.createdAt }, unique: [{ fields: ['hash'], everywhere: true }] },
  mention: {
    fields: {
      seq: (r) => r.seq,
      status: (r) => r.status,
      label: (r) => r.score.label,
      language: (r) => r.language,
      source: (r) => r.source,
      assignee: (r) => r.assignee,
      handling: (r) => r.handling,
      storyKey: (r) => r.storyKey,
      conversation: (r) => r.conversation,
      rank: (r) => r.rank.value,
      publishedAt: (r) => r.publishedAt,
      speaker: (r) => r.speaker ?? null,
      proposed: (r) => r.proposed?.handling ?? null,
    },
    // a topic is found by its own words, however the text writes it
    text: (r) => `${r.text}\n${r.author.name ?? ''} ${r.author.handle ?? ''}${r.topics?.length ? ` ${r.topics.join(' ')}` : ''}`,
  },
  correction: { fields: { mentionId: (r) => r.mentionId, at: (r) => r.at } },
  story: {
    fields: {
      redirect: (r) => r.redirect,
      count: (r) => r.count,
      rank: (r) => r.rank.value,
      lastAt: (r) => r.lastAt,
      reach: (r) => r.reach,
    },
  },
  revision: { fields: { n: (r) => r.n } },
  review: { fields: { n: (r) => r.n, outcome: (r) => r.outcome } },
  decision: { fields: { n: (r) => r.n, at: (r) => r.at } },
  reply: {
    fields: {
      mentionId: (r) => r.mentionId,
      storyId: (r) => r.storyId,
      status: (r) => r.status,
      createdAt: (r) => r.createdAt,
      sentRevision: (r) => r.sent?.revision ?? null,
    },
  },
  'reply-slot': { fields: {} },
  conversation: { fields: {} },
  dispatch: {
    fields: {
      state: (r) => r.state,
      channel: (r) => r.channel,
      replyId: (r) => r.replyId,
      revision: (r) => r.revision,
      dueAt: (r) => r.dueAt,
      createdAt: (r) => r.createdAt,
      leaseUntil: (r) => r.lease?.until ?? null,
    },
  },
  outlet: { fields: { channel: (r) => r.channel, active: (r) => (r.active ? 1 : 0) } },
  acknowledgement: { fields: { channel: (r) => r.channel, n: (r) => r.n } },
  alert: { fields: { state: (r) => r.state, measure: (r) => r.measure, raisedAt: (r) => r.raisedAt } },
  ruling: { fields: { seq: (r) => r.seq } },
  exclusion: { fields: { state: (r) => r.state, done: (r) => (r.done ? 1 : 0), seq: (r) => r.seq } },
  comment: { fields: { parentId: (r) => r.parentId, open: (r) => (r.resolved === null ? 1 : 0), at: (r) => r.at } },
  holding: { fields: { status: (r) => r.status, createdAt: (r) => r.createdAt } },
  deputy: { fields: { userId: (r) => r.userId, until: (r) => r.until } },
  'say-page': { fields: { hash: (r) => r.hash, createdAt: (r) => r.createdAt }, unique: [{ fields: ['hash'], everywhere: true }] },
  remedy: { fields: { dispatchId: (r) => r.dispatchId, against: (r) => r.against, at: (r) => r.at } },
  'review-link': { fields: { userId: (r) => r.userId, n: (r) => r.n } },
  subscription: { fields: { userId: (r) => r.userId } },
  stance: { fields: { at: (r) => r.at } },
  watcher: { fields: { active: (r) => (r.active ? 1 : 0), createdAt: (r) => r.createdAt } },
  notice: { fields: { state: (r) => r.state, dueAt: (r) => r.dueAt, createdAt: (r) => r.createdAt } },
};
