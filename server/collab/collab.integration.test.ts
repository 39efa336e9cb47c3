/** What the co-editing end point refuses, and how it lets go: real sockets, the real embedded store. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readMessage } from '@unisson/shared/text/message-content';
import { loadDraft } from '../commands/draft/load-draft.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { KeepOp, Store } from '../store/store.ts';
import { COLLAB_LIMITS, type CollabLimits } from './limits.ts';
import { savedFrame, step1Frame, step2Frame, updateFrame } from './frame.ts';
import { collabInTest, mortalStore } from './testing/collab-in-test.ts';
import { RawPeer } from './testing/raw-peer.ts';

const DOC = 'message:demo';
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function openStore(): Promise<Store> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-collab-'));
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32), runtime: systemRuntime });
  stops.push(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return store;
}
async function setUp(limits: Partial<CollabLimits> = {}, wrap: (store: Store) => Store = (store) => store) {
  const store = await openStore();
  const server = await collabInTest(wrap(store), { limits: { doubtMs: 100, ...limits } });
  stops.push(() => server.stop());
  const peer = (user: string | null, doc = DOC, speaks = true) => {
    const made = new RawPeer(server.url, doc, user, speaks);
    stops.push(() => made.end());
    return made;
  };
  const words = async () => readMessage((await loadDraft(store, DOC)).doc).texts;
  return { store, server, peer, words };
}
function insertion(length: number, field = 'core:fr'): Uint8Array {
  const doc = new Y.Doc();
  doc.getText(field).insert(0, 'x'.repeat(length));
  return Y.encodeStateAsUpdate(doc);
}

describe('who gets in', () => {
  it('[CO3] nobody without a session, without a right or without a document', async () => {
    const { server, peer } = await setUp();
    server.rights.set('eve', 'none');
    expect((await peer(null).refusal()).code).toBe(4401);
    expect((await peer('eve').refusal()).code).toBe(4403);
    expect((await peer('ada', 'message:missing').refusal()).code).toBe(4404);
    expect((await peer('ada', 'nonsense').refusal()).code).toBe(4404);
    expect((await peer('ada', 'message:').refusal()).code).toBe(4404);
    const [code] = (await once(new WebSocket(`${server.url}/message:%zz?token=ada`), 'close')) as [number];
    expect(code).toBe(4404);
    expect(server.collab.connections()).toBe(0);
  });

  it('[CO3] losing the right, the session or the account closes the editor', async () => {
    const { server, peer } = await setUp();
    const [ada, bob, eve, dan] = [await peer('ada').synced(), await peer('bob').synced(), await peer('eve').synced(), await peer('dan').synced()];
    server.rights.set('ada', 'none').set('bob', 'read');
    await server.collab.recheck('demo');
    expect((await ada.refusal()).code).toBe(4403);
    expect((await bob.refusal()).code).toBe(4403);
    server.collab.closeUser('eve', 4401);
    expect((await eve.refusal()).code).toBe(4401);
    expect(server.collab.sessions()).toContain('session-dan');
    server.collab.closeSession('session-dan', 4401);
    expect((await dan.refusal()).code).toBe(4401);
  });

  it('[CO3] a reader reads; what he would change is refused aloud, what changes nothing is not', async () => {
    const { server, peer, words } = await setUp();
    const ada = await peer('ada').synced();
    ada.doc.getText('core:fr').insert(0, 'words');
    await ada.saved();
    server.rights.set('olaf', 'read');
    const olaf = await peer('olaf').synced();
    expect(olaf.text()).toBe('words');
    olaf.send(step2Frame(Y.encodeStateAsUpdate(ada.doc)));
    await olaf.saved();
    olaf.doc.getText('core:fr').insert(0, 'my ');
    expect(await olaf.refusal()).toEqual({ code: 4403, reason: 'read-only' });
    expect(await words()).toEqual({ fr: 'words' });
    expect(ada.text()).toBe('words');
  });
});

describe('what is refused', () => {
  const garbage: [string, Uint8Array | string, number][] = [
    ['a text frame', 'hello', 4400],
    ['an empty frame', new Uint8Array(), 4400],
    ['an unknown message', new Uint8Array([9, 1, 2]), 4400],
    ['a cut-off update', updateFrame(insertion(50)).subarray(0, 30), 4400],
    ['an update that is none', updateFrame(new Uint8Array([255, 255, 255])), 4400],
    ['a state vector that is none', step1Frame(new Uint8Array([9, 1])), 4400],
    ['awareness that is none', new Uint8Array([1, 3, 9, 9, 9]), 4400],
    ['something behind a message', new Uint8Array([...savedFrame(1), 0]), 4400],
    ['a field that is none', updateFrame(insertion(1, 'kern:fr')), 4400],
    ['a frame over 256 KiB', updateFrame(insertion(300_000)), 4413],
  ];
  it.each(garbage)('[CO3] %s is refused and nobody else notices', async (_name, bytes, code) => {
    const { server, peer, words } = await setUp();
    const [ada, eve] = [await peer('ada').synced(), await peer('eve', DOC, false).synced()];
    eve.send(step2Frame(new Uint8Array([0, 0])));
    eve.ws.send(bytes);
    expect((await eve.refusal()).code).toBe(code);
    ada.doc.getText('core:fr').insert(0, 'on');
    await ada.saved();
    expect(await words()).toEqual({ fr: 'on' });
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('[CO3] a document of 50 MB is refused at 1 MiB, before anything too much is applied', async () => {
    const { store, peer, words } = await setUp();
    const eve = await peer('eve').synced();
    for (let sent = 0; sent < 50_000_000 && eve.closed === null; sent += 200_000) {
      eve.doc.getText('core:fr').insert(0, 'x'.repeat(200_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await eve.refusal()).toEqual({ code: 4413, reason: 'document-too-large' });
    const ada = await peer('ada').synced();
    expect(ada.text().length).toBe(1_000_000);
    // A full draft can still be cut.
    ada.doc.getText('core:fr').delete(10, 999_990);
    ada.doc.getText('core:fr').insert(10, '.');
    await ada.saved();
    expect(await words()).toEqual({ fr: 'xxxxxxxxxx.' });
    expect((await store.draft(DOC)).head).toBeLessThan(10);
  });

  it('[CO4] words that rest on nothing are refused, and nothing stays pending', async () => {
    const { peer, words } = await setUp();
    const eve = await peer('eve', DOC, false).synced();
    eve.send(step2Frame(new Uint8Array([0, 0])));
    const doc = new Y.Doc();
    doc.getText('core:fr').insert(0, 'first');
    const before = Y.encodeStateVector(doc);
    doc.getText('core:fr').insert(5, ' second');
    eve.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    expect(await eve.refusal()).toEqual({ code: 4400, reason: 'gap' });
    expect(await words()).toEqual({});
  });

  it('[CO2] words typed while the full sync is under way are not lost, nor called saved too early', async () => {
    const { peer, words } = await setUp();
    const ada = peer('ada', DOC, false);
    await ada.when(() => ada.frames.some(({ is }) => is === 'step-1'));
    ada.doc.getText('core:fr').insert(0, 'offline');
    const before = Y.encodeStateVector(ada.doc);
    ada.doc.getText('core:fr').insert(7, ' online');
    ada.send(updateFrame(Y.encodeStateAsUpdate(ada.doc, before)));
    ada.send(savedFrame(77));
    ada.send(step1Frame(Y.encodeStateVector(ada.doc)));
    await ada.when(() => ada.frames.some((frame) => frame.is === 'update' && frame.full));
    expect(ada.frames.some(({ is }) => is === 'saved')).toBe(false);
    ada.send(step2Frame(Y.encodeStateAsUpdate(ada.doc)));
    await ada.when(() => ada.frames.some((frame) => frame.is === 'saved' && frame.n === 77));
    expect(await words()).toEqual({ fr: 'offline online' });
  });

  it('[CO3] a peer that floods is sent away', async () => {
    const { peer } = await setUp({ burst: 300, messagesPerSecond: 200 });
    const eve = await peer('eve', DOC, false).synced();
    for (let i = 0; i < 1000; i += 1) eve.send(updateFrame(new Uint8Array([0, 0])));
    expect((await eve.refusal()).code).toBe(4429);
  });

  it('[CO3] a peer that never reads is dropped and the others do not wait for it', async () => {
    const { server, peer } = await setUp({ waitingBytes: 100_000 });
    const [ada, eve] = [await peer('ada').synced(), await peer('eve', DOC, false).synced()];
    eve.ws.pause();
    const text = ada.doc.getText('core:fr');
    for (let i = 0; server.collab.connections() === 2; i += 1) {
      text.insert(0, 'x'.repeat(200_000));
      text.delete(0, text.length);
      await ada.saved();
      if (i > 500) throw new Error('the stalled peer was kept');
    }
    expect(server.collab.connections()).toBe(1);
  });

  it("[CO4] words invented under another's id, brought as a full sync while he is here, are refused", async () => {
    const { peer, words } = await setUp();
    const [ada, eve] = [await peer('ada').synced(), await peer('eve', DOC, false).synced()];
    ada.doc.getText('core:fr').insert(0, 'a');
    await ada.saved();
    await eve.when(() => eve.text() === 'a');
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(eve.doc), 'test');
    forged.clientID = ada.doc.clientID;
    forged.getText('core:fr').insert(1, ' lie');
    eve.send(step2Frame(Y.encodeStateAsUpdate(forged)));
    expect(await eve.refusal()).toEqual({ code: 4400, reason: 'forged-client-id' });
    ada.doc.getText('core:fr').insert(1, 'da');
    await ada.saved();
    expect(await words()).toEqual({ fr: 'ada' });
  });
});

describe('words brought by others while their author is away', () => {
  async function away() {
    const made = await setUp();
    const [ada, bob] = [await made.peer('ada').synced(), await made.peer('bob').synced()];
    ada.doc.getText('core:fr').insert(0, 'a');
    await ada.saved();
    await bob.when(() => bob.text() === 'a');
    ada.end();
    await ada.when(() => ada.closed !== null);
    while (made.server.collab.connections() > 1) await new Promise((resolve) => setImmediate(resolve));
    return { ...made, ada, bob };
  }
  /** What bob's client would hold had ada written this. */
  function hersAs(ada: RawPeer, words: string): Uint8Array {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(ada.doc), 'test');
    copy.clientID = ada.doc.clientID;
    copy.getText('core:fr').insert(1, words);
    return Y.encodeStateAsUpdate(copy);
  }
  const comeBack = async (peer: RawPeer, update: Uint8Array) => {
    await peer.when(() => peer.frames.some(({ is }) => is === 'step-1'));
    peer.send(step2Frame(update));
  };

  it('[CO4] are hers again when she comes back with the same', async () => {
    const { peer, ada, bob, words } = await away();
    const hers = hersAs(ada, ' da');
    bob.send(step2Frame(hers));
    await bob.saved();
    const back = peer('ada', DOC, false);
    await comeBack(back, hers);
    await back.saved();
    expect(back.closed).toBeNull();
    expect(await words()).toEqual({ fr: 'a da' });
  });

  it('[CO4] that she never wrote do not stand beside hers unseen: she is told that her copy cannot be joined', async () => {
    const { server, store, peer, ada, bob } = await away();
    bob.send(step2Frame(hersAs(ada, ' lie')));
    await bob.saved();
    const refusedBy = async (url: string, hers: string) => {
      const back = new RawPeer(url, DOC, 'ada', false);
      stops.push(() => back.end());
      await comeBack(back, hersAs(ada, hers));
      return back.refusal();
    };
    for (const hers of [' own', ' live']) expect(await refusedBy(server.url, hers)).toEqual({ code: 4400, reason: 'contradicted' });
    // A page opened anew has only what we told it, and is no witness.
    await (await peer('ada').synced()).saved();
    expect(server.log.some(({ facts }) => 'why' in facts && facts.why === 'contradicted')).toBe(true);
    // The log tells a server that starts anew.
    server.kill();
    const again = await collabInTest(store);
    stops.push(() => again.stop());
    expect(await refusedBy(again.url, ' own')).toEqual({ code: 4400, reason: 'contradicted' });
  });
});

describe('when the world fails, and when the server goes', () => {
  it('[CO2] a failed write sends everybody away, and they come back to what is on disk plus their own words', async () => {
    let failing = false;
    const { server, peer, words } = await setUp({}, (store) => {
      const mortal = mortalStore(store);
      mortal.beforeKeep = (ops: readonly KeepOp[]) => (failing && ops.some(({ op }) => op === 'append') ? Promise.reject(new Error('disk full')) : Promise.resolve());
      return mortal.store;
    });
    const [ada, bob] = [await peer('ada').synced(), await peer('bob').synced()];
    ada.doc.getText('core:fr').insert(0, 'kept');
    await ada.saved();
    failing = true;
    ada.doc.getText('core:fr').insert(4, ' lost?');
    expect((await ada.refusal()).code).toBe(1012);
    expect((await bob.refusal()).code).toBe(1012);
    expect(await words()).toEqual({ fr: 'kept' });
    failing = false;
    const back = peer('ada', DOC, false);
    await back.when(() => back.frames.some(({ is }) => is === 'step-1'));
    back.send(step2Frame(Y.encodeStateAsUpdate(ada.doc)));
    await back.saved();
    expect(await words()).toEqual({ fr: 'kept lost?' });
    expect(server.collab.connections()).toBe(1);
  });

  it('[CO2] a draining server saves, then sends everybody away to come back, and lets nobody in', async () => {
    const { server, peer, words } = await setUp();
    const ada = await peer('ada').synced();
    ada.doc.getText('core:fr').insert(0, 'to the last key');
    await peer('bob').synced();
    await ada.saved();
    ada.doc.getText('core:fr').insert(15, '.');
    ada.send(step1Frame(new Uint8Array([0])));
    const steps = () => ada.frames.filter((frame) => frame.is === 'update' && frame.full).length;
    await ada.when(() => steps() === 2);
    await server.collab.drain();
    expect((await ada.refusal()).code).toBe(1012);
    expect((await peer('eve').refusal()).code).toBe(1012);
    expect(await words()).toEqual({ fr: 'to the last key.' });
  });

  it('[CO2] an idle document is checkpointed, let go and loaded again, once for all who come together', async () => {
    let loads = 0;
    const { store, peer } = await setUp({ idleMs: 0, lookMs: 5 }, (inner) => Object.assign(Object.create(inner) as Store, { draftClients: (doc: string) => ((loads += 1), inner.draftClients(doc)) }));
    const ada = await peer('ada').synced();
    ada.doc.getText('core:fr').insert(0, 'abc');
    ada.doc.getText('core:fr').delete(1, 1);
    await ada.saved();
    // Still open: it rests as bytes, and wakes for the next key.
    const bob = await peer('bob').synced();
    bob.doc.getText('core:fr').insert(1, 'b');
    await bob.saved();
    await ada.when(() => ada.text() === 'abc');
    const before = loads;
    ada.end();
    bob.end();
    let log = await store.draft(DOC);
    while (log.checkpoint?.n !== log.head) log = await store.draft(DOC);
    let together = [await peer('ada').synced()];
    while (loads === before) {
      for (const one of together) one.end();
      together = [peer('ada'), peer('bob'), peer('dan')];
      for (const one of together) await one.synced();
    }
    expect(together.map((one) => one.text())).toEqual(together.map(() => 'abc'));
    expect(await store.draftAuthors(DOC, 0, log.head)).toEqual(['ada', 'bob']);
  });

  it('[CO2] a checkpoint is written every so many entries, the log stays', async () => {
    const { store, peer } = await setUp({ checkpointEvery: 5 });
    const ada = await peer('ada').synced();
    for (let i = 0; i < 12; i += 1) {
      ada.doc.getText('core:fr').insert(i, 'x');
      await ada.saved();
    }
    let log = await store.draft(DOC);
    while (log.checkpoint === null) log = await store.draft(DOC);
    expect(log.checkpoint.n).toBeGreaterThanOrEqual(5);
    expect(await store.draftAuthors(DOC, 0, log.head)).toEqual(['ada']);
    expect((await loadDraft(store, DOC)).doc.getText('core:fr').length).toBe(12);
  });

  it('a peer that does not answer pings is dropped', async () => {
    const { server, peer } = await setUp({ pingMs: 20 });
    const ada = await peer('ada').synced();
    ada.ws.pause();
    while (server.collab.connections() > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(server.collab.connections()).toBe(0);
  });

  it('no limit lies below what the contract gives', () => {
    expect(COLLAB_LIMITS).toMatchObject({ frameBytes: 262_144, documentBytes: 1_048_576 });
    expect(COLLAB_LIMITS.messagesPerSecond).toBeGreaterThanOrEqual(200);
  });
});
