/** Remarks, suggestions and the draft's past over real HTTP: each answer has the shape that the API document promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorshipView, commentView, momentView, pastView } from '@unisson/shared/wire/schemas/comments';
import { openRoom } from './testing/open-room.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

let edge: EdgeUnderTest;
let people: Record<'admin' | 'writer' | 'legal' | 'observer', Caller>;
const R = '/api/rooms/r/message';

beforeAll(async () => {
  edge = await startEdge();
  people = await openRoom(
    edge,
    { id: 'r', publicKey: 'pub', languages: ['fr'], channels: ['x'] },
    { writer: 'responder', legal: 'legal', observer: 'observer' },
  );
  await writeDraft(edge.store, 'message:r', people.writer.userId, 'core:fr', 'Vos dépôts sont garantis.');
});
afterAll(() => edge.stop());

describe('remarks by HTTP', () => {
  it('[CO6] another tool quotes the words it means, and the server anchors them', async () => {
    const added = await people.legal.call('POST', `${R}/comments`, {
      field: 'core:fr',
      quote: 'garantis',
      suggestion: 'couverts',
      blocking: true,
    });
    expect(added.status).toBe(201);
    const comment = commentView.parse(added.body);
    expect(comment).toMatchObject({
      quote: 'garantis',
      suggestion: 'couverts',
      by: people.legal.userId,
      anchor: { field: 'core:fr' },
      resolved: null,
    });
    expect((await people.writer.call('POST', `${R}/comments`, { parentId: comment.id, text: 'D’accord' })).status).toBe(201);
    const list = await people.observer.call('GET', `${R}/comments?open=true`);
    expect(list.body.items.map((item: unknown) => commentView.parse(item).parentId)).toEqual([null, comment.id]);
    const frozen = await people.writer.call('POST', `${R}/revisions`, {});
    expect([frozen.status, frozen.body.error]).toEqual([422, expect.objectContaining({ code: 'blocking-comments', ids: [comment.id] })]);
    const done = await people.writer.call('POST', `${R}/comments/${comment.id}/resolve`, { outcome: 'accepted' });
    expect(commentView.parse(done.body).resolved).toMatchObject({ outcome: 'accepted', by: people.writer.userId });
    expect((await people.writer.call('POST', `${R}/revisions`, {})).body.texts).toEqual({ fr: 'Vos dépôts sont couverts.' });
    await people.writer.call('POST', `${R}/revisions/1/recall`, { reason: 'essai' });
    const { timeline } = (await people.admin.call('GET', '/api/rooms/r/report?format=json')).body;
    expect(timeline).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'freeze-blocked', who: 'Name of legal@house.test', words: 'couverts' }),
        expect.objectContaining({ what: 'suggestion-accepted', who: 'Name of writer@house.test', words: 'couverts' }),
      ]),
    );
  });

  it('[CO6] a passage that changed answers 409 with what it reads now', async () => {
    const { body } = await people.legal.call('POST', `${R}/comments`, { field: 'core:fr', quote: 'dépôts', suggestion: 'avoirs' });
    await writeDraft(edge.store, 'message:r', people.writer.userId, 'core:fr', 'Vos comptes sont garantis.');
    const answer = await people.writer.call('POST', `${R}/comments/${body.id}/resolve`, { outcome: 'accepted' });
    expect([answer.status, answer.body.error.code, answer.body.error.reads]).toEqual([409, 'passage-changed', '']);
  });

  it('refuses what says nothing, hangs nowhere, is too long or comes from who only watches', async () => {
    const wrong: [object, number][] = [
      [{}, 400],
      [{ text: '  ' }, 400],
      [{ suggestion: 'x' }, 400],
      [{ text: 'a', quote: 'b' }, 400],
      [{ text: 'a'.repeat(4001) }, 400],
      [{ text: 'a', anchor: { field: 'core:fr', from: 'A'.repeat(401), to: '' } }, 400],
      [{ text: 'a', anchor: { field: 'core:fr', from: '%%%', to: '%%%' } }, 422],
      [{ text: 'a', field: '__proto__' }, 422],
      [{ text: 'a', parentId: 'nobody' }, 404],
    ];
    for (const [body, status] of wrong)
      expect([body, (await people.writer.call('POST', `${R}/comments`, body)).status]).toEqual([body, status]);
    expect((await people.observer.call('POST', `${R}/comments`, { text: 'a' })).status).toBe(403);
    expect((await people.observer.call('POST', `${R}/draft/restore`, { position: 1 })).status).toBe(403);
    expect((await people.writer.call('POST', `${R}/draft/restore`, { position: 1, revision: 1 })).status).toBe(400);
    expect((await people.writer.call('POST', `${R}/draft/restore`, {})).status).toBe(400);
  });
});

describe('the draft’s past by HTTP', () => {
  it('lists its moments, shows one, puts it back', async () => {
    const moments = await people.observer.call('GET', `${R}/draft/moments?limit=1`);
    const [last] = moments.body.items.map((item: unknown) => momentView.parse(item));
    const past = await people.observer.call('GET', `${R}/draft/moments/1`);
    expect(pastView.parse(past.body)).toMatchObject({ position: 1, texts: { fr: 'Vos dépôts sont garantis.' } });
    expect((await people.observer.call('GET', `${R}/draft/moments/${last.position + 1}`)).status).toBe(404);
    expect((await people.observer.call('GET', `${R}/draft/moments/0`)).status).toBe(404);
    expect((await people.writer.call('POST', `${R}/draft/restore`, { position: last.position })).body).toEqual({
      doc: 'message:r',
      changed: false,
    });
    await writeDraft(edge.store, 'message:r', people.writer.userId, 'core:fr', 'Autre chose.');
    expect((await people.legal.call('POST', `${R}/draft/restore`, { position: 1 })).body).toEqual({ doc: 'message:r', changed: true });
    const { fields, clients } = authorshipView.parse((await people.observer.call('GET', `${R}/draft/authorship`)).body);
    expect(fields[0]).toMatchObject({
      field: 'core:fr',
      people: expect.arrayContaining([expect.objectContaining({ userId: people.legal.userId })]),
    });
    expect(clients.map(({ userId }) => userId)).toContain(people.legal.userId);
  });
});
