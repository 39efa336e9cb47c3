/** The first hour over real HTTP: the library, emergencies, posture and the clock; each answer has the shape that the API document promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Alert } from '@unisson/shared/domain/alert';
import { clockView, emergencyView, holdingView } from '@unisson/shared/wire/schemas/first-hour';
import { messageView, revisionView } from '@unisson/shared/wire/schemas/message-views';
import { roomView } from '@unisson/shared/wire/schemas/views';
import { openRoom } from './testing/open-room.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

let edge: EdgeUnderTest;
let people: Record<'admin' | 'writer' | 'legal' | 'supervisor' | 'executive' | 'observer', Caller>;
const R = '/api/rooms/r';
const content = { texts: { fr: 'Nous vérifions.', en: 'We are checking.' }, short: { fr: 'Nous vérifions.' } };
const as = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> => schema.parse(body);

async function propose(by = people.writer, body: object = { name: 'Incident', content }): Promise<z.output<typeof holdingView>> {
  const answer = await by.call('POST', `${R}/holding`, body);
  expect(answer.status).toBe(201);
  return as(holdingView, answer.body);
}
async function approved(): Promise<{ id: string; hash: string }> {
  const { id, hash } = await propose();
  for (const who of [people.legal, people.supervisor]) await who.call('POST', `${R}/holding/${id}/decisions`, { verdict: 'approve', hash });
  return { id, hash };
}

beforeAll(async () => {
  edge = await startEdge();
  people = await openRoom(
    edge,
    { id: 'r', publicKey: 'pub', languages: ['fr', 'en'], channels: ['x', 'website'] },
    { writer: 'responder', legal: 'legal', supervisor: 'supervisor', executive: 'executive', observer: 'observer' },
  );
});
afterAll(() => edge.stop());

describe('the library', () => {
  it('[MS5] a proposed statement names who could decide; approved, it is listed as such', async () => {
    edge.present.add(`r/${people.legal.userId}`);
    const { id, hash, status, canDecide } = await propose();
    expect(status).toBe('proposed');
    expect(canDecide.legal).toEqual([{ userId: people.legal.userId, name: 'Name of legal@house.test', present: true, for: null }]);
    edge.present.clear();
    const decide = (who: Caller, body: object) => who.call('POST', `${R}/holding/${id}/decisions`, body);
    expect(await decide(people.writer, { verdict: 'approve', hash })).toMatchObject({
      status: 422,
      body: { error: { code: 'author-may-not-decide' } },
    });
    expect((await decide(people.observer, { verdict: 'approve', hash })).body.error.code).toBe('role-not-in-policy');
    await decide(people.legal, { verdict: 'approve', hash });
    const last = as(holdingView, (await decide(people.executive, { verdict: 'approve', hash })).body);
    expect(last).toMatchObject({ status: 'approved', canDecide: {}, decisions: [{ role: 'legal' }, { role: 'executive' }] });
    const { body } = await people.observer.call('GET', `${R}/holding?status=approved`);
    expect(body.items.map((one: { id: string }) => one.id)).toContain(id);
  });

  it.each([
    ['no name', { content }],
    ['no content', { name: 'n' }],
    ['half a character', { name: 'n', content: { texts: { fr: 'a\ud800' } } }],
    ['a NUL', { name: 'n', content: { texts: { fr: 'a\u0000' } } }],
    ['a language that is none', { name: 'n', content: { texts: { 'core:fr': 'a' } } }],
    ['a channel that is none', { name: 'n', content: { texts: { fr: 'a' }, variants: { 'x:y': { fr: 'b' } } } }],
    ['numbers for words', { name: 'n', content: { texts: { fr: 1 } } }],
    ['a gesture', { name: 'n', content: { texts: { fr: 'a' }, gesture: { what: '10 €' } } }],
  ])('[MS5] refuses %s as malformed', async (_name, body) => {
    const answer = await people.writer.call('POST', `${R}/holding`, body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'malformed']);
  });

  it('[MS5] refuses a statement without a core, and one nobody knows', async () => {
    const empty = await people.writer.call('POST', `${R}/holding`, { name: 'n', content: { texts: { fr: '' } } });
    expect([empty.status, empty.body.error.code]).toEqual([422, 'nothing-to-freeze']);
    for (const [path, body] of [
      ['use', {}],
      ['retire', { reason: 'r' }],
      ['decisions', { verdict: 'approve', hash: 'a'.repeat(64) }],
    ] as const)
      expect((await people.legal.call('POST', `${R}/holding/nowhere/${path}`, body)).status).toBe(404);
  });

  it('[MS5] HTML in its words is text, kept as typed', async () => {
    const texts = { fr: '<script>alert(1)</script> & "quoted"' };
    const view = await propose(people.writer, { name: '<b>n</b>', content: { texts } });
    expect([view.name, view.content.texts]).toEqual(['<b>n</b>', texts]);
  });
});

describe('the clock of silence', () => {
  const Q = '/api/rooms/q';
  const agoMs = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const clock = async () => as(clockView, (await people.admin.call('GET', `${Q}/clock`)).body);

  it('[PO1] runs from the first alert; a statement in force is the first word, the room’s own message the second', async () => {
    await people.admin.call('POST', '/api/rooms', { name: 'Q', id: 'q', publicKey: 'q', languages: ['fr'], channels: ['x', 'website'] });
    const admin = { roles: ['admin', 'legal', 'responder'] };
    await people.admin.call('POST', `${Q}/members`, { userId: people.admin.userId, ...admin });
    await people.admin.call('POST', `${Q}/members`, { userId: people.writer.userId, roles: ['responder'] });
    await people.admin.call('POST', `${Q}/members`, { userId: people.supervisor.userId, roles: ['supervisor'] });
    const since = agoMs(20);
    const entity: Alert = {
      ...{ id: 'a1', version: 1, about: { kind: 'room', id: 'q' }, measure: 'volume', state: 'raised', raisedAt: since, updatedAt: since },
      ...{ endedAt: null, peak: 9, now: 9, baseline: 1, because: [], acknowledgedBy: null, acknowledgedAt: null },
    };
    const audit = { actor: 'system', act: 'test', subject: { kind: 'alert' as const, id: 'a1' } };
    await edge.store.commit({ scope: 'q', puts: [{ kind: 'alert', entity }], audit, at: since });
    expect(await clock()).toMatchObject({ since, firstWordAt: null, statementAt: null });
    const { id, hash } = (
      await people.writer.call('POST', `${Q}/holding`, { name: 'Incident', content: { texts: { fr: 'Nous vérifions.' } } })
    ).body;
    for (const who of [people.admin, people.supervisor])
      await who.call('POST', `${Q}/holding/${id}/decisions`, { verdict: 'approve', hash });
    const used = await people.admin.call('POST', `${Q}/holding/${id}/use`);
    expect(await clock()).toMatchObject({ since, firstWordAt: used.body.inForceAt, statementAt: null });
    await writeDraft(edge.store, 'message:q', people.writer.userId, 'core:fr', 'Le message entier.');
    const { n, hash: own } = (await people.writer.call('POST', `${Q}/message/revisions`, {})).body;
    for (const who of [people.admin, people.supervisor])
      await who.call('POST', `${Q}/message/revisions/${n}/decisions`, { verdict: 'approve', hash: own });
    const { inForceAt } = (await people.writer.call('GET', `${Q}/message`)).body.inForce;
    expect(await clock()).toMatchObject({ firstWordAt: used.body.inForceAt, statementAt: inForceAt });
  });
});

describe('the room’s limits', () => {
  it('[MS5] [PO1] an administrator sets them; what is not named stays', async () => {
    const patch = (who: Caller, limits: object) => who.call('PATCH', R, { limits });
    expect((await patch(people.legal, { statementMs: 1_800_000 })).status).toBe(403);
    expect((await patch(people.admin, { statementMs: 5 })).status).toBe(400);
    expect((await patch(people.admin, { firstWordMs: 600_000, statementMs: 1_800_000 })).status).toBe(200);
    expect((await people.legal.call('GET', `${R}/clock`)).body.limits).toEqual({ firstWordMs: 600_000, statementMs: 1_800_000 });
    expect((await people.legal.call('GET', `${R}/emergency`)).body.limitMs).toBe(600_000);
    await patch(people.admin, { firstWordMs: 900_000, statementMs: 3_600_000 });
  });
});

describe('the first hour', () => {
  it('[MS5] the clock is calm without an alert; an emergency is one while nobody legal was ever there', async () => {
    expect(as(clockView, (await people.observer.call('GET', `${R}/clock`)).body)).toEqual({
      ...{ since: null, firstWordAt: null, statementAt: null },
      limits: { firstWordMs: 900_000, statementMs: 3_600_000 },
    });
    expect(as(emergencyView, (await people.observer.call('GET', `${R}/emergency`)).body)).toEqual({
      open: true,
      people: [],
      until: null,
      limitMs: 600_000,
    });
    edge.present.add(`r/${people.legal.userId}`);
    const { body } = await people.observer.call('GET', `${R}/emergency`);
    expect(body).toMatchObject({ open: false, people: [{ userId: people.legal.userId, present: true }] });
    edge.present.clear();
  });

  it('[MS5] an executive’s emergency is marked on the revision until legal has reviewed it', async () => {
    const { id, hash } = await approved();
    edge.present.add(`r/${people.legal.userId}`);
    const refused = await people.executive.call('POST', `${R}/holding/${id}/use`, { emergency: true, reason: 'nobody' });
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { code: 'legal-present', people: [{ name: 'Name of legal@house.test' }] } },
    });
    edge.present.clear();
    const used = await people.executive.call('POST', `${R}/holding/${id}/use`, { emergency: true, reason: 'nobody' });
    expect(used.status).toBe(201);
    const { n, emergency } = as(revisionView, used.body);
    expect(used.body).toMatchObject({ status: 'in-force', holdingId: id, hash });
    expect(emergency).toMatchObject({ by: people.executive.userId, reviewed: null });
    const reviewed = await people.legal.call('POST', `${R}/message/revisions/${n}/emergency-review`, { hash, note: 'ok' });
    expect(as(revisionView, reviewed.body).emergency?.reviewed).toMatchObject({ by: people.legal.userId, note: 'ok' });
    expect((await people.legal.call('POST', `${R}/message/revisions/${n}/emergency-review`, { hash })).status).toBe(409);
    expect((await fetch(`${edge.url}/public/pub/message?channel=website&language=en`)).status).toBe(200);
  });

  it('[MS5] legal’s use is in force at once; the draft may start from it', async () => {
    const { id } = await approved();
    const used = await people.legal.call('POST', `${R}/holding/${id}/use`);
    expect(as(revisionView, used.body)).toMatchObject({ status: 'in-force', decisions: [{ role: 'legal' }] });
    expect((await people.writer.call('POST', `${R}/message/draft/restart`, { from: id })).body).toEqual({ doc: 'message:r', authors: [] });
    expect((await people.writer.call('POST', `${R}/message/draft/restart`, { from: 'nowhere' })).status).toBe(404);
  });

  it('[MS7] what stands instead is named in the same call', async () => {
    const before = (await people.writer.call('GET', `${R}/message`)).body.inForce.n as number;
    const { id } = await approved();
    const two = await people.legal.call('POST', `${R}/message/withdraw`, { reason: 'wrong', instead: { holding: id, revision: before } });
    expect(two.status).toBe(400);
    const none = await people.supervisor.call('POST', `${R}/message/withdraw`, { reason: 'wrong', instead: { holding: id } });
    expect(none).toMatchObject({ status: 403, body: { error: { code: 'role-required' } } });
    const gone = await people.supervisor.call('POST', `${R}/message/withdraw`, { reason: 'wrong', n: before + 7 });
    expect(gone.body.error.code).toBe('not-in-force');
    const instead = await people.legal.call('POST', `${R}/message/withdraw`, { reason: 'wrong', instead: { holding: id } });
    expect(as(messageView, instead.body).inForce).toMatchObject({ n: before + 1, holdingId: id });
    const old = as(revisionView, (await people.writer.call('GET', `${R}/message/revisions/${before}`)).body);
    expect(old).toMatchObject({ status: 'withdrawn', instead: before + 1, reason: 'wrong' });
    const again = await people.legal.call('POST', `${R}/message/withdraw`, { reason: 'wrong', instead: { revision: before } });
    expect(again).toMatchObject({ status: 422, body: { error: { code: 'may-not-stand-again', status: 'withdrawn' } } });
    const back = await people.executive.call('POST', `${R}/message/withdraw`, { reason: 'wrong', instead: { revision: before - 1 } });
    expect(as(messageView, back.body).inForce).toMatchObject({ n: before - 1, status: 'in-force' });
  });

  it('[PO1] a posture is taken with a reason and shown in the room; it stops a publication', async () => {
    const take = (who: Caller, body: object) => who.call('POST', `${R}/posture`, body);
    const until = new Date(Date.now() + 60_000).toISOString();
    expect((await take(people.writer, { posture: 'silent', reason: 'r' })).status).toBe(403);
    expect((await take(people.executive, { posture: 'silent' })).body.error.code).toBe('reason-required');
    expect((await take(people.executive, { posture: 'shout', reason: 'r' })).status).toBe(400);
    expect((await take(people.executive, { posture: 'wait', until: 'soon', reason: 'r' })).status).toBe(400);
    expect((await take(people.executive, { posture: 'wait', until: '2020-01-01T00:00:00.000Z', reason: 'r' })).status).toBe(400);
    const taken = await take(people.executive, { posture: 'wait', until, tone: 'humour', reason: 'facts first' });
    expect(as(roomView, taken.body).posture).toMatchObject({
      is: 'wait',
      until,
      tone: 'humour',
      reason: 'facts first',
      by: people.executive.userId,
    });
    const { hash } = (await people.writer.call('GET', `${R}/message`)).body.inForce;
    const refused = await people.supervisor.call('POST', `${R}/publications`, { channel: 'x', language: 'fr', hash });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'posture', posture: 'wait', until } } });
    expect((await take(people.supervisor, { posture: 'answer', reason: 'go' })).body.posture).toMatchObject({
      is: 'answer',
      until: null,
      tone: 'humour',
    });
  });
});
