/**
 * Owns the proof that no way of bringing words into a draft hides who brought them [MS4]: people type, suggest, accept, restart, put earlier
 * texts back, freeze and decide at random, from a seed. Every word says who put it there, so the frozen text itself tells.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '@unisson/shared/domain/actor';
import { messageDoc } from '@unisson/shared/domain/message';
import { eachStore } from '../../store/contract/each-store.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { restoreDraft, type RestoreFrom } from '../draft/restore-draft.ts';
import { decideRevision } from '../message/decide-revision.ts';
import { freezeRevision } from '../message/freeze-revision.ts';
import { restartDraft } from '../message/restart-draft.ts';
import { AT, openWarRoom, PEOPLE, type WarRoom } from '../message/testing/war-room.ts';
import { addComment } from './add-comment.ts';
import { resolveComment } from './resolve-comment.ts';

const CROWD: readonly Actor[] = [PEOPLE.writer, PEOPLE.supervisor, PEOPLE.legal, PEOPLE.legal2, PEOPLE.executive];
const SEEDS = 6;
const STEPS = 60;

/** Mulberry32: chance that can be repeated. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One person's history of the room, with what it takes to judge it afterwards. */
class Story {
  readonly room: WarRoom;
  readonly next: (below: number) => number;
  /** Word → who brought it into the text by his own hand. */
  readonly broughtBy = new Map<string, string>();
  readonly suggestions: { id: string; word: string }[] = [];
  readonly wasInForce = new Set<string>();
  restored = 0;
  approved = 0;
  #words = 0;

  constructor(room: WarRoom, seed: number) {
    this.room = room;
    this.next = chance(seed);
  }
  get doc(): string {
    return messageDoc(this.room.id);
  }
  word(who: Actor): string {
    this.#words += 1;
    return `${who.userId}${this.#words}`;
  }
  async text(): Promise<string> {
    const { doc } = await loadDraft(this.room.store, this.doc);
    const text = doc.getText('core:fr').toString();
    doc.destroy();
    return text;
  }

  /** As an editor's connection does it: the client id is bound before its first word is logged. */
  async type(who: Actor): Promise<void> {
    const { doc } = await loadDraft(this.room.store, this.doc);
    doc.clientID = 1000 + CROWD.indexOf(who);
    const before = Y.encodeStateVector(doc);
    const text = doc.getText('core:fr');
    const word = this.word(who);
    if (this.next(3) === 0 && text.length > 0) text.delete(0, text.length);
    text.insert(text.length, `${text.length > 0 ? ' ' : ''}${word}`);
    this.broughtBy.set(word, who.userId);
    await this.room.store.keep([
      { op: 'bind', doc: this.doc, clientId: doc.clientID, user: who.userId },
      {
        op: 'append',
        doc: this.doc,
        entries: [{ update: Y.encodeStateAsUpdate(doc, before), user: who.userId, owners: [who.userId], at: AT }],
      },
    ]);
    doc.destroy();
  }
  async suggest(who: Actor): Promise<void> {
    const words = (await this.text()).split(' ').filter(Boolean);
    const quote = words[this.next(Math.max(1, words.length))];
    if (!quote) return;
    const word = this.word(who);
    const added = await addComment(this.room.deps, who, {
      room: this.room.id,
      text: '',
      suggestion: word,
      place: { field: 'core:fr', quote },
    });
    if (added.ok) this.suggestions.push({ id: added.value.id, word });
  }
  async accept(who: Actor): Promise<void> {
    const suggestion = this.suggestions[this.next(Math.max(1, this.suggestions.length))];
    if (!suggestion) return;
    const done = await resolveComment(this.room.deps, who, { room: this.room.id, id: suggestion.id, outcome: 'accepted' });
    if (done.ok && done.value.resolved?.by === who.userId) this.broughtBy.set(suggestion.word, who.userId);
  }
  async restore(who: Actor): Promise<void> {
    const { lastRevision } = await this.room.control();
    const { head } = await loadDraft(this.room.store, this.doc);
    const from =
      this.next(2) === 0 && lastRevision > 0 ? { revision: 1 + this.next(lastRevision) } : { position: 1 + this.next(Math.max(1, head)) };
    if ((await restoreDraft(this.room.deps, who, { room: this.room.id, from })).ok) this.restored += 1;
  }
  /** The ruse: everybody's authorship is cleared by a restart, then somebody puts the same words back and has them decided. */
  async wash(who: Actor): Promise<void> {
    const { head } = await loadDraft(this.room.store, this.doc);
    const { lastRevision } = await this.room.control();
    await restartDraft(this.room.deps, who, { room: this.room.id, from: 'empty' });
    const from = this.next(2) === 0 && lastRevision > 0 ? { revision: lastRevision } : { position: Math.max(1, head) };
    if ((await restoreDraft(this.room.deps, who, { room: this.room.id, from })).ok) this.restored += 1;
    await this.freeze(who);
    for (const decider of CROWD) await this.decide(decider);
  }
  async freeze(who: Actor): Promise<void> {
    const { underReview } = await this.room.control();
    await freezeRevision(this.room.deps, who, { room: this.room.id, ...(underReview === null ? {} : { replaces: underReview }) });
  }
  async decide(who: Actor): Promise<void> {
    const { underReview } = await this.room.control();
    const revision = underReview === null ? null : await this.room.store.get('revision', this.room.id, String(underReview));
    if (!revision) return;
    const words = (revision.texts['fr'] ?? '').split(' ');
    const done = await decideRevision(this.room.deps, who, { room: this.room.id, n: revision.n, hash: revision.hash, verdict: 'approve' });
    if (!done.ok) return;
    this.approved += 1;
    const own = words.filter((word) => this.broughtBy.get(word) === who.userId && !this.wasInForce.has(word));
    expect({ revision: revision.n, decided: who.userId, own }).toEqual({ revision: revision.n, decided: who.userId, own: [] });
    if ((await this.room.control()).inForce === revision.n) for (const word of words) this.wasInForce.add(word);
  }
  async step(): Promise<void> {
    const who = CROWD[this.next(CROWD.length)] ?? PEOPLE.writer;
    const what = this.next(16);
    if (what < 3) await this.type(this.next(2) === 0 ? who : PEOPLE.writer);
    else if (what < 5) await this.suggest(who);
    else if (what < 7) await this.accept(this.next(3) === 0 ? who : PEOPLE.writer);
    else if (what < 8) await this.restore(this.next(4) === 0 ? who : PEOPLE.writer);
    else if (what < 9) await this.wash(PEOPLE.writer);
    else if (what < 10) await restartDraft(this.room.deps, who, { room: this.room.id, from: this.next(2) === 0 ? 'empty' : 'in-force' });
    else if (what < 12) await this.freeze(this.next(2) === 0 ? PEOPLE.supervisor : who);
    else await this.decide(who);
  }
}

eachStore((name, open) => {
  describe(`who brought words into a draft, on the ${name}`, () => {
    it('[MS4] [CO1] words put back, cleared and put back again keep who wrote them as an author', async () => {
      const { store } = await open();
      for (const [id, from] of [
        ['twice', (n: number) => ({ position: n })],
        ['frozen', () => ({ revision: 1 })],
      ] as const) {
        const story = new Story(await openWarRoom(store, { id }), 1);
        const { deps } = story.room;
        const head = async (): Promise<number> => (await loadDraft(store, story.doc)).head;
        await story.type(PEOPLE.legal);
        await story.freeze(PEOPLE.supervisor);
        let put: RestoreFrom = from(await head());
        for (let round = 0; round < 3; round += 1) {
          await restartDraft(deps, PEOPLE.writer, { room: id, from: 'empty' });
          expect((await restoreDraft(deps, PEOPLE.writer, { room: id, from: put })).ok).toBe(true);
          put = { position: await head() };
        }
        await freezeRevision(deps, PEOPLE.supervisor, { room: id, replaces: 1 });
        expect((await store.get('revision', id, '2'))?.authors.toSorted()).toEqual(['legal', 'writer']);
      }
    });

    it('[MS4] [CO1] nobody ever approves words he typed, accepted or had put back, whichever way they came back', async () => {
      const { store } = await open();
      let [restored, approved] = [0, 0];
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const story = new Story(await openWarRoom(store, { id: `wash-${seed}` }), seed);
        for (let step = 0; step < STEPS; step += 1) await story.step();
        restored += story.restored;
        approved += story.approved;
      }
      expect(restored).toBeGreaterThan(SEEDS);
      expect(approved).toBeGreaterThan(SEEDS);
    }, 120_000);
  });
});
