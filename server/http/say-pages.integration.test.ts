/** Say pages, the channel board and their attackers, over real HTTP on a real store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardView as boardSchema, sayPageView } from '@unisson/shared/wire/schemas/board';
import type { BoardChannelView, BoardView } from '@unisson/shared/wire/board';
import { systemRuntime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import { openRoom } from './testing/open-room.ts';
import { startEdge, type Caller, type EdgeUnderTest, type Reply } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

const R = '/api/rooms/r';
const CORE = 'Votre argent est en sécurité.\n\nNous vous rappelons <b>demain</b>.';
const ANSWER = 'Oui, <script>alert(1)</script> & "tout" est là.';
const lines: string[] = [];
let movedMs = 0;
let reads = 0;
let edge: EdgeUnderTest;
let people: Record<'admin' | 'writer' | 'legal' | 'supervisor' | 'owner' | 'observer', Caller>;

async function inForce(text: string): Promise<number> {
  await writeDraft(edge.store, 'message:r', people.writer.userId, 'core:fr', text);
  const { body } = await people.writer.call('POST', `${R}/message/revisions`, {});
  for (const who of [people.legal, people.supervisor])
    expect((await who.call('POST', `${R}/message/revisions/${body.n}/decisions`, { verdict: 'approve', hash: body.hash })).status).toBe(
      200,
    );
  return body.n as number;
}
async function addAnswer(id: string, question: string, answer: string): Promise<void> {
  const user = people.writer.userId;
  const doc = new Y.Doc();
  doc.getMap('answers').set(id, { order: 1 });
  doc.getText(`question:${id}:fr`).insert(0, question);
  doc.getText(`answer:${id}:fr`).insert(0, answer);
  const entry = { update: Y.encodeStateAsUpdate(doc), user, owners: [user], at: new Date().toISOString() };
  expect((await edge.store.keep([{ op: 'append', doc: 'message:r', entries: [entry] }])).ok).toBe(true);
}
/** The same store; each reading is counted. */
function counting(store: Store): Store {
  const counted = Object.create(store) as Store;
  const count =
    <A extends unknown[], R>(read: (...args: A) => R) =>
    (...args: A): R => {
      reads += 1;
      return read(...args);
    };
  return Object.assign(counted, { get: count(store.get.bind(store)), list: count(store.list.bind(store)) });
}
interface Made {
  readonly id: string;
  readonly token: string;
  readonly path: string;
}
async function make(patch: Record<string, unknown> = {}): Promise<Made> {
  const made = await people.owner.call('POST', `${R}/say-pages`, { channel: 'phone', language: 'fr', site: 'Lille', seats: 2, ...patch });
  expect(made.status).toBe(201);
  return { id: made.body.id, token: made.body.token, path: `/say/${made.body.token}` };
}
const see = (page: Made, headers: Record<string, string> = {}): Promise<Reply> => edge.call('GET', page.path, undefined, headers);
const confirm = (page: Made, n: number, seat: string): Promise<Reply> => edge.call('POST', `${page.path}/acknowledgements`, { n, seat });
async function channel(id: string): Promise<BoardChannelView> {
  const { body } = await people.observer.call('GET', `${R}/board`);
  const board = boardSchema.parse(body) as BoardView;
  const found = board.channels.find((one) => one.id === id);
  if (!found) throw new Error(`no channel ${id}`);
  return found;
}

beforeAll(async () => {
  const runtime = { ...systemRuntime, now: () => new Date(Date.now() + movedMs) };
  edge = await startEdge({ runtime, wrap: counting, log: (line) => void lines.push(line) });
  const channels = ['phone', 'branches', 'website', 'x'];
  people = await openRoom(
    edge,
    { id: 'r', publicKey: 'pub', languages: ['fr', 'en'], channels },
    { writer: 'responder', legal: 'legal', supervisor: 'supervisor', owner: 'channel-owner', observer: 'observer' },
  );
});
afterAll(() => edge.stop());

describe('making a say page', () => {
  it('[MS6] is a channel owner’s; the secret is shown once and stored as its digest only', async () => {
    const body = { channel: 'phone', language: 'fr', site: 'Lille', seats: 2 };
    for (const who of [people.writer, people.supervisor, people.observer])
      expect((await who.call('POST', `${R}/say-pages`, body)).status).toBe(403);
    const { token, id } = await make();
    const rows = await people.observer.call('GET', `${R}/say-pages`);
    expect(sayPageView.parse(rows.body.items[0])).toMatchObject({ id, site: 'Lille', seats: 2, state: 'live', lastContactAt: null });
    const stored = await edge.store.get('say-page', 'r', id);
    expect(
      [JSON.stringify(stored), JSON.stringify(rows.body)].filter((text) => text.includes(token.slice(3)) || text.includes('"hash":null')),
    ).toEqual([]);
    expect(rows.body.items[0].hash).toBeUndefined();
    expect(stored?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[MS6] names a channel and a language of the room, and an end that lies ahead', async () => {
    const ask = async (patch: object): Promise<string> =>
      (await people.owner.call('POST', `${R}/say-pages`, { channel: 'phone', language: 'fr', site: 'Lille', ...patch })).body.error
        .code as string;
    expect(await ask({ channel: 'fax' })).toBe('channel-not-in-room');
    expect(await ask({ language: 'de' })).toBe('no-text-for-language');
    expect(await ask({ expiresAt: '2020-01-01T00:00:00Z' })).toBe('malformed');
    expect(await ask({ site: '  ' })).toBe('malformed');
    expect(await ask({ seats: 0 })).toBe('malformed');
  });
});

describe('the say page', () => {
  it('[MS1] says clearly that nothing is in force, and takes no confirmation then', async () => {
    const page = await make();
    const shown = await see(page);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect([shown.headers.get('x-robots-tag'), shown.headers.get('referrer-policy')]).toEqual(['noindex, nofollow', 'no-referrer']);
    expect(shown.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'sha256-/);
    expect(shown.body).toContain('NE PAS UTILISER');
    expect(shown.body).not.toContain('<form');
    expect((await confirm(page, 1, 'Poste 1')).body.error.code).toBe('not-in-force');
  });

  it('[MS1] shows the text of its channel and language with number, time and answers, all of it as text', async () => {
    await addAnswer('q1', 'Mon argent est-il <i>là</i> ?', ANSWER);
    const n = await inForce(CORE);
    const { body } = await see(await make({ site: 'Lille <img src=x>"' }));
    expect(body).toContain(`<strong>Révision ${n}</strong>`);
    expect(body).toContain('<p>Nous vous rappelons &lt;b&gt;demain&lt;/b&gt;.</p>');
    expect(body).toContain('Oui, &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;tout&quot; est là.');
    expect(body).toContain('Téléphone · Lille &lt;img src=x&gt;&quot;');
    expect(body).not.toMatch(/<(b|i|img|script>)\b/);
    expect((await see(await make({ language: 'en' }))).body).toContain('has no text in this language');
  });

  it('[MS1] says "not modified" to who has it, and wakes whoever waits as soon as it changes', async () => {
    const page = await make();
    const etag = (await see(page)).headers.get('etag') ?? '';
    expect((await see(page, { 'if-none-match': etag })).status).toBe(304);
    const waiting = see(page, { 'if-none-match': etag, prefer: 'wait=20' });
    await people.supervisor.call('POST', `${R}/hold`, { on: true, reason: 'internal reason' });
    const woken = await waiting;
    expect([woken.status, woken.body.includes('ARRÊT depuis'), woken.body.includes('internal reason')]).toEqual([200, true, false]);
    await people.supervisor.call('POST', `${R}/hold`, { on: false, reason: 'over' });
    expect((await see(page)).headers.get('etag')).toBe(etag);
  });

  it('[MS6] two hundred waiting seats see a new revision, and cost the store a few reads a second', async () => {
    const page = await make({ site: 'Centre', seats: 200 });
    const etag = (await see(page)).headers.get('etag') ?? '';
    const waiting = Array.from({ length: 200 }, () => see(page, { 'if-none-match': etag, prefer: 'wait=20' }));
    let last = 0;
    const sinceLastLook = (): number => {
      const count = reads - last;
      last = reads;
      return count;
    };
    await expect.poll(sinceLastLook, { interval: 500 }).toBeGreaterThan(400);
    await expect.poll(sinceLastLook, { interval: 500 }).toBeLessThan(10);
    const n = await inForce('Tout est rétabli.');
    const seen = await Promise.all(waiting);
    expect(seen.every(({ status, body }) => status === 200 && String(body).includes(`Révision ${n}`))).toBe(true);
  });

  it('[MS7] a withdrawal replaces the text at once', async () => {
    const page = await make();
    const etag = (await see(page)).headers.get('etag') ?? '';
    const waiting = see(page, { 'if-none-match': etag, prefer: 'wait=20' });
    await people.supervisor.call('POST', `${R}/message/withdraw`, { reason: 'wrong' });
    expect((await waiting).body).toContain('Aucun message n’est en vigueur');
  });
});

describe('a secret that opens nothing', () => {
  it('[MS6] answers the same page whether it never was, has expired or was revoked', async () => {
    const [revoked, expired] = [await make(), await make({ expiresAt: new Date(Date.now() + movedMs + 3_600_000).toISOString() })];
    expect((await people.owner.call('DELETE', `${R}/say-pages/${revoked.id}`)).status).toBe(204);
    movedMs += 3_600_001;
    const guesses = ['r.guess', 'r.', '.r', 'none.x', 'r', '%00', 'r.%F0', `r.${'x'.repeat(300)}`, `un.r.${revoked.token}`];
    const answers = await Promise.all([
      see(revoked),
      see(expired),
      ...guesses.slice(0, 5).map((guess) => edge.call('GET', `/say/${guess}`)),
      edge.call('GET', `/say/${guesses[7]}`),
      edge.call('GET', `/say/${guesses[8]}`),
    ]);
    for (const { status, body } of answers) expect([status, body]).toEqual([404, answers[0]?.body]);
    for (const bad of ['%00', 'r.%F0']) expect((await edge.call('GET', `/say/${bad}`)).status).toBeLessThan(500);
    expect((await confirm(revoked, 1, 'x')).status).toBe(404);
    expect((await confirm(expired, 1, 'x')).status).toBe(404);
  });

  it('[MS6] a page that is revoked while it is open ends within a second', async () => {
    const page = await make();
    const etag = (await see(page)).headers.get('etag') ?? '';
    const waiting = see(page, { 'if-none-match': etag, prefer: 'wait=20' });
    await people.owner.call('DELETE', `${R}/say-pages/${page.id}`);
    expect((await waiting).status).toBe(404);
  });

  it('[MS6] a page ends with its maker’s part in the room, and comes back with it', async () => {
    const second = await edge.person('second@house.test', { r: ['channel-owner'] });
    const made = await second.call('POST', `${R}/say-pages`, { channel: 'phone', language: 'fr', site: 'Metz' });
    const path = `/say/${made.body.token}`;
    await people.admin.call('POST', `${R}/members`, { userId: second.userId, roles: ['observer'] });
    expect((await edge.call('GET', path)).status).toBe(404);
    expect((await channel('phone')).pages.find(({ site }) => site === 'Metz')?.state).toBe('ended');
    await people.admin.call('POST', `${R}/members`, { userId: second.userId, roles: ['channel-owner'] });
    expect((await edge.call('GET', path)).status).toBe(200);
    await people.admin.call('POST', `/api/users/${second.userId}/disable`);
    expect((await edge.call('GET', path)).status).toBe(404);
  });

  it('[edge] no secret, no site and no seat ever reaches a log or the audit', async () => {
    const page = await make({ site: 'Agence secrète' });
    const n = await inForce('Encore un texte.');
    await confirm(page, n, 'Jeanne D.');
    await edge.call('GET', page.path.replace('/say/', '/SAY/'));
    await edge.call('GET', `${page.path}/nothing-there`);
    const secret = page.token.split('.')[1] ?? '?';
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    expect(lines.some((line) => line.includes('/say/[secret]'))).toBe(true);
    const { body } = await people.admin.call('GET', `${R}/audit?limit=500`);
    const told = JSON.stringify(body);
    expect([told.includes('Jeanne'), told.includes('secrète'), told.includes(secret)]).toEqual([false, false, false]);
    const line = body.items.findLast((one: { act: string }) => one.act === 'acknowledge-revision');
    expect(line).toMatchObject({ actor: people.owner.userId, tokenId: page.id });
  });
});

describe('confirming', () => {
  it('[MS6] counts each seat once, refuses an older number, and the board names who is late', async () => {
    const [lyon, brest] = [await make({ site: 'Lyon', channel: 'branches' }), await make({ site: 'Brest', channel: 'branches', seats: 1 })];
    const first = await inForce('Premier.');
    expect((await confirm(lyon, first, 'Guichet 1')).body).toEqual({ n: first, site: 'Lyon', seat: 'Guichet 1', at: expect.any(String) });
    await confirm(lyon, first, 'Guichet 1');
    const n = await inForce('Second.');
    expect((await confirm(lyon, first, 'Guichet 1')).body.error.code).toBe('not-in-force');
    expect((await confirm(brest, n, 'Guichet A')).status).toBe(200);
    expect((await confirm(lyon, n, 'Guichet 2')).status).toBe(200);
    const board = await channel('branches');
    expect(board).toMatchObject({ kind: 'spoken', standing: 'late', revision: n, texts: { fr: expect.stringContaining('Second.') } });
    expect(board.spoken).toMatchObject({ seats: 3, confirmed: 2, late: ['Lyon'] });
    const site = board.spoken?.sites.find((one) => one.site === 'Lyon');
    expect(site).toMatchObject({ confirmed: 1, lateSeats: ['Guichet 1'] });
    expect(site?.confirmations[0]).toMatchObject({ seat: 'Guichet 2', name: 'Name of owner@house.test' });
    expect(board.pages.find((one) => one.site === 'Lyon')?.lastContactAt).toBeNull();
    await see(lyon);
    await expect.poll(async () => (await channel('branches')).pages.find((one) => one.site === 'Lyon')?.lastContactAt).toMatch(/Z$/);
  });

  it('[MS6] what seats are called is kept as it is and can neither break in nor fill the store', async () => {
    const page = await make({ site: 'Dax', channel: 'branches', seats: 1 });
    const n = await inForce('Troisième.');
    for (const seat of ['', ' ', 'a\u0000b', 'a\nb', 'x'.repeat(81), '\ud800']) expect((await confirm(page, n, seat)).status).toBe(400);
    const hostile = [
      '<script>alert(1)</script>',
      '__proto__',
      "'; DROP TABLE say_page;--",
      '../../x',
      '{{7*7}}',
      '%',
      ':',
      '‮evil',
      '=cmd()',
      'Poste 1',
      'Poste 2',
      'Poste 3',
    ];
    for (const seat of hostile) expect((await confirm(page, n, seat)).status).toBe(200);
    const over = await confirm(page, n, 'one too many');
    expect([over.status, over.body.error.code]).toEqual([413, 'too-large']);
    expect((await confirm(page, n, 'Poste 3')).status).toBe(200);
    expect((await channel('branches')).spoken?.sites.find(({ site }) => site === 'Dax')).toMatchObject({
      seats: 1,
      confirmed: 1,
      lateSeats: [],
    });
  });

  it('[MS6] a site whose page ran out is late, not forgotten; one whose page was revoked is closed', async () => {
    const [ranOut, closed] = [
      await make({ site: 'Toulon', channel: 'branches', seats: 1, expiresAt: new Date(Date.now() + movedMs + 60_000).toISOString() }),
      await make({ site: 'Nantes', channel: 'branches', seats: 1 }),
    ];
    const n = await inForce('Encore un.');
    movedMs += 60_001;
    await people.owner.call('DELETE', `${R}/say-pages/${closed.id}`);
    const { spoken, pages } = await channel('branches');
    expect([spoken?.late.includes('Toulon'), spoken?.late.includes('Nantes')]).toEqual([true, false]);
    expect(pages.find(({ site }) => site === 'Toulon')?.state).toBe('expired');
    const again = await make({ site: 'Toulon', channel: 'branches', seats: 1 });
    expect((await confirm(ranOut, n, 'Guichet')).status).toBe(404);
    expect((await confirm(again, n, 'Guichet')).status).toBe(200);
    expect((await channel('branches')).spoken?.sites.find(({ site }) => site === 'Toulon')).toMatchObject({ seats: 1, confirmed: 1 });
  });

  it('[MS6] works from the page’s own form, without any script', async () => {
    const page = await make({ site: 'Caen', channel: 'branches', seats: 1 });
    const n = await inForce('Quatrième.');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await edge.call('POST', `${page.path}/acknowledgements`, `n=${n}&seat=Guichet+1`, headers);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${page.path}?read=${n}`]);
    expect((await edge.call('GET', `${page.path}?read=${n}`)).body).toContain(`✓ Révision ${n} lue`);
    expect((await edge.call('GET', `${page.path}?read=999`)).body).not.toContain('✓');
    expect((await channel('branches')).spoken?.sites.find(({ site }) => site === 'Caen')?.confirmed).toBe(1);
    expect((await edge.call('POST', `${page.path}/acknowledgements`, 'n='.repeat(4_000), headers)).status).toBe(413);
  });

  it('[MS6] a channel owner confirms for a site or the channel as before; nothing a page does opens anything else', async () => {
    const n = (await people.observer.call('GET', `${R}/board`)).body.inForce.n as number;
    expect((await people.owner.call('POST', `${R}/acknowledgements`, { channel: 'phone', n })).status).toBe(200);
    expect((await channel('phone')).spoken?.forAll).toMatchObject({ by: people.owner.userId });
    const page = await make();
    expect((await edge.call('GET', `${R}/board`, undefined, { authorization: `Bearer ${page.token}` })).status).toBe(401);
    expect((await edge.call('GET', `${R}/board`)).status).toBe(401);
  });
});

describe('the board', () => {
  it('[RE6] shows what is live on the other channels, and that a publication under an older number is stale', async () => {
    await people.admin.call('POST', `${R}/outlets`, { kind: 'manual', channel: 'x', name: 'X' });
    expect(await channel('x')).toMatchObject({ kind: 'said', standing: 'unsaid', live: null });
    const { inForce: now } = (await people.observer.call('GET', `${R}/board`)).body;
    expect(await channel('website')).toMatchObject({ kind: 'shown', standing: 'current', revision: now.n, since: now.since });
    const { hash } = (await people.observer.call('GET', `${R}/message/revisions/${now.n}`)).body;
    const published = await people.supervisor.call('POST', `${R}/publications`, { channel: 'x', language: 'fr', hash });
    expect((await channel('x')).onItsWay).toMatchObject({ dispatchId: published.body.dispatchId, state: 'queued', revision: now.n });
    const row = await edge.store.get('dispatch', 'r', published.body.dispatchId);
    if (!row) throw new Error('no dispatch');
    const entity = {
      ...row,
      version: row.version + 1,
      state: 'sent' as const,
      sentAt: new Date().toISOString(),
      url: 'https://x.example/1',
    };
    await edge.store.commit({
      scope: 'r',
      puts: [{ kind: 'dispatch', entity }],
      audit: { actor: 'system', act: 'test', subject: { kind: 'dispatch', id: row.id } },
      at: entity.sentAt,
    });
    expect(await channel('x')).toMatchObject({ standing: 'current', onItsWay: null, live: { state: 'sent', url: 'https://x.example/1' } });
    await inForce('Cinquième.');
    expect(await channel('x')).toMatchObject({ standing: 'stale', revision: now.n });
    await people.supervisor.call('POST', `${R}/message/withdraw`, { reason: 'over' });
    expect([(await channel('x')).standing, (await channel('website')).standing, (await channel('phone')).standing]).toEqual([
      'stale',
      'silent',
      'silent',
    ]);
  });
});
