/** People's word on stories, ranks and "not about us", over real HTTP; the room's worker is stepped by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { groupRoom, type RoomGrouper } from '../signal/group-room.ts';
import { sweepRoom } from '../signal/sweep-room.ts';
import type { Store } from '../store/store.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let supervisor: Caller;
let observer: Caller;
let grouper: RoomGrouper;
const at = '/api/rooms/one';
const SAID = 'Encore une fois, un virement de 328 euros a disparu';
const TEXTS = [SAID, `Lisez ça ${SAID}`, 'Le guichet de Nantes est fermé depuis trois jours', 'Encore des FRAIS CACHÉS #BanqueRivage'];

async function work(): Promise<void> {
  for (let more = true; more;) {
    const step = await grouper.step();
    more = step.more || step.committed || (await sweepRoom(edge, 'one'));
  }
}
beforeAll(async () => {
  edge = await startEdge();
  const admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'One', id: 'one', channels: ['x'], watch: ['frais cachés', 'Banque Rivage'] });
  supervisor = await edge.person('supervisor@house.test', { one: ['supervisor'] });
  observer = await edge.person('observer@house.test', { one: ['observer'] });
  const mentions = TEXTS.map((text, n) => ({
    source: 'x',
    nativeId: String(n),
    text,
    author: { handle: `h${n}` },
    publishedAt: new Date().toISOString(),
  }));
  expect((await supervisor.call('POST', `${at}/mentions`, { mentions })).body.accepted).toBe(4);
  grouper = groupRoom(edge, 'one');
  await work();
});
afterAll(() => edge.stop());

async function writeAnswer(store: Store, user: string, id: string, question: string, answer: string): Promise<void> {
  const doc = new Y.Doc();
  doc.getMap('answers').set(id, { order: 1 });
  doc.getText(`question:${id}:fr`).insert(0, question);
  doc.getText(`answer:${id}:fr`).insert(0, answer);
  const entry = { update: Y.encodeStateAsUpdate(doc), user, owners: [user], at: new Date().toISOString() };
  expect((await store.keep([{ op: 'append', doc: 'message:one', entries: [entry] }])).ok).toBe(true);
  doc.destroy();
}
const stories = async () => (await supervisor.call('GET', `${at}/stories?sort=count`)).body.items;

describe('stories', () => {
  it('[ST1] near copies are one story, which says so of its mentions', async () => {
    const [first] = await stories();
    expect(first).toMatchObject({ count: 2, authors: 2, coordination: null, redirect: null });
    const { body } = await supervisor.call('GET', `${at}/mentions?story=${first.id}`);
    expect(body.items.map(({ storyId }: { storyId: string }) => storyId)).toEqual([first.id, first.id]);
  });

  it('[ST1] a verdict is given and taken back; an observer gives none', async () => {
    const [{ id }] = await stories();
    const judged = await supervisor.call('POST', `${at}/stories/${id}/verdict`, { verdict: 'watch', reason: 'grows' });
    expect(judged.body.verdict).toMatchObject({ is: 'watch', reason: 'grows', by: supervisor.userId });
    expect((await supervisor.call('POST', `${at}/stories/${id}/verdict`, { verdict: null })).body.verdict).toBeNull();
    expect((await observer.call('POST', `${at}/stories/${id}/verdict`, { verdict: 'noise' })).status).toBe(403);
    expect((await supervisor.call('POST', `${at}/stories/none/verdict`, { verdict: 'noise' })).status).toBe(404);
  });

  it('[ST1] stories are merged, split by a mention, and both are undone', async () => {
    const [one, other] = await stories();
    const merged = await supervisor.call('POST', `${at}/stories/${one.id}/merge`, { with: other.id });
    expect([merged.status, merged.body.act]).toEqual([200, 'merge']);
    await work();
    expect((await stories()).map(({ count }: { count: number }) => count)).toEqual([3, 1]);
    expect((await supervisor.call('POST', `${at}/rulings/${merged.body.id}/undo`)).body.undone.by).toBe(supervisor.userId);
    await work();
    const [whole] = await stories();
    const { body } = await supervisor.call('GET', `${at}/mentions?story=${whole.id}`);
    const split = await supervisor.call('POST', `${at}/stories/${whole.id}/split`, { keys: [body.items[0].id] });
    expect(split.status).toBe(200);
    await work();
    expect((await stories()).map(({ count }: { count: number }) => count)).toEqual([1, 1, 1, 1]);
    expect((await supervisor.call('GET', `${at}/rulings`)).body.items.length).toBe(2);
    await supervisor.call('POST', `${at}/rulings/${split.body.id}/undo`);
    await work();
    expect((await stories()).map(({ count }: { count: number }) => count)).toEqual([2, 1, 1]);
    expect((await supervisor.call('POST', `${at}/stories/${whole.id}/split`, { keys: ['stranger'] })).status).toBe(404);
    expect((await supervisor.call('POST', `${at}/stories/${whole.id}/merge`, { with: whole.id })).status).toBe(400);
  });
});

describe('ranking', () => {
  it('[ME5] the formula is open, and setting it re-ranks', async () => {
    const shown = (await observer.call('GET', `${at}/ranking`)).body;
    expect(shown).toMatchObject({
      mention: { negative: 34 },
      story: { authors: 30 },
      topics: {},
      watch: ['frais cachés', 'Banque Rivage'],
    });
    expect(shown.meanings.mention.negative).toContain('negative');
    expect((await observer.call('POST', `${at}/ranking`, { weights: {} })).status).toBe(403);
    expect((await supervisor.call('POST', `${at}/ranking`, { weights: { mention: { nonsense: 3 } } })).status).toBe(400);
    const set = await supervisor.call('PATCH', `${at}/ranking`, { mention: { negative: 50 }, topics: { 'frais cachés': 20 } });
    expect(set.body).toMatchObject({ mention: { negative: 50, reach: 26 }, topics: { 'frais cachés': 20 } });
    await work();
    const { body } = await supervisor.call('GET', `${at}/mentions?topic=${encodeURIComponent('Banque Rivage')}`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ topics: ['frais cachés', 'Banque Rivage'] });
    expect(body.items[0].rank.because).toContain('topic:20');
    expect((await supervisor.call('GET', `${at}/counts`)).body['topic:frais cachés']).toBe(1);
  });
});

describe('exclusions', () => {
  it('[ME5] a dry run changes nothing; applied it is retroactive; undone all is back', async () => {
    const ask = { kind: 'term', value: 'guichets' };
    const tried = await supervisor.call('POST', `${at}/exclusions`, { ...ask, dryRun: true });
    expect([tried.status, tried.body.count, tried.body.samples.length]).toEqual([200, 1, 1]);
    const made = await supervisor.call('POST', `${at}/exclusions`, ask);
    expect([made.status, made.body.state]).toEqual([201, 'standing']);
    await work();
    expect((await supervisor.call('GET', `${at}/mentions?status=not-about-us`)).body.items).toHaveLength(1);
    expect((await supervisor.call('GET', `${at}/stats`)).body.total.mentions).toBe(3);
    expect((await supervisor.call('DELETE', `${at}/exclusions/${made.body.id}`)).status).toBe(204);
    await work();
    expect((await supervisor.call('GET', `${at}/stats`)).body.total.mentions).toBe(4);
    expect((await observer.call('GET', `${at}/exclusions`)).body.items[0].state).toBe('undone');
    expect((await supervisor.call('POST', `${at}/exclusions`, { kind: 'term', value: '!!' })).status).toBe(400);
    expect((await supervisor.call('POST', `${at}/exclusions`, { kind: 'story', value: 'none' })).status).toBe(404);
    expect((await observer.call('POST', `${at}/exclusions`, ask)).status).toBe(403);
  });
});

describe('a story and an answer', () => {
  it('[RE8] a story is linked to an answer of the message, and keeps it through a new count', async () => {
    const [{ id }] = await stories();
    const link = (answerId: string | null) => supervisor.call('PUT', `${at}/stories/${id}/answer`, { answerId });
    expect((await link('fees')).body.error).toMatchObject({ code: 'no-such-answer', answerId: 'fees' });
    await writeAnswer(edge.store, supervisor.userId, 'fees', 'Des frais cachés ?', 'Aucun.');
    expect((await link('fees')).body.answerId).toBe('fees');
    const again = { source: 'x', nativeId: 'again', text: SAID, author: { handle: 'h9' }, publishedAt: new Date().toISOString() };
    await supervisor.call('POST', `${at}/mentions`, { mentions: [again] });
    await work();
    expect((await stories())[0]).toMatchObject({ id, count: 3, answerId: 'fees' });
    expect((await link(null)).body.answerId).toBeNull();
    expect((await observer.call('PUT', `${at}/stories/${id}/answer`, { answerId: null })).status).toBe(403);
  });
});
