/** Owns remarks and suggestions as commands, on every store: who may, where they stand, what accepting does to the draft, freezes that cross. */
import { describe, expect, it } from 'vitest';
import type { Comment } from '@unisson/shared/domain/comment';
import { messageDoc } from '@unisson/shared/domain/message';
import { anchorOf } from '@unisson/shared/text/passage';
import { readMessage } from '@unisson/shared/text/message-content';
import type { Result } from '@unisson/shared/domain/result';
import { eachStore } from '../../store/contract/each-store.ts';
import type { Deps } from '../attempt.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { restoreDraft } from '../draft/restore-draft.ts';
import { freezeRevision } from '../message/freeze-revision.ts';
import { decideRevision } from '../message/decide-revision.ts';
import { restartDraft } from '../message/restart-draft.ts';
import { everySchedule, race } from '../message/testing/every-schedule.ts';
import { codeOf, openWarRoom, PEOPLE, putInForce, refusalOf, value, writeCore, type WarRoom } from '../message/testing/war-room.ts';
import { addComment, MOST_OPEN, type AddComment } from './add-comment.ts';
import { resolveComment } from './resolve-comment.ts';

const { writer, second, supervisor, legal, owner, observer, admin } = PEOPLE;
const CORE = 'Vos dépôts sont garantis.';
const PLACE = { field: 'core:fr', quote: 'garantis' };
type Person = typeof writer;

const add = (room: WarRoom, who: Person, input: Partial<AddComment>, deps: Deps = room.deps): Promise<Result<Comment>> =>
  addComment(deps, who, { room: room.id, text: '', ...input });
const end = (
  room: WarRoom,
  who: Person,
  id: string,
  outcome: 'resolved' | 'accepted' | 'refused',
  note?: string,
  deps: Deps = room.deps,
): Promise<Result<Comment>> => resolveComment(deps, who, { room: room.id, id, outcome, note });
const suggest = async (room: WarRoom, suggestion = 'couverts', place: AddComment['place'] = PLACE): Promise<Comment> =>
  value(await add(room, legal, { place, suggestion }));
const freeze = (room: WarRoom, who = writer, replaces?: number, deps: Deps = room.deps) =>
  freezeRevision(deps, who, { room: room.id, replaces });

async function core(room: WarRoom): Promise<string | undefined> {
  const { doc } = await loadDraft(room.store, messageDoc(room.id));
  return readMessage(doc).texts['fr'];
}
const authors = async (room: WarRoom): Promise<readonly string[]> =>
  room.store.draftAuthors(messageDoc(room.id), (await room.control()).authorsFrom, 1e9);

eachStore((name, open) => {
  let rooms = 0;
  const opened = async (): Promise<WarRoom> => {
    const { store } = await open();
    return drafted(await openWarRoom(store));
  };
  const drafted = async (room: WarRoom): Promise<WarRoom> => {
    await writeCore(room.store, 'writer', CORE, 'fr', room.id);
    return room;
  };

  describe(`remarks beside the draft on the ${name}`, () => {
    it('[CO6] are said by whoever writes, decides or answers for a channel, and by nobody else', async () => {
      const room = await opened();
      for (const who of [writer, supervisor, legal, owner]) expect((await add(room, who, { text: 'Vrai ?' })).ok).toBe(true);
      for (const who of [observer, admin])
        expect([who.userId, codeOf(await add(room, who, { text: 'Vrai ?' }))]).toEqual([who.userId, 'role-required']);
      const narrow = { ...writer, token: { id: 't', scopes: ['mentions:write'] } };
      expect(codeOf(await add(room, narrow, { text: 'Vrai ?' }))).toBe('scope-required');
      expect(await authors(room)).toEqual(['writer']);
      const { items } = await room.store.list('comment', { scope: room.id, order: { by: 'at' }, limit: 10 });
      expect(items.map(({ by }) => by).sort()).toEqual(['legal', 'owner', 'supervisor', 'writer']);
    });

    it('[CO6] are three hundred open ones at most; one that ends makes room', async () => {
      const room = await opened();
      const first = value(await add(room, writer, { text: 'Vrai ?' }));
      for (let i = 1; i < MOST_OPEN; i += 1) value(await add(room, writer, { text: 'Vrai ?' }));
      expect(codeOf(await add(room, legal, { text: 'Une de plus' }))).toBe('too-large');
      value(await add(room, legal, { text: 'Oui.', parentId: first.id }));
      value(await end(room, writer, first.id, 'resolved'));
      value(await add(room, legal, { text: 'Une de plus' }));
    });

    it('[CO6] take their quote from the stored text, whatever they claim it says', async () => {
      const room = await opened();
      const { doc } = await loadDraft(room.store, messageDoc(room.id));
      const anchor = anchorOf(doc, 'core:fr', 4, 10);
      expect(value(await add(room, second, { text: '?', place: { ...anchor, quote: 'sommes' } }))).toMatchObject({
        anchor,
        quote: 'dépôts',
      });
      expect(refusalOf(await add(room, second, { suggestion: 'avoirs', place: { ...anchor, quote: 'sommes' } }))).toEqual({
        code: 'passage-changed',
        reads: 'dépôts',
      });
      expect(refusalOf(await add(room, second, { text: '?', place: { ...anchor, field: 'short:fr' } }))).toEqual({
        code: 'passage-not-found',
        field: 'short:fr',
        found: 0,
      });
      expect(refusalOf(await add(room, second, { text: '?', place: { field: 'core:fr', quote: 's' } }))).toEqual({
        code: 'passage-not-found',
        field: 'core:fr',
        found: 4,
      });
      expect(refusalOf(await add(room, second, { text: '?', place: { field: 'nonsense' } }))).toMatchObject({ code: 'passage-not-found' });
      expect(value(await add(room, second, { text: '?', place: { field: 'facts' } })).anchor).toEqual({ field: 'facts', from: '', to: '' });
      expect(codeOf(await add(room, second, { suggestion: 'x', place: { field: 'facts' } }))).toBe('passage-not-found');
    });

    it('[CO6] a thread takes replies until it is settled, and they stand where it stands', async () => {
      const room = await opened();
      const root = value(await add(room, legal, { text: 'Sûr ?', place: PLACE }));
      const reply = value(await add(room, writer, { text: 'Oui, décret.', parentId: root.id, blocking: true }));
      expect(reply).toMatchObject({ parentId: root.id, anchor: root.anchor, quote: 'garantis', blocking: false });
      expect(codeOf(await add(room, writer, { text: '?', parentId: reply.id }))).toBe('not-found');
      expect(codeOf(await end(room, writer, reply.id, 'resolved'))).toBe('not-found');
      value(await end(room, writer, root.id, 'resolved'));
      expect(refusalOf(await add(room, legal, { text: 'Merci', parentId: root.id }))).toEqual({
        code: 'already-resolved',
        outcome: 'resolved',
        by: 'writer',
      });
    });

    it('[CO6] are settled by a writer or by who made them; what blocks is not swept aside without a word', async () => {
      const room = await opened();
      const blocking = value(await add(room, legal, { text: 'Pas encore sûr', blocking: true }));
      expect(codeOf(await end(room, owner, blocking.id, 'resolved', 'tant pis'))).toBe('role-required');
      expect(codeOf(await end(room, writer, blocking.id, 'resolved'))).toBe('reason-required');
      expect(codeOf(await end(room, writer, blocking.id, 'accepted'))).toBe('not-a-suggestion');
      expect(value(await end(room, writer, blocking.id, 'resolved', 'vu par téléphone')).resolved).toMatchObject({
        by: 'writer',
        note: 'vu par téléphone',
      });
      const own = value(await add(room, owner, { text: 'Trop long pour le téléphone', blocking: true }));
      expect(value(await end(room, owner, own.id, 'resolved')).resolved?.outcome).toBe('resolved');
      const suggestion = await suggest(room);
      expect(codeOf(await end(room, writer, suggestion.id, 'resolved'))).toBe('accept-or-refuse');
      expect(value(await end(room, legal, suggestion.id, 'resolved')).resolved?.outcome).toBe('resolved');
    });
  });

  describe(`suggestions on the ${name}`, () => {
    it('[MS4] are accepted in the name of the accepter, who becomes an author; the suggester does not', async () => {
      const room = await opened();
      const { id } = await suggest(room);
      expect(await authors(room)).toEqual(['writer']);
      const entity = value(await end(room, second, id, 'accepted'));
      expect(entity).toMatchObject({ version: 2, resolved: { by: 'second', outcome: 'accepted' } });
      expect(await core(room)).toBe('Vos dépôts sont couverts.');
      expect(await authors(room)).toEqual(['second', 'writer']);
      const revision = value(await freeze(room));
      expect(revision.authors).toEqual(['second', 'writer']);
      expect((await decideRevision(room.deps, legal, { room: room.id, n: revision.n, hash: revision.hash, verdict: 'approve' })).ok).toBe(
        true,
      );
    });

    it('[CO6] accepted twice is accepted once, by two people at the same moment too', async () => {
      const { store } = await open();
      await everySchedule(async (choose) => {
        const room = await drafted(await openWarRoom(store, { id: `twice-${(rooms += 1)}` }));
        const { id } = await suggest(room);
        const results = await race(
          room.deps,
          [(deps) => end(room, second, id, 'accepted', undefined, deps), (deps) => end(room, writer, id, 'accepted', undefined, deps)],
          choose,
        );
        expect(results.map(({ ok }) => ok)).toEqual([true, true]);
        expect(await core(room)).toBe('Vos dépôts sont couverts.');
        expect((await loadDraft(store, messageDoc(room.id))).head).toBe(2);
      });
    });

    it('[CO6] refused while it is accepted, one of the two happens, never half of each', async () => {
      const { store } = await open();
      await everySchedule(async (choose) => {
        const room = await drafted(await openWarRoom(store, { id: `both-${(rooms += 1)}` }));
        const { id } = await suggest(room);
        const [accepted, refused] = await race(
          room.deps,
          [(deps) => end(room, second, id, 'accepted', undefined, deps), (deps) => end(room, writer, id, 'refused', undefined, deps)],
          choose,
        );
        expect([accepted.ok, refused.ok].filter(Boolean)).toHaveLength(1);
        expect(await core(room)).toBe(accepted.ok ? 'Vos dépôts sont couverts.' : CORE);
        expect(codeOf(accepted.ok ? refused : accepted)).toBe('already-resolved');
      });
    });

    it('[CO6] are not accepted over a passage that reads otherwise by now: the answer says what it reads', async () => {
      const room = await opened();
      const { id } = await suggest(room);
      await writeCore(room.store, 'second', 'Vos dépôts sont au chaud.', 'fr', room.id);
      expect(refusalOf(await end(room, writer, id, 'accepted'))).toEqual({ code: 'passage-changed', reads: '' });
      expect((await room.store.get('comment', room.id, id))?.resolved).toBeNull();
      expect(await core(room)).toBe('Vos dépôts sont au chaud.');
      expect(value(await end(room, writer, id, 'refused')).resolved?.outcome).toBe('refused');
    });

    it('[MS4] written by hand meanwhile, they are accepted without making anybody an author', async () => {
      const room = await opened();
      const whole = await suggest(room, 'Vos dépôts sont à vous.', { field: 'core:fr' });
      await writeCore(room.store, 'writer', 'Vos dépôts sont à vous.', 'fr', room.id);
      value(await end(room, supervisor, whole.id, 'accepted'));
      expect(await authors(room)).toEqual(['writer']);
    });

    it('[CO6] for a text that is not there yet are its first words', async () => {
      const room = await opened();
      const { id, quote } = await suggest(room, 'Garantis.', { field: 'short:fr' });
      expect(quote).toBe('');
      value(await end(room, second, id, 'accepted'));
      expect(readMessage((await loadDraft(room.store, messageDoc(room.id))).doc).short).toEqual({ fr: 'Garantis.' });
    });
  });

  describe(`a freeze on the ${name}`, () => {
    it('[CO6] is refused over open blocking remarks, which it names, until they are settled', async () => {
      const room = await opened();
      const remark = value(await add(room, legal, { text: 'à vérifier', blocking: true }));
      await add(room, legal, { text: 'sans plus' });
      expect(refusalOf(await freeze(room))).toEqual({ code: 'blocking-comments', ids: [remark.id] });
      value(await end(room, legal, remark.id, 'resolved'));
      expect((await freeze(room)).ok).toBe(true);
    });

    it('[CO6] that crosses a blocking remark happens before it or not at all', async () => {
      const { store } = await open();
      const count = await everySchedule(async (choose) => {
        const room = await drafted(await openWarRoom(store, { id: `cross-${(rooms += 1)}` }));
        const [frozen, remark] = await race(
          room.deps,
          [(deps) => freeze(room, writer, undefined, deps), (deps) => add(room, legal, { text: 'attendez', blocking: true }, deps)],
          choose,
        );
        expect(remark.ok).toBe(true);
        const lines = (await store.auditLines(room.id, 0, 100))
          .map(({ act }) => act)
          .filter((act) => act === 'add-comment' || act === 'freeze-revision');
        expect(lines).toEqual(frozen.ok ? ['freeze-revision', 'add-comment'] : ['add-comment']);
        if (!frozen.ok) expect(frozen.refusal.code).toBe('blocking-comments');
      });
      expect(count).toBeGreaterThan(3);
    });

    it('[CO6] that crosses the settling of one never loses either', async () => {
      const { store } = await open();
      await everySchedule(async (choose) => {
        const room = await drafted(await openWarRoom(store, { id: `settle-${(rooms += 1)}` }));
        const { id } = value(await add(room, legal, { text: 'attendez', blocking: true }));
        const [, settled] = await race(
          room.deps,
          [(deps) => freeze(room, writer, undefined, deps), (deps) => end(room, legal, id, 'resolved', undefined, deps)],
          choose,
        );
        expect(settled.ok).toBe(true);
        expect((await freeze(room, writer, (await room.control()).underReview ?? undefined)).ok).toBe(true);
      });
    });
  });

  describe(`putting an earlier text back on the ${name}`, () => {
    const restore = (room: WarRoom, who: Person, from: { revision: number } | { position: number }) =>
      restoreDraft(room.deps, who, { room: room.id, from });

    it('[CO1] a revision comes back word by word inside the same document, in the name of who restores it', async () => {
      const room = await opened();
      const { n } = value(await freeze(room));
      const remark = value(await add(room, legal, { text: '?', place: { field: 'core:fr', quote: 'Vos dépôts' } }));
      const { doc, head } = await loadDraft(room.store, messageDoc(room.id));
      doc.destroy();
      const suggestion = await suggest(room, 'protégés');
      value(await end(room, writer, suggestion.id, 'accepted'));
      expect(await core(room)).toBe('Vos dépôts sont protégés.');
      expect(value(await restore(room, second, { revision: n }))).toEqual({ doc: messageDoc(room.id), changed: true });
      expect(await core(room)).toBe(CORE);
      expect(await authors(room)).toEqual(['second', 'writer']);
      expect((await loadDraft(room.store, messageDoc(room.id))).head).toBe(head + 2);
      expect(value(await add(room, writer, { text: 'suite', parentId: remark.id })).quote).toBe('Vos dépôts');
      expect(value(await restore(room, supervisor, { revision: n }))).toMatchObject({ changed: false });
      expect(await authors(room)).not.toContain('supervisor');
    });

    it('[MS4] who wrote the words that come back is an author again, restart or not', async () => {
      const room = await opened();
      await writeCore(room.store, 'legal', 'Mots de la juriste.', 'fr', room.id);
      const { head } = await loadDraft(room.store, messageDoc(room.id));
      value(await restartDraft(room.deps, writer, { room: room.id, from: 'empty' }));
      expect(await authors(room)).toEqual([]);
      value(await restore(room, second, { position: head }));
      expect(await core(room)).toBe('Mots de la juriste.');
      // On these stores a test's edit binds no client id, so what is told apart here is the restorer; the revision's own list is below.
      expect(await authors(room)).toContain('second');
      const { n } = value(await freeze(room));
      value(await restartDraft(room.deps, writer, { room: room.id, from: 'empty' }));
      value(await restore(room, second, { revision: n }));
      expect(await authors(room)).toEqual((await room.store.get('revision', room.id, String(n)))?.authors);
    });

    it('[MS4] what was in force comes back in the name of who restores it only', async () => {
      const room = await opened();
      const { n } = await putInForce(room);
      await writeCore(room.store, 'second', 'Autre chose.', 'fr', room.id);
      value(await restartDraft(room.deps, second, { room: room.id, from: 'empty' }));
      value(await restore(room, second, { revision: n }));
      expect(await authors(room)).toEqual(['second']);
    });

    it('is for writers, and for moments that there were', async () => {
      const room = await opened();
      expect(codeOf(await restore(room, owner, { position: 1 }))).toBe('role-required');
      expect(codeOf(await restore(room, writer, { position: 99 }))).toBe('not-found');
      expect(codeOf(await restore(room, writer, { revision: 9 }))).toBe('not-found');
    });
  });
});
