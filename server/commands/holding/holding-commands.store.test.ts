/** Owns the tests of the library's commands on both stores: proposing, approving, using, emergencies and their review, retiring [MS5] [MS4]. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE, messageDoc } from '@unisson/shared/domain/message';
import { statusOf } from '@unisson/shared/domain/review';
import { readMessage } from '@unisson/shared/text/message-content';
import { eachStore } from '../../store/contract/each-store.ts';
import { nameDeputy } from '../deputy/name-deputy.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { decideRevision } from '../message/decide-revision.ts';
import { freezeRevision } from '../message/freeze-revision.ts';
import { takeEffect } from '../message/take-effect.ts';
import { restartDraft } from '../message/restart-draft.ts';
import { clockAt, codeOf, openWarRoom, PEOPLE, putInForce, refusalOf, ROOM, value, writeCore } from '../message/testing/war-room.ts';
import { withdrawMessage } from '../message/withdraw-message.ts';
import { decideHolding } from './decide-holding.ts';
import { MOST_PROPOSED, proposeHolding } from './propose-holding.ts';
import { retireHolding } from './retire-holding.ts';
import { reviewEmergency } from './review-emergency.ts';
import { approved, CONTENT, proposed } from './testing.ts';
import { useHolding } from './use-holding.ts';

const { writer, second, legal, legal2, supervisor, executive, both, observer, admin } = PEOPLE;
const NOW = '2026-03-01T12:00:00.000Z';

eachStore((_name, open) => {
  async function begin() {
    const runtime = clockAt(NOW);
    const { store } = await open(runtime);
    const room = await openWarRoom(store, { runtime });
    const reviewOf = async (n: number) => store.get('review', ROOM, String(n));
    const use = (who: typeof writer, id: string, more: Partial<Parameters<typeof useHolding>[2]> = {}) =>
      useHolding(room.deps, who, { room: ROOM, id, ...more });
    return { room, runtime, store, reviewOf, use };
  }

  describe('the library', () => {
    it('[MS5] a statement is proposed with its hash, approved by two who did not write it, and never changes', async () => {
      const { room, store } = await begin();
      const holding = await proposed(room);
      expect(holding).toMatchObject({ status: 'proposed', authors: ['writer'], createdBy: 'writer', approvedAt: null, content: CONTENT });
      expect(JSON.parse(holding.canonical)).toEqual({ v: 1, room: ROOM, texts: CONTENT.texts });
      const by = (who: typeof writer, hash = holding.hash) =>
        decideHolding(room.deps, who, { room: ROOM, id: holding.id, verdict: 'approve', hash });
      expect(codeOf(await by(writer))).toBe('author-may-not-decide');
      expect(codeOf(await by(legal, 'f'.repeat(64)))).toBe('hash-mismatch');
      expect(value(await by(legal)).status).toBe('proposed');
      expect(codeOf(await by(legal))).toBe('already-decided');
      expect(value(await by(legal2)).status).toBe('proposed');
      expect(value(await by(executive))).toMatchObject({ status: 'approved', approvedAt: NOW });
      expect(codeOf(await by(supervisor))).toBe('holding-not-proposed');
      const kept = await store.get('holding', ROOM, holding.id);
      expect([kept?.hash, kept?.content]).toEqual([holding.hash, CONTENT]);
    });

    it('[MS5] changes asked for end it, with a note; nobody can use it then', async () => {
      const { room, use } = await begin();
      const { id, hash } = await proposed(room);
      const changes = (note: string) => decideHolding(room.deps, legal, { room: ROOM, id, verdict: 'request-changes', hash, note });
      expect(codeOf(await changes(' '))).toBe('note-required');
      expect(value(await changes('Pas de promesse d’heure'))).toMatchObject({ status: 'changes-requested' });
      expect(refusalOf(await use(legal, id))).toEqual({ code: 'holding-not-approved', status: 'changes-requested' });
    });

    it('[MS5] a new wording takes the place of the old once it is approved, not before', async () => {
      const { room, store } = await begin();
      const old = await approved(room);
      const content = { ...EMPTY_MESSAGE, texts: { fr: 'Nous vérifions.' } };
      const { id, hash } = value(await proposeHolding(room.deps, second, { room: ROOM, name: 'Incident', content, replaces: old.id }));
      value(await decideHolding(room.deps, legal, { room: ROOM, id, hash, verdict: 'approve' }));
      expect((await store.get('holding', ROOM, old.id))?.status).toBe('approved');
      value(await decideHolding(room.deps, supervisor, { room: ROOM, id, hash, verdict: 'approve' }));
      expect((await store.get('holding', ROOM, old.id))?.status).toBe('retired');
      expect(codeOf(await proposeHolding(room.deps, second, { room: ROOM, name: 'x', content, replaces: 'nowhere' }))).toBe('not-found');
    });

    it('[MS5] who may not write proposes nothing, and nothing without a core is proposed', async () => {
      const { room } = await begin();
      const input = { room: ROOM, name: 'Incident', content: CONTENT };
      for (const who of [observer, admin]) expect(codeOf(await proposeHolding(room.deps, who, input))).toBe('role-required');
      expect(codeOf(await proposeHolding(room.deps, writer, { ...input, content: { ...EMPTY_MESSAGE, short: { fr: 'Court' } } }))).toBe(
        'nothing-to-freeze',
      );
      const long = { ...EMPTY_MESSAGE, texts: { fr: 'é'.repeat(600_000) } };
      expect(codeOf(await proposeHolding(room.deps, writer, { ...input, content: long }))).toBe('too-large');
    });

    it('[MS5] thirty wait for a decision at most', async () => {
      const { room } = await begin();
      const [first] = await Promise.all(Array.from({ length: MOST_PROPOSED }, () => proposed(room)));
      const input = { room: ROOM, name: 'Incident', content: CONTENT };
      expect(refusalOf(await proposeHolding(room.deps, writer, input))).toEqual({ code: 'too-large', limit: 30, unit: 'items' });
      value(await retireHolding(room.deps, writer, { room: ROOM, id: first?.id ?? '', reason: 'trop' }));
      value(await proposeHolding(room.deps, writer, input));
    });

    it('[MS5] taken out of the library with a reason, it is used no more', async () => {
      const { room, use } = await begin();
      const { id } = await approved(room);
      expect(codeOf(await retireHolding(room.deps, legal, { room: ROOM, id, reason: ' ' }))).toBe('reason-required');
      expect(codeOf(await retireHolding(room.deps, writer, { room: ROOM, id, reason: 'vieux' }))).toBe('role-required');
      expect(value(await retireHolding(room.deps, legal, { room: ROOM, id, reason: 'vieux' }))).toMatchObject({
        status: 'retired',
        retired: { by: 'legal', reason: 'vieux' },
      });
      expect(codeOf(await use(legal, id))).toBe('holding-not-approved');
      expect(codeOf(await restartDraft(room.deps, writer, { room: ROOM, from: id }))).toBe('holding-not-approved');
    });
  });

  describe('using it', () => {
    it('[MS5] legal’s use is the decision: in force in one commit, with the statement’s words, hash and authors', async () => {
      const { room, store, reviewOf, use } = await begin();
      const holding = await approved(room);
      const lines = (await store.auditLines(ROOM, 0, 100)).length;
      expect(value(await use(legal, holding.id))).toEqual({ n: 1, use: 'decided' });
      expect((await store.auditLines(ROOM, lines, 100)).map(({ act }) => act)).toEqual(['use-holding']);
      expect(await room.control()).toMatchObject({ inForce: 1, inForceSince: NOW, underReview: null, lastRevision: 1, authorsFrom: 0 });
      expect(await store.get('revision', ROOM, '1')).toMatchObject({
        texts: CONTENT.texts,
        hash: holding.hash,
        canonical: holding.canonical,
        authors: ['writer'],
        frozenBy: 'legal',
      });
      expect(await reviewOf(1)).toMatchObject({ outcome: 'approved', holdingId: holding.id, inForceAt: NOW });
      expect(await store.get('decision', ROOM, '1:legal')).toMatchObject({ role: 'legal', verdict: 'approve', hash: holding.hash });
      expect(refusalOf(await use(legal2, holding.id))).toEqual({ code: 'already-in-force', n: 1 });
    });

    it('[MS4] legal that wrote it cannot be the one decision: another legal is', async () => {
      const { room, use } = await begin();
      const { id, hash } = await approved(room, legal);
      expect(value(await use(legal, id))).toEqual({ n: 1, use: 'asked' });
      expect(codeOf(await decideRevision(room.deps, legal, { room: ROOM, n: 1, hash, verdict: 'approve' }))).toBe('author-may-not-decide');
      expect((await room.control()).inForce).toBeNull();
    });

    it('[MS5] used by others it waits for one legal decision, and only for that one', async () => {
      const { room, use } = await begin();
      const { id, hash } = await approved(room);
      expect(value(await use(second, id))).toEqual({ n: 1, use: 'asked' });
      expect(await room.control()).toMatchObject({ inForce: null, underReview: 1 });
      expect(refusalOf(await use(writer, id))).toEqual({ code: 'already-under-review', n: 1 });
      expect(value(await decideRevision(room.deps, legal, { room: ROOM, n: 1, hash, verdict: 'approve' })).status).toBe('in-force');
    });

    it('[MS5] legal who uses what was asked for decides that very revision', async () => {
      const { room, store, reviewOf, use } = await begin();
      const { id } = await approved(room);
      value(await use(second, id));
      expect(value(await use(legal, id))).toEqual({ n: 1, use: 'decided' });
      expect(await room.control()).toMatchObject({ inForce: 1, underReview: null, lastRevision: 1 });
      expect((await reviewOf(1))?.outcome).toBe('approved');
      expect(await store.get('revision', ROOM, '2')).toBeNull();
    });

    it('[MS9] asked for while something is under review, it says so, or takes its place where one may recall that', async () => {
      const { room, reviewOf, use } = await begin();
      const { id } = await approved(room);
      await writeCore(room.store, 'writer', 'Le message entier.');
      value(await freezeRevision(room.deps, writer, { room: ROOM }));
      expect(refusalOf(await use(second, id))).toEqual({ code: 'already-under-review', n: 1 });
      expect(codeOf(await use(second, id, { replaces: 1 }))).toBe('may-not-recall');
      expect(value(await use(supervisor, id, { replaces: 1 }))).toEqual({ n: 2, use: 'asked' });
      expect(await reviewOf(1)).toMatchObject({ outcome: 'recalled', replacedBy: 2 });
    });

    it('[MS5] [MS6] it comes in force beside a message under review, which supersedes it when its time comes', async () => {
      const { room, reviewOf, use } = await begin();
      const { id } = await approved(room);
      await writeCore(room.store, 'writer', 'Le message entier.');
      const { n, hash } = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      value(await use(legal, id));
      expect(await room.control()).toMatchObject({ inForce: 2, underReview: 1 });
      value(await decideRevision(room.deps, legal2, { room: ROOM, n, hash, verdict: 'approve' }));
      value(await decideRevision(room.deps, supervisor, { room: ROOM, n, hash, verdict: 'approve' }));
      expect(await room.control()).toMatchObject({ inForce: 1, underReview: null });
      expect((await reviewOf(2))?.supersededAt).toBe(NOW);
    });

    it('[MS5] [MS10] it bridges the time until a message that waits for its own: that still comes', async () => {
      const { room, runtime, use, reviewOf } = await begin();
      const { id, hash } = await approved(room);
      await writeCore(room.store, 'writer', 'À dire à 12 h 40.');
      const effectiveAt = '2026-03-01T12:40:00.000Z';
      const frozen = value(await freezeRevision(room.deps, writer, { room: ROOM, effectiveAt }));
      for (const who of [legal, supervisor])
        value(await decideRevision(room.deps, who, { room: ROOM, n: 1, hash: frozen.hash, verdict: 'approve' }));
      value(await use(second, id));
      value(await decideRevision(room.deps, legal, { room: ROOM, n: 2, hash, verdict: 'approve' }));
      expect(await room.control()).toMatchObject({ inForce: 2, scheduled: { n: 1, at: effectiveAt } });
      runtime.advance(40 * 60_000);
      expect(await takeEffect(room.deps, ROOM)).toBe('in-force');
      expect(await room.control()).toMatchObject({ inForce: 1, scheduled: null });
      expect((await reviewOf(2))?.supersededAt).toBe(effectiveAt);
    });

    it('[MS4] [MS5] legal’s deputy, named beforehand, puts it in force in that place', async () => {
      const { room, store, use } = await begin();
      const { id } = await approved(room, second);
      value(await nameDeputy(room.deps, legal, { room: ROOM, userId: 'writer', role: 'legal', until: '2026-03-02T12:00:00.000Z' }));
      room.seen.set('writer', 'here');
      expect(codeOf(await use(executive, id, { emergency: true, reason: 'seul' }))).toBe('legal-present');
      expect(value(await use(writer, id))).toEqual({ n: 1, use: 'decided' });
      expect(await store.get('decision', ROOM, '1:writer')).toMatchObject({ role: 'legal', roles: ['legal'], for: 'legal' });
      expect((await store.auditLines(ROOM, 0, 100)).at(-1)).toMatchObject({ act: 'use-holding', actor: 'writer', onBehalfOf: 'legal' });
    });

    it('[MS4] who wrote the draft stays its author after a statement was in force', async () => {
      const { room, use } = await begin();
      const { id } = await approved(room);
      await writeCore(room.store, 'legal', 'Écrit par la juriste.');
      value(await use(legal, id));
      const revision = value(await freezeRevision(room.deps, second, { room: ROOM }));
      expect(revision.authors).toEqual(['legal']);
      expect(codeOf(await decideRevision(room.deps, legal, { room: ROOM, n: revision.n, hash: revision.hash, verdict: 'approve' }))).toBe(
        'author-may-not-decide',
      );
    });

    it('[MS4] the draft starts from it with nobody’s words but approved ones', async () => {
      const { room } = await begin();
      await writeCore(room.store, 'legal', 'À jeter.');
      const { id: early } = await proposed(room, legal, { ...EMPTY_MESSAGE, texts: { fr: 'Écrit par la juriste.' } });
      expect(codeOf(await restartDraft(room.deps, writer, { room: ROOM, from: early }))).toBe('holding-not-approved');
      expect(codeOf(await restartDraft(room.deps, writer, { room: ROOM, from: 'nowhere' }))).toBe('not-found');
      const { id } = await approved(room);
      value(await restartDraft(room.deps, writer, { room: ROOM, from: id }));
      const { doc } = await loadDraft(room.store, messageDoc(ROOM));
      expect(readMessage(doc).texts).toEqual(CONTENT.texts);
      expect(value(await freezeRevision(room.deps, second, { room: ROOM })).authors).toEqual([]);
    });
  });

  describe('an emergency', () => {
    const emergency = { emergency: true, reason: 'Le juridique ne répond pas.' };

    it('[MS5] refused while legal is in the room, with who; and for the room’s limit after they left', async () => {
      const { room, runtime, use } = await begin();
      const { id } = await approved(room);
      room.seen.set('legal', 'here');
      expect(refusalOf(await use(executive, id, emergency))).toMatchObject({
        code: 'legal-present',
        people: [{ userId: 'legal', present: true }],
        until: null,
      });
      room.seen.set('legal', runtime.now().getTime());
      runtime.advance(9 * 60_000);
      expect(refusalOf(await use(executive, id, emergency))).toMatchObject({
        code: 'legal-present',
        until: '2026-03-01T12:10:00.000Z',
        people: [{ present: false, lastSeenAt: NOW }],
      });
      runtime.advance(60_000);
      expect(value(await use(executive, id, emergency)).use).toBe('emergency');
    });

    it('[MS5] legal that wrote the statement is nobody who could decide, however present', async () => {
      const { room, use } = await begin();
      const { id } = await approved(room, legal);
      room.seen.set('legal', 'here');
      expect(value(await use(executive, id, emergency)).use).toBe('emergency');
    });

    it('[MS5] in force at once, marked, until one legal has reviewed it; only then may it stand once more', async () => {
      const { room, store, reviewOf, use } = await begin();
      const { id, hash } = await approved(room);
      expect(codeOf(await use(supervisor, id, emergency))).toBe('role-required');
      expect(codeOf(await use(executive, id, { emergency: true, reason: '' }))).toBe('reason-required');
      value(await use(executive, id, emergency));
      expect(await reviewOf(1)).toMatchObject({ outcome: 'approved', emergency: { by: 'executive', at: NOW, reviewed: null } });
      expect(await store.get('decision', ROOM, '1:executive')).toMatchObject({ role: 'executive', note: emergency.reason });
      const review = (who: typeof legal, of = hash) =>
        reviewEmergency(room.deps, who, { room: ROOM, n: 1, hash: of, note: 'Rien à redire.' });
      expect(codeOf(await review(supervisor))).toBe('role-required');
      expect(codeOf(await review(legal, 'f'.repeat(64)))).toBe('hash-mismatch');
      await writeCore(room.store, 'writer', 'Le message entier.');
      expect((await putInForce(room)).n).toBe(2);
      const back = () => withdrawMessage(room.deps, supervisor, { room: ROOM, reason: 'chiffre faux', instead: { revision: 1 } });
      expect(refusalOf(await back())).toEqual({ code: 'may-not-stand-again', n: 1, status: 'superseded' });
      expect(value(await review(legal)).emergency?.reviewed).toEqual({ by: 'legal', at: NOW, note: 'Rien à redire.' });
      expect(refusalOf(await review(legal2))).toEqual({ code: 'not-emergency', n: 1, reviewed: true });
      expect(refusalOf(await reviewEmergency(room.deps, legal, { room: ROOM, n: 2, hash }))).toMatchObject({
        code: 'not-emergency',
        reviewed: false,
      });
      value(await back());
      expect((await room.control()).inForce).toBe(1);
    });

    it('[MS5] what waits for legal too long is put in force as the same revision', async () => {
      const { room, use } = await begin();
      const { id } = await approved(room);
      value(await use(second, id));
      expect(value(await use(executive, id, emergency))).toEqual({ n: 1, use: 'emergency' });
      expect(await room.control()).toMatchObject({ inForce: 1, underReview: null });
    });

    it('[MS5] legal that withdraws it has reviewed it; an executive has not', async () => {
      const { room, reviewOf, use } = await begin();
      const { id } = await approved(room);
      value(await use(executive, id, emergency));
      value(await withdrawMessage(room.deps, executive, { room: ROOM, reason: 'trop tôt' }));
      expect((await reviewOf(1))?.emergency?.reviewed).toBeNull();
      value(await use(executive, id, emergency));
      value(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'inexact' }));
      expect((await reviewOf(2))?.emergency?.reviewed).toEqual({ by: 'legal', at: NOW, note: 'inexact' });
    });
  });

  describe('[MS7] what stands instead', () => {
    it('an earlier revision unchanged, in the same commit', async () => {
      const { room, store, reviewOf } = await begin();
      await writeCore(store, 'writer', 'Un.');
      await putInForce(room);
      await writeCore(store, 'writer', 'Deux.');
      await putInForce(room);
      const lines = (await store.auditLines(ROOM, 0, 100)).length;
      value(await withdrawMessage(room.deps, supervisor, { room: ROOM, reason: 'faux', instead: { revision: 1 } }));
      expect((await store.auditLines(ROOM, lines, 100)).map(({ act }) => act)).toEqual(['withdraw-message']);
      const control = await room.control();
      expect(control).toMatchObject({ inForce: 1, inForceSince: NOW });
      expect(await reviewOf(1)).toMatchObject({ supersededAt: null, reinstatedAt: NOW, inForceAt: NOW });
      const [first, withdrawn] = [await reviewOf(1), await reviewOf(2)];
      expect(first && statusOf(control, first)).toBe('in-force');
      expect(withdrawn && statusOf(control, withdrawn)).toBe('withdrawn');
      expect(withdrawn?.withdrawn).toMatchObject({ by: 'supervisor', instead: 1 });
      const again = (n: number) => withdrawMessage(room.deps, supervisor, { room: ROOM, reason: 'faux', instead: { revision: n } });
      expect(refusalOf(await again(2))).toEqual({ code: 'may-not-stand-again', n: 2, status: 'withdrawn' });
      expect(refusalOf(await again(1))).toEqual({ code: 'may-not-stand-again', n: 1, status: 'in-force' });
      expect(codeOf(await again(9))).toBe('not-found');
    });

    it('a holding statement, if legal withdraws, or an executive in an emergency', async () => {
      const { room, reviewOf } = await begin();
      const { id } = await approved(room);
      await writeCore(room.store, 'writer', 'Un.');
      await putInForce(room);
      const instead = (who: typeof legal) => withdrawMessage(room.deps, who, { room: ROOM, reason: 'faux', instead: { holding: id } });
      expect(refusalOf(await instead(supervisor))).toEqual({ code: 'role-required', roles: ['legal', 'executive'] });
      room.seen.set('legal', 'here');
      expect(codeOf(await instead(executive))).toBe('legal-present');
      expect((await room.control()).inForce).toBe(1);
      value(await instead(legal));
      expect(await room.control()).toMatchObject({ inForce: 2, lastRevision: 2 });
      expect(await reviewOf(1)).toMatchObject({ withdrawn: { by: 'legal', instead: 2 } });
      expect(await reviewOf(2)).toMatchObject({ holdingId: id, inForceAt: NOW });
      expect(codeOf(await instead(legal))).toBe('already-in-force');
    });

    it('an executive alone at night: withdrawn, and the statement stands as an emergency', async () => {
      const { room, reviewOf } = await begin();
      const { id } = await approved(room);
      await writeCore(room.store, 'writer', 'Un.');
      await putInForce(room);
      value(await withdrawMessage(room.deps, executive, { room: ROOM, reason: 'Chiffre faux.', instead: { holding: id } }));
      expect(await reviewOf(2)).toMatchObject({ emergency: { by: 'executive', reviewed: null } });
    });

    it('the only lawyer wrote the statement: nobody may stand in for the decision', async () => {
      const { room } = await begin();
      const { id } = await approved(room, both);
      await writeCore(room.store, 'writer', 'Un.');
      await putInForce(room);
      expect(codeOf(await withdrawMessage(room.deps, both, { room: ROOM, reason: 'faux', instead: { holding: id } }))).toBe(
        'author-may-not-decide',
      );
      expect((await room.control()).inForce).toBe(1);
    });
  });
});
