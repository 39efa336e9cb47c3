/** Ten people freeze, decide, withdraw, send and hold at random for a while: every rule holds, and the report tells the story. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { connectFeed } from '../support/feed-client.ts';
import { machineWith, personWith, signIn, type Person } from '../support/people.ts';
import { random } from '../support/random.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { expect, test } from '../support/test.ts';
import { openWriter } from '../support/writer.ts';
import { actAtRandom, type Crowd } from './crowd-acts.ts';

/** A minute; `CROWD_SECONDS` and `CROWD_SEED` explore more. */
const SECONDS = Number(process.env['CROWD_SECONDS'] ?? 60);
const SEED = Number(process.env['CROWD_SEED'] ?? 1);
const ROOM = '/api/rooms/demo';
const TEN = ['responder1', 'responder2', 'supervisor', 'legal', 'legal2', 'executive', 'channels', 'observer'];

interface RevisionSeen {
  readonly n: number;
  readonly status: string;
  readonly authors: readonly string[];
  readonly inForceAt: string | null;
  readonly decisions: readonly { readonly userId: string; readonly role: string; readonly verdict: string; readonly at: string }[];
}
interface Line {
  readonly n: number;
  readonly act: string;
  readonly at: string;
  readonly subject: { readonly kind: string; readonly id: string };
}
interface Sent {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly replyId: string | null;
}

test('[MS1] [MS4] [MS6] [MS7] [DI3] [DI4] [DI6] [PO1] [AU2] ten people at random for a minute break no rule', async ({ install }) => {
  test.setTimeout(SECONDS * 1_000 + 120_000);
  const receiver = await startReceiver();
  const installation = install({ ALLOW_HOSTS: receiver.host });
  const server = await installation.start();
  const { crowd, clerk } = await gather(server.url, receiver);
  const feed = await connectFeed(server.url, clerk.cookie);
  await feed.enter();
  const until = Date.now() + SECONDS * 1_000;
  try {
    await Promise.all(
      crowd.people.map(async () => {
        while (Date.now() < until) await actAtRandom(crowd);
      }),
    );
    await settle(clerk);
    console.log([...crowd.answers].map(([act, statuses]) => `${act} ${[...statuses].map(([status, n]) => `${status}:${n}`).join(' ')}`).join('; '));
    // A minute in which nothing came about would prove nothing.
    for (const act of ['freeze', 'decide', 'withdraw', 'send', 'publish', 'hold', 'posture']) expect([...(crowd.answers.get(act)?.keys() ?? [])].some((status) => status < 300), `${act} went through`).toBe(true);
    const revisions: RevisionSeen[] = await allPages(clerk, `${ROOM}/message/revisions?limit=200`);
    const dispatches: Sent[] = await allPages(clerk, `${ROOM}/dispatches?limit=200`);
    const lines = await allLines(await signIn(server.url, 'admin'));
    expectOneInForce(revisions);
    expectDeciders(revisions);
    expectClaims(lines, dispatches, revisions);
    expectSent(dispatches, receiver, crowd);
    await expectFeed(feed, clerk);
    await expectStory(await signIn(server.url, 'admin'), revisions, dispatches);
    console.log(`${revisions.length} revisions, ${revisions.filter(({ inForceAt }) => inForceAt !== null).length} came in force; ${dispatches.length} dispatches, ${receiver.received.size} received; ${lines.length} audit lines`);
  } finally {
    feed.close();
    for (const writer of crowd.writers) writer.close();
    await server.stop();
    await receiver.close();
  }
  const verified = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../server/bin/audit.ts')], { env: { ...process.env, ...installation.env }, encoding: 'utf8' });
  expect(verified.status, verified.stdout + verified.stderr).toBe(0);
});

/** Eight of the demo's people and two more, so that there is always somebody left who has not written. */
async function gather(url: string, receiver: Receiver): Promise<{ crowd: Crowd; clerk: Person }> {
  const admin = await signIn(url, 'admin');
  const outlet = await admin.call('POST', `${ROOM}/outlets`, { kind: 'webhook', channel: 'x', name: 'receiver', config: { url: receiver.url, secret: 'whsec_dGVzdC1zZWNyZXQtb2YtdGhlLWZhdWx0cw==' } });
  expect(outlet.status, JSON.stringify(outlet.body)).toBe(201);
  const token = (await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] })).body.token;
  const mentions = Array.from({ length: 400 }, (_, i) => ({ source: 'x', nativeId: `c${i}`, text: `Numéro ${i} : compte bloqué, personne ne répond (${i})`, author: { handle: `a${i}` }, publishedAt: new Date().toISOString() }));
  expect((await machineWith(url, token).call('POST', `${ROOM}/mentions`, { mentions })).status).toBe(200);
  const people = [...(await Promise.all(TEN.map((name) => signIn(url, name)))), await invite(url, admin, 'legal'), await invite(url, admin, 'supervisor')];
  const [clerk, second] = people;
  if (!clerk || !second) throw new Error('nobody came');
  const writers = [clerk, second].map((person) => openWriter(url, person.cookie, 'message:demo', 'core:fr'));
  await Promise.all(writers.map((writer) => writer.synced()));
  const ids = (await allPages<{ id: string }>(clerk, `${ROOM}/mentions?sort=oldest&limit=200`)).map(({ id }) => id);
  return { clerk, crowd: { random: random(SEED), people, writers, mentions: ids, answers: new Map(), accepted: new Set(), counter: 0 } };
}

async function invite(url: string, admin: Person, role: string): Promise<Person> {
  const email = `tenth-${role}@crowd.test`;
  const invited = await admin.call('POST', '/api/invitations', { email, rooms: [{ room: 'demo', roles: [role] }] });
  expect(invited.status, JSON.stringify(invited.body)).toBe(201);
  const secret = String(invited.body.link).split(/[/#=]/u).at(-1);
  const taken = await fetch(`${url}/api/invitations/accept`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secret, name: `Tenth ${role}`, password: 'unisson-demo-tenth' }) });
  expect(taken.ok, await taken.clone().text()).toBe(true);
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password: 'unisson-demo-tenth' }) });
  const { user } = (await answer.json()) as { user: { id: string } };
  return personWith(url, answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), user.id);
}

/** Lets go of whatever holds the room, so that what is queued under what stands may leave and the rest is swept. */
async function settle(clerk: Person): Promise<void> {
  await expect.poll(async () => (await clerk.call('GET', `${ROOM}/dispatches?state=sending&limit=1`)).body.items.length, { timeout: 40_000 }).toBe(0);
}

async function allPages<T>(person: Person, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor = '';
  do {
    const { status, body } = await person.call('GET', `${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    cursor = body.next ?? '';
  } while (cursor);
  return items;
}
async function allLines(admin: Person): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const { body } = await admin.call('GET', `${ROOM}/audit?after=${lines.at(-1)?.n ?? 0}&limit=500`);
    lines.push(...body.items);
    if (!body.next) return lines;
  }
}

/** [MS1] */
function expectOneInForce(revisions: readonly RevisionSeen[]): void {
  expect(revisions.filter(({ status }) => status === 'in-force').length).toBeLessThanOrEqual(1);
  expect(revisions.filter(({ status }) => status === 'under-review').length).toBeLessThanOrEqual(1);
}

/** [MS4] legal and one above, two people, neither of whom wrote it. */
function expectDeciders(revisions: readonly RevisionSeen[]): void {
  for (const { n, authors, decisions, inForceAt } of revisions) {
    expect(decisions.filter(({ userId }) => authors.includes(userId)), `authors who decided on ${n}`).toEqual([]);
    if (inForceAt === null) continue;
    const approved = decisions.filter(({ verdict }) => verdict === 'approve');
    const legal = approved.filter(({ role }) => role === 'legal');
    const above = approved.filter(({ role }) => role === 'supervisor' || role === 'executive');
    expect(legal.length > 0 && above.length > 0, `who approved ${n}: ${JSON.stringify(approved)}`).toBe(true);
    expect(new Set([...legal, ...above].map(({ userId }) => userId)).size, `people who approved ${n}`).toBeGreaterThanOrEqual(2);
  }
}

/** When it first came in force: with the later of the first two words that it needed. A revision that stood once more has a later `inForceAt`. */
function firstInForce({ decisions }: RevisionSeen): string | null {
  const first = (roles: readonly string[]): string | undefined => decisions.filter(({ verdict, role }) => verdict === 'approve' && roles.includes(role)).map(({ at }) => at).sort()[0];
  const [legal, above] = [first(['legal']), first(['supervisor', 'executive'])];
  return legal === undefined || above === undefined ? null : legal > above ? legal : above;
}

/** [DI3] [DI6] in the one order there is, the audit chain's: nothing is claimed under a hold, nor before its revision ever was in force. */
function expectClaims(lines: readonly Line[], dispatches: readonly Sent[], revisions: readonly RevisionSeen[]): void {
  expect(lines.map(({ n }) => n)).toEqual(lines.map((_, i) => i + 1));
  const byId = new Map(dispatches.map((dispatch) => [dispatch.id, dispatch]));
  const since = new Map(revisions.map((revision) => [revision.n, firstInForce(revision)]));
  let isHeld = false;
  let claims = 0;
  for (const { n, act, at, subject } of lines) {
    if (act === 'set-hold') isHeld = true;
    if (act === 'lift-hold') isHeld = false;
    if (act !== 'claim-dispatch') continue;
    claims += 1;
    expect(isHeld, `line ${n} claims under a hold`).toBe(false);
    const inForceAt = since.get(byId.get(subject.id)?.revision ?? 0) ?? null;
    expect(inForceAt !== null && inForceAt <= at, `line ${n} claims words that were not in force`).toBe(true);
  }
  expect(claims).toBeGreaterThan(0);
}

/** [DI4] [RE1] */
function expectSent(dispatches: readonly Sent[], receiver: Receiver, crowd: Crowd): void {
  expect([...receiver.received].filter(([, times]) => times > 1), 'received twice').toEqual([]);
  const known = new Set(dispatches.map(({ id }) => id));
  expect([...crowd.accepted].filter((id) => !known.has(id)), 'accepted, yet gone').toEqual([]);
  const went = dispatches.filter(({ state }) => state === 'sent');
  expect(went.filter(({ id }) => !receiver.received.has(id)), 'sent, yet never received').toEqual([]);
  const sentIds = new Set(went.map(({ id }) => id));
  expect([...receiver.received.keys()].filter((id) => !sentIds.has(id)), 'received, yet not sent').toEqual([]);
  const replies = went.flatMap(({ replyId }) => (replyId === null ? [] : [replyId]));
  expect(new Set(replies).size, 'a reply left once').toBe(replies.length);
}

/** [FE1] */
async function expectFeed(feed: Awaited<ReturnType<typeof connectFeed>>, clerk: Person): Promise<void> {
  const { seq } = (await clerk.call('GET', ROOM)).body;
  await expect.poll(() => feed.position(), { timeout: 20_000 }).toBeGreaterThanOrEqual(seq);
  for (const [i, frame] of feed.frames.entries()) if (i > 0) expect(frame.from).toBe(feed.frames[i - 1]?.to);
}

/** The report names every freeze, every coming in force and every sending. */
async function expectStory(admin: Person, revisions: readonly RevisionSeen[], dispatches: readonly Sent[]): Promise<void> {
  const { status, body } = await admin.call('GET', `${ROOM}/report?format=json`);
  expect(status).toBe(200);
  const told = (what: string): number => body.timeline.filter((one: { what: string }) => one.what === what).length;
  expect(told('revision-frozen')).toBe(revisions.length);
  expect(told('reply-sent') + told('published')).toBe(dispatches.filter(({ state }) => state === 'sent').length);
  for (const what of ['approved', 'in-force', 'withdrawn', 'set-hold', 'lift-hold']) expect(told(what), `${what} is told`).toBeGreaterThan(0);
  const times: string[] = body.timeline.map(({ at }: { at: string }) => at);
  expect(times).toEqual([...times].sort());
}
