/**
 * [DI5] The relay killed at every call it makes to the store, before the call is done and after: a fresh one on the same store sends nothing
 * twice, leaves nothing lying, and calls *unknown* no more than was being sent.
 */
import { expect, it } from 'vitest';
import { DISPATCH_STATES } from '@unisson/shared/domain/dispatch';
import { next } from '@unisson/shared/domain/entity';
import { setHold } from '../commands/hold/set-hold.ts';
import { AT, PEOPLE, value } from '../commands/message/testing/war-room.ts';
import type { Behaviour } from '../outlets/testing/receiver.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { dyingStore } from './testing/dying-store.ts';
import { later, openRelayRoom, type RelayRoom } from './testing/relay-room.ts';

const OPEN: ReadonlySet<string> = new Set(['queued', 'sending']);
/** More calls than any of these runs makes: a run that is not killed is the last. */
const MOST_CALLS = 200;

interface Run {
  readonly k: number;
  readonly doneFirst: boolean;
  readonly behaviours: readonly Behaviour[];
}
interface Seen {
  killed: number;
  unknown: number;
  sent: number;
}

async function makeDue({ store, room }: RelayRoom, ids: readonly string[]): Promise<void> {
  for (const row of await store.getMany('dispatch', room.id, ids)) {
    if (row.state !== 'queued' || row.dueAt === AT) continue;
    // A conflict: it was claimed in the meantime, all the better.
    await store.commit({
      scope: room.id,
      puts: [{ kind: 'dispatch', entity: next(row, { dueAt: AT }) }],
      events: [{ type: 'dispatch.changed', kind: 'dispatch', id: row.id, version: row.version + 1 }],
      audit: { actor: 'system', act: 'test', subject: { kind: 'dispatch', id: row.id } },
      at: AT,
    });
  }
}

eachStore((name, open) => {
  // Every call on the embedded store; every sixth over the wire, where each life takes seconds and the relay is the same.
  const step = name === 'embedded store' ? 1 : 6;
  /** One life and one death: two outlets, three dispatches. False: it lived to the end. */
  async function lifeAndDeath(house: RelayRoom, { k, doneFirst, behaviours }: Run, seen: Seen): Promise<boolean> {
    const { receiver, store, room } = house;
    const ids = ['a', 'b', 'c'].map((name) => `${name}-${k}-${doneFirst ? 'after' : 'before'}-${behaviours.length}`);
    receiver.answer(...behaviours);
    await house.queue(ids[0] ?? '');
    await house.queue(ids[1] ?? '', { channel: 'mastodon' });
    await house.queue(ids[2] ?? '');
    const settled = (): Promise<boolean> =>
      Promise.all(ids.map((id) => house.state(id))).then((states) => states.every((state) => !OPEN.has(state)));
    const { store: dying, died } = dyingStore(store, k, doneFirst);
    const first = house.relay({ store: dying, serverId: `first-${k}` });
    const over = new AbortController();
    // A second attempt need not be waited for: what is queued again is made due at once.
    const hurry = house.until(() => makeDue(house, ids).then(() => false), { signal: over.signal });
    let killed = await Promise.race([died.then(() => true), house.until(settled, { signal: over.signal }).then(() => false)]);
    const sending = (await store.getMany('dispatch', room.id, ids)).filter(({ state }) => state === 'sending').map(({ id }) => id);
    const unknownBefore = (await store.getMany('dispatch', room.id, ids)).filter(({ state }) => state === 'unknown').map(({ id }) => id);
    // It can neither read nor write any more: like a process that is gone, but for its timer.
    const stopping = first.stop();
    // All is settled, but it may still meet its death on the way out: a look it had begun goes on after the last outcome.
    if (!killed) killed = await Promise.race([stopping.then(() => false), died.then(() => true)]);

    const second = house.relay({ runtime: later(15 * 60_000), serverId: `second-${k}` });
    await house.until(settled);
    over.abort();
    await hurry;
    await second.stop();
    for (const dispatch of await store.getMany('dispatch', room.id, ids)) {
      expect(DISPATCH_STATES).toContain(dispatch.state);
      const came = receiver.received.filter(({ id }) => id === dispatch.id).length;
      const answered503 = behaviours.some((behaviour) => typeof behaviour === 'object' && behaviour.status === 503);
      expect(came, `${dispatch.id} killed at ${k}`).toBeLessThanOrEqual(answered503 ? 2 : 1);
      if (dispatch.state === 'sent' && dispatch.channel === 'x') expect(came).toBeGreaterThanOrEqual(1);
      if (dispatch.state === 'unknown')
        expect([...sending, ...unknownBefore, ...(behaviours.includes('cut-after') ? ids : [])]).toContain(dispatch.id);
      seen.unknown += Number(dispatch.state === 'unknown');
      seen.sent += Number(dispatch.state === 'sent');
    }
    seen.killed += Number(killed);
    return killed;
  }

  const RECEIVERS: readonly (readonly [string, readonly Behaviour[]])[] = [
    ['that takes all', [{ status: 204 }]],
    ['that asks for patience once', [{ status: 503 }, { status: 204 }]],
    ['that cuts after the body', ['cut-after', { status: 204 }, { status: 204 }]],
  ];
  for (const [what, behaviours] of step === 1 ? RECEIVERS : RECEIVERS.filter(([, first]) => first.length !== 2)) {
    for (const doneFirst of [false, true]) {
      it(`[DI5] killed ${doneFirst ? 'after' : 'before'} each call, with a receiver ${what}: nothing leaves twice`, async () => {
        const house = await openRelayRoom((await open()).store);
        const seen: Seen = { killed: 0, unknown: 0, sent: 0 };
        let k = 1;
        while (k < MOST_CALLS && (await lifeAndDeath(house, { k, doneFirst, behaviours }, seen))) k += step;
        await house.receiver.stop();
        expect(k).toBeLessThan(MOST_CALLS);
        expect(seen.killed).toBeGreaterThan(20 / step);
        expect(seen.unknown).toBeGreaterThan(0);
        expect(seen.sent).toBeGreaterThan(seen.killed);
        process.stdout.write(
          `relay killed ${seen.killed} times (${doneFirst ? 'after' : 'before'} the call, receiver ${what}): ${seen.sent} sent, ${seen.unknown} unknown, none twice\n`,
        );
      }, 120_000);
    }
  }

  it('[DI6] killed while a hold comes: whatever was not being sent stays here', async () => {
    const house = await openRelayRoom((await open()).store);
    const { room } = house;
    for (let k = 1; k <= 25; k += step) {
      const id = `h-${k}`;
      await house.queue(id);
      const { store: dying, died } = dyingStore(house.store, k, true);
      const first = house.relay({ store: dying, serverId: `first-${k}` });
      const over = new AbortController();
      await Promise.race([died, house.until(async () => !OPEN.has(await house.state(id)), { signal: over.signal })]);
      over.abort();
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: true, reason: 'stop' }));
      void first.stop();
      const atHold = await house.state(id);
      const cameBefore = house.receiver.received.filter((one) => one.id === id).length;
      const second = house.relay({ runtime: later(15 * 60_000), serverId: `second-${k}` });
      await house.until(async () => (await house.state(id)) !== 'sending');
      await second.stop();
      if (atHold === 'queued') {
        expect(await house.state(id)).toBe('queued');
        expect(house.receiver.received.filter((one) => one.id === id).length).toBe(cameBefore);
      }
      expect(house.receiver.received.filter((one) => one.id === id).length).toBeLessThanOrEqual(1);
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: false, reason: 'go' }));
    }
    await house.receiver.stop();
  }, 120_000);
});
