/** Owns what sending a reply writes, what stops it, and when its opening needs a decision first, on every store. */
import { describe, expect, it } from 'vitest';
import { eachStore } from '../../store/contract/each-store.ts';
import { setHold } from '../hold/set-hold.ts';
import {
  addMention,
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
  writeOpening,
  type WarRoom,
} from '../message/testing/war-room.ts';
import { withdrawMessage } from '../message/withdraw-message.ts';
import { changeReply } from './change-reply.ts';
import { decideReply } from './decide-reply.ts';
import { openReply } from './open-reply.ts';
import type { SendReply } from './send-reply.ts';
import { CORE, NO_CLAIMS, START, opened, render, replyRooms, send, stored, statusCounts } from './testing.ts';

const { writer, second, supervisor, legal, legal2 } = PEOPLE;

eachStore((_name, openStore) => {
  const { start, inForce } = replyRooms(openStore);

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
});
