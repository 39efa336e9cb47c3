/** Suggestions accepted, drafts restored and one's own words undone while others type: unmodified y-websocket clients, the real commands, the real log. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageDoc } from '@unisson/shared/domain/message';
import { readMessage } from '@unisson/shared/text/message-content';
import { anchorOf } from '@unisson/shared/text/passage';
import { addComment } from '../commands/comment/add-comment.ts';
import { resolveComment } from '../commands/comment/resolve-comment.ts';
import { loadDraft } from '../commands/draft/load-draft.ts';
import { restoreDraft } from '../commands/draft/restore-draft.ts';
import { openWarRoom, PEOPLE, value } from '../commands/message/testing/war-room.ts';
import { systemRuntime } from '../runtime/runtime.ts';
import { nudgingStore } from '../store/nudging-store.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { draftAuthorship, draftMoments } from '../http/views/draft-past.ts';
import { collabInTest, type CollabInTest } from './testing/collab-in-test.ts';
import { RawPeer } from './testing/raw-peer.ts';

const ROOM = 'r1';
const DOC = messageDoc(ROOM);
const FIELD = 'core:fr';
const CORE = 'Vos dépôts sont garantis. Nos agences sont ouvertes. Merci de votre patience.';
const textOf = (doc: Y.Doc): string => doc.getText(FIELD).toString();
const until = (doc: Y.Doc, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => void (holds() && (doc.off('update', look), resolve()));
    doc.on('update', look);
    look();
  });

describe('the draft while suggestions are accepted', () => {
  const stops: (() => unknown)[] = [];
  let store: Store;
  let server: CollabInTest;
  const deps = () => ({ store: nudgingStore(store, server.nudges), runtime: systemRuntime });
  const editor = (user: string): Y.Doc => {
    const made = new WebsocketProvider(server.url, DOC, new Y.Doc(), {
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
      params: { token: user },
    });
    stops.push(() => made.destroy());
    return made.doc;
  };
  const peer = async (user: string): Promise<RawPeer> => {
    const made = new RawPeer(server.url, DOC, user);
    stops.push(() => made.end());
    return made.synced();
  };
  beforeEach(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'unisson-suggest-'));
    store = await openSqliteStore({ dir, auditKey: new Uint8Array(randomBytes(32)), runtime: systemRuntime });
    stops.push(
      () => rm(dir, { recursive: true, force: true }),
      () => store.close(),
    );
    await openWarRoom(store);
    server = await collabInTest(store);
    stops.push(() => server.stop());
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  async function suggest(from: string, suggestion: string): Promise<string> {
    return value(await addComment(deps(), PEOPLE.legal, { room: ROOM, text: '', suggestion, place: { field: FIELD, quote: from } })).id;
  }
  const accept = (id: string) => resolveComment(deps(), PEOPLE.second, { room: ROOM, id, outcome: 'accepted' });

  it('[CO4] [CO6] all copies become one while three suggestions are accepted under two people’s typing, and no key is lost', async () => {
    const writer = await peer('writer');
    writer.doc.getText(FIELD).insert(0, CORE);
    await writer.saved();
    const [ada, bob] = [editor('writer'), editor('supervisor')];
    await Promise.all([ada, bob].map((doc) => until(doc, () => textOf(doc) === CORE)));
    const ids = [await suggest('garantis', 'couverts'), await suggest('ouvertes', 'joignables'), await suggest('patience', 'confiance')];
    const typed: string[] = [];
    let typing = true;
    const keys = (async () => {
      for (let n = 0; typing; n += 1) {
        const [doc, word] = n % 2 === 0 ? [ada, `<a${n}>`] : [bob, `<b${n}>`];
        // Beside the passages, in the spaces between sentences, where people write on.
        const at = textOf(doc).indexOf('. ') + 1;
        doc.getText(FIELD).insert(at, word);
        typed.push(word);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (const id of ids) expect(await accept(id)).toMatchObject({ ok: true, value: { resolved: { outcome: 'accepted' } } });
    typing = false;
    await keys;
    // A word more from each end, seen by the other, is behind everything typed before it.
    ada.getText(FIELD).insert(0, '[A]');
    bob.getText(FIELD).insert(0, '[B]');
    const isWhole = (doc: Y.Doc): boolean =>
      textOf(doc).includes('[A]') &&
      textOf(doc).includes('[B]') &&
      ['couverts', 'joignables', 'confiance'].every((word) => textOf(doc).includes(word));
    await Promise.all([until(ada, () => isWhole(ada)), until(bob, () => isWhole(bob))]);
    expect(textOf(ada)).toBe(textOf(bob));
    for (const word of typed) expect(textOf(ada).split(word)).toHaveLength(2);
    for (const gone of ['garantis', 'ouvertes', 'patience']) expect(textOf(ada)).not.toContain(gone);
    const late = await peer('writer');
    await late.saved();
    expect(readMessage((await loadDraft(store, DOC)).doc).texts['fr']).toBe(textOf(ada));
    expect(await store.draftAuthors(DOC, 0, 1e9)).toEqual(['second', 'supervisor', 'writer']);
  });

  it('[CO6] a suggestion made at the very moment the passage is typed in is refused with what it reads, on the disk as on the screens', async () => {
    const writer = await peer('writer');
    writer.doc.getText(FIELD).insert(0, CORE);
    await writer.saved();
    const id = await suggest('garantis', 'couverts');
    writer.doc.getText(FIELD).insert(CORE.indexOf('garantis') + 3, 'X');
    await writer.saved();
    expect(await accept(id)).toEqual({ ok: false, refusal: { code: 'passage-changed', reads: 'garXantis' } });
    expect(textOf(writer.doc)).toContain('garXantis');
  });

  it('[CO6] an anchor into words that are not on disk is placed by its quote, or refused', async () => {
    const writer = await peer('writer');
    writer.doc.getText(FIELD).insert(0, CORE);
    await writer.saved();
    const unsaved = new Y.Doc();
    unsaved.getText(FIELD).insert(0, 'dépôts');
    const place = anchorOf(unsaved, FIELD, 0, 6);
    expect(value(await addComment(deps(), PEOPLE.legal, { room: ROOM, text: '?', place: { ...place, quote: 'dépôts' } })).quote).toBe(
      'dépôts',
    );
    const none = await addComment(deps(), PEOPLE.legal, { room: ROOM, text: '?', place });
    expect(none).toEqual({ ok: false, refusal: { code: 'passage-not-found', field: FIELD, found: 0 } });
  });

  it('undo takes back one’s own words only, those of others and an accepted suggestion stay', async () => {
    const [ada, bob] = [editor('writer'), editor('supervisor')];
    const undo = new Y.UndoManager(ada.getText(FIELD), { trackedOrigins: new Set(['binding']), captureTimeout: 0 });
    ada.transact(() => ada.getText(FIELD).insert(0, 'Vos dépôts sont garantis.'), 'binding');
    await until(bob, () => textOf(bob) !== '');
    ada.transact(() => ada.getText(FIELD).insert(25, ' Promis.'), 'binding');
    await until(bob, () => textOf(bob).endsWith('Promis.'));
    bob.getText(FIELD).insert(25, ' Tous.');
    await until(ada, () => textOf(ada).includes('Tous.'));
    const saved = await peer('supervisor');
    await saved.saved();
    value(await accept(await suggest('garantis', 'couverts')));
    await until(ada, () => textOf(ada).includes('couverts'));
    undo.undo();
    await until(bob, () => !textOf(bob).includes('Promis'));
    expect(textOf(bob)).toBe('Vos dépôts sont couverts. Tous.');
    undo.undo();
    await until(bob, () => !textOf(bob).includes('Vos'));
    expect(textOf(bob)).toBe(textOf(ada));
    expect(textOf(ada)).toContain('couverts');
    expect(textOf(ada)).toContain('Tous.');
  });

  it('[MS4] who wrote what is told per person; an earlier moment comes back on every screen, its writers with it', async () => {
    const legal = await peer('legal');
    legal.doc.getText(FIELD).insert(0, 'Mots de la juriste.');
    await legal.saved();
    const writer = await peer('writer');
    const from = textOf(writer.doc).length;
    writer.doc.getText(FIELD).insert(from, ' Et les miens.');
    await writer.saved();
    const { fields, clients } = await draftAuthorship(store, ROOM);
    expect(fields).toEqual([
      {
        field: FIELD,
        people: [
          { userId: 'legal', characters: 19 },
          { userId: 'writer', characters: 14 },
        ],
      },
    ]);
    expect(clients).toContainEqual({ clientId: legal.doc.clientID, userId: 'legal' });
    const [moment] = (await draftMoments(store, ROOM, { limit: 10 })).items;
    expect(moment?.people.toSorted()).toEqual(['legal', 'writer']);
    writer.doc.getText(FIELD).delete(0, writer.doc.getText(FIELD).length);
    await writer.saved();
    const { head } = await loadDraft(store, DOC);
    value(await restoreDraft(deps(), PEOPLE.second, { room: ROOM, from: { position: moment?.position ?? 0 } }));
    await until(legal.doc, () => textOf(legal.doc) === 'Mots de la juriste. Et les miens.');
    expect(await store.draftAuthors(DOC, head, 1e9)).toEqual(['legal', 'second', 'writer']);
    expect((await draftAuthorship(store, ROOM)).fields).toEqual([{ field: FIELD, people: [{ userId: 'second', characters: 33 }] }]);
  });
});
