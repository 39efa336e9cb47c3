/** The signal worker on every store: stories that equal a count from scratch, through restarts, rivals and pruned events. */
import { expect, it } from 'vitest';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Story } from '@unisson/shared/domain/story';
import { figures } from '../ingest/counters.ts';
import { localNudges, type Nudges } from '../runtime/nudges.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { nudgingStore } from '../store/nudging-store.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { add, mention, room } from '../store/contract/rows.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { groupRoom, positionKey } from './group-room.ts';
import { roomLease } from './room-lease.ts';
import { startSignal } from './start-signal.ts';
import { count, emptyTally, storyOf } from './tally.ts';

const R = 'r1';
const AT = '2026-03-01T12:00:00.000Z';
const audit = { actor: 'system', act: 'test', subject: { kind: 'room' as const, id: R } };
const logger = { warn: () => undefined, error: () => undefined };
const said = (id: string, key: string, minute = 0): Mention =>
  mention(id, {
    storyKey: key,
    text: `text ${key}`,
    publishedAt: new Date(Date.parse(AT) + minute * 60_000).toISOString(),
    author: { handle: `h${id.length}${id.at(-1) ?? ''}`, followers: id.charCodeAt(1) },
  });
const POSTS = Array.from({ length: 120 }, (_, n) => said(`m${String(n).padStart(3, '0')}`, `k${n % 17}`, n % 31));

async function say(store: Store, posts: readonly Mention[]): Promise<void> {
  const done = await store.commit({ scope: R, adds: posts.map((one) => add(one, { counters: figures(one) })), audit, at: AT });
  expect(done.ok).toBe(true);
}
const bare = ({ version: _version, ...story }: Story) => story;
/** What the stories must be, counted without the worker. */
function expected(posts: readonly Mention[]) {
  const byKey = Map.groupBy(posts, ({ storyKey }) => storyKey);
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, mentions]) => {
      const tally = emptyTally(key, null);
      mentions.forEach((one) => count(tally, one));
      return bare(storyOf(tally));
    });
}
const storedStories = async (store: Store) => (await store.list('story', { scope: R, order: { by: 'id' }, limit: 500 })).items;
const stories = async (store: Store) => (await storedStories(store)).map(bare);
const storyCount = async (store: Store) => (await store.counters(R, { from: 0, to: 1 })).find(({ name }) => name === 'stories')?.delta ?? 0;

const grouperOn = (store: Store) => groupRoom({ store, runtime: systemRuntime }, R);
async function settle(store: Store, grouper = grouperOn(store)): Promise<number> {
  let commits = 0;
  for (let more = true; more;) {
    const step = await grouper.step();
    commits += step.committed ? 1 : 0;
    more = step.more || step.committed;
  }
  return commits;
}
/** Resolves when the room reaches a state; looks again after every commit. */
function reached(nudges: Nudges, is: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => void is().then((done) => done && (unhear(), resolve()), reject);
    const unhear = nudges.onScope(look);
    look();
  });
}

eachStore((_name, open) => {
  it('[ST3] the stories equal a count from scratch, written in few commits', async () => {
    const { store } = await open();
    for (let from = 0; from < POSTS.length; from += 7) await say(store, POSTS.slice(from, from + 7));
    expect(await settle(store)).toBe(1);
    expect(await stories(store)).toEqual(expected(POSTS));
    expect(await storyCount(store)).toBe(17);
  });

  it('[ST1] [ST3] grown bit by bit, with a new worker each time, they are the same', async () => {
    const { store } = await open();
    for (let from = 0; from < POSTS.length; from += 23) {
      await say(store, POSTS.slice(from, from + 23).reverse());
      await settle(store);
    }
    expect(await stories(store)).toEqual(expected(POSTS));
    expect(await storyCount(store)).toBe(17);
  });

  it('[ST2] mentions are not rewritten, events tell of new and grown stories', async () => {
    const { store } = await open();
    await say(store, [said('m1', 'k1'), said('m2', 'k1'), said('m3', 'k2')]);
    await settle(store);
    const { events } = await store.events(R, 3, 100);
    expect(events.map(({ type, id, version }) => `${type} ${id} ${version}`)).toEqual([
      'mention.grouped k1 1',
      'story.changed k1 1',
      'mention.grouped k2 1',
    ]);
    expect((await store.get('mention', R, 'm1'))?.version).toBe(1);
    expect((await store.auditLines(R, 0, 10)).map(({ act }) => act)).toEqual(['test', 'group-mentions']);
  });

  it('[ST3] two workers that step in turn or at once never count a mention twice', async () => {
    const { store } = await open();
    const [one, two] = [grouperOn(store), grouperOn(store)];
    for (let from = 0; from < POSTS.length; from += 40) {
      await say(store, POSTS.slice(from, from + 40));
      await Promise.all([settle(store, one), settle(store, two)]);
    }
    expect(await stories(store)).toEqual(expected(POSTS));
    expect(await storyCount(store)).toBe(17);
  });

  it('[ME5] a corrected label changes its story', async () => {
    const { store } = await open();
    await say(store, [said('m1', 'k1'), said('m2', 'k1')]);
    const grouper = grouperOn(store);
    await settle(store, grouper);
    const before = await store.get('mention', R, 'm1');
    if (!before) throw new Error('not stored');
    const entity: Mention = { ...before, version: 2, score: { ...before.score, label: 'positive', by: 'u1' } };
    await store.commit({
      scope: R,
      puts: [{ kind: 'mention', entity }],
      events: [{ type: 'mention.changed', kind: 'mention', id: 'm1', version: 2 }],
      audit,
      at: AT,
    });
    await settle(store, grouper);
    expect(await store.get('story', R, 'k1')).toMatchObject({ count: 2, negative: 1, version: 2 });
  });

  it('[ST3] where the events are pruned all is counted anew from the mentions', async () => {
    const { store } = await open();
    await say(store, POSTS.slice(0, 60));
    await settle(store);
    await say(store, POSTS.slice(60, 100));
    await store.prune('2100-01-01T00:00:00.000Z');
    await say(store, POSTS.slice(100));
    await settle(store);
    expect(await stories(store)).toEqual(expected(POSTS));
    expect(await storyCount(store)).toBe(17);
    expect((await store.read('position', positionKey(R)))?.value).toMatchObject({ listing: false });
  });

  it('[ST3] started, it follows the room by itself; stopped, another goes on', async () => {
    const opened = await open();
    const nudges = localNudges();
    const store = nudgingStore(opened.store, nudges);
    await store.commit({ scope: R, puts: [{ kind: 'room', scope: INSTALLATION, entity: room(R) }], audit, at: AT });
    for (const [serverId, posts] of [
      ['s1', POSTS.slice(0, 70)],
      ['s2', POSTS.slice(70)],
    ] as const) {
      const signal = startSignal({ store, runtime: systemRuntime, nudges, logger, serverId, paceMs: 1 });
      await say(store, posts);
      const total = POSTS.indexOf(posts[0] as Mention) + posts.length;
      await reached(nudges, async () => (await stories(store)).reduce((sum, story) => sum + story.count, 0) === total);
      await signal.stop();
    }
    expect(await stories(store)).toEqual(expected(POSTS));
  });

  it('one server at a time holds a room’s lease; it passes when given up or run out', async () => {
    let nowMs = Date.now();
    const runtime = { ...systemRuntime, now: () => new Date(nowMs) };
    const { store } = await open(runtime);
    const [one, two] = [roomLease({ store, runtime, serverId: 's1' }, R), roomLease({ store, runtime, serverId: 's2' }, R)];
    expect([await one.hold(), await two.hold(), await one.hold()]).toEqual([true, false, true]);
    await one.giveUp();
    expect([await two.hold(), await one.hold()]).toEqual([true, false]);
    nowMs += 10_001;
    expect([await one.hold(), await two.hold()]).toEqual([true, false]);
  });
});
