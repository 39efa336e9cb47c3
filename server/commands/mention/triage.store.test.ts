/** Triage on every store: rights, what is written together, and people who act on one mention at the same instant. */
import { expect, it } from 'vitest';
import type { Actor, Role } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import type { User } from '@unisson/shared/domain/room';
import type { Result } from '@unisson/shared/domain/result';
import { figures } from '../../ingest/counters.ts';
import { mentionId } from '../../ingest/identity.ts';
import { systemRuntime, type Runtime } from '../../runtime/runtime.ts';
import { eachStore, type OpenStore } from '../../store/contract/each-store.ts';
import { add, mention, room } from '../../store/contract/rows.ts';
import { INSTALLATION, type Put, type Store } from '../../store/store.ts';
import type { Deps } from '../attempt.ts';
import { assignMention } from './assign-mention.ts';
import { claimMention } from './claim-mention.ts';
import { claimNext } from './claim-next.ts';
import { correctLabel } from './correct-label.ts';
import { lapseClaims } from './lapse-claims.ts';
import { markDeleted } from './mark-deleted.ts';
import { markEdited } from './mark-edited.ts';
import { releaseMention } from './release-mention.ts';
import { setHandling } from './set-handling.ts';
import { setStatus } from './set-status.ts';

const R = 'r1';
const AT = '2026-03-01T12:00:00.000Z';
const who = (userId: string, ...roles: Role[]): Actor => ({ userId, name: `Name of ${userId}`, roles, installationAdmin: false });
const ann = who('ann', 'responder');
const bob = who('bob', 'responder');
const sue = who('sue', 'supervisor');
const eve = who('eve', 'observer');
const feeder: Actor = { ...ann, token: { id: 't1', scopes: ['mentions:write'] } };
const M1 = mentionId('x', 'm1');

const outcome = <T>(result: Result<T>): unknown => (result.ok ? 'ok' : result.refusal);
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};
const post = (name: string, patch: Partial<Mention> = {}): Mention =>
  mention(mentionId('x', name), { source: 'x', nativeId: name, ...patch });
const user = ({ userId, name }: Actor): User => ({
  id: userId,
  version: 1,
  email: `${userId}@a.test`,
  name,
  installationAdmin: false,
  password: null,
  disabledAt: userId === 'gone' ? AT : null,
  createdAt: AT,
  demo: false,
});

async function seed(store: Store, posts: readonly Mention[] = [post('m1')]): Promise<void> {
  const people = [ann, bob, sue, eve, who('gone', 'responder')];
  const puts: Put[] = [
    { kind: 'room', scope: INSTALLATION, entity: room(R, { limits: { undecidedMs: 600_000, awayMs: 15 * 60_000 } }) },
    ...people.map((one): Put => ({ kind: 'user', scope: INSTALLATION, entity: user(one) })),
    ...people.map((one): Put => ({ kind: 'member', entity: { id: one.userId, version: 1, roles: one.roles } })),
  ];
  const done = await store.commit({
    scope: R,
    puts,
    adds: posts.map((one) => add(one, { counters: figures(one) })),
    audit: { actor: 'system', act: 'test', subject: { kind: 'room', id: R } },
    at: AT,
  });
  expect(done.ok).toBe(true);
}
async function setUp(open: OpenStore, posts?: readonly Mention[], runtime: Runtime = systemRuntime): Promise<Deps> {
  const { store } = await open(runtime);
  await seed(store, posts);
  return { store, runtime };
}
const stored = async (deps: Deps, id = M1): Promise<Mention> => {
  const row = await deps.store.get('mention', R, id);
  if (!row) throw new Error('not stored');
  return row;
};
const totals = async ({ store }: Deps) =>
  Object.fromEntries(
    (await store.counters(R, { from: 0, to: 1 })).filter(({ delta }) => delta !== 0).map(({ name, delta }) => [name, delta]),
  );

/** Holds every commit until `count` of them stand before it, so that all have loaded the same rows. */
function meeting(store: Store, count: number): Store {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  return Object.assign(Object.create(store) as Store, {
    async commit(batch: Parameters<Store['commit']>[0]) {
      if (!isOpen)
        await new Promise<void>((go) => {
          waiting.push(go);
          if (waiting.length < count) return;
          isOpen = true;
          waiting.forEach((one) => one());
        });
      return store.commit(batch);
    },
  });
}

eachStore((_name, open) => {
  it('[ME3] a claim writes owner, status, figures, event and audit line together', async () => {
    const deps = await setUp(open);
    const claimed = value(await claimMention(deps, ann, { room: R, mentionId: M1 }));
    expect(claimed).toMatchObject({ assignee: 'ann', status: 'in-progress', version: 2 });
    expect(await totals(deps)).toMatchObject({ 'status:in-progress': 1, mentions: 1 });
    const { events } = await deps.store.events(R, 1, 10);
    expect(events.map(({ type, id, version }) => ({ type, id, version }))).toEqual([{ type: 'mention.changed', id: M1, version: 2 }]);
    expect((await deps.store.auditLines(R, 1, 10)).map(({ act, actor, subject }) => [act, actor, subject.id])).toEqual([
      ['claim-mention', 'ann', M1],
    ]);
  });

  it.each([2, 5])('[ME3] of %i who claim at the same instant one wins and the others are told who', async (count) => {
    const deps = await setUp(open);
    const people = [ann, bob, sue, who('max', 'legal'), who('kim', 'executive')].slice(0, count);
    const meet = { ...deps, store: meeting(deps.store, count) };
    const results = await Promise.all(people.map((one) => claimMention(meet, one, { room: R, mentionId: M1 })));
    const winner = (await stored(deps)).assignee;
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const losers = results.filter((_, index) => people[index]?.userId !== winner).map(outcome);
    expect(losers).toEqual(losers.map(() => expect.objectContaining({ code: 'already-claimed', by: winner })));
    expect(await totals(deps)).toMatchObject({ 'status:in-progress': 1 });
  });

  it('[ME3] a claim that meets an assignment: the supervisor’s word stands', async () => {
    for (const order of [0, 1]) {
      const { store } = await open();
      await seed(store);
      const deps = { store, runtime: systemRuntime };
      const meet = { ...deps, store: meeting(store, 2) };
      const acts = [
        () => claimMention(meet, ann, { room: R, mentionId: M1 }),
        () => assignMention(meet, sue, { room: R, mentionId: M1, userId: 'bob' }),
      ];
      const [first, second] = order === 0 ? acts : acts.reverse();
      const results = await Promise.all([first?.(), second?.()]);
      expect((await stored(deps)).assignee).toBe('bob');
      const claim = results[order];
      expect(claim && outcome(claim)).toSatisfy((one: unknown) => one === 'ok' || (one as { code: string }).code === 'already-claimed');
    }
  });

  it('[ME3] five who press "next" at once get five mentions, the most urgent first', async () => {
    const posts = [30, 90, 10, 70, 50, 20].map((rank, n) => post(`p${n}`, { rank: { value: rank, because: [] } }));
    const deps = await setUp(open, posts);
    const meet = { ...deps, store: meeting(deps.store, 5) };
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => who(id, 'responder'));
    const claimed = await Promise.all(people.map(async (one) => value(await claimNext(meet, one, { room: R }))));
    expect(claimed.map(({ rank }) => rank.value).sort((a, b) => b - a)).toEqual([90, 70, 50, 30, 20]);
  });

  it('[ME3] "next" keeps to the view, passes deleted ones and says when there is none', async () => {
    const posts = [
      post('a', { language: 'fr' }),
      post('b', { language: 'fr', deletedAt: AT, rank: { value: 99, because: [] } }),
      post('c', { text: 'ma carte volée' }),
    ];
    const deps = await setUp(open, posts);
    expect(value(await claimNext(deps, ann, { room: R, view: { language: 'fr' } })).nativeId).toBe('a');
    expect(value(await claimNext(deps, ann, { room: R, view: { q: 'CARTE volee' } })).nativeId).toBe('c');
    expect(outcome(await claimNext(deps, ann, { room: R }))).toEqual({ code: 'nothing-to-claim' });
    expect(outcome(await claimNext(deps, ann, { room: R, view: { story: 'none' } }))).toEqual({ code: 'nothing-to-claim' });
  });

  it('[ME3] "next" keeps to a topic, past what only looks like it', async () => {
    const posts = [
      ...Array.from({ length: 45 }, (_, n) => post(`near${n}`, { text: 'les fraises cachées', rank: { value: 90, because: [] } })),
      post('on', { text: 'vos frais cachés', topics: ['frais cachés'] }),
    ];
    const deps = await setUp(open, posts);
    const view = { topic: 'frais cachés' };
    expect(value(await claimNext(deps, ann, { room: R, view })).nativeId).toBe('on');
    expect(outcome(await claimNext(deps, ann, { room: R, view }))).toEqual({ code: 'nothing-to-claim' });
  });

  it('[ME3] assigning needs a supervisor and a colleague who may triage', async () => {
    const deps = await setUp(open);
    const assign = async (actor: Actor, userId: string) => outcome(await assignMention(deps, actor, { room: R, mentionId: M1, userId }));
    expect(await assign(ann, 'bob')).toEqual({ code: 'role-required', roles: ['supervisor'] });
    expect(await assign(sue, 'nobody')).toEqual({ code: 'not-found', kind: 'member', id: 'nobody' });
    expect(await assign(sue, 'gone')).toEqual({ code: 'not-found', kind: 'member', id: 'gone' });
    expect(await assign(sue, 'eve')).toMatchObject({ code: 'role-required' });
    expect(await assign(sue, 'bob')).toBe('ok');
    expect(outcome(await releaseMention(deps, ann, { room: R, mentionId: M1 }))).toEqual({ code: 'not-owner', owner: 'bob' });
    expect(value(await releaseMention(deps, bob, { room: R, mentionId: M1 }))).toMatchObject({ assignee: null, status: 'new' });
  });

  it('observers and narrow tokens triage nothing', async () => {
    const deps = await setUp(open);
    expect(outcome(await claimMention(deps, eve, { room: R, mentionId: M1 }))).toMatchObject({ code: 'role-required' });
    expect(outcome(await setStatus(deps, feeder, { room: R, mentionId: M1, status: 'waiting' }))).toMatchObject({ code: 'scope-required' });
    expect(outcome(await claimMention(deps, ann, { room: R, mentionId: 'none' }))).toEqual({
      code: 'not-found',
      kind: 'mention',
      id: 'none',
    });
    expect((await stored(deps)).version).toBe(1);
  });

  it('[ME5] a corrected label shows at once, is counted at once and is kept', async () => {
    const deps = await setUp(open);
    const corrected = value(await correctLabel(deps, ann, { room: R, mentionId: M1, label: 'positive' }));
    expect(corrected.score).toMatchObject({ label: 'positive', by: 'ann', value: -0.5 });
    expect(corrected.rank.because.some((reason) => reason.startsWith('negative'))).toBe(false);
    expect(await totals(deps)).toMatchObject({ 'label:positive': 1 });
    expect(await totals(deps)).not.toHaveProperty('label:negative');
    const kept = await deps.store.list('correction', { scope: R, where: { mentionId: M1 }, limit: 10 });
    expect(kept.items).toMatchObject([{ from: 'negative', to: 'positive', by: 'ann' }]);
    await correctLabel(deps, ann, { room: R, mentionId: M1, label: 'positive' });
    expect((await stored(deps)).version).toBe(2);
  });

  it('not about us leaves the figures and comes back when undone', async () => {
    const deps = await setUp(open);
    const before = await totals(deps);
    value(await setStatus(deps, ann, { room: R, mentionId: M1, status: 'not-about-us' }));
    expect(await totals(deps)).toEqual({ 'status:not-about-us': 1 });
    value(await setStatus(deps, ann, { room: R, mentionId: M1, status: 'new' }));
    expect(await totals(deps)).toEqual(before);
    expect(outcome(await setStatus(deps, ann, { room: R, mentionId: M1, status: 'no-answer', reason: ' ' }))).toEqual({
      code: 'reason-required',
    });
  });

  it('[ME7] a protected mention goes to a named colleague, who alone lifts it', async () => {
    const deps = await setUp(open);
    const ask = { room: R, mentionId: M1, handling: 'danger' as const, reason: 'threat' };
    expect(outcome(await setHandling(deps, ann, ask))).toEqual({ code: 'owner-required' });
    expect(outcome(await setHandling(deps, ann, { ...ask, owner: 'eve' }))).toMatchObject({ code: 'role-required' });
    expect(value(await setHandling(deps, ann, { ...ask, owner: 'bob' }))).toMatchObject({
      handling: 'danger',
      handlingOwner: 'bob',
      assignee: 'bob',
    });
    expect(await totals(deps)).toMatchObject({ 'handling:danger': 1 });
    expect(outcome(await claimMention(deps, ann, { room: R, mentionId: M1 }))).toEqual({
      code: 'already-claimed',
      by: 'bob',
      name: 'Name of bob',
    });
    const lift = { room: R, mentionId: M1, handling: 'normal' as const, reason: 'a song' };
    expect(outcome(await setHandling(deps, sue, lift))).toEqual({ code: 'not-owner', owner: 'bob' });
    expect(value(await setHandling(deps, bob, lift))).toMatchObject({ handling: 'normal', handlingOwner: null, handlingReason: 'a song' });
    expect(await totals(deps)).toMatchObject({ 'handling:normal': 1 });
  });

  it('[ME4] edits and deletions are facts beside the text, the same in any order', async () => {
    const edits = [
      { text: 'one', at: '2026-03-01T12:01:00.000Z' },
      { text: 'two', at: '2026-03-01T12:02:00.000Z' },
    ];
    for (const order of [edits, [...edits].reverse()]) {
      const { store } = await open();
      await seed(store);
      const deps = { store, runtime: systemRuntime };
      for (const edit of [...order, ...order]) value(await markEdited(deps, feeder, { room: R, source: 'x', nativeId: 'm1', ...edit }));
      value(await markDeleted(deps, feeder, { room: R, source: 'x', nativeId: 'm1', at: AT }));
      expect(await stored(deps)).toMatchObject({ text: `text of ${M1}`, edits, deletedAt: AT });
      expect(outcome(await markDeleted(deps, feeder, { room: R, source: 'x', nativeId: 'unknown', at: AT }))).toMatchObject({
        code: 'not-found',
      });
      expect(outcome(await markDeleted(deps, eve, { room: R, source: 'x', nativeId: 'm1', at: AT }))).toMatchObject({
        code: 'role-required',
      });
    }
  });

  it('[ME3] a claim lapses when its owner is away for 15 minutes, or ends the shift, and not before', async () => {
    let nowMs = Date.parse(AT);
    const runtime = { ...systemRuntime, now: () => new Date(nowMs) };
    const deps = await setUp(open, [post('m1'), post('m2'), post('m3')], runtime);
    const [M2, M3] = [mentionId('x', 'm2'), mentionId('x', 'm3')];
    value(await claimMention(deps, ann, { room: R, mentionId: M1 }));
    value(await claimMention(deps, bob, { room: R, mentionId: M2 }));
    value(await claimMention(deps, bob, { room: R, mentionId: M3 }));
    value(await setStatus(deps, bob, { room: R, mentionId: M3, status: 'answered' }));
    const presence = { lastSeenMs: async (_room: string, userId: string) => (userId === 'bob' ? nowMs : Date.parse(AT)) };
    const lapse = (patch = {}) => lapseClaims(deps, { room: R, presence, watchingSinceMs: 0, ...patch });
    nowMs += 15 * 60_000;
    expect(await lapse()).toBe(0);
    nowMs += 1;
    expect(await lapse({ watchingSinceMs: nowMs })).toBe(0);
    expect(await lapse()).toBe(1);
    expect(await stored(deps)).toMatchObject({ assignee: null, status: 'new' });
    expect((await deps.store.auditLines(R, 0, 100)).at(-1)).toMatchObject({ act: 'lapse-claims', actor: 'system', onBehalfOf: 'ann' });
    expect(await lapse({ shiftOf: 'bob' })).toBe(1);
    expect(await stored(deps, M2)).toMatchObject({ assignee: null });
    expect(await stored(deps, M3)).toMatchObject({ assignee: 'bob', status: 'answered' });
  });
});
