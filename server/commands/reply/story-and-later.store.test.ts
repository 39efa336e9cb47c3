/** Owns a story's reply to several mentions, a reply that waits, and words whose mention changed while they lay queued, on every store. */
import { describe, expect, it } from 'vitest';
import { MOST_TARGETS, PACE_MS } from '@unisson/shared/domain/reply';
import { next } from '@unisson/shared/domain/entity';
import { eachStore } from '../../store/contract/each-store.ts';
import { takeDispatch } from '../dispatch/take-dispatch.ts';
import {
  claim,
  clockAt,
  codeOf,
  mention,
  PEOPLE,
  put,
  putInForce,
  record,
  refusalOf,
  ROOM,
  story,
  value,
  writeCore,
  writeOpening,
  type WarRoom,
} from '../message/testing/war-room.ts';
import { askDecision } from './ask-decision.ts';
import { cancelDispatch } from './cancel-dispatch.ts';
import { decideReply } from './decide-reply.ts';
import { openReply } from './open-reply.ts';
import { renderReply } from './render-reply.ts';
import { sweepWaiting } from './sweep-waiting.ts';
import { replyRooms, send, START, stored } from './testing.ts';
import { resumeReply, waitReply } from './wait-reply.ts';

const { writer, second, supervisor, legal, observer } = PEOPLE;

eachStore((_name, openStore) => {
  const { inForce } = replyRooms(openStore, ['m1', 'm2', 'm3']);
  const start = async (runtime = clockAt(START)): Promise<WarRoom> => {
    const room = await inForce(runtime);
    await put(room.store, { kind: 'story', entity: story('s1', 'm1', { keys: [mention('m1').storyKey, mention('m2').storyKey] }) });
    return room;
  };
  const opened = async (
    room: WarRoom,
    on: { storyId: string } | { mentionId: string } = { storyId: 's1' },
    opening = 'Bonjour,',
  ): Promise<string> => {
    const { reply } = value(await openReply(room.deps, writer, { room: ROOM, ...on, channel: 'x', language: 'fr' }));
    await writeOpening(room.store, 'writer', reply.id, opening);
    return reply.id;
  };
  const states = async (room: WarRoom, ids: readonly string[]) =>
    (await room.store.getMany('dispatch', ROOM, ids)).map(({ state }) => state);
  const statusOf = async (room: WarRoom, id: string) => (await room.store.get('mention', ROOM, id))?.status;
  const conversationOf = (room: WarRoom, id: string) => room.store.get('conversation', ROOM, mention(id).conversation);

  describe('to several by name', () => {
    it('[RE8] one dispatch each, paced, every mention waiting and every conversation answered', async () => {
      const room = await start();
      const id = await opened(room);
      const { dispatchId, dispatchIds } = value(await send(room, id, { targets: ['m2', 'm1', 'm2'] }));
      expect(dispatchIds).toHaveLength(2);
      expect(dispatchIds[0]).toBe(dispatchId);
      const rows = new Map((await room.store.getMany('dispatch', ROOM, dispatchIds)).map((row) => [row.id, row]));
      expect(dispatchIds.map((one) => rows.get(one)?.inReplyTo?.mentionId)).toEqual(['m2', 'm1']);
      const [first = 0, other = 0] = dispatchIds.map((one) => Date.parse(rows.get(one)?.dueAt ?? ''));
      expect(other - first).toBe(PACE_MS);
      expect(await Promise.all(['m1', 'm2', 'm3'].map((one) => statusOf(room, one)))).toEqual(['waiting', 'waiting', 'new']);
      expect([(await conversationOf(room, 'm1'))?.replyId, (await conversationOf(room, 'm2'))?.replyId]).toEqual([id, id]);
      expect((await stored(room, id)).sent).toMatchObject({ dispatchId, dispatchIds });
    });

    it('[RE8] without names it goes to the one the story began with', async () => {
      const room = await start();
      const { dispatchIds } = value(await send(room, await opened(room)));
      const [row] = await room.store.getMany('dispatch', ROOM, dispatchIds);
      expect([dispatchIds.length, row?.inReplyTo?.mentionId]).toEqual([1, 'm1']);
    });

    it('[RE8] more than may be named, a stranger to the story, or names under one mention: nothing is sent', async () => {
      const room = await start();
      const id = await opened(room);
      const many = Array.from({ length: MOST_TARGETS + 1 }, (_, i) => `m${i}`);
      expect(refusalOf(await send(room, id, { targets: many }))).toEqual({ code: 'too-many-targets', limit: MOST_TARGETS });
      expect(refusalOf(await send(room, id, { targets: ['m1', 'm3'] }))).toEqual({ code: 'not-in-story', mentionId: 'm3' });
      expect(refusalOf(await send(room, id, { targets: ['m1', 'nobody'] }))).toEqual({ code: 'not-in-story', mentionId: 'nobody' });
      expect(codeOf(await send(room, await opened(room, { mentionId: 'm3' }), { targets: ['m3'] }))).toBe('malformed');
      expect((await room.store.list('dispatch', { scope: ROOM, limit: 10 })).items).toEqual([]);
    });

    it('[ME7] [ME4] one that is protected or gone stops all of it', async () => {
      const room = await start();
      const id = await opened(room);
      const guarded = await room.store.get('mention', ROOM, 'm2');
      if (!guarded) throw new Error('no m2');
      await put(room.store, { kind: 'mention', entity: next(guarded, { handling: 'press', handlingOwner: 'supervisor' }) });
      expect(codeOf(await send(room, id, { targets: ['m1', 'm2'] }))).toBe('protected');
      await put(room.store, { kind: 'mention', entity: { ...next(guarded, { deletedAt: START }), version: guarded.version + 2 } });
      expect(refusalOf(await send(room, id, { targets: ['m1', 'm2'] }))).toEqual({ code: 'mention-gone', mentionId: 'm2' });
    });

    it('[RE3] what only one of them said needs a decision for the others', async () => {
      const room = await start();
      const spoken = await room.store.get('mention', ROOM, 'm1');
      if (!spoken) throw new Error('no m1');
      await put(room.store, { kind: 'mention', entity: next(spoken, { edits: [{ text: 'commande 4711', at: START }] }) });
      const id = await opened(room, { storyId: 's1' }, 'Bonjour, pour la commande 4711 :');
      expect(codeOf(await send(room, id, { targets: ['m1', 'm2'] }))).toBe('needs-decision');
      expect((await send(room, id, { targets: ['m1'] })).ok).toBe(true);
    });

    it('[DI5] it is sent once one of them left; what failed beside it does not open it again', async () => {
      const room = await start();
      const id = await opened(room);
      const { dispatchIds } = value(await send(room, id, { targets: ['m1', 'm2'] }));
      const [a = '', b = ''] = dispatchIds;
      const clock = room.deps.runtime as ReturnType<typeof clockAt>;
      clock.advance(PACE_MS);
      expect(await claim(room.deps, a)).not.toBeNull();
      expect((await stored(room, id)).status).toBe('sending');
      await record(room.deps, a, 'failed');
      expect((await stored(room, id)).status).toBe('queued');
      expect(await claim(room.deps, b)).not.toBeNull();
      await record(room.deps, b, 'sent');
      expect((await stored(room, id)).status).toBe('sent');
      expect([await statusOf(room, 'm1'), await statusOf(room, 'm2')]).toEqual(['new', 'answered']);
    });

    it('[DI2] taken back together; one that is being sent stays, and the reply with it', async () => {
      const room = await start();
      const id = await opened(room);
      const first = value(await send(room, id, { targets: ['m1', 'm2'] }));
      value(await cancelDispatch(room.deps, second, { room: ROOM, id: first.dispatchIds[1] ?? '' }));
      expect(await states(room, first.dispatchIds)).toEqual(['cancelled', 'cancelled']);
      expect(await stored(room, id)).toMatchObject({ status: 'open', sent: null });
      const again = value(await send(room, id, { targets: ['m1', 'm2'] }));
      await claim(room.deps, again.dispatchId);
      value(await cancelDispatch(room.deps, second, { room: ROOM, id: again.dispatchIds[1] ?? '' }));
      expect((await stored(room, id)).status).toBe('sending');
      await record(room.deps, again.dispatchId, 'sent');
      expect((await stored(room, id)).status).toBe('sent');
    });

    it('[DI5] two outcomes at the same instant: the reply knows both', async () => {
      const room = await start();
      const id = await opened(room);
      const { dispatchIds } = value(await send(room, id, { targets: ['m1', 'm2'] }));
      (room.deps.runtime as ReturnType<typeof clockAt>).advance(PACE_MS);
      for (const one of dispatchIds) await claim(room.deps, one);
      const done = await Promise.all(dispatchIds.map((one) => record(room.deps, one, 'sent')));
      // The loser of the race is a conflict and is recorded anew, as the relay does.
      for (const [i, one] of dispatchIds.entries()) if (!done[i]) await record(room.deps, one, 'sent');
      expect((await stored(room, id)).status).toBe('sent');
    });
  });

  describe('later', () => {
    it('[RE8] [MS6] waits for a time, is not claimed before it, and a new revision opens it for a glance', async () => {
      const room = await start();
      const id = await opened(room, { mentionId: 'm1' });
      const until = '2026-03-01T14:00:00.000Z';
      const { dispatchId } = value(await send(room, id, { waitUntil: until }));
      expect(await stored(room, id)).toMatchObject({ status: 'waiting', waits: { until, after: 1, by: 'writer' } });
      expect(await claim(room.deps, dispatchId)).toBeNull();
      (room.deps.runtime as ReturnType<typeof clockAt>).advance(2 * 3_600_000);
      expect(await claim(room.deps, dispatchId)).not.toBeNull();
      expect(await stored(room, id)).toMatchObject({ status: 'sending', waits: null });
    });

    it.each([
      ['in the past', '2026-03-01T11:59:59.000Z'],
      ['beyond a week', '2026-03-09T12:00:00.000Z'],
    ])('[RE7] a time %s is refused', async (_title, waitUntil) => {
      const room = await start();
      expect(refusalOf(await send(room, await opened(room), { waitUntil }))).toEqual({ code: 'not-later', until: waitUntil });
    });

    it('[RE6] waits for the next revision, never leaves by itself, and asks for a glance then', async () => {
      const room = await start();
      const id = await opened(room, { mentionId: 'm1' });
      const waiting = value(await waitReply(room.deps, second, { room: ROOM, id })).reply;
      expect(waiting).toMatchObject({ status: 'waiting', waits: { until: null, after: 1 } });
      expect(value(await waitReply(room.deps, second, { room: ROOM, id })).reply.version).toBe(waiting.version);
      expect(await sweepWaiting(room.deps, ROOM, { inForce: 1 })).toBe(0);
      expect(codeOf(await send(room, id))).toBe('reply-not-open');
      await writeCore(room.store, 'second', ' Nous enquêtons.');
      await putInForce(room);
      expect(await sweepWaiting(room.deps, ROOM, { inForce: 2 })).toBe(1);
      expect(await sweepWaiting(room.deps, ROOM, { inForce: 2 })).toBe(0);
      expect(await stored(room, id)).toMatchObject({ status: 'open', waits: null, reopened: { from: 1 } });
    });

    it('[RE7] is taken out of waiting, whatever it waits for', async () => {
      const room = await start();
      const id = await opened(room, { mentionId: 'm1' });
      value(await waitReply(room.deps, writer, { room: ROOM, id }));
      expect(value(await resumeReply(room.deps, second, { room: ROOM, id })).reply).toMatchObject({ status: 'open', waits: null });
      const { dispatchId } = value(await send(room, id, { waitUntil: '2026-03-01T14:00:00.000Z' }));
      expect(value(await resumeReply(room.deps, second, { room: ROOM, id })).reply).toMatchObject({ status: 'open', sent: null });
      expect(await states(room, [dispatchId])).toEqual(['cancelled']);
      expect(codeOf(await resumeReply(room.deps, observer, { room: ROOM, id }))).toBe('role-required');
    });
  });

  describe('changed while it lay queued', () => {
    it.each([
      [
        '[RE5] somebody else answered',
        'someone-answered',
        async (room: WarRoom) => {
          const last = await conversationOf(room, 'm1');
          if (!last) throw new Error('no conversation');
          await put(room.store, { kind: 'conversation', entity: next(last, { replyId: 'another', by: 'second' }), stampSeq: true });
        },
      ],
      [
        '[ME7] the mention was put under special handling',
        'protected',
        async (room: WarRoom) => {
          const mentioned = await room.store.get('mention', ROOM, 'm1');
          if (!mentioned) throw new Error('no mention');
          await put(room.store, { kind: 'mention', entity: next(mentioned, { handling: 'danger', handlingOwner: 'legal' }) });
        },
      ],
    ] as const)('%s: it opens for a glance instead of leaving', async (_title, why, happen) => {
      const room = await start();
      const id = await opened(room, { mentionId: 'm1' });
      const { dispatchId } = value(await send(room, id));
      await happen(room);
      const row = await room.store.get('dispatch', ROOM, dispatchId);
      const outlet = await room.store.get('outlet', ROOM, 'out-x');
      if (!row || !outlet) throw new Error('no outlet');
      await put(room.store, { kind: 'outlet', entity: { ...outlet, id: 'out-phone', version: 1, kind: 'manual', channel: 'phone' } });
      await put(room.store, { kind: 'dispatch', entity: next(row, { outletId: 'out-phone', channel: 'phone' }) });
      expect(value(await takeDispatch(room.deps, supervisor, { room: ROOM, id: dispatchId })).dispatch.state).toBe('cancelled');
      expect(await stored(room, id)).toMatchObject({ status: 'open', reopened: { why } });
    });
  });

  describe('asking', () => {
    it('[RE3] is asked once for one text; a supervisor may decide on a call-back, a responder may not', async () => {
      const room = await start();
      const id = await opened(room, { mentionId: 'm1' }, 'Bonjour, un conseiller vous rappelle demain à 14 h.');
      const { reply } = value(await askDecision(room.deps, writer, { room: ROOM, id }));
      expect(reply.asked).toMatchObject({ by: 'writer' });
      expect(await statusOf(room, 'm1')).toBe('waiting');
      expect(value(await askDecision(room.deps, second, { room: ROOM, id })).reply.version).toBe(reply.version);
      const { hash, needs } = await renderReply(room.deps, ROOM, await stored(room, id));
      expect(needs.by).toEqual(['legal', 'supervisor']);
      expect(codeOf(await decideReply(room.deps, second, { room: ROOM, id, verdict: 'approve', hash }))).toBe('role-not-in-policy');
      expect((await decideReply(room.deps, supervisor, { room: ROOM, id, verdict: 'approve', hash })).ok).toBe(true);
      expect((await send(room, id)).ok).toBe(true);
    });

    it('[RE3] an amount stays with legal, and what needs no decision is not asked for', async () => {
      const room = await start();
      const id = await opened(room, { mentionId: 'm1' }, 'Bonjour, vous recevrez 10 €.');
      const { hash, needs } = await renderReply(room.deps, ROOM, await stored(room, id));
      expect(needs.by).toEqual(['legal']);
      expect(codeOf(await decideReply(room.deps, supervisor, { room: ROOM, id, verdict: 'approve', hash }))).toBe('role-not-in-policy');
      expect((await decideReply(room.deps, legal, { room: ROOM, id, verdict: 'approve', hash })).ok).toBe(true);
      const plain = await opened(room, { mentionId: 'm2' });
      expect(codeOf(await askDecision(room.deps, writer, { room: ROOM, id: plain }))).toBe('decision-not-needed');
    });
  });
});
