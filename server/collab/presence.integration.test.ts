/** Carets and names in a document, as unmodified y-websocket clients see them: nobody can wear another's name. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { systemRuntime } from '../runtime/runtime.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { awarenessFrame, queryAwarenessFrame, updateFrame } from './frame.ts';
import { collabInTest } from './testing/collab-in-test.ts';
import { RawPeer } from './testing/raw-peer.ts';

const DOC = 'message:demo';
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function setUp() {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-presence-'));
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32), runtime: systemRuntime });
  const server = await collabInTest(store);
  stops.push(async () => {
    await server.stop();
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  const provider = (user: string) => {
    const made = new WebsocketProvider(server.url, DOC, new Y.Doc(), { WebSocketPolyfill: WebSocket as never, disableBc: true, params: { token: user } });
    stops.push(() => made.destroy());
    return made;
  };
  const raw = async (user: string) => {
    const made = new RawPeer(server.url, DOC, user, false);
    stops.push(() => made.end());
    return made.synced();
  };
  return { server, provider, raw };
}

/** Resolves with what `seer` is shown under the id, once that holds. */
function shown(seer: WebsocketProvider, id: number, holds: (state: Record<string, unknown> | undefined) => boolean): Promise<Record<string, unknown> | undefined> {
  return new Promise((resolve) => {
    const look = () => {
      const state = seer.awareness.getStates().get(id);
      if (!holds(state)) return;
      seer.awareness.off('update', look);
      resolve(state);
    };
    seer.awareness.on('update', look);
    look();
  });
}
/** An awareness frame as a client with that id would send it. */
function saying(id: number, state: Record<string, unknown> | null, clock = 1): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = id;
  const awareness = new Awareness(doc);
  awareness.setLocalState(state);
  awareness.meta.set(id, { clock, lastUpdated: 0 });
  const update = encodeAwarenessUpdate(awareness, [id]);
  awareness.destroy();
  return awarenessFrame(update);
}

describe('presence', () => {
  it("[CO3] the server puts the session's name and colour on every caret, and leaves the rest alone", async () => {
    const { provider } = await setUp();
    const [ada, bob] = [provider('ada'), provider('bob')];
    ada.awareness.setLocalState({ user: { name: 'The Director', color: '#000', id: 'ada' }, cursor: { anchor: 1 } });
    const state = await shown(bob, ada.doc.clientID, (is) => is !== undefined && 'cursor' in is);
    expect(state).toEqual({ user: { id: 'ada', name: 'Name of ada', color: 3 }, cursor: { anchor: 1 } });
  });

  it('[CO3] a client that says nothing of itself is named all the same, and one that leaves is taken away', async () => {
    const { provider } = await setUp();
    const [ada, bob] = [provider('ada'), provider('bob')];
    expect(await shown(bob, ada.doc.clientID, (is) => is !== undefined)).toEqual({ user: { id: 'ada', name: 'Name of ada', color: 3 } });
    ada.disconnect();
    await shown(bob, ada.doc.clientID, (is) => is === undefined);
  });

  it('[CO3] one who comes back is seen at once, though his clock has not moved', async () => {
    const { provider } = await setUp();
    const [ada, bob] = [provider('ada'), provider('bob')];
    await shown(bob, ada.doc.clientID, (is) => is !== undefined);
    for (let i = 0; i < 3; i += 1) {
      ada.disconnect();
      await shown(bob, ada.doc.clientID, (is) => is === undefined);
      ada.connect();
      await shown(bob, ada.doc.clientID, (is) => is !== undefined);
    }
    ada.awareness.setLocalStateField('cursor', 5);
    await shown(bob, ada.doc.clientID, (is) => is?.['cursor'] === 5);
  });

  it("[CO3] another's user id on one's own caret is refused aloud", async () => {
    const { raw } = await setUp();
    const eve = await raw('eve');
    eve.send(saying(77, { user: { id: 'ada', name: 'Ada' } }));
    expect(await eve.refusal()).toEqual({ code: 4400, reason: 'forged-user' });
  });

  it("[CO3] nobody moves or takes away another's caret", async () => {
    const { provider, raw } = await setUp();
    const [ada, bob] = [provider('ada'), provider('bob')];
    await shown(bob, ada.doc.clientID, (is) => is !== undefined);
    const eve = await raw('eve');
    eve.send(saying(77, {}));
    eve.send(saying(ada.doc.clientID, { user: { id: 'eve' }, cursor: 'mine' }, 2 ** 50));
    eve.send(saying(ada.doc.clientID, null, 2 ** 50));
    eve.send(saying(77, { last: true }, 2));
    await shown(bob, 77, (is) => is?.['last'] === true);
    expect(bob.awareness.getStates().get(ada.doc.clientID)).toEqual({ user: { id: 'ada', name: 'Name of ada', color: 3 } });
    expect(eve.closed).toBeNull();
  });

  it("[CO4] an id shown by one is nobody else's to write under", async () => {
    const { provider, raw } = await setUp();
    const [ada, bob] = [provider('ada'), provider('bob')];
    await shown(bob, ada.doc.clientID, (is) => is !== undefined);
    const eve = await raw('eve');
    const forged = new Y.Doc();
    forged.clientID = ada.doc.clientID;
    forged.getText('core:fr').insert(0, 'lie');
    eve.send(updateFrame(Y.encodeStateAsUpdate(forged)));
    expect(await eve.refusal()).toEqual({ code: 4400, reason: 'forged-client-id' });
  });

  it('[CO3] states without end and states that are none are refused', async () => {
    const { raw } = await setUp();
    const [eve, dan] = [await raw('eve'), await raw('dan')];
    eve.send(saying(77, { much: 'x'.repeat(10_000) }));
    expect((await eve.refusal()).reason).toBe('awareness-too-large');
    dan.send(awarenessFrame(new Uint8Array([1, 5, 1, 2, 0x5b, 0x5d])));
    expect((await dan.refusal()).reason).toBe('not-awareness');
  });

  it('[CO3] who asks is told who is here', async () => {
    const { provider, raw } = await setUp();
    const [ada, bob] = [provider('ada'), provider('bob')];
    await shown(bob, ada.doc.clientID, (is) => is !== undefined);
    const eve = await raw('eve');
    const before = eve.frames.filter(({ is }) => is === 'awareness').length;
    expect(before).toBe(1);
    eve.send(queryAwarenessFrame());
    await eve.when(() => eve.frames.filter(({ is }) => is === 'awareness').length > before);
  });
});
