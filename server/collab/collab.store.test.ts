/** The co-editing end point as its clients meet it, on every store: real sockets, unmodified y-websocket clients, the real log. */
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { EMPTY_MESSAGE } from '@unisson/shared/domain/message';
import { readMessage } from '@unisson/shared/text/message-content';
import { loadDraft } from '../commands/draft/load-draft.ts';
import { SERVER_CLIENT_ID, restartUpdate } from '../commands/draft/restart-update.ts';
import { eachStore } from '../store/contract/each-store.ts';
import { step2Frame, updateFrame } from './frame.ts';
import { collabInTest, type CollabInTest } from './testing/collab-in-test.ts';
import { RawPeer, plain } from './testing/raw-peer.ts';

const DOC = 'message:demo';
const AT = '2026-01-01T00:00:00.000Z';

eachStore((name, open) => {
  describe(`co-editing on the ${name}`, () => {
    const stops: (() => unknown)[] = [];
    afterEach(async () => {
      for (const stop of stops.splice(0).reverse()) await stop();
    });
    const peer = (server: CollabInTest, user: string | null, doc = DOC, speaks = true) => {
      const made = new RawPeer(server.url, doc, user, speaks);
      stops.push(() => made.end());
      return made;
    };
    const provider = (server: CollabInTest, user: string, doc = DOC, disableBc = true) => {
      const made = new WebsocketProvider(server.url, doc, new Y.Doc(), { WebSocketPolyfill: WebSocket as never, disableBc, params: { token: user } });
      stops.push(() => made.destroy());
      return made;
    };
    const started = async (...args: Parameters<typeof collabInTest>) => {
      const server = await collabInTest(...args);
      stops.push(() => server.stop());
      return server;
    };

    it('[CO2] an unmodified y-websocket client writes core:fr, another reads it, the disk has it', async () => {
      const { store } = await open();
      const server = await started(store);
      const [ada, bob] = [provider(server, 'ada'), provider(server, 'bob')];
      ada.doc.getText('core:fr').insert(0, 'Nous sommes là.');
      await new Promise<void>((resolve) => bob.doc.getText('core:fr').observe((event) => plain(event.target) === 'Nous sommes là.' && resolve()));
      const eve = await peer(server, 'eve').synced();
      await eve.saved();
      expect(readMessage((await loadDraft(store, DOC)).doc).texts).toEqual({ fr: 'Nous sommes là.' });
      expect(await store.draftAuthors(DOC, 0, 100)).toEqual(['ada']);
    });

    it('[CO2] what was echoed as saved is there after a crash, deletions included', async () => {
      const opened = await open();
      const server = await collabInTest(opened.store);
      const ada = await peer(server, 'ada').synced();
      ada.doc.getText('core:fr').insert(0, 'Nous sommes tous là.');
      await ada.saved();
      ada.doc.getText('core:fr').delete(11, 5);
      await ada.saved();
      server.kill();
      const again = await started(await opened.reopen());
      const bob = await peer(again, 'bob').synced();
      expect(bob.text()).toBe('Nous sommes là.');
    });

    it('[CO4] words that only another client still has are saved under their author too', async () => {
      const { store } = await open();
      const server = await collabInTest(store);
      const [ada, bob] = [await peer(server, 'ada').synced(), await peer(server, 'bob').synced()];
      ada.doc.getText('core:fr').insert(0, 'a');
      await ada.saved();
      const { head } = await loadDraft(store, DOC);
      // Forwarded, but never on disk: the crash comes between.
      const unsaved = new Y.Doc();
      Y.applyUpdate(unsaved, Y.encodeStateAsUpdate(ada.doc), 'test');
      unsaved.clientID = ada.doc.clientID;
      await bob.when(() => bob.text() === 'a');
      server.kill();
      unsaved.getText('core:fr').insert(1, 'da');
      const again = await started(store);
      const late = peer(again, 'bob', DOC, false);
      await late.when(() => late.frames.some(({ is }) => is === 'step-1'));
      late.send(step2Frame(Y.encodeStateAsUpdate(unsaved)));
      await late.saved();
      expect(await store.draftAuthors(DOC, head, 100)).toEqual(['ada', 'bob']);
      expect(readMessage((await loadDraft(store, DOC)).doc).texts).toEqual({ fr: 'ada' });
    });

    it("[CO4] a live update under another's client id is refused aloud, and nothing of it is kept", async () => {
      const { store } = await open();
      const server = await started(store);
      const [ada, eve] = [await peer(server, 'ada').synced(), await peer(server, 'eve', DOC, false).synced()];
      ada.doc.getText('core:fr').insert(0, 'a');
      await ada.saved();
      await eve.when(() => eve.text() === 'a');
      const forged = new Y.Doc();
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(eve.doc), 'test');
      forged.clientID = ada.doc.clientID;
      const before = Y.encodeStateVector(forged);
      forged.getText('core:fr').insert(1, ' lie');
      eve.send(updateFrame(Y.encodeStateAsUpdate(forged, before)));
      expect(await eve.refusal()).toEqual({ code: 4400, reason: 'forged-client-id' });
      ada.doc.getText('core:fr').insert(1, 'da');
      await ada.saved();
      expect(readMessage((await loadDraft(store, DOC)).doc).texts).toEqual({ fr: 'ada' });
      expect(await store.draftAuthors(DOC, 0, 100)).toEqual(['ada']);
    });

    it('[CO4] what was sent again after a cut is not logged again', async () => {
      const { store } = await open();
      const server = await started(store);
      const ada = await peer(server, 'ada').synced();
      ada.doc.getText('core:fr').insert(0, 'once');
      ada.doc.getText('core:fr').delete(0, 1);
      await ada.saved();
      const { head } = await store.draft(DOC);
      const bob = await peer(server, 'bob', DOC, false).synced();
      bob.send(step2Frame(Y.encodeStateAsUpdate(ada.doc)));
      await bob.saved();
      expect((await store.draft(DOC)).head).toBe(head);
    });

    it('[CO4] tabs that also tell each other their words past the server are not taken for liars', async () => {
      const { store } = await open();
      const server = await started(store);
      const tabs = Array.from({ length: 10 }, (_, i) => provider(server, `user${String(i)}`, DOC, false));
      await Promise.all(tabs.map((tab) => new Promise<void>((resolve) => (tab.synced ? resolve() : tab.once('sync', () => resolve())))));
      // Each builds on the words of the one before, which have reached it but not the server.
      for (let round = 0; round < 5; round += 1) for (const { doc } of tabs) doc.getText('core:fr').insert(doc.getText('core:fr').length, String(round));
      const whole = '0000000000111111111122222222223333333333' + '4444444444';
      const reader = await peer(server, 'reader').synced();
      await reader.when(() => reader.text() === whole);
      await reader.saved();
      expect(readMessage((await loadDraft(store, DOC)).doc).texts).toEqual({ fr: whole });
      expect(await store.draftAuthors(DOC, 0, 1000)).toHaveLength(10);
      expect(tabs.every((tab) => tab.wsconnected)).toBe(true);
    });

    it('[CO1] a restart by the server reaches live editors inside the same document and makes nobody an author', async () => {
      const { store } = await open();
      const server = await started(store);
      const ada = await peer(server, 'ada').synced();
      ada.doc.getText('core:fr').insert(0, 'old');
      await ada.saved();
      const draft = await loadDraft(store, DOC);
      const ops = restartUpdate(DOC, draft, { ...EMPTY_MESSAGE, texts: { fr: 'new' } }, AT);
      expect(await store.keep(ops)).toMatchObject({ ok: true });
      server.nudges.draft(DOC);
      await ada.when(() => ada.text() === 'new');
      expect(await store.draftAuthors(DOC, draft.head, 100)).toEqual([]);
      expect((await store.draftClients(DOC)).get(SERVER_CLIENT_ID)).toBe('system');
      expect(await store.keep(restartUpdate(DOC, await loadDraft(store, DOC), EMPTY_MESSAGE, AT))).toMatchObject({ ok: true });
      expect(await store.keep(restartUpdate(DOC, await loadDraft(store, DOC), { ...EMPTY_MESSAGE, texts: { fr: 'New' } }, AT))).toMatchObject({ ok: true });
      // No nudge: the server looks by itself.
      await ada.when(() => ada.text() === 'New');
      ada.doc.getText('core:fr').insert(3, 'er');
      await ada.saved();
      expect(readMessage((await loadDraft(store, DOC)).doc).texts).toEqual({ fr: 'Newer' });
    });

    it('[CO1] a restart that crosses an edit is a conflict, not a loss', async () => {
      const { store } = await open();
      const server = await started(store);
      const ada = await peer(server, 'ada').synced();
      const draft = await loadDraft(store, DOC);
      ada.doc.getText('core:fr').insert(0, 'mine');
      await ada.saved();
      expect(await store.keep(restartUpdate(DOC, draft, EMPTY_MESSAGE, AT))).toMatchObject({ ok: false });
      expect(readMessage((await loadDraft(store, DOC)).doc).texts).toEqual({ fr: 'mine' });
    });

    it('[CO4] two servers on one store: a client id belongs to one user on both, and the log joins them', async () => {
      const { store } = await open();
      const [one, two] = [await started(store), await started(store)];
      const ada = await peer(one, 'ada').synced();
      const eve = await peer(two, 'eve', DOC, false).synced();
      ada.doc.getText('core:fr').insert(0, 'a');
      await ada.saved();
      two.nudges.draft(DOC);
      await eve.when(() => eve.text() === 'a');
      const forged = new Y.Doc();
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(eve.doc), 'test');
      forged.clientID = ada.doc.clientID;
      forged.getText('core:fr').insert(1, ' lie');
      eve.send(updateFrame(Y.encodeStateAsUpdate(forged)));
      expect(await eve.refusal()).toEqual({ code: 4400, reason: 'forged-client-id' });
      const bob = await peer(two, 'bob').synced();
      bob.doc.getText('core:fr').insert(1, 'b');
      await bob.saved();
      one.nudges.draft(DOC);
      await ada.when(() => ada.text() === 'ab');
    });
  });
});
