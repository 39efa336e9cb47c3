/** Stories that turn out to be one, on every store: joined by likeness or by people, taken apart again, through restarts and rivals. */
import { expect, it } from 'vitest';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Reply } from '@unisson/shared/domain/reply';
import type { Ruling } from '@unisson/shared/domain/ruling';
import type { Story } from '@unisson/shared/domain/story';
import { figures } from '../ingest/counters.ts';
import { fold } from '../ingest/fold.ts';
import { loneStoryKey, storyKeyOf } from '../ingest/identity.ts';
import { repliesBeside } from '../commands/reply/replies-beside.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { makeStorm } from '../sources/replay/storm.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { add, mention } from '../store/contract/rows.ts';
import type { Store } from '../store/store.ts';
import { groupRoom, type RoomGrouper } from './group-room.ts';

const R = 'r1';
const AT = '2026-03-01T12:00:00.000Z';
const audit = { actor: 'system', act: 'test', subject: { kind: 'room' as const, id: R } };
const SAID = 'Encore une fois, un virement de 328 euros a disparu';
const ALIKE = [
  SAID,
  `${SAID} #AskRivage`,
  `Lisez ça ${SAID}`,
  `${SAID.toLowerCase()} 😡`,
  'Encore une fois, un virement de 382 euros a disparu',
];

const saying = (text: string, id: string): Mention => mention(id, { text, storyKey: storyKeyOf(fold(text)) ?? loneStoryKey(id), author: { handle: id } });
const grouperOn = (store: Store): RoomGrouper => groupRoom({ store, runtime: systemRuntime }, R);

async function say(store: Store, posts: readonly Mention[]): Promise<void> {
  expect((await store.commit({ scope: R, adds: posts.map((one) => add(one, { counters: figures(one) })), audit, at: AT })).ok).toBe(true);
}
async function settle(store: Store, grouper = grouperOn(store)): Promise<void> {
  for (let more = true; more;) {
    const step = await grouper.step();
    more = step.more || step.committed;
  }
}
async function live(store: Store): Promise<readonly Story[]> {
  const all: Story[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await store.list('story', {
      scope: R,
      where: { redirect: null },
      order: { by: 'id' },
      limit: 500,
      ...(after ? { after } : {}),
    });
    all.push(...page.items);
    after = page.next;
  }
  return all;
}
const bare = ({ version: _version, ...story }: Story) => story;
/** Where a mention's story is found by its key, as the views look for it. */
async function storyOfKey(store: Store, key: string): Promise<string | undefined> {
  let row = await store.get('story', R, key);
  while (row?.redirect != null) row = await store.get('story', R, row.redirect);
  return row?.id;
}
const storyCount = async (store: Store) => (await store.counters(R, { from: 0, to: 1 })).find(({ name }) => name === 'stories')?.delta ?? 0;
async function ruleThat(store: Store, ruling: Partial<Ruling> & Pick<Ruling, 'id' | 'act' | 'keys'>, version = 1): Promise<void> {
  const entity: Ruling = { version, from: null, by: 'u1', at: AT, seq: 0, undone: null, ...ruling };
  const event = { type: 'story.changed' as const, kind: 'ruling' as const, id: entity.id, version };
  expect((await store.commit({ scope: R, puts: [{ kind: 'ruling', entity, stampSeq: true }], events: [event], audit, at: AT })).ok).toBe(
    true,
  );
}

eachStore((_name, open) => {
  it('[ST1] [ST2] near copies are one story with the lowest key, found by every key; mentions are not rewritten', async () => {
    const { store } = await open();
    const posts = ALIKE.map((text, n) => saying(text, `m${n}`));
    for (const one of posts) {
      await say(store, [one]);
      await settle(store);
    }
    const keys = posts.slice(0, 4).map(({ storyKey }) => storyKey);
    const [lowest] = [...new Set(keys)].sort();
    for (const key of keys) expect(await storyOfKey(store, key)).toBe(lowest);
    expect((await live(store)).map(({ count }) => count).sort()).toEqual([1, 4]);
    expect(await storyCount(store)).toBe(2);
    expect((await store.get('mention', R, 'm0'))?.version).toBe(1);
  });

  it('[ST2] the story with a reply survives, whatever its key', async () => {
    const { store } = await open();
    const posts = ALIKE.slice(0, 3).map((text, n) => saying(text, `m${n}`));
    const [highest] = posts
      .map(({ storyKey }) => storyKey)
      .sort()
      .reverse();
    const first = posts.filter(({ storyKey }) => storyKey === highest);
    await say(store, first);
    await settle(store);
    const reply = { id: 'r', version: 1, mentionId: null, storyId: highest, status: 'open', sent: null, createdAt: AT } as unknown as Reply;
    await store.commit({ scope: R, puts: [{ kind: 'reply', entity: reply }], audit, at: AT });
    await say(
      store,
      posts.filter((one) => !first.includes(one)),
    );
    await settle(store);
    expect((await live(store)).map(({ id, count }) => [id, count])).toEqual([[highest, 3]]);
  });

  it('[ST2] two open replies both stay when their stories join, each flagged with the other until one is done', async () => {
    const { store } = await open();
    const [one, other, between] = [`${SAID} #AskRivage`, `${SAID} en mars dernier`, SAID].map((text, n) => saying(text, `m${n}`)) as [
      Mention,
      Mention,
      Mention,
    ];
    await say(store, [one]);
    await say(store, [other]);
    await settle(store);
    const replyTo = (id: string, { storyKey }: Mention, status = 'open') =>
      ({ id, version: 1, mentionId: null, storyId: storyKey, status, sent: null, createdAt: AT }) as unknown as Reply;
    const [mine, theirs] = [replyTo('r1', one), replyTo('r2', other)];
    await store.commit({ scope: R, puts: [mine, theirs].map((entity) => ({ kind: 'reply' as const, entity })), audit, at: AT });
    expect(await repliesBeside(store, R, mine)).toEqual([]);
    await ruleThat(store, { id: 'together', act: 'merge', keys: [one.storyKey, other.storyKey] });
    await say(store, [between]);
    await settle(store);
    expect((await live(store)).map(({ count }) => count)).toEqual([3]);
    expect([await repliesBeside(store, R, mine), await repliesBeside(store, R, theirs)]).toEqual([['r2'], ['r1']]);
    await store.commit({ scope: R, puts: [{ kind: 'reply', entity: { ...theirs, version: 2, status: 'dropped' } }], audit, at: AT });
    expect(await repliesBeside(store, R, mine)).toEqual([]);
  });

  it('[ST1] a storm in any order, in pieces, with new workers and two at once, gives the same stories as at once', async () => {
    const made = [...makeStorm({ seed: 'joins', count: 700, startAt: Date.parse(AT), shares: { repost: 0.1, nearCopy: 0.45 } })];
    const posts = made.map(({ mention: { text, author, publishedAt } }, n) => ({
      ...saying(text, `m${String(n).padStart(4, '0')}`),
      author,
      publishedAt,
    }));
    const whole = (await open()).store;
    await say(whole, posts);
    await settle(whole);
    const pieces = (await open()).store;
    const [one, two] = [grouperOn(pieces), grouperOn(pieces)];
    const backwards = posts.toReversed();
    for (let from = 0; from < posts.length; from += 180) {
      await say(pieces, backwards.slice(from, from + 180));
      await (from % 360 === 0 ? settle(pieces) : Promise.all([settle(pieces, one), settle(pieces, two)]));
    }
    expect((await live(pieces)).map(bare)).toEqual((await live(whole)).map(bare));
    expect(await storyCount(pieces)).toBe((await live(pieces)).length);
    expect((await live(whole)).some(({ keys }) => keys.length > 5)).toBe(true);
    expect(await storyOfKey(pieces, posts[50]?.storyKey ?? '')).toBe(await storyOfKey(whole, posts[50]?.storyKey ?? ''));
  });

  it('[ST1] a split leaves and stays out, with its copies counted apart; undone, it comes back', async () => {
    const { store } = await open();
    const posts = ALIKE.slice(0, 4).map((text, n) => saying(text, `m${n}`));
    await say(store, posts);
    const grouper = grouperOn(store);
    await settle(store, grouper);
    const [before] = await live(store);
    const out = posts[1]?.storyKey ?? '';
    await ruleThat(store, { id: 's1', act: 'split', keys: [out], from: before?.id ?? '' });
    await settle(store, grouper);
    expect((await live(store)).map(({ count }) => count).sort()).toEqual([1, 3]);
    expect(await storyOfKey(store, out)).toBe(out);
    await say(store, [saying(ALIKE[1] ?? '', 'm9'), saying(`Tellement vrai ${SAID}`, 'm10')]);
    await settle(store);
    expect((await live(store)).map(({ count }) => count).sort()).toEqual([2, 4]);
    expect(await storyCount(store)).toBe(2);
    await ruleThat(store, { id: 's1', act: 'split', keys: [out], from: before?.id ?? '', undone: { by: 'u1', at: AT } }, 2);
    await settle(store, grouper);
    expect((await live(store)).map(({ count }) => count)).toEqual([6]);
    expect(await storyCount(store)).toBe(1);
  });

  it('[ST2] stories put together stay one as both grow, and part again when that is undone', async () => {
    const { store } = await open();
    const [a, b] = [saying(SAID, 'a1'), saying('Le guichet de Nantes est fermé depuis trois jours', 'b1')];
    await say(store, [a, b]);
    const grouper = grouperOn(store);
    await settle(store, grouper);
    await ruleThat(store, { id: 'g1', act: 'merge', keys: [a.storyKey, b.storyKey] });
    await settle(store, grouper);
    await say(store, [saying(`${SAID} #honte`, 'a2'), saying(`Lisez ça ${b.text}`, 'b2')]);
    await settle(store);
    expect((await live(store)).map(({ count, authors }) => [count, authors])).toEqual([[4, 4]]);
    await ruleThat(store, { id: 'g1', act: 'merge', keys: [a.storyKey, b.storyKey], undone: { by: 'u1', at: AT } }, 2);
    await settle(store);
    expect((await live(store)).map(({ count }) => count)).toEqual([2, 2]);
    expect(await storyOfKey(store, a.storyKey)).not.toBe(await storyOfKey(store, b.storyKey));
  });

  it('[ST1] a verdict given while the worker counts stays, and nothing is counted twice', async () => {
    const { store } = await open();
    const grouper = grouperOn(store);
    const posts = ALIKE.slice(0, 3).map((text, n) => saying(text, `m${n}`));
    await say(store, posts.slice(0, 2));
    await settle(store, grouper);
    const [story] = await live(store);
    if (!story) throw new Error('no story');
    const entity: Story = { ...story, version: story.version + 1, verdict: { is: 'noise', reason: null, by: 'u1', at: AT } };
    expect((await store.commit({ scope: R, puts: [{ kind: 'story', entity }], audit, at: AT })).ok).toBe(true);
    await say(store, [saying(ALIKE[1] ?? '', 'm8')]);
    await settle(store, grouper);
    expect((await live(store)).map(({ count, verdict }) => [count, verdict?.is])).toEqual([[3, 'noise']]);
  });
});
