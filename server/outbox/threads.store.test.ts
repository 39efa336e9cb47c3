/** [DI5] [RE4] a publication as a thread: its parts in order, each at most once, through crashes, holds, doubt and a new revision. */
import { expect, it } from 'vitest';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { setHold } from '../commands/hold/set-hold.ts';
import { PEOPLE, putInForce, value, writeCore } from '../commands/message/testing/war-room.ts';
import { publishMessage } from '../commands/message/publish-message.ts';
import { settleDispatch } from '../commands/dispatch/settle-dispatch.ts';
import type { Outcome, OutletAdapters } from '../outlets/outlet.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { dyingStore } from './testing/dying-store.ts';
import { later, openRelayRoom, type RelayRoom } from './testing/relay-room.ts';

const SENT: Outcome = { kind: 'sent', url: null };
const LONG = 'Nous cherchons la panne sans relâche et vous tenons au courant ici même. '.repeat(9).trim();
const queued = (count: number): Pick<Dispatch, 'parts'> => ({
  parts: Array.from({ length: count }, (_, at) => ({ text: `words (${at + 1}/${count})`, state: 'queued', url: null })),
});

/** A network that posts one part at a time and remembers each; `answers` by the number of the call. */
function postingOutlet(answers: readonly Outcome[] = []): { outlets: (house: RelayRoom) => OutletAdapters; posted: string[] } {
  const posted: string[] = [];
  const webhook: OutletAdapters['webhook'] = {
    byRelay: true,
    byPart: true,
    deliver: async ({ words }) => {
      posted.push(words.parts.map(({ text }) => text).join(' + '));
      return answers[posted.length - 1] ?? SENT;
    },
  };
  return { posted, outlets: (house) => ({ ...house.outlets, webhook }) };
}

eachStore((_name, open) => {
  async function within(work: (house: RelayRoom) => Promise<void>): Promise<void> {
    const house = await openRelayRoom((await open()).store);
    try {
      await work(house);
    } finally {
      await house.stop();
    }
  }
  const is = (house: RelayRoom, id: string, state: string) => house.until(async () => (await house.state(id)) === state);
  const partsOf = async ({ store, room }: RelayRoom, id: string): Promise<string[]> =>
    ((await store.get('dispatch', room.id, id))?.parts ?? []).map(({ state }) => state);

  it('[RE4] a message too long for its channel is published as a numbered thread, part by part and in order', () =>
    within(async (house) => {
      const { posted, outlets } = postingOutlet([
        { kind: 'sent', url: 'https://x.test/1' },
        { kind: 'retry', afterMs: 0, error: 'later' },
        { kind: 'sent', url: 'https://x.test/2' },
      ]);
      await writeCore(house.store, 'writer', LONG);
      const { hash } = await putInForce(house.room);
      house.relay({ outlets: outlets(house), runtime: later(0) });
      const { dispatchId } = value(
        await publishMessage(house.room.deps, PEOPLE.supervisor, { room: house.room.id, channel: 'x', language: 'fr', hash }),
      );
      await is(house, dispatchId, 'sent');
      const row = await house.store.get('dispatch', house.room.id, dispatchId);
      expect(row?.text).toBe(LONG);
      expect(row?.url).toBe('https://x.test/1');
      const texts = (row?.parts ?? []).map(({ text }) => text);
      expect(texts.length).toBe(3);
      expect(texts[0]).toMatch(/\(1\/3\)$/);
      // The second was refused once, surely not received, and posted again.
      expect(posted).toEqual([texts[0], texts[1], texts[1], texts[2]]);
    }));

  it('[DI5] a webhook gets the whole thread in one body', () =>
    within(async (house) => {
      await house.queue('d1', queued(3));
      house.relay();
      await is(house, 'd1', 'sent');
      expect(house.receiver.received.length).toBe(1);
      const { dispatch }: { dispatch: { parts: string[] } } = JSON.parse(house.receiver.received[0]?.body ?? '{}');
      expect(dispatch.parts).toEqual(['words (1/3)', 'words (2/3)', 'words (3/3)']);
      expect(await partsOf(house, 'd1')).toEqual(['sent', 'sent', 'sent']);
    }));

  it('[DI5] an unknown part stops the thread; found to have left, the rest goes on', () =>
    within(async (house) => {
      const { posted, outlets } = postingOutlet([SENT, { kind: 'unknown', error: 'cut' }]);
      await house.queue('d1', queued(3));
      house.relay({ outlets: outlets(house) });
      await is(house, 'd1', 'unknown');
      expect(await partsOf(house, 'd1')).toEqual(['sent', 'unknown', 'queued']);
      expect(posted.length).toBe(2);
      value(await settleDispatch(house.room.deps, PEOPLE.supervisor, { room: house.room.id, id: 'd1', outcome: 'sent', note: 'seen' }));
      await is(house, 'd1', 'sent');
      expect(posted).toEqual(['words (1/3)', 'words (2/3)', 'words (3/3)']);
    }));

  it('[DI5] a part that failed ends the thread, and what has left stays told', () =>
    within(async (house) => {
      const { posted, outlets } = postingOutlet([SENT, { kind: 'failed', error: 'no' }]);
      await house.queue('d1', queued(3));
      house.relay({ outlets: outlets(house) });
      await is(house, 'd1', 'failed');
      expect(await partsOf(house, 'd1')).toEqual(['sent', 'failed', 'cancelled']);
      expect(posted.length).toBe(2);
    }));

  it('[DI6] a hold stops a thread between its parts, and it goes on when lifted', () =>
    within(async (house) => {
      const { posted, outlets } = postingOutlet();
      const hold = (on: boolean) => setHold(house.room.deps, PEOPLE.supervisor, { room: house.room.id, on, reason: 'wait' });
      const holding = outlets(house);
      const webhook: OutletAdapters['webhook'] = {
        ...holding.webhook,
        deliver: async (delivery) => {
          if (posted.length === 0) value(await hold(true));
          return holding.webhook.deliver(delivery);
        },
      };
      await house.queue('d1', queued(2));
      house.relay({ outlets: { ...holding, webhook } });
      await house.until(async () => (await partsOf(house, 'd1'))[0] === 'sent');
      expect([await house.state('d1'), posted.length]).toEqual(['queued', 1]);
      value(await hold(false));
      await is(house, 'd1', 'sent');
      expect(posted).toEqual(['words (1/2)', 'words (2/2)']);
    }));

  it('[MS6] a new revision takes back the parts that have not left', () =>
    within(async (house) => {
      const { posted, outlets } = postingOutlet([SENT, { kind: 'retry', afterMs: 600_000, error: 'later' }]);
      await house.queue('d1', queued(3));
      house.relay({ outlets: outlets(house) });
      await house.until(async () => posted.length === 2 && (await house.state('d1')) === 'queued');
      await writeCore(house.store, 'writer', 'Autre chose.');
      await putInForce(house.room);
      await is(house, 'd1', 'failed');
      expect(await partsOf(house, 'd1')).toEqual(['sent', 'cancelled', 'cancelled']);
      expect((await house.store.get('dispatch', house.room.id, 'd1'))?.error).toBe('stopped after part 1 of 3');
      expect(posted.length).toBe(2);
    }));

  it('[DI5] killed at any call, no part leaves twice and none before the one ahead of it', async () => {
    const house = await openRelayRoom((await open()).store);
    const step = _name === 'embedded store' ? 1 : 6;
    let killed = 0;
    for (let k = 1; k <= 40; k += step) {
      for (const doneFirst of [true, false]) {
        const id = `d-${k}-${doneFirst ? 'after' : 'before'}`;
        const { posted, outlets } = postingOutlet();
        await house.queue(id, queued(3));
        const { store: dying, died } = dyingStore(house.store, k, doneFirst);
        const over = new AbortController();
        const ended = async (): Promise<boolean> => ['sent', 'unknown'].includes(await house.state(id));
        const first = house.relay({ store: dying, serverId: `first-${id}`, outlets: outlets(house) });
        killed += Number(await Promise.race([died.then(() => true), house.until(ended, { signal: over.signal }).then(() => false)]));
        void first.stop();
        const second = house.relay({ runtime: later(15 * 60_000), serverId: `second-${id}`, outlets: outlets(house) });
        await house.until(ended);
        over.abort();
        await second.stop();
        const parts = await partsOf(house, id);
        // A prefix of the thread, each part once; whatever is not told as sent is at most one, in doubt.
        expect(posted).toEqual(['words (1/3)', 'words (2/3)', 'words (3/3)'].slice(0, posted.length));
        expect(parts.filter((state) => state === 'sent').length).toBeGreaterThanOrEqual(posted.length - 1);
        expect(parts.filter((state) => state === 'unknown').length).toBeLessThanOrEqual(1);
      }
    }
    await house.receiver.stop();
    expect(killed).toBeGreaterThan(10 / step);
  }, 120_000);
});
