/** Owns what the commands of a reply write, on every store: open, change, decide, render, send, take back, drop, and the sweep. */
import { describe, expect, it } from 'vitest';
import type { OpenReply } from './open-reply.ts';
import { eachStore } from '../../store/contract/each-store.ts';
import { setHold } from '../hold/set-hold.ts';
import { publishMessage } from '../message/publish-message.ts';
import { sha256 } from '../message/sha256.ts';
import { sweepOutdated } from '../message/sweep-outdated.ts';
import {
  addMention,
  claim,
  clockAt,
  codeOf,
  mention,
  openWarRoom,
  PEOPLE,
  put,
  putInForce,
  refusalOf,
  ROOM,
  story,
  value,
  writeCore,
  writeField,
  writeOpening,
  type WarRoom,
} from '../message/testing/war-room.ts';
import { withdrawMessage } from '../message/withdraw-message.ts';
import { cancelDispatch } from './cancel-dispatch.ts';
import { changeReply } from './change-reply.ts';
import { decideReply } from './decide-reply.ts';
import { dropReply } from './drop-reply.ts';
import { openReply } from './open-reply.ts';
import { renderReply, type Rendered } from './render-reply.ts';
import { sendReply, type SendReply } from './send-reply.ts';

const { writer, second, supervisor, legal, legal2, observer } = PEOPLE;
const CORE = 'Vos dépôts sont garantis.';
const NO_CLAIMS = 'Bonjour Ana, nous sommes navrés.';
const START = '2026-03-01T12:00:00.000Z';

eachStore((_name, openStore) => {
  const start = async (runtime = clockAt(START)): Promise<WarRoom> => {
    const room = await openWarRoom((await openStore(runtime)).store, { runtime });
    await addMention(room.store, mention('m1'));
    await writeCore(room.store, 'writer', CORE);
    return room;
  };
  const inForce = async (runtime = clockAt(START)): Promise<WarRoom> => {
    const room = await start(runtime);
    await putInForce(room);
    return room;
  };
  const open = (room: WarRoom, patch: Partial<OpenReply> = {}, who = writer) =>
    openReply(room.deps, who, { room: ROOM, mentionId: 'm1', channel: 'x', language: 'fr', ...patch });
  const opened = async (room: WarRoom, opening = NO_CLAIMS, patch: Partial<OpenReply> = {}): Promise<string> => {
    const { reply } = value(await open(room, patch));
    if (opening !== '') await writeOpening(room.store, 'writer', reply.id, opening);
    return reply.id;
  };
  const stored = async (room: WarRoom, id: string) => {
    const reply = await room.store.get('reply', ROOM, id);
    if (!reply) throw new Error(`no reply ${id}`);
    return reply;
  };
  const render = async (room: WarRoom, id: string): Promise<Rendered> => renderReply(room.deps, ROOM, await stored(room, id));
  const send = async (room: WarRoom, id: string, patch: Partial<SendReply> = {}, who = writer) => {
    const { hash } = await render(room, id);
    return sendReply(room.deps, who, { room: ROOM, id, hash, seenSeq: await room.store.head(ROOM), ...patch });
  };
  const statusCounts = async (room: WarRoom) =>
    Object.fromEntries(
      (await room.store.counters(ROOM, { from: 0, to: 1 }))
        .filter((c) => c.name.startsWith('status:') && c.delta !== 0)
        .map((c) => [c.name, c.delta]),
    );

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

  describe('sending', () => {
    it('[DI1] writes dispatch, reply, conversation and mention in one commit', async () => {
      const room = await inForce();
      const id = await opened(room);
      const before = await room.store.head(ROOM);
      const { dispatchId } = value(await send(room, id, { undoMs: 5_000 }));
      const { text, hash } = await render(room, id);
      const revision = await room.store.get('revision', ROOM, '1');
      expect(await room.store.get('dispatch', ROOM, dispatchId)).toMatchObject({
        ...{
          replyId: id,
          outletId: 'out-x',
          channel: 'x',
          language: 'fr',
          text,
          revision: 1,
          hash: revision?.hash,
          state: 'queued',
          attempts: 0,
          lease: null,
        },
        ...{
          parts: [{ text, state: 'queued', url: null }],
          inReplyTo: { mentionId: 'm1', source: 'x', nativeId: 'm1', url: 'https://x.test/m1' },
        },
        dueAt: '2026-03-01T12:00:05.000Z',
      });
      expect(await stored(room, id)).toMatchObject({
        status: 'queued',
        sent: { text, hash, opening: NO_CLAIMS, approved: CORE, revision: 1, by: 'writer', dispatchId },
      });
      expect(await room.store.get('mention', ROOM, 'm1')).toMatchObject({ status: 'waiting' });
      expect(await statusCounts(room)).toEqual({ 'status:waiting': 1 });
      const after = await room.store.head(ROOM);
      expect((await room.store.events(ROOM, before, 10)).events.map((e) => e.type)).toEqual([
        'dispatch.changed',
        'reply.changed',
        'mention.changed',
      ]);
      expect(await room.store.get('conversation', ROOM, 'c-m1')).toMatchObject({ seq: after, replyId: id, by: 'writer', text });
      expect(await render(room, id)).toMatchObject({ blocked: 'reply-not-open', stale: false, revision: 1 });
      expect(codeOf(await send(room, id, { hash }))).toBe('reply-not-open');
    });

    it('[DI1] leaves at once unless time to take it back is asked for, and a minute at most is given', async () => {
      const room = await inForce();
      await addMention(room.store, mention('m2'));
      const due = async (patch: Partial<SendReply>, mentionId: string) => {
        const { dispatchId } = value(await send(room, await opened(room, NO_CLAIMS, { mentionId }), patch));
        return (await room.store.get('dispatch', ROOM, dispatchId))?.dueAt;
      };
      expect(await due({}, 'm1')).toBe(START);
      expect(await due({ undoMs: 3_600_000 }, 'm2')).toBe('2026-03-01T12:01:00.000Z');
    });

    it.each([
      [
        '[RE7] nothing in force',
        'not-in-force',
        async (room: WarRoom) => void value(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'faux' })),
      ],
      [
        '[DI6] a hold',
        'on-hold',
        async (room: WarRoom) => void value(await setHold(room.deps, supervisor, { room: ROOM, on: true, reason: 'fuite' })),
      ],
      [
        '[PO1] another posture',
        'posture',
        async (room: WarRoom) => {
          const control = await room.control();
          await put(room.store, {
            kind: 'control',
            entity: { ...control, version: control.version + 1, posture: { ...control.posture, is: 'silent' } },
          });
        },
      ],
      [
        '[ME7] special handling',
        'protected',
        async (room: WarRoom) =>
          void (await put(room.store, {
            kind: 'mention',
            entity: { ...mention('m1', { handling: 'danger', handlingOwner: 'legal' }), version: 2 },
          })),
      ],
      [
        '[ME4] a deleted post',
        'mention-gone',
        async (room: WarRoom) =>
          void (await put(room.store, { kind: 'mention', entity: { ...mention('m1', { deletedAt: START }), version: 2 } })),
      ],
      [
        '[DI1] no outlet any more',
        'no-outlet',
        async (room: WarRoom) => {
          const outlet = await room.store.get('outlet', ROOM, 'out-x');
          if (outlet) await put(room.store, { kind: 'outlet', entity: { ...outlet, version: 2, active: false } });
        },
      ],
    ] as [string, string, (room: WarRoom) => Promise<void>][])('%s stops it, and it is shown before: %s', async (_title, code, happen) => {
      const room = await inForce();
      const id = await opened(room);
      await happen(room);
      expect((await render(room, id)).blocked).toBe(code);
      expect(codeOf(await send(room, id))).toBe(code);
      expect((await room.store.list('dispatch', { scope: ROOM, limit: 10 })).items).toEqual([]);
    });

    it('[RE5] somebody else answered in the conversation since: refused, with name and text', async () => {
      const room = await inForce();
      await addMention(room.store, mention('m2', { conversation: 'c-m1' }));
      const [mine, theirs] = [await opened(room), await opened(room, 'Bonjour.', { mentionId: 'm2' })];
      const seenSeq = await room.store.head(ROOM);
      await put(room.store, {
        kind: 'user',
        scope: '*',
        entity: {
          id: 'second',
          version: 1,
          email: 's@x.test',
          name: 'Sam',
          installationAdmin: false,
          password: null,
          disabledAt: null,
          createdAt: START,
          demo: false,
        },
      });
      value(await send(room, theirs, {}, second));
      expect(refusalOf(await send(room, mine, { seenSeq }))).toMatchObject({
        code: 'someone-answered',
        replyId: theirs,
        by: 'second',
        name: 'Sam',
        text: `Bonjour.\n\n${CORE}\n\nName of writer`,
      });
      value(await send(room, mine));
    });

    it('[RE4] too long for the channel: refused with the forms that would fit', async () => {
      const room = await start();
      await writeField(room.store, 'writer', 'variant:x:fr', 'mot '.repeat(80));
      await writeField(room.store, 'writer', 'short:fr', 'Garantis.');
      await putInForce(room);
      const id = await opened(room);
      expect(refusalOf(await send(room, id))).toMatchObject({ code: 'too-long', limit: 280, fits: ['short', 'courtesy'] });
      value(await changeReply(room.deps, writer, { room: ROOM, id, form: 'short' }));
      value(await send(room, id));
    });

    it('[RE8] a story is answered at the mention it began with', async () => {
      const room = await inForce();
      await put(room.store, { kind: 'story', entity: story('s1', 'm1') });
      const { reply } = value(await openReply(room.deps, writer, { room: ROOM, storyId: 's1', channel: 'x', language: 'fr' }));
      const { dispatchId } = value(await send(room, reply.id));
      expect((await room.store.get('dispatch', ROOM, dispatchId))?.inReplyTo?.mentionId).toBe('m1');
    });
  });

  describe('an opening that says more', () => {
    const promise = 'Nous vous remboursons 25 € avant le 12 mars.';

    it('[RE3] needs a decision on this very text; with it, it leaves', async () => {
      const room = await inForce();
      const id = await opened(room, promise);
      const shown = await render(room, id);
      expect(shown).toMatchObject({ blocked: 'needs-decision', needs: { decision: true, by: ['legal'] } });
      expect(shown.needs.because.some(({ found }) => found.includes('25'))).toBe(true);
      expect(refusalOf(await send(room, id))).toEqual({ code: 'needs-decision', because: shown.needs.because });
      const verdict = { room: ROOM, id, verdict: 'approve' as const, hash: shown.hash };
      expect(codeOf(await decideReply(room.deps, supervisor, verdict))).toBe('role-not-in-policy');
      expect(codeOf(await decideReply(room.deps, legal, { ...verdict, hash: 'x' }))).toBe('hash-mismatch');
      value(await decideReply(room.deps, legal, verdict));
      expect(await render(room, id)).toMatchObject({ blocked: null, needs: { decision: false, by: ['legal'] } });
      value(await send(room, id));
    });

    it('[RE3] the decision lapses with the text, by opening or by revision', async () => {
      const room = await inForce();
      const id = await opened(room, promise);
      const approve = async () =>
        value(await decideReply(room.deps, legal, { room: ROOM, id, verdict: 'approve', hash: (await render(room, id)).hash }));
      await approve();
      await writeOpening(room.store, 'writer', id, `${promise} Merci.`);
      expect((await render(room, id)).blocked).toBe('needs-decision');
      await writeOpening(room.store, 'writer', id, promise);
      expect((await render(room, id)).blocked).toBeNull();
      await writeCore(room.store, 'second', 'Tous vos dépôts sont garantis.');
      await putInForce(room);
      expect((await render(room, id)).blocked).toBe('needs-decision');
      await approve();
      expect((await render(room, id)).blocked).toBeNull();
    });

    it('[RE3] nobody who wrote in it decides, neither before nor after', async () => {
      const room = await inForce();
      const id = await opened(room, promise);
      const { hash } = await render(room, id);
      await writeOpening(room.store, 'legal2', id, promise);
      expect(codeOf(await decideReply(room.deps, legal2, { room: ROOM, id, verdict: 'approve', hash }))).toBe('author-may-not-decide');
      value(await decideReply(room.deps, legal, { room: ROOM, id, verdict: 'approve', hash }));
      await writeOpening(room.store, 'legal', id, promise);
      expect(await render(room, id)).toMatchObject({ hash, blocked: 'needs-decision' });
    });

    it("[RE3] the mention's own figures and the message's need nobody", async () => {
      const room = await start();
      await writeCore(room.store, 'writer', 'Vos dépôts sont garantis jusqu’à 100 000 €.');
      await putInForce(room);
      const id = await opened(room, 'Nous avons lu votre dossier 4512. Le plafond est de 100 000 €.');
      expect((await render(room, id)).needs).toMatchObject({ decision: false, because: [] });
      expect(codeOf(await decideReply(room.deps, legal, { room: ROOM, id, verdict: 'approve', hash: (await render(room, id)).hash }))).toBe(
        'decision-not-needed',
      );
    });

    it("[RE7] a courtesy may repeat the mention's figure, but not the message's without its words", async () => {
      const room = await start();
      await writeCore(room.store, 'writer', 'Vos dépôts sont garantis jusqu’à 100 000 €.');
      await putInForce(room);
      const id = await opened(room, 'Merci, nous suivons le dossier 4512.', { form: 'courtesy' });
      expect((await render(room, id)).blocked).toBeNull();
      await writeOpening(room.store, 'writer', id, 'Merci, le plafond est de 100 000 €.');
      expect(codeOf(await send(room, id))).toBe('courtesy-says-too-much');
      await writeOpening(room.store, 'writer', id, '  ');
      expect(codeOf(await send(room, id))).toBe('nothing-to-send');
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
