/** The demo's people and room: as the contract lists them, once, and never beside anything real. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CONTROL } from '@unisson/shared/domain/room';
import { fullText } from '@unisson/shared/domain/reply-text';
import { canonicalMessage } from '@unisson/shared/text/canonical';
import { countFor } from '@unisson/shared/text/count';
import { sha256 } from '../message/sha256.ts';
import { systemRuntime } from '../../runtime/runtime.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { DEMO_ROOM, seedDemo } from './seed-demo.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
async function open(): Promise<Store> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-demo-'));
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(32).fill(1), runtime: systemRuntime });
  stops.push(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return store;
}
const seed = (store: Store) => seedDemo({ store, runtime: systemRuntime, hash: async (password) => `hash of ${password}` });

it('makes the nine accounts with their roles, all marked as demo', async () => {
  const store = await open();
  expect(await seed(store)).toBe(true);
  const users = (await store.list('user', { scope: INSTALLATION, limit: 50 })).items;
  const members = new Map((await store.list('member', { scope: DEMO_ROOM, limit: 50 })).items.map(({ id, roles }) => [id, roles]));
  expect(Object.fromEntries(users.map(({ id, email }) => [email, members.get(id)]))).toEqual({
    'responder1@demo.test': ['responder'],
    'responder2@demo.test': ['responder'],
    'supervisor@demo.test': ['supervisor'],
    'legal@demo.test': ['legal'],
    'legal2@demo.test': ['legal'],
    'executive@demo.test': ['executive'],
    'channels@demo.test': ['channel-owner'],
    'observer@demo.test': ['observer'],
    'admin@demo.test': ['admin'],
  });
  expect(users.every(({ demo, password }) => demo && password === 'hash of unisson-demo')).toBe(true);
  expect(users.filter(({ installationAdmin }) => installationAdmin).map(({ email }) => email)).toEqual(['admin@demo.test']);
});

it('[MS1] opens the room with nothing in force, its channels and an outlet for each', async () => {
  const store = await open();
  await seed(store);
  const room = await store.get('room', INSTALLATION, DEMO_ROOM);
  expect(room).toMatchObject({ publicKey: 'demo', languages: ['fr', 'en'] });
  expect(room?.channels.map(({ id, manual, public: isPublic }) => [id, manual, isPublic])).toEqual([
    ['x', false, false],
    ['bluesky', false, false],
    ['mastodon', false, false],
    ['facebook', false, false],
    ['phone', true, false],
    ['website', false, true],
    ['branches', true, false],
    ['press', false, true],
  ]);
  expect(await store.get('control', DEMO_ROOM, CONTROL)).toMatchObject({
    inForce: null,
    underReview: null,
    hold: null,
    posture: { is: 'answer' },
  });
  const outlets = (await store.list('outlet', { scope: DEMO_ROOM, limit: 50 })).items;
  expect(Object.fromEntries(outlets.map(({ channel, kind }) => [channel, kind]))).toEqual({
    x: 'log',
    bluesky: 'log',
    mastodon: 'log',
    facebook: 'log',
    phone: 'manual',
    website: 'log',
    branches: 'manual',
    press: 'log',
  });
});

it('[MS5] fills the library with two approved statements, in both languages, that fit the channels they are for', async () => {
  const store = await open();
  await seed(store);
  const users = new Map(
    (await store.list('user', { scope: INSTALLATION, limit: 50 })).items.map(({ id, email }) => [id, email.split('@')[0]]),
  );
  const { items } = await store.list('holding', { scope: DEMO_ROOM, limit: 50 });
  expect(items).toHaveLength(2);
  for (const { status, authors, decisions, content, hash, canonical } of items) {
    expect(status).toBe('approved');
    expect(authors.map((id) => users.get(id))).toEqual(['responder1']);
    expect(decisions.map(({ userId, role, verdict }) => [users.get(userId), role, verdict])).toEqual([
      ['legal2', 'legal', 'approve'],
      ['executive', 'executive', 'approve'],
    ]);
    expect([hash, canonical]).toEqual([sha256(canonical), canonicalMessage(DEMO_ROOM, content)]);
    for (const texts of [content.texts, content.short, ...Object.values(content.variants)])
      expect(Object.keys(texts)).toEqual(['fr', 'en']);
    // With a name and a few words of one's own in front of it, a reply still fits.
    const reserve = 30;
    for (const channel of ['x', 'bluesky', 'mastodon'])
      for (const language of ['fr', 'en']) {
        const size = countFor(channel, fullText(content, channel, language) ?? '');
        expect([channel, language, size.length + reserve <= (size.limit ?? Infinity)]).toEqual([channel, language, true]);
      }
  }
});

it('does nothing the second time, nor on a store somebody uses', async () => {
  const store = await open();
  await seed(store);
  expect(await seed(store)).toBe(false);
  expect((await store.list('user', { scope: INSTALLATION, limit: 50 })).items).toHaveLength(9);
  const used = await open();
  const entity = {
    id: 'u1',
    version: 1,
    email: 'a@b.test',
    name: 'Ann',
    installationAdmin: true,
    password: null,
    disabledAt: null,
    createdAt: '2026-03-01T12:00:00.000Z',
    demo: false,
  };
  await used.commit({
    scope: INSTALLATION,
    puts: [{ kind: 'user', entity }],
    audit: { actor: 'system', act: 'test', subject: { kind: 'user', id: 'u1' } },
    at: entity.createdAt,
  });
  expect(await seed(used)).toBe(false);
  expect(await used.get('room', INSTALLATION, DEMO_ROOM)).toBeNull();
});
