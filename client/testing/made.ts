/** Plain rows for tests: whole and valid, so that a test names only what it is about. */
import type { AlertView, MentionView, MessageView, ReplyView, RevisionView, RoomView, StoryView } from '@unisson/shared/wire/views';

export function mentionOf(patch: Partial<MentionView> & { id: string }): MentionView {
  return {
    ...{ version: 1, seq: 1, source: 'x', nativeId: patch.id, url: null, text: 'Une panne, encore', author: { name: 'Ana', handle: 'ana', followers: 120 } },
    ...{ language: 'fr', publishedAt: '2026-11-23T10:00:00.000Z', receivedAt: '2026-11-23T10:00:01.000Z', kind: 'post', parentNativeId: null, metrics: {}, media: [], raw: null, via: 'test' },
    ...{ score: { label: 'negative', value: -0.6, confidence: 0.8, because: ['panne'], by: null }, rank: { value: 40, because: ['negative:30'] }, storyId: `story-${patch.id}`, conversation: patch.id },
    ...{ status: 'new', statusReason: null, handling: 'normal', handlingOwner: null, handlingReason: null, assignee: null, assignedAt: null, edits: [], deletedAt: null },
    ...patch,
  };
}

export function revisionOf(patch: Partial<RevisionView> = {}): RevisionView {
  return {
    ...{ n: 1, hash: 'a'.repeat(64), texts: { fr: 'Bonjour' }, short: {}, variants: {}, answers: {}, facts: {}, sources: {}, gesture: {} },
    ...{ authors: ['ana'], status: 'under-review', decisions: [], canDecide: {}, frozenBy: 'ana', frozenAt: '2026-11-23T10:00:00.000Z', inForceAt: null, endedAt: null, reason: null, version: 1 },
    ...{ drift: [], despite: null, needs: null, effectiveAt: null, broughtForward: null, escalatedAt: null, escalatesAt: null, waitedMs: null },
    ...{ holdingId: null, emergency: null, instead: null },
    ...patch,
  };
}

export function messageOf(patch: Partial<MessageView> = {}): MessageView {
  return { draft: { doc: 'message:demo', authors: [] }, underReview: null, inForce: null, scheduled: null, version: 1, ...patch };
}

export function replyOf(patch: Partial<ReplyView> = {}): ReplyView {
  return {
    ...{ id: 'r1', doc: 'reply:r1', mentionId: 'm1', storyId: null, channel: 'x', language: 'fr', form: 'full', answerId: null, status: 'open', revision: 1 },
    ...{ text: 'Bonjour', hash: 'b'.repeat(64), opening: '', approved: 'Bonjour', signature: '', parts: ['Bonjour'], length: 7, limit: 280, needs: { decision: false, by: [], because: [] } },
    ...{ decisions: [], blocked: null, reopened: null, waits: null, asked: null, corrects: null, beside: [], stale: false, sent: null, createdBy: 'ana', createdAt: '2026-11-23T10:00:00.000Z', version: 1 },
    ...patch,
  };
}

export function roomOf(patch: Partial<RoomView> = {}): RoomView {
  return {
    ...{ id: 'demo', name: 'Banque Rivage · #AskRivage', languages: ['fr', 'en'], channels: [{ id: 'x', public: false, manual: false }], hold: null, publicKey: 'demo', signature: '{name}', seq: 1, version: 1 },
    policy: { steps: [{ anyOf: ['legal'] }, { anyOf: ['supervisor', 'executive'] }], replyDeciders: ['legal'] },
    posture: { is: 'answer', until: null, tone: 'no-humour', reason: '', by: null, at: null },
    ...patch,
  };
}

export function storyOf(patch: Partial<StoryView> & { id: string }): StoryView {
  return {
    ...{ version: 1, redirect: null, count: 3, authors: 3, reach: 900, velocity: 2, negative: 2, sample: 'Une panne, encore', rank: { value: 40, because: ['negative:25'] } },
    first: { mentionId: 'm1', author: 'ana', at: '2026-11-23T10:00:00.000Z' },
    loudest: { mentionId: 'm1', author: 'ana', followers: 120 },
    ...{ firstAt: '2026-11-23T10:00:00.000Z', lastAt: '2026-11-23T10:05:00.000Z' },
    ...patch,
  };
}

export function alertOf(patch: Partial<AlertView> & { id: string }): AlertView {
  return {
    ...{ version: 1, about: { kind: 'room', id: 'demo' }, measure: 'volume', state: 'raised', raisedAt: '2026-11-23T10:00:00.000Z', updatedAt: '2026-11-23T10:01:00.000Z' },
    ...{ endedAt: null, peak: 240, now: 180, baseline: 18, because: ['minute:180', 'expected:18'], acknowledgedBy: null, acknowledgedAt: null, title: null, protocol: null },
    ...patch,
  };
}
