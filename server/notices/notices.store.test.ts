/** Telling people, on every store: each thing once to each of those it concerns, over crashes, rivals, outages and decisions that come first. */
import { expect, it } from 'vitest';
import { next } from '@unisson/shared/domain/entity';
import type { Notice } from '@unisson/shared/domain/notice';
import type { User } from '@unisson/shared/domain/room';
import { canDecide } from '@unisson/shared/domain/review';
import { decideRevision } from '../commands/message/decide-revision.ts';
import { freezeRevision } from '../commands/message/freeze-revision.ts';
import { recallRevision } from '../commands/message/recall-revision.ts';
import { setHold } from '../commands/hold/set-hold.ts';
import { escalateReview } from '../commands/alert/escalate-review.ts';
import {
  addMention,
  clockAt,
  mention,
  must,
  openWarRoom,
  PEOPLE,
  putInForce,
  ROOM,
  value,
  writeCore,
  writeOpening,
  type WarRoom,
} from '../commands/message/testing/war-room.ts';
import { addWatcher } from '../commands/notice/add-watcher.ts';
import { revokeWatcher } from '../commands/notice/revoke-watcher.ts';
import { setNoticeWays } from '../commands/notice/set-notice-ways.ts';
import { subscribePush } from '../commands/notice/subscribe-push.ts';
import { askDecision } from '../commands/reply/ask-decision.ts';
import { openReply } from '../commands/reply/open-reply.ts';
import { localNudges } from '../runtime/nudges.ts';
import { eachStore, type OpenStore } from '../store/contract/each-store.ts';
import { nudgingStore } from '../store/nudging-store.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { followKey, followRoom } from './follow-room.ts';
import { startNotices } from './start-notices.ts';
import { toldWays, type ToldWays } from './testing/told.ts';

const AT = '2026-03-01T10:00:00.000Z';
const KEY = new Uint8Array(32);
const errors: unknown[] = [];
const heard = new Set<() => void>();
const logger = {
  warn: () => undefined,
  error(facts: object) {
    errors.push(facts);
    heard.forEach((tell) => tell());
  },
};
const KEYS = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };

interface House {
  readonly room: WarRoom;
  readonly store: Store;
  readonly clock: ReturnType<typeof clockAt>;
  readonly ways: ToldWays;
  notices(): Promise<readonly Notice[]>;
  /** Runs a server until it holds; stops it again. */
  until(is: () => boolean | Promise<boolean>): Promise<void>;
  deciders(room: string, n: number): Promise<readonly string[]>;
}

async function move(open: OpenStore): Promise<House> {
  const clock = clockAt(AT);
  const { store: opened } = await open(clock);
  const nudges = localNudges();
  const store = nudgingStore(opened, nudges);
  const room = await openWarRoom(store, { runtime: clock });
  const user = ({ userId, name }: (typeof PEOPLE)['legal']): User => ({
    id: userId,
    version: 1,
    email: `${userId}@house.test`,
    name,
    installationAdmin: false,
    password: null,
    disabledAt: null,
    createdAt: AT,
    demo: false,
  });
  const puts = Object.values(PEOPLE).map((person) => ({ kind: 'user' as const, scope: INSTALLATION, entity: user(person) }));
  await must(
    store.commit({ scope: INSTALLATION, puts, audit: { actor: 'admin', act: 'test', subject: { kind: 'installation', id: '*' } }, at: AT }),
  );
  const ways = toldWays();
  const deciders: House['deciders'] = async (id, n) => {
    const [row, revision, decisions] = await Promise.all([
      store.get('room', INSTALLATION, id),
      store.get('revision', id, String(n)),
      store.list('decision', { scope: id, where: { n }, limit: 50 }),
    ]);
    if (!row || !revision) return [];
    const members = Object.values(PEOPLE).map(({ userId, roles }) => ({ userId, roles }));
    return [
      ...new Set(
        Object.values(canDecide({ policy: row.policy, revision, decisions: decisions.items, members })).flatMap((people) =>
          people.map(({ userId }) => userId),
        ),
      ),
    ];
  };
  return {
    ...{ room, store, clock, ways, deciders },
    notices: async () => (await store.list('notice', { scope: ROOM, order: { by: 'id' }, limit: 500 })).items,
    async until(is) {
      const options = {
        store,
        runtime: clock,
        nudges,
        logger,
        ways,
        deciders,
        secretsKey: KEY,
        publicUrl: () => 'https://house.test',
        paceMs: 1,
      };
      const server = startNotices({ ...options, serverId: crypto.randomUUID() });
      try {
        await new Promise<void>((done, failed) => {
          const look = () => void Promise.resolve(is()).then((it) => it && (unhear(), done()), failed);
          const unhear = nudges.onScope(look);
          heard.add(() => failed(new Error('the notices failed', { cause: errors[0] })));
          look();
        });
      } finally {
        heard.clear();
        await server.stop();
      }
    },
  };
}
const freeze = async (house: House, text = 'Les guichets rouvrent.') => {
  await writeCore(house.store, 'writer', text);
  return value(await freezeRevision(house.room.deps, PEOPLE.writer, { room: ROOM }));
};
const settled = (house: House) => async () => {
  const rows = await house.notices();
  return rows.length > 0 && rows.every(({ state }) => state !== 'queued');
};
const toldBy = (ways: ToldWays): readonly string[] => ways.mails.map(({ to }) => to.split('@')[0] ?? '').sort();
const browser = (house: House, who: 'legal' | 'legal2') =>
  subscribePush({ ...house.room.deps, allowHosts: [] }, PEOPLE[who], { endpoint: `https://push.example/${who}`, keys: KEYS });

eachStore((_name, open) => {
  it('[MS4] a frozen revision is told once to each who can decide, and to no author, with a link of his own', async () => {
    const house = await move(open);
    const { n, hash } = await freeze(house);
    await house.until(settled(house));
    expect(toldBy(house.ways)).toEqual(['both', 'executive', 'legal', 'legal2', 'supervisor']);
    const links = house.ways.mails.map(({ text }) => /https:\/\/house\.test\/decide\/r1\/([A-Za-z0-9_-]{43})\n/.exec(text)?.[1]);
    expect(new Set(links).size).toBe(5);
    const rows = (await house.store.list('review-link', { scope: ROOM, where: { n }, limit: 50 })).items;
    expect(rows.map(({ userId }) => userId).sort()).toEqual(['both', 'executive', 'legal', 'legal2', 'supervisor']);
    expect(rows.every((row) => row.hash === hash && !links.includes(row.id))).toBe(true);
    // Another server, another day: nobody is told twice.
    await house.until(async () => (await house.store.read('position', followKey(ROOM))) !== null);
    expect(house.ways.mails).toHaveLength(5);
    expect(errors).toEqual([]);
  });

  it('no notice holds a word of the message', async () => {
    const house = await move(open);
    await browser(house, 'legal');
    await freeze(house, 'Geheimnis');
    await house.until(settled(house));
    expect(house.ways.pushes).toHaveLength(1);
    expect(
      JSON.stringify([house.ways.mails, house.ways.pushes, await house.notices(), await house.store.auditLines(ROOM, 0, 500)]),
    ).not.toContain('Geheimnis');
  });

  it('[MS8] an escalation is told to the deciders once more, and to those who can do something about it', async () => {
    const house = await move(open);
    await freeze(house);
    await house.until(settled(house));
    house.ways.mails.length = 0;
    house.clock.advance(11 * 60_000);
    const row = await house.store.get('room', INSTALLATION, ROOM);
    if (!row) throw new Error('no room');
    value(await escalateReview(house.room.deps, row, []));
    await house.until(
      async () =>
        (await house.notices()).some(({ about, state }) => about.kind === 'escalation' && state === 'sent') && (await settled(house)()),
    );
    expect(toldBy(house.ways)).toEqual(['both', 'executive', 'legal', 'legal2', 'supervisor', 'writer']);
    const toWriter = house.ways.mails.find(({ to }) => to.startsWith('writer@'));
    expect(toWriter?.text).toContain('https://house.test/rooms/r1?panel=message');
    expect(toWriter?.text).toContain('11 minutes');
    expect(house.ways.mails.find(({ to }) => to.startsWith('legal@'))?.text).toContain('/decide/');
  });

  it('[DI4] a crash after the way took it tells it again under the same key; a crash after the row was written writes no second row', async () => {
    const house = await move(open);
    await freeze(house);
    const follower = followRoom({ ...house, runtime: house.clock, ways: () => ({ mail: true, push: true }) }, ROOM);
    await follower.step();
    const rows = await house.notices();
    // The position is lost with the server that held it; the rows are not.
    await house.store.keep([{ op: 'remove', space: 'position', key: followKey(ROOM) }]);
    await followRoom({ ...house, runtime: house.clock, ways: () => ({ mail: true, push: true }) }, ROOM).step();
    expect(await house.notices()).toEqual(rows);
    const dying: Store = Object.assign(Object.create(house.store) as Store, {
      commit: (batch: Parameters<Store['commit']>[0]) =>
        batch.audit.act === 'settle-notice' ? Promise.reject(new Error('power cut')) : house.store.commit(batch),
    });
    const nudges = localNudges();
    const server = startNotices({
      store: dying,
      runtime: house.clock,
      nudges,
      logger,
      ways: house.ways,
      deciders: house.deciders,
      secretsKey: KEY,
      publicUrl: () => 'https://house.test',
      serverId: 's1',
      paceMs: 1,
    });
    while (house.ways.mails.length < 5) await new Promise((done) => setImmediate(done));
    await server.stop();
    expect(errors.splice(0)).not.toEqual([]);
    const before = new Set(house.ways.mails.map(({ key }) => key));
    await house.until(settled(house));
    expect(new Set(house.ways.mails.map(({ key }) => key))).toEqual(before);
    expect((await house.notices()).map(({ state }) => state)).toEqual(rows.map(() => 'sent'));
  });

  it('[DI4] a list that is older than what was sent tells nobody twice', async () => {
    const house = await move(open);
    await freeze(house);
    let old: Awaited<ReturnType<House['store']['list']>> | null = null;
    let looks = 0;
    const late: Store = Object.assign(Object.create(house.store) as Store, {
      // The second look gets what the first one saw, as it does when all was settled while it was reading.
      async list(...[kind, query]: Parameters<Store['list']>) {
        if (kind !== 'notice') return house.store.list(kind, query);
        if (old && (await settled(house)())) looks += 1;
        if (old && looks === 1) return old;
        const page = await house.store.list(kind, query);
        if (page.items.length > 0) old ??= page;
        return page;
      },
    });
    const options = { runtime: house.clock, nudges: localNudges(), logger, ways: house.ways, deciders: house.deciders, secretsKey: KEY };
    const server = startNotices({ ...options, store: late, publicUrl: () => 'https://house.test', serverId: 's1', paceMs: 1 });
    while (looks < 2) await new Promise((done) => setImmediate(done));
    await server.stop();
    expect(toldBy(house.ways)).toEqual([...new Set(toldBy(house.ways))]);
    expect(house.ways.mails).toHaveLength(5);
  });

  it('is not told late by a storm: far behind, what is so now is looked at', async () => {
    const house = await move(open);
    const follower = followRoom({ ...house, runtime: house.clock, ways: () => ({ mail: true, push: true }) }, ROOM);
    await follower.step();
    await freeze(house);
    const storm = Array.from({ length: 1_200 }, (_, i) => ({
      type: 'mention.changed' as const,
      kind: 'mention' as const,
      id: `m${i}`,
      version: 2,
    }));
    await must(
      house.store.commit({
        scope: ROOM,
        events: storm,
        audit: { actor: 'system', act: 'test', subject: { kind: 'room', id: ROOM } },
        at: AT,
      }),
    );
    expect(await follower.step()).toBe(false);
    expect(await house.notices()).toHaveLength(5);
  });

  it('two servers on one store tell it once', async () => {
    const house = await move(open);
    await freeze(house);
    await Promise.all([house.until(settled(house)), house.until(settled(house))]);
    expect(house.ways.mails).toHaveLength(5);
  });

  it('what cannot be told yet is tried again later; what is decided meanwhile is dropped', async () => {
    const house = await move(open);
    const { n } = await freeze(house);
    house.ways.answer({ kind: 'retry', afterMs: null, error: 'away' });
    await house.until(async () => (await house.notices()).filter(({ attempts }) => attempts === 1).length === 5);
    const waiting = await house.notices();
    expect(
      waiting.every(({ state, error, dueAt }) => state === 'queued' && error === 'away' && dueAt > house.clock.now().toISOString()),
    ).toBe(true);
    expect(house.ways.mails).toHaveLength(5);
    value(await recallRevision(house.room.deps, PEOPLE.writer, { room: ROOM, n, reason: 'typo' }));
    house.clock.advance(60_000);
    await house.until(settled(house));
    expect((await house.notices()).map(({ state }) => state)).toEqual(waiting.map(() => 'dropped'));
    expect(house.ways.mails).toHaveLength(5);
  });

  it('whoever has decided is not told what he has decided', async () => {
    const house = await move(open);
    const { n, hash } = await freeze(house);
    house.ways.answer({ kind: 'retry', afterMs: null, error: 'away' });
    await house.until(async () => (await house.notices()).filter(({ attempts }) => attempts === 1).length === 5);
    value(await decideRevision(house.room.deps, PEOPLE.legal, { room: ROOM, n, hash, verdict: 'approve' }));
    house.ways.answer({ kind: 'sent', url: null });
    house.clock.advance(60_000);
    await house.until(settled(house));
    const states = new Map((await house.notices()).map(({ userId, state }) => [userId, state]));
    expect([states.get('legal'), states.get('supervisor')]).toEqual(['dropped', 'sent']);
  });

  it('a browser that is gone is forgotten, address and keys; mail that somebody does not want is not written', async () => {
    const house = await move(open);
    for (const who of ['legal', 'legal2'] as const) await browser(house, who);
    value(await setNoticeWays(house.room.deps, PEOPLE.legal, { mail: false }));
    house.ways.answer({ kind: 'gone', error: 'the push service answered 410' });
    await freeze(house);
    await house.until(settled(house));
    expect(toldBy(house.ways)).not.toContain('legal');
    expect(house.ways.pushes.map(({ endpoint }) => endpoint).sort()).toEqual(['https://push.example/legal', 'https://push.example/legal2']);
    const rows = (
      await house.store.list('subscription', { scope: INSTALLATION, where: { userId: { in: ['legal', 'legal2'] } }, limit: 10 })
    ).items;
    expect(rows.map(({ endpoint, keys, endedAt }) => [endpoint, keys.auth, endedAt !== null])).toEqual([
      ['', '', true],
      ['', '', true],
    ]);
  });

  it('a hold is told to those who may lift it or whose decisions it stops, not to whoever set it', async () => {
    const house = await move(open);
    value(await setHold(house.room.deps, PEOPLE.supervisor, { room: ROOM, on: true, reason: 'wrong number' }));
    await house.until(settled(house));
    expect(toldBy(house.ways)).toEqual(['both', 'executive', 'legal', 'legal2']);
    expect(house.ways.mails[0]?.text).toContain('Name of supervisor');
  });

  it('[RE3] a reply is told to those who may decide on it when somebody asks, and to no author of its opening', async () => {
    const house = await move(open);
    await writeCore(house.store, 'writer', 'Les guichets rouvrent.');
    await putInForce(house.room);
    await addMention(house.store, mention('m1'));
    const { reply } = value(await openReply(house.room.deps, PEOPLE.writer, { room: ROOM, mentionId: 'm1', channel: 'x', language: 'fr' }));
    await writeOpening(house.store, 'legal', reply.id, 'Nous vous verserons 50 € avant mardi.');
    await house.until(async () => (await house.store.read('position', followKey(ROOM))) !== null || (await house.notices()).length === 0);
    value(await askDecision(house.room.deps, PEOPLE.writer, { room: ROOM, id: reply.id }));
    await house.until(settled(house));
    expect(toldBy(house.ways)).toEqual(['both', 'legal2']);
    expect(house.ways.mails[0]?.text).toContain('panel=outbox');
  });

  it('[MS5] what an executive said without legal is told to legal, until somebody has reviewed it', async () => {
    const house = await move(open);
    await writeCore(house.store, 'writer', 'Les guichets rouvrent.');
    const { n } = await putInForce(house.room);
    const review = await house.store.get('review', ROOM, String(n));
    if (!review) throw new Error('no review');
    const entity = next(review, { emergency: { by: 'executive', at: AT, reviewed: null } });
    const events = [{ type: 'revision.decided' as const, kind: 'review' as const, id: entity.id, version: entity.version }];
    const audit = { actor: 'system', act: 'test', subject: { kind: 'room' as const, id: ROOM } };
    await must(house.store.commit({ scope: ROOM, puts: [{ kind: 'review', entity }], events, audit, at: AT }));
    await house.until(settled(house));
    expect(toldBy(house.ways)).toEqual(['both', 'legal', 'legal2']);
    expect(house.ways.mails[0]?.text).toContain('Name of executive');
  });

  it('[MS10] a scheduled revision is told ten minutes before its time, once, by the clock alone', async () => {
    const house = await move(open);
    const { n } = await freeze(house);
    const control = await house.room.control();
    const at = new Date(house.clock.now().getTime() + 3_600_000).toISOString();
    const review = await house.store.get('review', ROOM, String(n));
    if (!review) throw new Error('no review');
    const puts = [
      { kind: 'control' as const, entity: next(control, { underReview: null, scheduled: { n, at } }) },
      { kind: 'review' as const, entity: next(review, { outcome: 'approved', effectiveAt: at }) },
    ];
    await must(
      house.store.commit({ scope: ROOM, puts, audit: { actor: 'system', act: 'test', subject: { kind: 'room', id: ROOM } }, at: AT }),
    );
    const follower = followRoom({ ...house, runtime: house.clock, ways: () => ({ mail: true, push: true }) }, ROOM);
    await follower.step();
    expect(await house.notices()).toEqual([]);
    house.clock.advance(51 * 60_000);
    await follower.step();
    expect([...new Set((await house.notices()).map(({ about }) => about.kind))]).toEqual(['scheduled']);
    await house.until(settled(house));
    expect(house.ways.mails[0]?.subject).toContain('11:00 UTC');
  });

  it('a watcher is told what waits and what is in force, signed with its own secret, until it is revoked', async () => {
    const house = await move(open);
    const deps = { ...house.room.deps, secretsKey: KEY, allowHosts: [] };
    const { watcher, secret } = value(
      await addWatcher(deps, PEOPLE.admin, { room: ROOM, name: 'on call', url: 'https://hooks.example/x' }),
    );
    expect(watcher.secret).not.toContain(secret);
    const { n, hash } = await freeze(house);
    await house.until(settled(house));
    for (const who of [PEOPLE.legal, PEOPLE.supervisor])
      value(await decideRevision(house.room.deps, who, { room: ROOM, n, hash, verdict: 'approve' }));
    await house.until(async () => (await house.notices()).some(({ about, state }) => about.kind === 'in-force' && state === 'sent'));
    expect(
      house.ways.hooks
        .map(({ body }) => (body as { notice: { kind: string; revision: number } }).notice)
        .map(({ kind, revision }) => [kind, revision]),
    ).toEqual([
      ['review', n],
      ['in-force', n],
    ]);
    expect(house.ways.hooks.every((hook) => hook.secret === secret && hook.url === 'https://hooks.example/x')).toBe(true);
    value(await revokeWatcher(deps, PEOPLE.admin, { room: ROOM, id: watcher.id }));
    value(await setHold(house.room.deps, PEOPLE.supervisor, { room: ROOM, on: true, reason: 'stop' }));
    await house.until(async () => (await house.notices()).some(({ about }) => about.kind === 'hold') && (await settled(house)()));
    expect(house.ways.hooks).toHaveLength(2);
  });
});
