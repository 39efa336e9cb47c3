/** The check route, phrases, and freezing with both, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkView } from '@unisson/shared/wire/schemas/check';
import { revisionView } from '@unisson/shared/wire/schemas/message-views';
import { openRoom } from './testing/open-room.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

let edge: EdgeUnderTest;
let people: Record<'admin' | 'writer' | 'legal' | 'supervisor', Caller>;
const R = '/api/rooms/r';
const CORE =
  'Depuis mardi 4 mars à 18 h 30, une panne touche l’application. Nous rembourserons 10 € à chaque client. Aucune donnée n’a été touchée.';

const check = async (body: Record<string, unknown>) => {
  const answer = await people.writer.call('POST', `${R}/check`, { channel: 'x', language: 'fr', ...body });
  return { status: answer.status, checked: answer.status === 200 ? checkView.parse(answer.body) : null, code: answer.body.error?.code };
};
const write = (field: string, text: string): Promise<void> => writeDraft(edge.store, 'message:r', people.writer.userId, field, text);

beforeAll(async () => {
  edge = await startEdge();
  people = await openRoom(
    edge,
    { id: 'r', languages: ['fr', 'en'], channels: ['x', 'mastodon', 'phone'] },
    { writer: 'responder', legal: 'legal', supervisor: 'supervisor' },
  );
});
afterAll(() => edge.stop());

describe('the check of a text', () => {
  it('[RE3] compares with the draft while nothing is in force, and never with the variant itself', async () => {
    await write('core:fr', CORE);
    await write('variant:x:fr', 'Nous rembourserons 12 €.');
    const { checked } = await check({ text: 'Nous rembourserons 12 € à chaque client.' });
    expect(checked).toMatchObject({ against: 'draft', revision: null, fits: true, limit: 280 });
    expect(checked?.drift).toEqual([{ kind: 'amount', found: '12 €', message: '10 €', at: 19 }]);
    expect(checked?.needs).toMatchObject({ decision: true, by: ['legal'] });
  });

  it('[MS4] freezing answers 201 and keeps where the message contradicts itself, with the reason given', async () => {
    const frozen = await people.writer.call('POST', `${R}/message/revisions`, { despite: 'Montant porté à 12 € pour X' });
    expect(frozen.status).toBe(201);
    expect(revisionView.parse(frozen.body)).toMatchObject({
      despite: 'Montant porté à 12 € pour X',
      drift: [{ kind: 'amount', found: '12 €', message: '10 €', where: { part: 'variant', channel: 'x', language: 'fr' } }],
    });
    await people.writer.call('POST', `${R}/message/revisions/1/recall`, { reason: 'corrigé' });
    await write('variant:x:fr', 'Nous rembourserons 10 €.');
    const again = await people.writer.call('POST', `${R}/message/revisions`, {});
    expect(revisionView.parse(again.body)).toMatchObject({ drift: [], despite: null });
    for (const who of [people.legal, people.supervisor])
      await who.call('POST', `${R}/message/revisions/2/decisions`, { verdict: 'approve', hash: again.body.hash });
  });

  it('[RE3] compares with the revision in force: agreement, contradiction, nothing to compare', async () => {
    const agreement = await check({ text: 'Chaque client est remboursé de dix euros.' });
    expect(agreement.checked).toMatchObject({ against: 'in-force', revision: 2, drift: [], needs: { decision: false, because: [] } });
    const contradiction = await check({ text: 'Bonjour, des données ont été touchées.' });
    expect(contradiction.checked?.drift).toEqual([
      { kind: 'fact', found: 'des données ont été touchées', message: 'Aucune donnée n’a été touchée', at: 9 },
    ]);
    expect(contradiction.checked?.needs.because).toEqual([{ kind: 'contradiction', found: 'des données ont été touchées' }]);
    expect((await check({ text: 'Merci pour votre patience.' })).checked).toMatchObject({ drift: [], needs: { decision: false } });
  });

  it('[RE3] the customer’s own figures may be quoted back, and become ours in a promise', async () => {
    const given = {
      source: 'x',
      nativeId: '1',
      text: 'Ma commande 778812 à 45 € est perdue',
      author: { handle: 'a' },
      publishedAt: '2026-03-05T10:00:00Z',
    };
    await people.supervisor.call('POST', `${R}/mentions`, { mentions: [given] });
    const { items } = (await people.writer.call('GET', `${R}/mentions`)).body;
    const mentionId: unknown = items[0]?.id;
    expect((await check({ text: 'Nous cherchons votre commande 778812 à 45 €.', mentionId })).checked).toMatchObject({
      drift: [],
      needs: { decision: false },
    });
    expect((await check({ text: 'Nous vous rembourserons 45 €.', mentionId })).checked?.needs.because).toEqual(
      expect.arrayContaining([{ kind: 'amount', found: '45 €' }]),
    );
    expect(await check({ text: 'a', mentionId: 'none' })).toMatchObject({ status: 404 });
  });

  it('[RE4] counts and splits as the channel does', async () => {
    const text = 'Nous cherchons la panne sans relâche. '.repeat(12).trim();
    const { checked } = await check({ text });
    expect(checked).toMatchObject({ length: text.length, limit: 280, fits: false });
    expect(checked?.parts.length).toBe(2);
    expect(checked?.parts[0]).toMatch(/\(1\/2\)$/);
    expect((await check({ channel: 'town-crier', text })).code).toBe('channel-not-in-room');
  });
});

describe('phrases', () => {
  it('[RE3] legal sets them, a responder does not; a banned one in an opening wants a decision', async () => {
    expect((await people.writer.call('PUT', `${R}/phrases`, { banned: ['faute'] })).status).toBe(403);
    const set = await people.legal.call('PUT', `${R}/phrases`, {
      banned: ['sans danger'],
      required: [{ phrase: 'banque agréée', language: 'fr' }],
    });
    expect(set.body.phrases).toEqual({
      banned: [{ phrase: 'sans danger', language: null }],
      required: [{ phrase: 'banque agréée', language: 'fr' }],
    });
    const { checked } = await check({ text: 'C’est Sans  danger.' });
    expect(checked?.drift).toEqual([
      { kind: 'banned', found: 'Sans  danger', message: 'sans danger', at: 6 },
      { kind: 'required', found: '', message: 'banque agréée', at: -1 },
    ]);
    expect(checked?.needs.because).toEqual([{ kind: 'banned', found: 'Sans  danger' }]);
  });

  it('[MS2] freezing is refused with the phrases that stand and those that lack, and where', async () => {
    await write('core:en', 'It is sans danger.');
    const refused = await people.writer.call('POST', `${R}/message/revisions`, {});
    expect([refused.status, refused.body.error.code]).toEqual([422, 'phrases']);
    expect(refused.body.error.faults).toEqual(
      expect.arrayContaining([
        { is: 'banned', phrase: 'sans danger', where: { part: 'core', language: 'en' } },
        { is: 'missing', phrase: 'banque agréée', where: { part: 'core', language: 'fr' } },
        { is: 'missing', phrase: 'banque agréée', where: { part: 'variant', channel: 'x', language: 'fr' } },
      ]),
    );
  });
});
