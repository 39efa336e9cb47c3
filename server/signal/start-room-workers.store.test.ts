/** Workers a room, on every store: when a round is made, what follows a fault, who may work, and that stopping waits. The work is a count here. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { clockAt } from '../commands/message/testing/war-room.ts';
import { localNudges } from '../runtime/nudges.ts';
import { eachStore, type OpenStore } from '../store/contract/each-store.ts';
import { add, audit, mention } from '../store/contract/rows.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { startRoomWorkers, type RoomWorker } from './start-room-workers.ts';

const R = 'r1';
const AT = '2026-03-01T12:00:00.000Z';
const NEVER_MS = 3_600_000;

interface House {
  readonly store: Store;
  readonly clock: ReturnType<typeof clockAt>;
  readonly nudges: ReturnType<typeof localNudges>;
  readonly logged: { readonly level: string; readonly facts: object }[];
  /** Commits a mention: the room is there from the first one on. */
  post(id: string): Promise<void>;
  start(
    round: RoomWorker['round'],
    options?: { serverId?: string; store?: Store; lookMs?: number; paceMs?: number; idle?: () => Promise<void> },
  ): { stop(): Promise<void>; rooms: string[] };
}

async function move(open: OpenStore): Promise<House> {
  const clock = clockAt(AT);
  const { store } = await open(clock);
  const nudges = localNudges();
  const logged: { level: string; facts: object }[] = [];
  const logger = {
    warn: (facts: object) => void logged.push({ level: 'warn', facts }),
    error: (facts: object) => void logged.push({ level: 'error', facts }),
  };
  return {
    ...{ store, clock, nudges, logged },
    async post(id) {
      expect((await store.commit({ scope: R, adds: [add(mention(id))], audit, at: AT })).ok).toBe(true);
    },
    start(round, { serverId = 's1', lookMs = NEVER_MS, paceMs = 1, idle, store: theirs = store } = {}) {
      const rooms: string[] = [];
      const workers = startRoomWorkers(
        { store: theirs, runtime: clock, nudges, logger, serverId, paceMs },
        {
          ...{ part: 'counting', paceMs: NEVER_MS, lookMs, afterFaultMs: 1 },
          workerOf(room) {
            rooms.push(room);
            return { round, ...(idle && { idle }) };
          },
        },
      );
      return { stop: () => workers.stop(), rooms };
    },
  };
}
async function until(is: () => boolean): Promise<void> {
  while (!is()) await nextTurn();
}
const gate = () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { promise, open: () => resolve(undefined) };
};

eachStore((_name, open) => {
  it('a room that is there at the start is worked on, and again at each nudge; the installation is no room', async () => {
    const house = await move(open);
    await house.post('m1');
    let rounds = 0;
    const workers = house.start(async () => ({ more: ++rounds < 3 }));
    await until(() => rounds === 3);
    house.nudges.scope(INSTALLATION, 1);
    house.nudges.scope(R, 2);
    await until(() => rounds === 4);
    house.nudges.scope('r2', 1);
    await until(() => rounds === 5);
    await workers.stop();
    expect(workers.rooms).toEqual([R, 'r2']);
  });

  it('a lost nudge costs a look: a room nobody told of is found', async () => {
    const house = await move(open);
    let rounds = 0;
    const workers = house.start(async () => ({ more: ++rounds < 0 }), { lookMs: 1 });
    await house.post('m1');
    await until(() => rounds > 1);
    await workers.stop();
    expect(workers.rooms).toEqual([R]);
  });

  it('woken in the middle of a round it makes another; the round can tell', async () => {
    const house = await move(open);
    const seen: boolean[] = [];
    const workers = house.start(async (isWoken) => {
      if (seen.length === 0) house.nudges.scope(R, 2);
      seen.push(isWoken());
      return { more: false };
    });
    house.nudges.scope(R, 1);
    await until(() => seen.length === 2);
    await workers.stop();
    expect(seen).toEqual([true, false]);
  });

  it('a round that did nothing makes nobody wait; one that did is followed after the pace', async () => {
    const house = await move(open);
    const rounds: boolean[] = [];
    const workers = house.start(async () => ({ more: false, idle: rounds.push(true) < 3 }), { paceMs: NEVER_MS });
    for (const n of [1, 2, 3]) {
      house.nudges.scope(R, n);
      await until(() => rounds.length === n);
      await house.store.scopes();
    }
    house.nudges.scope(R, 4);
    await house.store.scopes();
    await workers.stop();
    expect(rounds).toHaveLength(3);
  });

  it('what a round throws is logged with its room and part, and it is tried again', async () => {
    const house = await move(open);
    let rounds = 0;
    const workers = house.start(async () => {
      if (++rounds === 1) throw new Error('power cut');
      return { more: false };
    });
    house.nudges.scope(R, 1);
    await until(() => rounds === 2);
    await workers.stop();
    expect(house.logged).toEqual([{ level: 'error', facts: { err: new Error('power cut'), room: R, part: 'counting' } }]);
  });

  it('a store that does not say which rooms there are is asked again', async () => {
    const house = await move(open);
    await house.post('m1');
    let asked = 0;
    const away = Object.assign(Object.create(house.store) as Store, {
      scopes: () => (++asked === 1 ? Promise.reject(new Error('away')) : house.store.scopes()),
    });
    let rounds = 0;
    const workers = house.start(async () => ({ more: ++rounds < 0 }), { lookMs: 1, store: away });
    await until(() => rounds > 0);
    await workers.stop();
    expect(house.logged).toEqual([{ level: 'warn', facts: { err: new Error('away'), part: 'counting' } }]);
  });

  it('stopping waits for the round under way and for what it set going, and begins no other', async () => {
    const house = await move(open);
    const [round, sent] = [gate(), gate()];
    const order: string[] = [];
    const workers = house.start(
      async () => {
        order.push('round');
        await round.promise;
        order.push('round done');
        return { more: true };
      },
      { idle: () => sent.promise.then(() => void order.push('sent')) },
    );
    house.nudges.scope(R, 1);
    await until(() => order.length === 1);
    const stopped = workers.stop().then(() => order.push('stopped'));
    house.nudges.scope(R, 2);
    await house.store.scopes();
    round.open();
    await until(() => order.length === 2);
    await house.store.scopes();
    sent.open();
    await stopped;
    expect(order).toEqual(['round', 'round done', 'sent', 'stopped']);
  });

  it('one server works on a room; when it stops the other goes on', async () => {
    const house = await move(open);
    const by: string[] = [];
    const start = (serverId: string) => house.start(async () => ({ more: by.push(serverId) < 0 }), { serverId, lookMs: 1 });
    const one = start('s1');
    await house.post('m1');
    await until(() => by.length > 0);
    const two = start('s2');
    await until(() => by.length > 3);
    await one.stop();
    await until(() => by.includes('s2'));
    await two.stop();
    expect(by.filter((server, n) => server !== by[n - 1])).toEqual(['s1', 's2']);
  });

  it('a server that lost its lease makes no round until it has it again', async () => {
    const house = await move(open);
    let [rounds, read] = [0, 0];
    const theirs = Object.assign(Object.create(house.store) as Store, {
      read: (...asked: Parameters<Store['read']>) => house.store.read(...asked).finally(() => void (read += 1)),
    });
    const workers = house.start(async () => ({ more: ++rounds < 0 }), { store: theirs });
    house.nudges.scope(R, 1);
    await until(() => rounds === 1);
    // It was away for longer than its lease, and another server took the room.
    house.clock.advance(11_000);
    const key = `counting:${R}`;
    const kept = await house.store.read('lease', key);
    const expiresAt = new Date(house.clock.now().getTime() + 10_000).toISOString();
    await house.store.keep([{ op: 'put', space: 'lease', key, value: 's2', version: kept?.version ?? 0, expiresAt }]);
    const before = read;
    house.nudges.scope(R, 2);
    await until(() => read > before);
    await house.store.scopes();
    expect(rounds).toBe(1);
    house.clock.advance(11_000);
    house.nudges.scope(R, 3);
    await until(() => rounds === 2);
    await workers.stop();
  });
});
