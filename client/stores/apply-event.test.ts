import { EVENT_TYPES } from '@unisson/shared/domain/event';
import type { FeedEvent } from '@unisson/shared/wire/feed';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { mentionOf, messageOf, replyOf, revisionOf, roomOf } from '../testing/made.ts';
import { applyFrame, applySnapshot, roomStores, TABLE } from './apply-event.ts';

const frame = (...events: FeedEvent[]) => ({ room: 'demo', from: 0, to: events.length, events });

describe('what an event does to the stores', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('[FE1] has a row for every type of event there is', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...EVENT_TYPES, 'stats'].sort());
  });

  it('leaves out a type it does not know rather than stopping the feed', () => {
    const stores = roomStores();
    const unknown = { n: 1, type: 'moon.rose' } as unknown as FeedEvent;
    applyFrame(stores, frame(unknown, { n: 2, type: 'mention.added', mention: mentionOf({ id: 'a' }) }));
    expect(stores.mentions.rows.map(({ id }) => id)).toEqual(['a']);
  });

  it('[FE1] drops a message older than the one held', () => {
    const stores = roomStores();
    applyFrame(stores, frame({ n: 1, type: 'message.changed', message: messageOf({ version: 5, inForce: revisionOf({ n: 2, status: 'in-force' }) }) }));
    applyFrame(stores, frame({ n: 2, type: 'message.changed', message: messageOf({ version: 4, inForce: null }) }));
    expect(stores.message.inForce?.n).toBe(2);
  });

  it('[FE1] drops a reply older than the one held', () => {
    const stores = roomStores();
    applyFrame(stores, frame({ n: 1, type: 'reply.changed', reply: replyOf({ version: 3, status: 'queued' }) }));
    applyFrame(stores, frame({ n: 2, type: 'reply.changed', reply: replyOf({ version: 2, status: 'open' }) }));
    expect(stores.replies.of('m1', null)[0]?.status).toBe('queued');
  });

  it('shows a decision on the revision under review', () => {
    const stores = roomStores();
    stores.message.setMessage(messageOf({ underReview: revisionOf() }));
    const decided = revisionOf({ version: 2, decisions: [{ userId: 'leo', name: 'Léo', role: 'legal', verdict: 'approve', note: null, for: null, shown: null, at: '2026-11-23T10:01:00.000Z' }] });
    applyFrame(stores, frame({ n: 1, type: 'revision.decided', revision: decided }));
    expect(stores.message.underReview?.decisions).toHaveLength(1);
  });

  it('[DI6] a hold and its lifting reach the room', () => {
    const stores = roomStores();
    stores.room.setRoom(roomOf());
    applyFrame(stores, frame({ n: 1, type: 'hold.changed', hold: { reason: 'wrong figure', by: 'sam', at: '2026-11-23T10:00:00.000Z' } }));
    expect(stores.room.hold?.reason).toBe('wrong figure');
    applyFrame(stores, frame({ n: 2, type: 'hold.changed', hold: null }));
    expect(stores.room.hold).toBeNull();
  });

  it('a snapshot replaces what was held of the message', () => {
    const stores = roomStores();
    stores.message.setMessage(messageOf({ version: 9, inForce: revisionOf({ n: 4, status: 'in-force' }) }));
    applySnapshot(stores, { room: roomOf(), message: messageOf({ version: 2 }), counts: { mentions: 3 }, mentions: [] });
    expect(stores.message.inForce).toBeNull();
    expect(stores.mentions.counts['mentions']).toBe(3);
  });
});
