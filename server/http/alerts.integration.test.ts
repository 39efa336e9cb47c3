/** Alerts, proposals, troll marks, readings and corrections over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '@unisson/shared/domain/alert';
import { watchRoom } from '../signal/alerts/watch-room.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';

let edge: EdgeUnderTest;
let writer: Caller;
let observer: Caller;
const post = (nativeId: string, text: string, author: Record<string, unknown> = { handle: `h${nativeId}` }) => ({
  ...{ source: 'x', nativeId, text, author, publishedAt: new Date().toISOString() },
});
const idOf = async (proposed: string): Promise<string> => (await writer.call('GET', `/api/rooms/r/mentions?proposed=${proposed}`)).body.items[0]?.id;

beforeAll(async () => {
  edge = await startEdge();
  const admin = await edge.administrator();
  await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
  await admin.call('PATCH', '/api/rooms/r', { protocols: { danger: { fr: 'Appelez le 3114.' } } });
  writer = await edge.person('writer@house.test', { r: ['responder'] });
  observer = await edge.person('observer@house.test', { r: ['observer'] });
  const mentions = [
    post('1', 'Je vais me suicider si vous ne débloquez pas mon compte'),
    post('2', 'Je suis mort de rire avec #AskRivage'),
    post('3', 'Un dossier : frais de tenue', { name: 'La Gazette du Littoral', handle: 'gazette', verified: true }),
    post('4', '=cmd|x https://exemple.example/a merci @BanqueRivage, a@b.example'),
  ];
  await writer.call('POST', '/api/rooms/r/mentions', { mentions });
});
afterAll(() => edge.stop());

describe('proposals and speakers', () => {
  it('[ME7] danger is proposed with its words, filtered by, and changes nothing by itself', async () => {
    const { body } = await writer.call('GET', '/api/rooms/r/mentions?proposed=danger,legal');
    expect(body.items.length).toBe(1);
    expect(body.items[0]).toMatchObject({ handling: 'normal', speaker: 'customer', proposed: { handling: 'danger' } });
    expect(body.items[0].proposed.because[0]).toMatch(/^self-harm:/);
    expect((await writer.call('GET', '/api/rooms/r/mentions?proposed=normal')).status).toBe(400);
  });

  it('[ME5] press is a view of its own', async () => {
    const { body } = await writer.call('GET', '/api/rooms/r/mentions?speaker=press');
    expect(body.items.map(({ nativeId }: { nativeId: string }) => nativeId)).toEqual(['3']);
    expect((await writer.call('GET', '/api/rooms/r/counts')).body).toMatchObject({ 'speaker:press': 1, 'proposed:danger': 1 });
  });

  it('[ME7] a troll mark needs a reason and a role, hides nothing, and can be taken back', async () => {
    const [press] = (await writer.call('GET', '/api/rooms/r/mentions?speaker=press')).body.items;
    const path = `/api/rooms/r/mentions/${encodeURIComponent(press.id)}/troll`;
    expect((await observer.call('POST', path, { on: true, reason: 'x' })).status).toBe(403);
    expect((await writer.call('POST', path, { on: true })).body.error.code).toBe('reason-required');
    const marked = await writer.call('POST', path, { on: true, reason: 'Same insult forty times.' });
    expect(marked.body).toMatchObject({ speaker: 'troll', status: 'new', troll: { by: writer.userId, reason: 'Same insult forty times.' } });
    expect((await writer.call('GET', '/api/rooms/r/mentions')).body.items.length).toBe(4);
    expect((await writer.call('GET', '/api/rooms/r/mentions?speaker=troll')).body.items.length).toBe(1);
    expect((await writer.call('POST', path, { on: false })).body).toMatchObject({ speaker: 'press', troll: null });
  });
});

describe('alerts', () => {
  it('[ME7] danger stands as an alert with the room’s card until it is dismissed', async () => {
    const watcher = watchRoom(edge, 'r');
    await watcher.look();
    const { body } = await observer.call('GET', '/api/rooms/r/alerts?state=raised');
    expect(body.items).toMatchObject([{ measure: 'danger', state: 'raised', protocol: { fr: 'Appelez le 3114.' }, acknowledgedBy: null }]);
    expect(body.items[0].title).toContain('suicider');
    const path = `/api/rooms/r/alerts/${encodeURIComponent(body.items[0].id)}/acknowledge`;
    expect((await observer.call('POST', path)).status).toBe(403);
    expect((await writer.call('POST', path)).body).toMatchObject({ acknowledgedBy: writer.userId, state: 'raised' });
    const mention = encodeURIComponent(await idOf('danger'));
    const dismissed = await writer.call('POST', `/api/rooms/r/mentions/${mention}/handling/dismiss`, { reason: 'Called: all is well.' });
    expect(dismissed.body).toMatchObject({ proposed: null, dismissed: { by: writer.userId, reason: 'Called: all is well.' } });
    await watcher.look();
    const after = (await writer.call('GET', '/api/rooms/r/alerts')).body.items as Alert[];
    expect(after.map(({ state }) => state)).toEqual(['ended']);
    expect((await writer.call('GET', '/api/rooms/r/alerts?state=raised')).body.items).toEqual([]);
    expect((await writer.call('POST', '/api/rooms/r/alerts/none/acknowledge')).status).toBe(404);
  });
});

describe('reading and corrections', () => {
  it('[PO1] a reading answers with its figures and reasons; a period backwards is malformed', async () => {
    const reading = await observer.call('GET', `/api/rooms/r/reading?topic=${encodeURIComponent('#AskRivage')}`);
    expect(reading.body).toMatchObject({ recommendation: 'wait', topic: '#AskRivage', volume: 1, projected: { hours: 24 } });
    expect(reading.body.reasons[0]).toMatchObject({ code: 'too-little-said', facts: { mentions: 1 } });
    expect((await observer.call('GET', '/api/rooms/r/reading?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z')).status).toBe(400);
  });

  it('[ME5] corrections go out with who and when, without accounts, links or formulas; the last word trains', async () => {
    const all = (await writer.call('GET', '/api/rooms/r/mentions')).body.items as { id: string; nativeId: string }[];
    const id = encodeURIComponent(all.find(({ nativeId }) => nativeId === '4')?.id ?? '');
    for (const label of ['neutral', 'positive']) await writer.call('POST', `/api/rooms/r/mentions/${id}/label`, { label });
    const json = await observer.call('GET', '/api/rooms/r/corrections?limit=1');
    expect(json.body.items).toMatchObject([{ from: 'negative', to: 'neutral', by: writer.userId, language: 'fr' }]);
    expect(json.body.next).toBeDefined();
    const lines = await observer.call('GET', '/api/rooms/r/corrections?format=ndjson');
    expect(lines.headers.get('content-type')).toContain('ndjson');
    expect(lines.body).toEqual({ text: '=cmd|x http merci @user, @user', language: 'fr', label: 'positive' });
    const csv = (await observer.call('GET', '/api/rooms/r/corrections?format=csv')).body as string;
    expect(csv.split('\r\n').length).toBe(4);
    expect(csv).toContain(`"'=cmd|x http merci @user, @user"`);
    expect(csv).not.toContain('BanqueRivage');
  });
});
