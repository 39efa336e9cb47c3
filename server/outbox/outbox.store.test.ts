/** The relay on every store: what is claimed, what leaves, what its outcome changes, and what never leaves. */
import { expect, it } from 'vitest';
import { next } from '@unisson/shared/domain/entity';
import { setHold } from '../commands/hold/set-hold.ts';
import {
  addMention,
  AT,
  codeOf,
  mention,
  PEOPLE,
  put,
  putInForce,
  refusalOf,
  value,
  writeCore,
} from '../commands/message/testing/war-room.ts';
import { setPhrases } from '../commands/room/set-phrases.ts';
import { withdrawMessage } from '../commands/message/withdraw-message.ts';
import { openReply } from '../commands/reply/open-reply.ts';
import { renderReply } from '../commands/reply/render-reply.ts';
import { sendReply } from '../commands/reply/send-reply.ts';
import { settleDispatch } from '../commands/dispatch/settle-dispatch.ts';
import { takeDispatch } from '../commands/dispatch/take-dispatch.ts';
import { createOutlet } from '../commands/outlet/create-outlet.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { later, openRelayRoom, SECRETS_KEY, type RelayRoom } from './testing/relay-room.ts';

const MINUTE = 60_000;

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

  /** A reply to a mention, sent through the commands; answers its dispatch. */
  async function reply(house: RelayRoom, mentionId: string): Promise<{ replyId: string; dispatchId: string }> {
    const { room, store } = house;
    await addMention(store, mention(mentionId));
    const { reply: opened } = value(await openReply(room.deps, PEOPLE.writer, { room: room.id, mentionId, channel: 'x', language: 'fr' }));
    const { hash } = await renderReply(room.deps, room.id, opened);
    const { dispatchId } = value(
      await sendReply(room.deps, PEOPLE.writer, { room: room.id, id: opened.id, hash, seenSeq: await store.head(room.id) }),
    );
    return { replyId: opened.id, dispatchId };
  }

  it('[DI1] a reply leaves once, with its dispatch id; reply and mention follow', () =>
    within(async (house) => {
      const { room, store, receiver } = house;
      house.relay();
      const { replyId, dispatchId } = await reply(house, 'm1');
      await is(house, dispatchId, 'sent');
      expect(receiver.received.map(({ id }) => id)).toEqual([dispatchId]);
      expect(await store.get('dispatch', room.id, dispatchId)).toMatchObject({
        lease: null,
        attempts: 1,
        error: null,
        parts: [{ state: 'sent' }],
      });
      expect((await store.get('reply', room.id, replyId))?.status).toBe('sent');
      expect((await store.get('mention', room.id, 'm1'))?.status).toBe('answered');
      expect((await store.get('conversation', room.id, 'c-m1'))?.replyId).toBe(replyId);
    }));

  it('[DI1] what was queued while no relay ran leaves when one starts', () =>
    within(async (house) => {
      await house.queue('d1');
      await house.queue('d2', { channel: 'mastodon' });
      house.relay();
      await is(house, 'd1', 'sent');
      await is(house, 'd2', 'sent');
      expect(house.receiver.received.map(({ id }) => id)).toEqual(['d1']);
    }));

  it('[DI1] a nudge tells mentions that come in, which queue nothing, from what else is written', () =>
    within(async (house) => {
      const { room, store, nudges } = house;
      const heard: string[] = [];
      nudges.onScope((_scope, _seq, brought) => heard.push(brought));
      const audit = { actor: 'test', act: 'accept-mentions', subject: { kind: 'room', id: room.id } } as const;
      await store.commit({ scope: room.id, adds: [{ entity: mention('m1'), counters: [], otherwise: [] }], audit, at: AT });
      expect(heard).toEqual(['mentions']);
      await reply(house, 'm2');
      expect(heard).toContain('anything');
    }));

  it('[DI1] an outlet gets its words in the order they were written', () =>
    within(async (house) => {
      const ids = Array.from({ length: 12 }, (_, at) => `d${at}`);
      const from = Date.now();
      for (const [at, id] of ids.entries()) await house.queue(id, { createdAt: new Date(from + at).toISOString() });
      house.relay();
      await is(house, 'd11', 'sent');
      expect(house.receiver.received.map(({ id }) => id)).toEqual(ids);
    }));

  it('[DI2] two servers send each dispatch once', () =>
    within(async (house) => {
      for (let at = 0; at < 20; at += 1) await house.queue(`d${at}`);
      house.relay({ serverId: 's1' });
      house.relay({ serverId: 's2' });
      for (let at = 0; at < 20; at += 1) await is(house, `d${at}`, 'sent');
      expect(house.receiver.received.map(({ id }) => id).sort()).toEqual(Array.from({ length: 20 }, (_, at) => `d${at}`).sort());
    }));

  it('[DI6] nothing is claimed under a hold, and all of it leaves when it is lifted', () =>
    within(async (house) => {
      const { room } = house;
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: true, reason: 'wait' }));
      await house.queue('d1');
      const relay = house.relay();
      await relay.stop();
      expect(await house.state('d1')).toBe('queued');
      house.relay();
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: false, reason: 'go on' }));
      await is(house, 'd1', 'sent');
    }));

  it('[DI3] a hold between look and claim stops the claim', () =>
    within(async (house) => {
      const { room, store } = house;
      await house.queue('d1');
      let held = false;
      const racing = Object.assign(Object.create(store) as typeof store, {
        async commit(batch: Parameters<typeof store.commit>[0]) {
          if (batch.audit.act === 'claim-dispatch' && !held) {
            held = true;
            value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: true, reason: 'now' }));
          }
          return store.commit(batch);
        },
      });
      const relay = house.relay({ store: racing });
      await house.until(async () => (await room.control()).hold !== null);
      await relay.stop();
      expect(held).toBe(true);
      expect(await house.state('d1')).toBe('queued');
      expect(house.receiver.received).toEqual([]);
    }));

  const ban = (house: RelayRoom, ...phrases: string[]) =>
    setPhrases(house.room.deps, PEOPLE.legal, {
      room: house.room.id,
      phrases: { banned: phrases.map((phrase) => ({ phrase, language: null })), required: [] },
    });

  it('[RE3] a phrase banned while words lay queued stops them at the claim, with its reason; a decision on this very text stands', () =>
    within(async (house) => {
      const { room, store } = house;
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: true, reason: 'wait' }));
      await house.queue('d1', { text: 'Vos dépôts sont à cent pour cent sûrs.' });
      await house.queue('d2');
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: false, reason: 'write' }));
      // The approved words stay what they were approved as.
      const { replyId, dispatchId } = await reply(house, 'm1');
      value(await ban(house, 'cent pour cent', 'dépôts'));
      house.relay();
      await is(house, 'd2', 'sent');
      await is(house, dispatchId, 'sent');
      await is(house, 'd1', 'cancelled');
      expect((await store.get('dispatch', room.id, 'd1'))?.error).toMatch(/banned by now: .*cent pour cent/);
      expect((await store.get('reply', room.id, replyId))?.status).toBe('sent');
    }));

  it.each([
    ['nobody decided on it', 'open', []],
    ['it was decided on', 'sent', ['approve']],
    ['it was decided on twice', 'open', ['approve', 'request-changes']],
  ] as const)('[RE3] an opening with a phrase banned since it was queued: %s', (_title, status, verdicts) =>
    within(async (house) => {
      const { room, store } = house;
      const { replyId, dispatchId } = await reply(house, 'm1');
      const row = await store.get('reply', room.id, replyId);
      const { sent } = row ?? {};
      if (!row || !sent) throw new Error('not queued');
      const decisions = verdicts.map((verdict) => ({
        userId: 'legal',
        role: 'legal' as const,
        verdict,
        hash: sent.hash,
        note: null,
        at: sent.at,
      }));
      await put(store, { kind: 'reply', entity: next(row, { decisions, sent: { ...sent, opening: 'Bonjour, c’est sûr.' } }) });
      value(await ban(house, 'c’est sûr'));
      house.relay();
      await is(house, dispatchId, status === 'sent' ? 'sent' : 'cancelled');
      expect((await store.get('reply', room.id, replyId))?.reopened?.why).toBe(status === 'open' ? 'banned' : undefined);
    }),
  );

  it('[RE3] a phrase banned between look and claim stops the claim', () =>
    within(async (house) => {
      const { store } = house;
      await house.queue('d1', { text: 'Vos dépôts sont à cent pour cent sûrs.' });
      const racing = Object.assign(Object.create(store) as typeof store, {
        async commit(batch: Parameters<typeof store.commit>[0]) {
          if (batch.audit.act === 'claim-dispatch') value(await ban(house, 'cent pour cent'));
          return store.commit(batch);
        },
      });
      house.relay({ store: racing });
      await is(house, 'd1', 'cancelled');
      expect(house.receiver.received).toEqual([]);
    }));

  it('[MS6] words of a superseded revision never leave; they are swept back to their writer', () =>
    within(async (house) => {
      const { room, store } = house;
      const { replyId, dispatchId } = await reply(house, 'm1');
      await writeCore(store, 'writer', 'Vos dépôts sont garantis par la loi.');
      await putInForce(room);
      house.relay();
      await is(house, dispatchId, 'cancelled');
      expect((await store.get('reply', room.id, replyId))?.status).toBe('open');
      expect(house.receiver.received).toEqual([]);
    }));

  it('[MS7] words of a withdrawn revision never leave', () =>
    within(async (house) => {
      const { room } = house;
      await house.queue('d1');
      value(await withdrawMessage(room.deps, PEOPLE.legal, { room: room.id, reason: 'wrong' }));
      house.relay();
      await is(house, 'd1', 'cancelled');
      expect(house.receiver.received).toEqual([]);
    }));

  it('[DI5] what was surely not received goes back to queued and leaves later with the same id', () =>
    within(async (house) => {
      house.receiver.answer({ status: 503 }, { status: 200 });
      await house.queue('d1');
      const first = house.relay();
      await house.until(async () => (await house.store.get('dispatch', house.room.id, 'd1'))?.error !== null);
      await first.stop();
      expect(await house.store.get('dispatch', house.room.id, 'd1')).toMatchObject({
        state: 'queued',
        attempts: 1,
        lease: null,
        error: 'the receiver answered 503',
        parts: [{ state: 'queued' }],
      });
      house.relay({ runtime: later(10 * MINUTE) });
      await is(house, 'd1', 'sent');
      expect(house.receiver.received.map(({ id }) => id)).toEqual(['d1', 'd1']);
    }));

  it('[DI5] a failed dispatch lets its reply be sent again', () =>
    within(async (house) => {
      const { room, store } = house;
      house.receiver.answer({ status: 404 });
      house.relay();
      const { replyId, dispatchId } = await reply(house, 'm1');
      await is(house, dispatchId, 'failed');
      expect((await store.get('reply', room.id, replyId))?.status).toBe('failed');
      expect((await store.get('mention', room.id, 'm1'))?.status).toBe('new');
    }));

  it('[DI5] what may have been received is unknown, never sent again, and settled by a person', () =>
    within(async (house) => {
      const { room, store } = house;
      house.receiver.answer('cut-after');
      house.relay();
      const { replyId, dispatchId: id } = await reply(house, 'm1');
      await is(house, id, 'unknown');
      expect((await store.get('reply', room.id, replyId))?.status).toBe('unknown');
      house.relay({ runtime: later(10 * MINUTE), serverId: 's2' }).kick();
      const settle = (
        outcome: 'sent' | 'not-sent',
        note: string,
        runtime = room.deps.runtime,
        actor: (typeof PEOPLE)[keyof typeof PEOPLE] = PEOPLE.supervisor,
      ) => settleDispatch({ store, runtime }, actor, { room: room.id, id, outcome, note });
      expect(codeOf(await settle('sent', 'seen', room.deps.runtime, PEOPLE.writer))).toBe('role-required');
      expect(codeOf(await settle('sent', ' '))).toBe('note-required');
      expect(refusalOf(await settle('not-sent', 'asked them'))).toMatchObject({ code: 'not-settleable', state: 'unknown' });
      value(await settle('not-sent', 'asked them', later(MINUTE)));
      expect(await store.get('dispatch', room.id, id)).toMatchObject({
        state: 'failed',
        settled: { by: 'supervisor', outcome: 'not-sent', note: 'asked them' },
      });
      expect((await store.get('reply', room.id, replyId))?.status).toBe('failed');
      expect(codeOf(await settle('sent', 'no'))).toBe('not-settleable');
      expect(house.receiver.received).toHaveLength(1);
    }));

  it('[DI5] an idempotent outlet is asked again with the same id', () =>
    within(async (house) => {
      const { room } = house;
      const deps = { ...room.deps, secretsKey: SECRETS_KEY, allowHosts: [house.receiver.host] };
      value(
        await createOutlet(deps, PEOPLE.admin, {
          room: room.id,
          kind: 'webhook',
          channel: 'x',
          name: 'again',
          config: { url: house.receiver.url, secret: 's', idempotent: true },
        }),
      );
      house.receiver.answer('cut-after', { status: 200 });
      await house.queue('d1');
      const first = house.relay();
      await house.receiver.has(1);
      await house.until(async () => (await house.state('d1')) === 'queued');
      await first.stop();
      house.relay({ runtime: later(MINUTE) });
      await is(house, 'd1', 'sent');
    }));

  it('[DI5] a lease that ran out makes it unknown; the server that comes back late may only say what it knows', () =>
    within(async (house) => {
      const { store, room, receiver } = house;
      receiver.answer('hang');
      await house.queue('d1');
      house.relay();
      await receiver.has(1);
      house.relay({ runtime: later(MINUTE), serverId: 's2' });
      await is(house, 'd1', 'unknown');
      expect(await store.get('dispatch', room.id, 'd1')).toMatchObject({
        lease: { server: 's1' },
        error: 'the server that was sending it stopped',
      });
    }));

  it('[DI2] a manual dispatch waits for a person, who takes it once nothing stands against it and confirms it', () =>
    within(async (house) => {
      const { room, store } = house;
      await house.queue('d1', { channel: 'phone' });
      await house.queue('d2');
      house.relay();
      await is(house, 'd2', 'sent');
      expect(await house.state('d1')).toBe('queued');
      const input = { room: room.id, id: 'd1' };
      expect(codeOf(await takeDispatch(room.deps, PEOPLE.observer, input))).toBe('role-required');
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: true, reason: 'wait' }));
      expect(codeOf(await takeDispatch(room.deps, PEOPLE.owner, input))).toBe('on-hold');
      value(await setHold(room.deps, PEOPLE.supervisor, { room: room.id, on: false, reason: 'go' }));
      expect(codeOf(await settleDispatch(room.deps, PEOPLE.supervisor, { ...input, outcome: 'sent' }))).toBe('not-settleable');
      expect(value(await takeDispatch(room.deps, PEOPLE.owner, input)).dispatch).toMatchObject({
        state: 'sending',
        lease: null,
        text: 'words of d1',
      });
      expect(value(await takeDispatch(room.deps, PEOPLE.owner, input)).dispatch.version).toBe(2);
      // Two people who both had the words to say would say them twice.
      expect(refusalOf(await takeDispatch(room.deps, PEOPLE.writer, input))).toEqual({ code: 'already-claimed', by: 'owner' });
      value(await settleDispatch(room.deps, PEOPLE.owner, { ...input, outcome: 'sent' }));
      expect(await store.get('dispatch', room.id, 'd1')).toMatchObject({ state: 'sent', settled: { by: 'owner', outcome: 'sent' } });
      expect(codeOf(await takeDispatch(room.deps, PEOPLE.owner, { room: room.id, id: 'd2' }))).toBe('unsupported');
    }));

  it('[DI4] a new outlet takes over its channel in one commit, also what is queued', () =>
    within(async (house) => {
      const { room, store } = house;
      await house.queue('d1');
      const deps = { ...room.deps, secretsKey: SECRETS_KEY, allowHosts: [] };
      const input = { room: room.id, channel: 'x', name: 'demo' };
      expect(codeOf(await createOutlet(deps, PEOPLE.supervisor, { ...input, kind: 'log' }))).toBe('role-required');
      expect(
        codeOf(await createOutlet(deps, PEOPLE.admin, { ...input, kind: 'webhook', config: { url: 'http://127.0.0.1:1/', secret: 's' } })),
      ).toBe('address-not-allowed');
      expect(
        codeOf(await createOutlet(deps, PEOPLE.admin, { ...input, kind: 'webhook', config: { url: 'no address', secret: 's' } })),
      ).toBe('malformed');
      expect(codeOf(await createOutlet(deps, PEOPLE.admin, { ...input, kind: 'webhook', config: { url: 'https://a.example/' } }))).toBe(
        'malformed',
      );
      expect(codeOf(await createOutlet(deps, PEOPLE.admin, { ...input, channel: 'fax', kind: 'log' }))).toBe('channel-not-in-room');
      const [a, b] = await Promise.all([
        createOutlet(deps, PEOPLE.admin, { ...input, kind: 'log' }),
        createOutlet(deps, PEOPLE.admin, { ...input, kind: 'log' }),
      ]);
      expect([a.ok, b.ok]).toEqual([true, true]);
      const { items } = await store.list('outlet', { scope: room.id, where: { channel: 'x', active: 1 }, limit: 10 });
      expect(items).toHaveLength(1);
      house.relay();
      await is(house, 'd1', 'sent');
      expect((await store.get('dispatch', room.id, 'd1'))?.outletId).toBe(items[0]?.id);
      expect(house.receiver.received).toEqual([]);
    }));

  it('[PR1] a webhook’s secret lies sealed', () =>
    within(async ({ store, room }) => {
      const { items } = await store.list('outlet', { scope: room.id, where: { channel: 'x', active: 1 }, limit: 1 });
      expect(items[0]?.secret).toMatch(/^v1\./);
      expect(JSON.stringify(items)).not.toContain('shared');
    }));

  it('[DI1] a store that fails for a while loses nothing', () =>
    within(async (house) => {
      const { store } = house;
      await house.queue('d1');
      let failures = 0;
      const failing = Object.assign(Object.create(store) as typeof store, {
        commit: (batch: Parameters<typeof store.commit>[0]) =>
          batch.audit.act === 'record-outcome' && (failures += 1) <= 2 ? Promise.reject(new Error('disk')) : store.commit(batch),
      });
      house.relay({ store: failing });
      await is(house, 'd1', 'sent');
      expect(failures).toBe(3);
      expect(house.receiver.received).toHaveLength(1);
    }));

  it('[DI3] a control row that moves on for another reason only delays the claim', () =>
    within(async (house) => {
      const { room, store } = house;
      await house.queue('d1');
      let moved = false;
      const racing = Object.assign(Object.create(store) as typeof store, {
        async commit(batch: Parameters<typeof store.commit>[0]) {
          if (batch.audit.act === 'claim-dispatch' && !moved) {
            moved = true;
            const control = await room.control();
            await put(store, { kind: 'control', entity: next(control, {}) });
          }
          return store.commit(batch);
        },
      });
      house.relay({ store: racing });
      await is(house, 'd1', 'sent');
    }));
});
