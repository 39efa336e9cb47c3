/** What follows in the background, on every store: new weights and terms, "not about us" by term and by story, and its undoing. */
import { expect, it } from 'vitest';
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import type { Actor } from '@unisson/shared/domain/actor';
import { figures } from '../ingest/counters.ts';
import { loadLens } from '../ingest/lens.ts';
import type { Score } from '../ingest/score/scorer.ts';
import { makeMention } from '../ingest/make-mention.ts';
import { wordsOf } from '../ingest/testing/words-of.ts';
import { addExclusion, tryExclusion, undoExclusion } from '../commands/story/exclude.ts';
import { setRanking } from '../commands/room/set-ranking.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { add, room } from '../store/contract/rows.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { groupRoom } from './group-room.ts';
import { sweepRoom } from './sweep-room.ts';

const R = 'r1';
const AT = '2026-03-01T12:00:00.000Z';
const audit = { actor: 'system', act: 'test', subject: { kind: 'room' as const, id: R } };
const supervisor: Actor = { userId: 'u1', name: 'Ann', roles: ['supervisor'], installationAdmin: false };
const score: Score = { language: 'fr', label: 'negative', value: -0.6, confidence: 0.9, because: [] as string[] };
let nowMs = Date.parse(AT);
const runtime = { ...systemRuntime, now: () => new Date(nowMs) };

async function opened(open: () => Promise<{ store: Store }>): Promise<Store> {
  const { store } = await open();
  await store.commit({
    scope: R,
    puts: [{ kind: 'room', scope: INSTALLATION, entity: { ...room(R), watch: ['frais cachés', '#AskRivage'] } }],
    audit,
    at: AT,
  });
  return store;
}
async function say(store: Store, texts: readonly string[], first = 0): Promise<void> {
  const lens = await loadLens(store, R);
  const adds = texts.map((text, n) => {
    const incoming = {
      source: 'x',
      nativeId: String(first + n),
      url: null,
      text,
      author: { handle: `h${first + n}` },
      language: 'fr',
      publishedAt: AT,
      kind: 'post' as const,
      parentNativeId: null,
      metrics: {},
      media: [],
      raw: null,
    };
    const entity = makeMention(incoming, wordsOf(text, score), { via: 'test', receivedAt: AT }, lens);
    return add(entity, { counters: figures(entity) });
  });
  expect((await store.commit({ scope: R, adds, audit, at: AT })).ok).toBe(true);
}
async function sweep(store: Store): Promise<void> {
  while (await sweepRoom({ store, runtime }, R));
}
const mentions = async (store: Store) => (await store.list('mention', { scope: R, order: { by: 'seq' }, limit: 500 })).items;
const total = async (store: Store, name: string) =>
  (await store.counters(R, { from: 0, to: 1 })).find((one) => one.name === name)?.delta ?? 0;
const value = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

eachStore((_name, open) => {
  it('[ME5] new weights re-rank what is there, changing only what changes, and say their reasons', async () => {
    const store = await opened(open);
    await say(store, ['Encore des FRAIS CACHES !', 'Rien à dire']);
    await sweep(store);
    expect((await mentions(store)).map(({ version, topics }) => [version, topics])).toEqual([
      [1, ['frais cachés']],
      [1, []],
    ]);
    value(await setRanking({ store, runtime }, supervisor, { room: R, weights: { topics: { 'frais cachés': 15 } } }));
    await sweep(store);
    const [one, other] = await mentions(store);
    expect(one?.rank.because).toContain('topic:15');
    expect([one?.version, other?.version]).toEqual([2, 1]);
    expect(await total(store, 'topic:frais cachés')).toBe(1);
  });

  it('[ME5] by term: a dry run counts, applying is retroactive and holds for what comes, undoing restores what was', async () => {
    const store = await opened(open);
    await say(store, ['Les rivages bretons sont beaux', 'Ma banque est nulle', 'Quel beau rivage breton']);
    const asked = { room: R, kind: 'term', value: 'rivages bretons' } as const;
    expect(value(await tryExclusion({ store, runtime }, supervisor, asked))).toMatchObject({ count: 2, isWhole: true });
    expect((await mentions(store)).every(({ status }) => status === 'new')).toBe(true);
    const { id } = value<Exclusion>(await addExclusion({ store, runtime }, supervisor, asked));
    await sweep(store);
    await say(store, ['Un rivage breton encore'], 10);
    expect((await mentions(store)).map(({ status }) => status)).toEqual(['not-about-us', 'new', 'not-about-us', 'not-about-us']);
    expect([await total(store, 'mentions'), await total(store, 'label:negative')]).toEqual([1, 1]);
    nowMs += 11_000;
    await sweep(store);
    expect(await store.get('exclusion', R, id)).toMatchObject({ done: true });
    value(await undoExclusion({ store, runtime }, supervisor, { room: R, id }));
    await sweep(store);
    expect((await mentions(store)).map(({ status }) => status)).toEqual(['new', 'new', 'new', 'new']);
    expect(await total(store, 'mentions')).toBe(4);
    nowMs += 11_000;
    await sweep(store);
    expect(await store.get('exclusion', R, id)).toMatchObject({ state: 'undone', done: true });
  });

  it('[ME5] by story: its near copies go with it, those that come later too', async () => {
    const store = await opened(open);
    const said = 'Le guichet de Nantes est fermé depuis trois jours';
    await say(store, [said, `Lisez ça ${said}`, 'Ma banque est nulle']);
    const grouper = groupRoom({ store, runtime }, R);
    const settle = async () => {
      for (let more = true; more;) {
        const step = await grouper.step();
        more = step.more || step.committed;
      }
    };
    await settle();
    const [first] = await mentions(store);
    value(await addExclusion({ store, runtime }, supervisor, { room: R, kind: 'story', value: first?.storyKey ?? '' }));
    await sweep(store);
    await say(store, [`${said} #honte`], 10);
    await settle();
    await sweep(store);
    expect((await mentions(store)).map(({ status }) => status)).toEqual(['not-about-us', 'not-about-us', 'new', 'not-about-us']);
    expect(await total(store, 'mentions')).toBe(1);
  });

  it('[ST3] what is not about us is in no figure of its story, and is again once it is brought back', async () => {
    const store = await opened(open);
    const said = 'Le guichet de Nantes est fermé depuis trois jours';
    await say(store, [said, `Lisez ça ${said}`, `${said} #honte`, 'Ma banque est nulle']);
    const grouper = groupRoom({ store, runtime }, R);
    const settle = async () => {
      for (let more = true; more;) {
        const step = await grouper.step();
        more = step.more || step.committed;
      }
    };
    const counts = async () =>
      (await store.list('story', { scope: R, where: { redirect: null }, order: { by: 'id' }, limit: 9 })).items
        .map(({ count, authors, reach }) => [count, authors, reach > 0])
        .sort()
        .reverse();
    await settle();
    const [, commented] = await mentions(store);
    expect((await counts()).map(([count]) => count)).toEqual([3, 1]);
    const term = value<Exclusion>(await addExclusion({ store, runtime }, supervisor, { room: R, kind: 'term', value: 'lisez' }));
    await sweep(store);
    await settle();
    expect((await counts()).map(([count, authors]) => [count, authors])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    const all = value<Exclusion>(
      await addExclusion({ store, runtime }, supervisor, { room: R, kind: 'story', value: commented?.storyKey ?? '' }),
    );
    await sweep(store);
    await settle();
    expect(await counts()).toEqual([
      [1, 1, expect.anything()],
      [0, 0, false],
    ]);
    expect(await total(store, 'stories')).toBe(1);
    for (const { id } of [term, all]) value(await undoExclusion({ store, runtime }, supervisor, { room: R, id }));
    await sweep(store);
    await settle();
    expect((await counts()).map(([count]) => count)).toEqual([3, 1]);
    expect(await total(store, 'stories')).toBe(2);
  });
});
