/** The page for deciding away from the console, over real HTTP: what it shows, whom it lets decide, and what everybody else gets. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeReviewLink } from '../../commands/notice/make-review-link.ts';
import { clockAt } from '../../commands/message/testing/war-room.ts';
import { startEdge, PASSWORD, type Caller, type EdgeUnderTest } from '../testing/start-edge.ts';
import { writeDraft } from '../testing/write-draft.ts';

const HOSTILE = '<script>alert(1)</script> “10 €” & <img src=x onerror=alert(2)> </div></body>';
const ROLES = { writer: 'responder', legal: 'legal', legal2: 'legal', supervisor: 'supervisor' } as const;
let edge: EdgeUnderTest;
const log: string[] = [];
let admin: Caller;
let people: Record<keyof typeof ROLES, Caller>;
const clock = clockAt('2026-11-23T18:30:00.000Z');
/** A room of its own for each test: people are slow to make, rooms are not. */
let room = 'r0';
let rooms = 0;

/** French signs keep to their word by spaces that do not break. */
const plainSpaces = (html: string): string => html.replace(/[\u00a0\u202f]/gu, ' ');

beforeAll(async () => {
  edge = await startEdge({ log: (line) => void log.push(line), runtime: clock });
  admin = await edge.administrator();
  const person = (name: string) => edge.person(`${name}@house.test`);
  people = {
    writer: await person('writer'),
    legal: await person('legal'),
    legal2: await person('legal2'),
    supervisor: await person('sup'),
  };
});
afterAll(() => edge.stop());
beforeEach(async () => {
  rooms += 1;
  room = `r${rooms}`;
  await admin.call('POST', '/api/rooms', {
    name: 'Salle <b>R</b>',
    id: room,
    publicKey: room,
    languages: ['fr', 'en'],
    channels: ['x', 'bluesky', 'phone'],
  });
  for (const who of Object.keys(ROLES) as (keyof typeof ROLES)[]) await join(people[who], ROLES[who]);
  log.length = 0;
});
const join = (who: Caller, ...roles: readonly string[]) => admin.call('POST', `/api/rooms/${room}/members`, { userId: who.userId, roles });

const write = (field: string, text: string) => writeDraft(edge.store, `message:${room}`, people.writer.userId, field, text);
async function freeze(texts: Readonly<Record<string, string>>): Promise<number> {
  for (const [field, text] of Object.entries(texts)) await write(field, text);
  const { body } = await people.writer.call('POST', `/api/rooms/${room}/message/revisions`, {});
  return body.n;
}
async function linkFor(who: Caller, n: number): Promise<string> {
  const revision = await edge.store.get('revision', room, String(n));
  if (!revision) throw new Error('no such revision');
  const made = await makeReviewLink(edge, { room, userId: who.userId, revision });
  if (!made.ok) throw new Error(made.refusal.code);
  return `/decide/${room}/${made.value}`;
}
interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}
async function ask(
  path: string,
  form: Readonly<Record<string, string>> | null = null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const answer = await fetch(`${edge.url}${path}`, {
    redirect: 'manual',
    headers,
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  // As one reads it: where a line may not break is not what these tests are about.
  return { status: answer.status, headers: answer.headers, html: (await answer.text()).replaceAll('\u00a0', ' ') };
}
const hashIn = (page: Page): string => /name="hash" value="([0-9a-f]{64})"/.exec(page.html)?.[1] ?? '';
async function press(path: string, form: Partial<Record<'verdict' | 'hash' | 'password' | 'note', string>> = {}): Promise<Page> {
  const hash = hashIn(await ask(path));
  return ask(path, { verdict: 'approve', hash, password: PASSWORD, note: '', ...form });
}
const decisions = async () => (await edge.store.list('decision', { scope: room, order: { by: 'at' }, limit: 50 })).items;

describe('reading', () => {
  it('shows who froze it, since when it waits, the exact text, every word as text, and where it stands', async () => {
    const n = await freeze({ 'core:fr': HOSTILE, 'core:en': 'We are open.', 'variant:x:fr': 'Court', 'variant:bluesky:fr': 'Court' });
    clock.advance(12 * 60_000);
    const { status, html, headers } = await ask(await linkFor(people.legal, n), null, { 'accept-language': 'fr' });
    expect(status).toBe(200);
    expect(html).toContain('Figée par Name of writer@house.test');
    expect(html).toContain('attend depuis 12 min');
    expect(html).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; “10 €” &amp; &lt;img src=x onerror=alert(2)&gt; &lt;/div&gt;&lt;/body&gt;',
    );
    expect(html).not.toMatch(/<script>alert|<img|<b>R/);
    // Channels that say the same are named together, those without words of their own with the core.
    expect(html).toContain('X et Bluesky · français');
    expect(plainSpaces(html)).toContain('Téléphone : le texte principal, tel quel.');
    expect(plainSpaces(html)).toContain('Il manque encore : juridique ; superviseur ou dirigeant.');
    expect(headers.get('content-language') ?? html).toContain('fr');
  });

  it('shows what differed when it was frozen, and why it was frozen all the same', async () => {
    await write('core:fr', 'Les frais sont de 10 €.');
    await write('variant:x:fr', 'Les frais sont de 15 €.');
    const despite = 'X <b>suit</b> demain';
    const { body } = await people.writer.call('POST', `/api/rooms/${room}/message/revisions`, { despite });
    const { html } = await ask(await linkFor(people.legal, body.n), null, { 'accept-language': 'fr' });
    expect(plainSpaces(html)).toContain('« 15 € », alors que le message dit « 10 € »');
    expect(plainSpaces(html)).toContain('Figé malgré cela : « X &lt;b&gt;suit&lt;/b&gt; demain »');
  });

  it('shows signs that nobody sees, and those that turn words around, as their number', async () => {
    const { html } = await ask(
      await linkFor(people.legal, await freeze({ 'core:fr': 'Nous paierons \u202e001\u202c €\u200b, 👩‍👩‍👧 d’ici\u202fmardi.' })),
    );
    expect(html).toContain(
      'Nous paierons <span class="sign">U+202E</span>001<span class="sign">U+202C</span> €<span class="sign">U+200B</span>, 👩‍👩‍👧 d’ici\u202fmardi.',
    );
  });

  it('is whole in one answer below 50 KB, needs no script, and nothing may be loaded beside it', async () => {
    const long = 'Nous rétablissons l’accès aux comptes et rembourserons les frais. '.repeat(22);
    const texts = Object.fromEntries(
      ['core', 'short', 'variant:x', 'variant:bluesky', 'variant:phone'].flatMap((field, i) =>
        ['fr', 'en'].map((language) => [`${field}:${language}`, `${i} ${language} ${long}`]),
      ),
    );
    const page = await ask(await linkFor(people.legal, await freeze(texts)));
    expect(Buffer.byteLength(page.html)).toBeLessThan(50_000);
    expect(page.html).not.toMatch(/<link|<iframe|src=|url\(|@import/);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });

  it('is kept by no cache, found by no search, and tells nobody where one came from', async () => {
    const { headers, html } = await ask(await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' })));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
    expect(html).toContain('name="robots" content="noindex');
    expect(html).not.toContain('/decide/');
  });

  it('shows what changes against the revision in force by word, and channels that change alike once', async () => {
    const long = `${'Nos agences restent ouvertes partout en France. '.repeat(12)}`;
    const first = await freeze({
      'core:fr': `${long}Les frais seront remboursés en mars.`,
      'variant:x:fr': 'Frais remboursés en mars.',
      'variant:bluesky:fr': 'Frais remboursés en mars.',
    });
    for (const who of [people.legal, people.supervisor]) await press(await linkFor(who, first));
    const n = await freeze({
      'core:fr': `${long}Les frais seront remboursés en avril.`,
      'variant:x:fr': 'Frais remboursés en avril.',
      'variant:bluesky:fr': 'Frais remboursés en avril.',
    });
    const { html } = await ask(await linkFor(people.legal, n), null, { 'accept-language': 'fr' });
    const changes = html.slice(html.indexOf('Ce qui change'), html.indexOf('Le texte exact'));
    expect(changes).toContain('révision 1, en vigueur');
    expect(changes.match(/<del>/g)).toHaveLength(2);
    expect(changes).toMatch(/<del><span class="h">[^<]*<\/span>mars<\/del><ins><span class="h">[^<]*<\/span>avril<\/ins>/);
    expect(changes).toMatch(/Bluesky et X · français|X et Bluesky · français/);
    expect(changes).toContain('[…]');
    expect(html.slice(html.indexOf('Le texte exact'))).toContain(long.trim());
  });

  it('speaks the browser’s language, else the room’s, or the one asked for', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    const languageOf = async (path: string, accept: string | null) =>
      /<html lang="(..)"/.exec((await ask(path, null, accept === null ? {} : { 'accept-language': accept })).html)?.[1];
    expect(await languageOf(link, 'en-GB,en;q=0.9')).toBe('en');
    expect(await languageOf(link, 'de')).toBe('fr');
    expect(await languageOf(`${link}?lang=en`, 'fr')).toBe('en');
  });

  it('never lets the secret reach a log', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    await ask(link);
    await press(link, { password: 'wrong' });
    const secret = link.split('/').at(-1) ?? '';
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('\n')).not.toContain(secret);
    expect(log.join('\n')).not.toContain(PASSWORD);
  });
});

describe('deciding', () => {
  it('[MS3] [MS6] by password, under the same rules; the last one puts it in force, and the page says when it was recorded', async () => {
    const n = await freeze({ 'core:fr': 'Texte' });
    const link = await linkFor(people.legal, n);
    clock.advance(12 * 60_000);
    const pressed = await press(link);
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, link]);
    const after = await ask(link, null, { 'accept-language': 'fr' });
    const at = clock.now().toISOString();
    expect(after.html).toContain(`Enregistré à <time datetime="${at}">${at.slice(11, 16)} UTC</time>`);
    expect(after.html).toContain('Elle n’est pas encore en vigueur');
    expect(after.html).not.toContain('<form');
    clock.advance(1_000);
    await press(await linkFor(people.supervisor, n));
    expect((await ask(link, null, { 'accept-language': 'fr' })).html).toContain('La révision 1 est en vigueur.');
    expect((await people.writer.call('GET', `/api/rooms/${room}/message`)).body.inForce.n).toBe(n);
    expect((await decisions()).map(({ userId, verdict }) => [userId, verdict])).toEqual([
      [people.legal.userId, 'approve'],
      [people.supervisor.userId, 'approve'],
    ]);
    expect(pressed.headers.get('set-cookie')).toBeNull();
  });

  it('[MS3] cannot be pressed twice: two presses at once and one later are one decision, whatever the later ones ask for', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    const both = await Promise.all([press(link), press(link)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const page = await ask(link);
    const again = await ask(link, { verdict: 'request-changes', hash: 'a'.repeat(64), password: 'wrong', note: 'No' });
    expect([again.status, again.headers.get('location')]).toEqual([303, link]);
    expect(await decisions()).toHaveLength(1);
    expect(page.html).not.toContain('<form');
  });

  it('asks what has to change, gives the note back, and ends the review with it', async () => {
    const n = await freeze({ 'core:fr': 'Texte' });
    const link = await linkFor(people.legal, n);
    const blank = await press(link, { verdict: 'request-changes', note: ' \n' });
    expect([blank.status, blank.html.includes('<form')]).toEqual([422, true]);
    const wrong = await press(link, { verdict: 'request-changes', note: 'La date </textarea><b>', password: 'wrong' });
    expect([wrong.status, wrong.html.includes('La date &lt;/textarea&gt;&lt;b&gt;</textarea>')]).toEqual([403, true]);
    expect((await press(link, { verdict: 'request-changes', note: 'La date\r\nmanque' })).status).toBe(303);
    expect((await decisions())[0]).toMatchObject({ verdict: 'request-changes', note: 'La date\nmanque' });
    expect((await ask(link, null, { 'accept-language': 'en' })).html).toContain('You requested changes to revision 1.');
    const other = await ask(await linkFor(people.legal2, n), null, { 'accept-language': 'en' });
    expect([other.status, other.html.includes('Changes to revision 1 were requested')]).toEqual([410, true]);
  });

  it('is refused with a wrong password, and stops being a way to guess one after five', async () => {
    const hasty = await edge.person('hasty@house.test');
    await join(hasty, 'legal');
    const link = await linkFor(hasty, await freeze({ 'core:fr': 'Texte' }));
    for (let i = 0; i < 5; i += 1) expect((await press(link, { password: `guess ${i}` })).status).toBe(403);
    const sixth = await press(link, { password: PASSWORD });
    expect([sixth.status, Number(sixth.headers.get('retry-after')) > 0]).toEqual([429, true]);
    // The door counts with it: the same account, the same address.
    expect((await edge.call('POST', '/api/session', { email: 'hasty@house.test', password: PASSWORD })).status).toBe(429);
    expect(await decisions()).toHaveLength(0);
  });

  it('[MS4] an author sees the text and why somebody else must decide; pressing all the same is refused', async () => {
    await writeDraft(edge.store, `message:${room}`, people.legal.userId, 'short:fr', 'De ma main');
    const n = await freeze({ 'core:fr': 'Texte' });
    const link = await linkFor(people.legal, n);
    const page = await ask(link, null, { 'accept-language': 'en' });
    expect(page.html).toContain('You wrote part of this text');
    expect(page.html).not.toContain('<form');
    const hash = (await edge.store.get('revision', room, String(n)))?.hash ?? '';
    expect((await ask(link, { verdict: 'approve', hash, password: PASSWORD })).status).toBe(422);
    expect(await decisions()).toHaveLength(0);
  });

  it('[MS4] a deputy decides in the place of who named him; both together are not two', async () => {
    const deputy = people.supervisor;
    await join(deputy, 'responder');
    const until = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const named = await people.legal.call('POST', `/api/rooms/${room}/deputies`, { userId: deputy.userId, role: 'legal', until });
    expect(named.status).toBe(201);
    const n = await freeze({ 'core:fr': 'Texte' });
    const link = await linkFor(deputy, n);
    expect((await ask(link, null, { 'accept-language': 'en' })).html).toContain('in the place of Name of legal@house.test');
    expect((await press(link)).status).toBe(303);
    expect((await decisions())[0]).toMatchObject({ userId: deputy.userId, for: people.legal.userId, role: 'legal' });
    const second = await press(await linkFor(people.legal, n));
    expect([
      second.status,
      second.html.includes('une approbation de plus ne compterait pas') || second.html.includes('one more approval would not count'),
    ]).toEqual([409, true]);
    expect(await decisions()).toHaveLength(1);
  });

  it('[MS3] another hash than the one that was shown is refused', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    expect((await press(link, { hash: 'b'.repeat(64) })).status).toBe(409);
    expect((await press(link, { hash: 'not a hash' })).status).toBe(400);
    expect(await decisions()).toHaveLength(0);
  });

  it('a link opens it for its own person only: somebody else’s password is a wrong one', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    const other = await edge.person('other@house.test');
    await other.call('POST', '/api/session/password', { current: PASSWORD, password: 'another long password' });
    expect((await press(link, { password: 'another long password' })).status).toBe(403);
    expect(await decisions()).toHaveLength(0);
  });

  it('counts no cookie: who is signed in as another decides as the link’s person or not at all', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    const hash = hashIn(await ask(link));
    const answer = await ask(link, { verdict: 'approve', hash, password: PASSWORD }, { cookie: people.supervisor.cookie, origin: 'null' });
    expect(answer.status).toBe(303);
    expect((await decisions())[0]?.userId).toBe(people.legal.userId);
  });

  it('answers a broken form and a flood of bytes with a page', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    expect((await ask(link, { verdict: 'maybe' })).status).toBe(400);
    const flood = await ask(link, { verdict: 'approve', note: 'x'.repeat(200_000) });
    expect([flood.status, flood.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
    const json = await fetch(`${edge.url}${link}`, {
      method: 'POST',
      body: '{"verdict":"approve"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
  });
});

describe('links that open nothing', () => {
  it('unknown, cut off, of another room: one and the same answer', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    const wrong = [
      `${link}x`,
      link.slice(0, -1),
      `/decide/${room}/${'A'.repeat(43)}`,
      link.replace(`/${room}/`, '/other/'),
      `/decide/${room}/%00`,
      `/decide/${encodeURIComponent('../r')}/${'A'.repeat(43)}`,
    ];
    const pages = await Promise.all(wrong.map((path) => ask(path, null, { 'accept-language': 'en' })));
    expect(pages.map(({ status }) => status)).toEqual(wrong.map(() => 404));
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
    expect((await ask(wrong[2] ?? '', { verdict: 'approve', hash: 'a'.repeat(64), password: PASSWORD })).status).toBe(404);
  });

  it('an expired one says so, shows no word of the text and decides nothing', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Geheim' }));
    const hash = hashIn(await ask(link));
    clock.advance(24 * 3_600_000);
    const page = await ask(link, null, { 'accept-language': 'en' });
    expect([page.status, page.html.includes('This link has expired.'), page.html.includes('Geheim')]).toEqual([410, true, false]);
    expect((await ask(link, { verdict: 'approve', hash, password: PASSWORD })).status).toBe(303);
    expect(await decisions()).toHaveLength(0);
    clock.advance(-24 * 3_600_000);
  });

  it('[MS9] of a recalled or replaced revision says what happened and where to look', async () => {
    const first = await freeze({ 'core:fr': 'Geheim eins' });
    const link = await linkFor(people.legal, first);
    const hash = hashIn(await ask(link));
    await people.writer.call('POST', `/api/rooms/${room}/message/revisions`, { replaces: first });
    const crossed = await ask(link, { verdict: 'approve', hash, password: PASSWORD });
    expect(crossed.status).toBe(303);
    const page = await ask(link, null, { 'accept-language': 'en' });
    expect(page.status).toBe(410);
    expect(page.html).toContain('Revision 1 was replaced by revision 2.');
    expect(page.html).not.toContain('Geheim');
    expect(page.html).toContain(`href="/rooms/${room}?panel=message"`);
    expect(await decisions()).toHaveLength(0);
  });

  it('ends with the rights of its person: disabled, or out of the room', async () => {
    const gone = await edge.person('gone@house.test');
    await join(gone, 'legal');
    const n = await freeze({ 'core:fr': 'Texte' });
    const [link, other] = [await linkFor(gone, n), await linkFor(people.legal2, n)];
    await join(people.legal2);
    await admin.call('POST', `/api/users/${gone.userId}/disable`);
    expect([(await ask(link)).status, (await ask(other)).status]).toEqual([404, 404]);
  });

  it('keeps only a digest of the secret', async () => {
    const link = await linkFor(people.legal, await freeze({ 'core:fr': 'Texte' }));
    const rows = (await edge.store.list('review-link', { scope: room, where: { userId: people.legal.userId }, limit: 10 })).items;
    expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1));
    expect(JSON.stringify(await edge.store.auditLines(room, 0, 500))).not.toContain(link.split('/').at(-1));
  });
});
