/** Policies, deputies and times of effect over real HTTP; each answer has the shape that the API document promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deputyView, messageView, revisionView } from '@unisson/shared/wire/schemas/message-views';
import * as Y from 'yjs';
import { loadDraft } from '../commands/draft/load-draft.ts';
import { openRoom } from './testing/open-room.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

let edge: EdgeUnderTest;
let people: Record<'admin' | 'writer' | 'legal' | 'supervisor' | 'executive' | 'observer' | 'standIn', Caller>;
const R = '/api/rooms/d';
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const HOUR = 3_600_000;

async function freeze(text: string, body: Record<string, unknown> = {}) {
  await writeDraft(edge.store, 'message:d', people.writer.userId, 'core:fr', text);
  const frozen = await people.writer.call('POST', `${R}/message/revisions`, body);
  expect(frozen.status).toBe(201);
  return revisionView.parse(frozen.body);
}
async function writeGesture(what: string): Promise<void> {
  const { doc } = await loadDraft(edge.store, 'message:d');
  const before = Y.encodeStateVector(doc);
  doc.getMap('gesture').set('what', what);
  const { userId: user } = people.writer;
  const entry = { update: Y.encodeStateAsUpdate(doc, before), user, owners: [user], at: new Date().toISOString() };
  doc.destroy();
  expect(await edge.store.keep([{ op: 'append', doc: 'message:d', entries: [entry] }])).toMatchObject({ ok: true });
}
const decide = (who: Caller, { n, hash }: { n: number; hash: string }, more: Record<string, unknown> = {}) =>
  who.call('POST', `${R}/message/revisions/${n}/decisions`, { verdict: 'approve', hash, ...more });

beforeAll(async () => {
  edge = await startEdge();
  people = await openRoom(
    edge,
    { id: 'd', publicKey: 'dpub', languages: ['fr'], channels: ['x', 'website'] },
    { writer: 'responder', legal: 'legal', supervisor: 'supervisor', executive: 'executive', observer: 'observer', standIn: 'responder' },
  );
});
afterAll(() => edge.stop());

describe('a policy', () => {
  it('[MS4] is set by an administrator, who is told what the room lacks', async () => {
    const steps = [{ allOf: ['legal', 'executive'] }, { anyOf: ['legal'], count: 2 }];
    const set = await people.admin.call('PUT', `${R}/policy`, { steps, ordered: true });
    expect([set.status, set.body.policy, set.body.lacks]).toEqual([200, { steps, ordered: true, replyDeciders: ['legal'] }, ['legal']]);
    expect((await people.supervisor.call('PUT', `${R}/policy`, { steps })).status).toBe(403);
    const back = await people.admin.call('PATCH', R, { policy: { steps: [{ anyOf: ['legal'] }, { anyOf: ['supervisor', 'executive'] }] } });
    expect([back.status, back.body.policy.ordered]).toEqual([200, undefined]);
  });

  it.each([
    [[]],
    [[{ anyOf: [] }]],
    [[{ anyOf: ['responder'] }]],
    [[{ anyOf: ['legal'], count: 0 }]],
    [[{ anyOf: ['legal'], allOf: ['executive'] }]],
    [[{ allOf: ['legal', 'legal'] }]],
    [[{}]],
  ])('[MS4] %j is malformed', async (steps) => {
    expect((await people.admin.call('PUT', `${R}/policy`, { steps })).status).toBe(400);
  });
});

describe('deputies', () => {
  it('[MS4] named beforehand, shown among those who could decide, decide for the other, and are ended at once', async () => {
    const named = await people.legal.call('POST', `${R}/deputies`, { userId: people.standIn.userId, role: 'legal', until: inMs(HOUR) });
    expect(named.status).toBe(201);
    const deputy = deputyView.parse(named.body);
    expect(deputy).toMatchObject({
      of: { userId: people.legal.userId },
      deputy: { userId: people.standIn.userId },
      role: 'legal',
      isInEffect: true,
    });
    const revision = await freeze('Vos dépôts sont garantis.');
    expect(revision.canDecide.legal).toContainEqual(
      expect.objectContaining({ userId: people.standIn.userId, for: { userId: people.legal.userId, name: 'Name of legal@house.test' } }),
    );
    const decided = await decide(people.standIn, revision, { shown: ['core::fr', 'variant:nowhere:fr'] });
    expect(revisionView.parse(decided.body).decisions).toEqual([
      expect.objectContaining({
        role: 'legal',
        for: { userId: people.legal.userId, name: 'Name of legal@house.test' },
        shown: ['core::fr'],
      }),
    ]);
    expect((await decide(people.legal, revision)).body.error).toMatchObject({ code: 'already-decided', by: people.standIn.userId });
    const ended = await people.legal.call('POST', `${R}/deputies/${deputy.id}/end`);
    expect(deputyView.parse(ended.body)).toMatchObject({ isInEffect: false, ended: { by: people.legal.userId } });
    expect((await people.writer.call('GET', `${R}/deputies`)).body.items).toEqual([expect.objectContaining({ id: deputy.id })]);
    expect((await decide(people.supervisor, revision)).body).toMatchObject({
      status: 'in-force',
      waitedMs: expect.any(Number),
      needs: null,
    });
  });

  it('[MS4] nobody names himself, nobody names for others, a role has to be held, an end has to come', async () => {
    const ask = (who: Caller, patch: Record<string, unknown>) =>
      who.call('POST', `${R}/deputies`, { userId: people.standIn.userId, role: 'legal', until: inMs(HOUR), ...patch });
    expect((await ask(people.legal, { userId: people.legal.userId })).body.error.code).toBe('not-yourself');
    expect((await ask(people.admin, { of: people.legal.userId, userId: people.admin.userId })).body.error.code).toBe('not-yourself');
    expect((await ask(people.supervisor, { of: people.legal.userId })).status).toBe(403);
    expect((await ask(people.supervisor, {})).body.error).toMatchObject({ code: 'role-not-held', role: 'legal' });
    expect((await ask(people.legal, { until: inMs(-HOUR) })).body.error).toMatchObject({ code: 'not-a-period', longestDays: 31 });
    expect((await ask(people.legal, { userId: people.observer.userId })).body.error).toMatchObject({ code: 'may-not-stand-in' });
    expect((await ask(people.legal, { until: undefined })).status).toBe(400);
    expect((await people.legal.call('POST', `${R}/deputies/none/end`)).status).toBe(404);
  });
});

describe('a gesture', () => {
  it('[MS11] that is new needs an executive, and says why', async () => {
    await writeGesture('10 € remboursés');
    const revision = await freeze('Vos dépôts sont garantis. Nous remboursons 10 €.');
    expect(revision.needs).toMatchObject({
      gesture: [{ part: 'what', why: 'new' }],
      open: [{ anyOf: ['legal'] }, { anyOf: ['executive'] }],
    });
  });
});

describe('a time of effect', () => {
  it('[MS10] freezes, schedules, shows, is recalled or brought forward', async () => {
    const { body: before } = await people.writer.call('GET', `${R}/message`);
    const replaces = before.underReview ? { replaces: before.underReview.n } : {};
    const revision = await freeze('À 17 h 40 : vos dépôts sont garantis.', { ...replaces, effectiveAt: inMs(HOUR) });
    expect(revision.effectiveAt).not.toBeNull();
    await decide(people.legal, revision);
    expect((await decide(people.executive, revision)).body).toMatchObject({ status: 'scheduled', inForceAt: null });
    const { body } = await people.writer.call('GET', `${R}/message`);
    expect(messageView.parse(body).scheduled).toMatchObject({ n: revision.n, status: 'scheduled', needs: { open: [] } });
    const path = `${R}/message/revisions/${revision.n}`;
    expect((await people.writer.call('POST', `${path}/bring-forward`, { reason: 'fuite' })).status).toBe(422);
    expect((await people.executive.call('POST', `${path}/bring-forward`, {})).body.error.code).toBe('reason-required');
    const forward = await people.executive.call('POST', `${path}/bring-forward`, { reason: 'fuite' });
    expect(revisionView.parse(forward.body)).toMatchObject({
      status: 'in-force',
      broughtForward: { by: people.executive.userId, reason: 'fuite' },
    });
    expect((await people.executive.call('POST', `${path}/bring-forward`, { reason: 'fuite' })).body.error).toMatchObject({
      code: 'not-scheduled',
      status: 'in-force',
    });
    const past = await people.writer.call('POST', `${R}/message/revisions`, { effectiveAt: inMs(-HOUR) });
    expect([past.status, past.body.error.code]).toEqual([422, 'time-has-passed']);
  });
});
