/** Owns what the commands of the message write, on every store: freeze, decide, recall, withdraw, restart, publish, acknowledge, hold. */
import { describe, expect, it } from 'vitest';
import { messageDoc } from '@unisson/shared/domain/message';
import { statusOf } from '@unisson/shared/domain/review';
import { canonicalMessage } from '@unisson/shared/text/canonical';
import { readMessage } from '@unisson/shared/text/message-content';
import { eachStore } from '../../store/contract/each-store.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { setHold } from '../hold/set-hold.ts';
import { acknowledgeRevision } from './acknowledge-revision.ts';
import { decideRevision } from './decide-revision.ts';
import { freezeRevision } from './freeze-revision.ts';
import { publishMessage } from './publish-message.ts';
import { recallRevision } from './recall-revision.ts';
import { restartDraft } from './restart-draft.ts';
import { sha256 } from './sha256.ts';
import {
  claim,
  codeOf,
  openWarRoom,
  PEOPLE,
  putInForce,
  refusalOf,
  ROOM,
  value,
  writeCore,
  writeField,
  type WarRoom,
} from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';

const { writer, second, supervisor, legal, legal2, executive, both, owner, observer, admin } = PEOPLE;

eachStore((_name, open) => {
  const start = async (): Promise<WarRoom> => openWarRoom((await open()).store);
  const drafted = async (): Promise<WarRoom> => {
    const room = await start();
    await writeCore(room.store, 'writer', 'Vos dépôts sont garantis.');
    return room;
  };
  const freeze = async (room: WarRoom, who = writer) => value(await freezeRevision(room.deps, who, { room: ROOM }));
  const approve = (room: WarRoom, who: typeof writer, { n, hash }: { n: number; hash: string }) =>
    decideRevision(room.deps, who, { room: ROOM, n, hash, verdict: 'approve' });
  const status = async (room: WarRoom, n: number) => {
    const review = await room.store.get('review', ROOM, String(n));
    return review && statusOf(await room.control(), review);
  };

  describe('freezing', () => {
    it('[MS2] makes revision 1 from the stored draft, with hash, bytes, authors and position', async () => {
      const room = await drafted();
      await writeField(room.store, 'second', 'variant:x:fr', 'Vos dépôts sont garantis. #Banque');
      const revision = await freeze(room);
      const { doc, head } = await loadDraft(room.store, messageDoc(ROOM));
      const canonical = canonicalMessage(ROOM, readMessage(doc));
      const stored = await room.store.get('revision', ROOM, '1');
      expect(stored).toEqual(revision);
      expect(stored?.texts).toEqual({ fr: 'Vos dépôts sont garantis.' });
      expect(stored?.variants).toEqual({ x: { fr: 'Vos dépôts sont garantis. #Banque' } });
      expect([stored?.canonical, stored?.hash]).toEqual([canonical, sha256(canonical)]);
      expect([stored?.authors, stored?.draftAt, stored?.frozenBy]).toEqual([['second', 'writer'], head, 'writer']);
      expect(await room.control()).toMatchObject({ underReview: 1, lastRevision: 1, inForce: null });
    });

    it.each([
      ['an empty draft', undefined],
      ['a core of blanks', ' \n'],
    ])('[MS2] %s is nothing to freeze', async (_title, core) => {
      const room = await start();
      if (core !== undefined) await writeCore(room.store, 'writer', core);
      await writeField(room.store, 'writer', 'short:fr', 'Court');
      expect(refusalOf(await freezeRevision(room.deps, writer, { room: ROOM }))).toEqual({ code: 'nothing-to-freeze' });
    });

    it('[MS9] one review at a time; a newer freeze may take its place in the same commit', async () => {
      const room = await drafted();
      await freeze(room);
      expect(refusalOf(await freezeRevision(room.deps, supervisor, { room: ROOM }))).toEqual({ code: 'already-under-review', n: 1 });
      expect(codeOf(await freezeRevision(room.deps, second, { room: ROOM, replaces: 1 }))).toBe('may-not-recall');
      const replacing = value(await freezeRevision(room.deps, supervisor, { room: ROOM, replaces: 1 }));
      expect(replacing.n).toBe(2);
      expect(await room.store.get('review', ROOM, '1')).toMatchObject({ outcome: 'recalled', endedBy: 'supervisor', replacedBy: 2 });
      expect(refusalOf(await approve(room, legal, { n: 1, hash: replacing.hash }))).toEqual({ code: 'recalled', n: 1 });
      expect(refusalOf(await freezeRevision(room.deps, supervisor, { room: ROOM, replaces: 1 }))).toEqual({
        code: 'already-under-review',
        n: 2,
      });
    });

    it('[MS9] what was to be replaced and has ended is told', async () => {
      const room = await drafted();
      await putInForce(room);
      expect(refusalOf(await freezeRevision(room.deps, supervisor, { room: ROOM, replaces: 1 }))).toEqual({
        code: 'not-under-review',
        status: 'in-force',
      });
    });

    it('[MS9] drafting goes on: what is frozen does not change, unchanged text may be frozen again', async () => {
      const room = await drafted();
      const first = await freeze(room);
      await writeCore(room.store, 'second', 'Autre texte.');
      expect((await room.store.get('revision', ROOM, '1'))?.texts).toEqual({ fr: 'Vos dépôts sont garantis.' });
      value(await recallRevision(room.deps, writer, { room: ROOM, n: 1, reason: 'faute' }));
      await writeCore(room.store, 'second', 'Vos dépôts sont garantis.');
      expect((await freeze(room)).hash).toBe(first.hash);
    });

    it.each([observer, admin, owner])('[MS2] not by $userId', async (who) => {
      const room = await drafted();
      expect(codeOf(await freezeRevision(room.deps, who, { room: ROOM }))).toBe('role-required');
    });
  });

  describe('deciding', () => {
    it('[MS6] legal and supervisor put it in force; the second supersedes the first, in one commit', async () => {
      const room = await drafted();
      const first = await freeze(room);
      expect(value(await approve(room, legal, first)).status).toBe('under-review');
      const before = await room.store.head(ROOM);
      expect(value(await approve(room, supervisor, first)).status).toBe('in-force');
      expect(await room.control()).toMatchObject({ inForce: 1, underReview: null, authorsFrom: first.draftAt });
      expect((await room.store.events(ROOM, before, 10)).events.map((e) => [e.type, e.id])).toEqual([
        ['revision.decided', '1'],
        ['message.changed', 'control'],
      ]);
      await writeCore(room.store, 'second', 'Vos dépôts sont garantis, tous.');
      const next = await freeze(room, second);
      expect(next.authors).toEqual(['second']);
      value(await approve(room, executive, next));
      value(await approve(room, legal2, next));
      expect(await room.control()).toMatchObject({ inForce: 2, authorsFrom: next.draftAt });
      expect(await status(room, 1)).toBe('superseded');
      expect((await room.store.get('review', ROOM, '1'))?.supersededAt).toEqual((await room.store.get('review', ROOM, '2'))?.inForceAt);
      expect((await room.store.auditLines(ROOM, 0, 100)).at(-1)).toMatchObject({
        act: 'decide-revision',
        actor: 'legal2',
        subject: { kind: 'revision', id: '2' },
      });
    });

    it('[MS4] whoever wrote since the last revision in force is an author, whatever the role', async () => {
      const room = await drafted();
      await putInForce(room);
      await writeCore(room.store, 'legal', 'Vos dépôts sont tous garantis.');
      const revision = await freeze(room);
      expect(revision.authors).toEqual(['legal']);
      expect(codeOf(await approve(room, legal, revision))).toBe('author-may-not-decide');
      expect(codeOf(await approve(room, { ...legal, token: { id: 't', scopes: ['*'] } }, revision))).toBe('author-may-not-decide');
      expect(value(await approve(room, legal2, revision)).status).toBe('under-review');
    });

    it('[MS4] a revision that never came in force leaves its authors authors', async () => {
      const room = await drafted();
      const first = await freeze(room);
      value(await decideRevision(room.deps, legal, { room: ROOM, n: 1, hash: first.hash, verdict: 'request-changes', note: 'la date' }));
      await writeCore(room.store, 'second', 'Vos dépôts sont tous garantis.');
      expect((await freeze(room, second)).authors).toEqual(['second', 'writer']);
    });

    it('[MS3] one request for changes ends the review, with its note', async () => {
      const room = await drafted();
      const revision = await freeze(room);
      value(await approve(room, supervisor, revision));
      const asked = { room: ROOM, n: 1, hash: revision.hash, verdict: 'request-changes' as const };
      expect(codeOf(await decideRevision(room.deps, legal, asked))).toBe('note-required');
      expect(value(await decideRevision(room.deps, legal, { ...asked, note: 'la date' })).status).toBe('changes-requested');
      expect(await room.control()).toMatchObject({ inForce: null, underReview: null });
      expect(refusalOf(await approve(room, legal2, revision))).toEqual({ code: 'not-under-review', status: 'changes-requested' });
      expect(await room.store.get('decision', ROOM, '1:legal')).toMatchObject({ note: 'la date', role: 'legal', hash: revision.hash });
    });

    it('[MS3] another hash, another role, a second time, a number nobody knows', async () => {
      const room = await drafted();
      const revision = await freeze(room);
      expect(refusalOf(await approve(room, legal, { n: 1, hash: 'x' }))).toEqual({
        code: 'hash-mismatch',
        expected: revision.hash,
        given: 'x',
      });
      expect(codeOf(await approve(room, second, revision))).toBe('role-not-in-policy');
      value(await approve(room, both, revision));
      expect(refusalOf(await approve(room, both, revision))).toEqual({ code: 'already-decided', n: 1 });
      expect(codeOf(await approve(room, legal, { n: 9, hash: revision.hash }))).toBe('not-found');
      // `both` alone filled one step only, and makes room for the lawyer.
      expect(value(await approve(room, legal, revision)).status).toBe('in-force');
    });
  });

  describe('recalling and withdrawing', () => {
    it('[MS9] who froze it recalls with a reason; a decision that crosses is refused', async () => {
      const room = await drafted();
      const revision = await freeze(room);
      expect(codeOf(await recallRevision(room.deps, second, { room: ROOM, n: 1, reason: 'x' }))).toBe('may-not-recall');
      expect(codeOf(await recallRevision(room.deps, writer, { room: ROOM, n: 1, reason: ' ' }))).toBe('reason-required');
      expect(value(await recallRevision(room.deps, writer, { room: ROOM, n: 1, reason: 'faute' })).reason).toBe('faute');
      expect(refusalOf(await approve(room, legal, revision))).toEqual({ code: 'recalled', n: 1 });
      expect(refusalOf(await recallRevision(room.deps, writer, { room: ROOM, n: 1, reason: 'encore' }))).toEqual({
        code: 'recalled',
        n: 1,
      });
    });

    it('[MS7] needs a reason and a right; then nothing is in force', async () => {
      const room = await drafted();
      expect(codeOf(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'faux' }))).toBe('not-in-force');
      await putInForce(room);
      expect(codeOf(await withdrawMessage(room.deps, legal, { room: ROOM, reason: '' }))).toBe('reason-required');
      expect(codeOf(await withdrawMessage(room.deps, writer, { room: ROOM, reason: 'faux' }))).toBe('role-required');
      expect(codeOf(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'faux', n: 7 }))).toBe('not-in-force');
      value(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'faux' }));
      expect(await room.control()).toMatchObject({ inForce: null, inForceSince: null });
      expect(await status(room, 1)).toBe('withdrawn');
      expect((await room.store.get('review', ROOM, '1'))?.withdrawn).toMatchObject({ by: 'legal', reason: 'faux' });
    });
  });

  describe('restarting the draft', () => {
    it('[MS4] empties it inside the same document and clears its authors', async () => {
      const room = await drafted();
      const { head } = value(await restartDraft(room.deps, second, { room: ROOM, from: 'empty' }));
      expect(await room.control()).toMatchObject({ authorsFrom: head });
      expect(codeOf(await freezeRevision(room.deps, writer, { room: ROOM }))).toBe('nothing-to-freeze');
      await writeCore(room.store, 'legal2', 'Nouveau texte.');
      const revision = await freeze(room);
      expect([revision.authors, revision.texts]).toEqual([['legal2'], { fr: 'Nouveau texte.' }]);
    });

    it('[MS4] from what is in force: its very text, with nobody as its author', async () => {
      const room = await drafted();
      expect(codeOf(await restartDraft(room.deps, writer, { room: ROOM, from: 'in-force' }))).toBe('not-in-force');
      const { hash } = await putInForce(room);
      await writeCore(room.store, 'legal', 'Gâché.');
      await writeField(room.store, 'legal', 'short:fr', 'Gâché.');
      value(await restartDraft(room.deps, writer, { room: ROOM, from: 'in-force' }));
      const revision = await freeze(room);
      expect([revision.hash, revision.authors]).toEqual([hash, []]);
    });

    it('[MS4] a restart after the freeze stays the start of authorship when that freeze comes in force', async () => {
      const room = await drafted();
      const revision = await freeze(room);
      const { head } = value(await restartDraft(room.deps, second, { room: ROOM, from: 'empty' }));
      value(await approve(room, legal, revision));
      value(await approve(room, supervisor, revision));
      expect(await room.control()).toMatchObject({ inForce: 1, authorsFrom: head });
    });

    it('[CO4] nobody who took the ids of the house first can keep it from being restarted', async () => {
      const room = await drafted();
      const taken = [1, 2, 3].map((clientId) => ({ op: 'bind' as const, doc: messageDoc(ROOM), clientId, user: 'writer' }));
      expect(await room.store.keep(taken)).toMatchObject({ ok: true });
      value(await restartDraft(room.deps, second, { room: ROOM, from: 'empty' }));
      expect((await room.store.draftClients(messageDoc(ROOM))).get(4)).toBe('system');
      await writeCore(room.store, 'legal2', 'Nouveau texte.');
      value(await restartDraft(room.deps, second, { room: ROOM, from: 'empty' }));
      expect([...(await room.store.draftClients(messageDoc(ROOM)))].filter(([, user]) => user === 'system')).toEqual([[4, 'system']]);
      expect(codeOf(await freezeRevision(room.deps, writer, { room: ROOM }))).toBe('nothing-to-freeze');
    });

    it('[MS5] from the library: not yet there', async () => {
      const room = await drafted();
      expect(refusalOf(await restartDraft(room.deps, writer, { room: ROOM, from: 'h1' }))).toEqual({
        code: 'not-found',
        kind: 'holding',
        id: 'h1',
      });
    });
  });

  describe('publishing', () => {
    it('[DI1] writes one dispatch in answer to nobody, with the variant in force', async () => {
      const room = await drafted();
      await writeField(room.store, 'writer', 'variant:mastodon:fr', 'Pour Mastodon.');
      const { hash } = await putInForce(room);
      const { dispatchId } = value(await publishMessage(room.deps, supervisor, { room: ROOM, channel: 'mastodon', language: 'fr', hash }));
      const dispatch = await room.store.get('dispatch', ROOM, dispatchId);
      expect(dispatch).toMatchObject({
        replyId: null,
        inReplyTo: null,
        text: 'Pour Mastodon.',
        revision: 1,
        hash,
        state: 'queued',
        outletId: 'out-mastodon',
        createdBy: 'supervisor',
      });
      expect(await claim(room.deps, dispatchId)).toMatchObject({ state: 'sending' });
    });

    it.each([
      ['[RE7] while nothing is in force', 'not-in-force', { hash: null }],
      ['[MS3] with an old hash', 'hash-mismatch', { hash: 'x' }],
      ['[RE7] in a language without text', 'no-text-for-language', { language: 'de' }],
      ['[DI1] on a channel of another room', 'channel-not-in-room', { channel: 'fax' }],
      ['[DI1] on a channel without an outlet', 'no-outlet', { channel: 'website' }],
      ['[RE4] longer than a thread anybody reads', 'too-long', { language: 'en' }],
    ])('%s it is refused: %s', async (_title, code, { hash, ...patch }: { hash?: string | null; language?: string; channel?: string }) => {
      const room = await drafted();
      await writeCore(room.store, 'writer', 'long '.repeat(2_000), 'en');
      const inForce = hash === null ? 'none' : (await putInForce(room)).hash;
      expect(
        codeOf(await publishMessage(room.deps, supervisor, { room: ROOM, channel: 'x', language: 'fr', hash: hash ?? inForce, ...patch })),
      ).toBe(code);
    });

    it('[DI6] under a hold it is refused; a responder may not at all', async () => {
      const room = await drafted();
      const { hash } = await putInForce(room);
      const asked = { room: ROOM, channel: 'x', language: 'fr', hash };
      expect(codeOf(await publishMessage(room.deps, writer, asked))).toBe('role-required');
      value(await setHold(room.deps, executive, { room: ROOM, on: true, reason: 'fuite' }));
      expect(refusalOf(await publishMessage(room.deps, supervisor, asked))).toEqual({ code: 'on-hold', reason: 'fuite', by: 'executive' });
    });
  });

  describe('holding and confirming', () => {
    it('[DI6] a hold needs a reason and a right, is put once, and lifting it names who', async () => {
      const room = await start();
      expect(codeOf(await setHold(room.deps, supervisor, { room: ROOM, on: true }))).toBe('reason-required');
      expect(codeOf(await setHold(room.deps, legal, { room: ROOM, on: true, reason: 'fuite' }))).toBe('role-required');
      expect(codeOf(await setHold(room.deps, supervisor, { room: ROOM, on: false }))).toBe('not-on-hold');
      expect(value(await setHold(room.deps, supervisor, { room: ROOM, on: true, reason: 'fuite' })).hold).toMatchObject({
        reason: 'fuite',
        by: 'supervisor',
      });
      expect(refusalOf(await setHold(room.deps, executive, { room: ROOM, on: true, reason: 'moi aussi' }))).toEqual({
        code: 'already-on-hold',
        by: 'supervisor',
      });
      expect(value(await setHold(room.deps, executive, { room: ROOM, on: false })).hold).toBeNull();
      expect((await room.store.auditLines(ROOM, 0, 100)).slice(-2).map((line) => [line.act, line.actor])).toEqual([
        ['set-hold', 'supervisor'],
        ['lift-hold', 'executive'],
      ]);
    });

    it('[MS6] a manual channel confirms the revision in force, and again after the next', async () => {
      const room = await drafted();
      const asked = { room: ROOM, channel: 'phone', n: 1, site: 'Lille', seat: '4' };
      expect(codeOf(await acknowledgeRevision(room.deps, owner, asked))).toBe('not-in-force');
      await putInForce(room);
      expect(codeOf(await acknowledgeRevision(room.deps, writer, asked))).toBe('role-required');
      expect(codeOf(await acknowledgeRevision(room.deps, owner, { ...asked, channel: 'fax' }))).toBe('channel-not-in-room');
      expect(value(await acknowledgeRevision(room.deps, owner, asked))).toMatchObject({
        id: 'phone:Lille:4',
        n: 1,
        by: 'owner',
        version: 1,
      });
      expect(value(await acknowledgeRevision(room.deps, owner, asked)).version).toBe(1);
      await putInForce(room);
      expect(codeOf(await acknowledgeRevision(room.deps, owner, asked))).toBe('not-in-force');
      expect(value(await acknowledgeRevision(room.deps, owner, { ...asked, n: 2 }))).toMatchObject({ n: 2, version: 2 });
    });
  });
});
