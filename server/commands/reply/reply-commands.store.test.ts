/** Owns what opening, changing, taking back, dropping and sweeping a reply write, on every store. Sending has a file of its own. */
import { describe, expect, it } from 'vitest';
import { eachStore } from '../../store/contract/each-store.ts';
import { setHold } from '../hold/set-hold.ts';
import { publishMessage } from '../message/publish-message.ts';
import { sha256 } from '../message/sha256.ts';
import { sweepOutdated } from '../message/sweep-outdated.ts';
import {
  addMention,
  claim,
  codeOf,
  mention,
  PEOPLE,
  put,
  putInForce,
  refusalOf,
  ROOM,
  story,
  value,
  writeCore,
  writeField,
} from '../message/testing/war-room.ts';
import { withdrawMessage } from '../message/withdraw-message.ts';
import { cancelDispatch } from './cancel-dispatch.ts';
import { changeReply } from './change-reply.ts';
import { dropReply } from './drop-reply.ts';
import { openReply, type OpenReply } from './open-reply.ts';
import { renderReply } from './render-reply.ts';
import { sendReply } from './send-reply.ts';
import { CORE, NO_CLAIMS, START, open, opened, render, replyRooms, send, stored, statusCounts } from './testing.ts';

const { writer, second, supervisor, legal, observer } = PEOPLE;

eachStore((_name, openStore) => {
  const { start, inForce } = replyRooms(openStore);

  describe('opening', () => {
    it('[RE1] a second writer joins the same reply; a new one after it is dropped', async () => {
      const room = await start();
      const first = value(await open(room));
      expect(first).toMatchObject({
        created: true,
        reply: {
          status: 'open',
          mentionId: 'm1',
          storyId: null,
          form: 'full',
          conversation: 'c-m1',
          signature: 'Name of writer',
          createdBy: 'writer',
        },
      });
      expect(value(await open(room, { form: 'short', language: 'en' }, second))).toEqual({ created: false, reply: first.reply });
      value(await dropReply(room.deps, second, { room: ROOM, id: first.reply.id }));
      expect(value(await open(room, {}, second))).toMatchObject({ created: true, reply: { createdBy: 'second' } });
    });

    it('[RE1] a story has its own; one that was joined leads to the survivor', async () => {
      const room = await start();
      await put(room.store, { kind: 'story', entity: story('s1', 'm1') }, { kind: 'story', entity: story('s0', 'm1', { redirect: 's1' }) });
      const byStory = (storyId: string) => openReply(room.deps, writer, { room: ROOM, storyId, channel: 'x', language: 'fr' });
      const { reply } = value(await byStory('s0'));
      expect(reply).toMatchObject({ storyId: 's1', mentionId: null, conversation: 'c-m1' });
      expect(value(await byStory('s1'))).toEqual({ created: false, reply });
      expect(value(await open(room)).created).toBe(true);
    });

    it.each([
      ['[ME4] a deleted mention', { mentionId: 'gone' }, 'mention-gone'],
      ['[RE1] a mention nobody knows', { mentionId: 'mx' }, 'not-found'],
      ['[RE1] a channel of another room', { channel: 'fax' }, 'channel-not-in-room'],
      ['[RE7] a language the message is not in', { language: 'ar' }, 'no-text-for-language'],
      ['[RE7] an answer that is not there', { form: 'answer', answerId: 'a1' }, 'no-such-answer'],
      ['[RE7] an invitation to a private channel nobody approved', { form: 'private' }, 'no-text-for-language'],
    ] as [string, Partial<OpenReply>, string][])('%s is refused', async (_title, patch, code) => {
      const room = await inForce();
      await addMention(room.store, mention('gone', { deletedAt: START }));
      expect(codeOf(await open(room, patch))).toBe(code);
    });

    it('[RE7] waits for nothing: neither for a message nor for a hold, and special handling may be prepared', async () => {
      const room = await start();
      value(await setHold(room.deps, supervisor, { room: ROOM, on: true, reason: 'fuite' }));
      await addMention(room.store, mention('m2', { handling: 'vip', handlingOwner: 'supervisor' }));
      const { reply } = value(await open(room, { mentionId: 'm2', language: 'ar' }));
      expect(await renderReply(room.deps, ROOM, reply)).toMatchObject({
        text: 'Name of writer',
        revision: null,
        blocked: 'on-hold',
        approved: '',
      });
    });

    it('[RE1] an observer may not', async () => {
      expect(codeOf(await open(await start(), {}, observer))).toBe('role-required');
    });
  });

  describe('rendering and changing', () => {
    it.each([
      ['50 € offerts', 'needs-decision'],
      ['Léa, rivage-remboursements.example', 'needs-decision'],
      ['Avril Martin', null],
    ])('[RE3] signed %s: what a name says beyond a name needs a decision', async (name, refused) => {
      const room = await inForce();
      const someone = { ...writer, name };
      const { reply } = value(await openReply(room.deps, someone, { room: ROOM, mentionId: 'm1', channel: 'x', language: 'fr' }));
      const { hash, needs } = await renderReply(room.deps, ROOM, reply);
      expect(needs.because.every(({ found }) => name.includes(found))).toBe(true);
      const sent = await sendReply(room.deps, someone, { room: ROOM, id: reply.id, hash, seenSeq: await room.store.head(ROOM) });
      expect(sent.ok ? null : sent.refusal.code).toBe(refused);
    });

    it('[RE2] shows exactly what would leave, with the locked words apart', async () => {
      const room = await inForce();
      const id = await opened(room);
      const text = `${NO_CLAIMS}\n\n${CORE}\n\nName of writer`;
      expect(await render(room, id)).toMatchObject({
        text,
        hash: sha256(text),
        opening: NO_CLAIMS,
        approved: CORE,
        revision: 1,
        parts: [text],
        limit: 280,
        fits: true,
        blocked: null,
        stale: false,
        needs: { decision: false, by: [], because: [] },
      });
    });

    it('[RE7] takes another form, answer or language, and refuses one without words', async () => {
      const room = await start();
      await writeField(room.store, 'writer', 'short:fr', 'Garantis.');
      await putInForce(room);
      const id = await opened(room);
      expect(value(await changeReply(room.deps, second, { room: ROOM, id, form: 'short' })).reply).toMatchObject({
        form: 'short',
        version: 2,
      });
      expect((await render(room, id)).approved).toBe('Garantis.');
      expect(value(await changeReply(room.deps, second, { room: ROOM, id, form: 'short' })).reply.version).toBe(2);
      expect(refusalOf(await changeReply(room.deps, writer, { room: ROOM, id, language: 'en' }))).toEqual({
        code: 'no-text-for-language',
        available: ['fr'],
      });
      expect(value(await changeReply(room.deps, writer, { room: ROOM, id, form: 'courtesy', language: 'en' })).reply.form).toBe('courtesy');
      expect(await render(room, id)).toMatchObject({ approved: '', text: `${NO_CLAIMS}\n\nName of writer` });
    });

    it('[RE6] an open reply takes the new words when the revision changes, and its old hash is refused', async () => {
      const room = await inForce();
      const id = await opened(room);
      const { hash } = await render(room, id);
      await writeCore(room.store, 'second', 'Tous vos dépôts sont garantis.');
      await putInForce(room);
      const now = await render(room, id);
      expect(now).toMatchObject({ approved: 'Tous vos dépôts sont garantis.', revision: 2 });
      expect(refusalOf(await send(room, id, { hash }))).toEqual({ code: 'hash-mismatch', expected: now.hash, given: hash });
    });
  });

  describe('taking back', () => {
    it('[DI2] before the claim: the reply opens again and can be sent anew; after it: no more', async () => {
      const room = await inForce();
      const id = await opened(room);
      const first = value(await send(room, id, { undoMs: 5_000 })).dispatchId;
      expect(await claim(room.deps, first)).toBeNull();
      expect(codeOf(await cancelDispatch(room.deps, observer, { room: ROOM, id: first }))).toBe('role-required');
      expect(value(await cancelDispatch(room.deps, second, { room: ROOM, id: first })).dispatch).toMatchObject({
        state: 'cancelled',
        parts: [{ state: 'cancelled' }],
      });
      expect(value(await cancelDispatch(room.deps, writer, { room: ROOM, id: first })).dispatch.version).toBe(2);
      expect(await stored(room, id)).toMatchObject({ status: 'open', sent: null, reopened: null });
      expect(await statusCounts(room)).toEqual({ 'status:new': 1 });
      const again = value(await send(room, id, { seenSeq: 0 })).dispatchId;
      expect(await claim(room.deps, again)).toMatchObject({ state: 'sending' });
      expect(refusalOf(await cancelDispatch(room.deps, writer, { room: ROOM, id: again }))).toEqual({
        code: 'not-cancellable',
        state: 'sending',
      });
      expect(codeOf(await dropReply(room.deps, writer, { room: ROOM, id }))).toBe('reply-not-open');
    });

    it('[DI2] a publication, by whoever may publish', async () => {
      const room = await start();
      const { hash } = await putInForce(room);
      const { dispatchId } = value(await publishMessage(room.deps, supervisor, { room: ROOM, channel: 'x', language: 'fr', hash }));
      expect(codeOf(await cancelDispatch(room.deps, writer, { room: ROOM, id: dispatchId }))).toBe('role-required');
      expect(value(await cancelDispatch(room.deps, supervisor, { room: ROOM, id: dispatchId })).dispatch.state).toBe('cancelled');
    });
  });

  describe('the sweep', () => {
    it('[MS6] what is queued under an older revision cannot be claimed, is cancelled, and its reply reopens for a glance', async () => {
      const room = await inForce();
      const id = await opened(room);
      const { dispatchId } = value(await send(room, id));
      expect(await sweepOutdated(room.deps, ROOM)).toBe(0);
      await writeCore(room.store, 'second', 'Tous vos dépôts sont garantis.');
      await putInForce(room);
      expect(await claim(room.deps, dispatchId)).toBeNull();
      expect(await sweepOutdated(room.deps, ROOM)).toBe(1);
      expect(await sweepOutdated(room.deps, ROOM)).toBe(0);
      expect((await room.store.get('dispatch', ROOM, dispatchId))?.state).toBe('cancelled');
      expect(await stored(room, id)).toMatchObject({ status: 'open', sent: null, reopened: { from: 1, at: START } });
      expect((await room.store.auditLines(ROOM, 0, 100)).at(-1)).toMatchObject({
        actor: 'system',
        onBehalfOf: 'writer',
        act: 'sweep-outdated',
      });
      value(await send(room, id));
      expect(await stored(room, id)).toMatchObject({ status: 'queued', reopened: null, sent: { revision: 2 } });
    });

    it('[MS7] after a withdrawal everything queued is taken back, publications too, and what a server has claimed is not', async () => {
      const room = await start();
      const { hash } = await putInForce(room);
      await addMention(room.store, mention('m2'));
      const claimed = value(await send(room, await opened(room, NO_CLAIMS, { mentionId: 'm2' }))).dispatchId;
      await claim(room.deps, claimed);
      const queued = value(await send(room, await opened(room))).dispatchId;
      const { dispatchId: post } = value(await publishMessage(room.deps, supervisor, { room: ROOM, channel: 'x', language: 'fr', hash }));
      value(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'faux' }));
      expect(await claim(room.deps, queued)).toBeNull();
      expect(await sweepOutdated(room.deps, ROOM)).toBe(2);
      const states = (await room.store.getMany('dispatch', ROOM, [claimed, queued, post])).map((d) => d.state);
      expect(states).toEqual(['sending', 'cancelled', 'cancelled']);
    });

    it('[RE6] what was sent under an old revision says so, and keeps its words', async () => {
      const room = await inForce();
      const id = await opened(room);
      await claim(room.deps, value(await send(room, id)).dispatchId);
      const { text } = await render(room, id);
      await writeCore(room.store, 'second', 'Tous vos dépôts sont garantis.');
      await putInForce(room);
      await sweepOutdated(room.deps, ROOM);
      expect(await render(room, id)).toMatchObject({ text, approved: CORE, revision: 1, stale: true });
    });
  });
});
