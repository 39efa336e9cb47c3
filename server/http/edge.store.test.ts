/** What the edge keeps (sessions, answers) and looks up (tokens, members, pages) on every store there is. */
import { expect, it } from 'vitest';
import { eachStore } from '../store/contract/each-store.ts';
import { startEdge } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

eachStore((_name, open) => {
  it('[edge] sessions outlive the server, end with the account, and expire', async () => {
    const opened = await open();
    const first = await startEdge({ store: opened.store });
    const admin = await first.administrator();
    const person = await first.person('p@house.test');
    await first.stop();
    const second = await startEdge({ store: await opened.reopen() });
    const ask = (cookie: string, method = 'GET', path = '/api/session') => second.call(method, path, undefined, { cookie });
    expect((await ask(person.cookie)).body.user.email).toBe('p@house.test');
    expect((await ask(admin.cookie, 'POST', `/api/users/${person.userId}/disable`)).status).toBe(200);
    expect((await ask(person.cookie)).status).toBe(401);
    await second.stop();
  });

  it('[edge] one key, one answer', async () => {
    const edge = await startEdge({ store: (await open()).store });
    const admin = await edge.administrator();
    const make = () => admin.call('POST', '/api/rooms', { name: 'Once' }, { 'idempotency-key': 'k' });
    const answers = [await make(), await make()];
    expect(answers.map(({ status, body }) => [status, String(body.id)])).toEqual([
      [201, 'once'],
      [201, 'once'],
    ]);
    expect((await admin.call('GET', '/api/rooms')).body.items).toHaveLength(1);
    await edge.stop();
  });

  it('[edge] mentions are fed by token, found, filtered and paged', async () => {
    const edge = await startEdge({ store: (await open()).store });
    const admin = await edge.administrator();
    await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
    const { body: token } = await admin.call('POST', '/api/rooms/r/tokens', { name: 'f', scopes: ['mentions:write'] });
    const mentions = Array.from({ length: 5 }, (_, i) => ({
      source: i < 3 ? 'x' : 'bluesky',
      nativeId: `n${i}`,
      text: `Panne été ${i}`,
      author: {},
      publishedAt: new Date(Date.now() - i * 1_000).toISOString(),
    }));
    const fed = await edge.call('POST', '/api/rooms/r/mentions', { mentions }, { authorization: `Bearer ${token.token}` });
    expect(fed.body).toMatchObject({ accepted: 5, rejected: [] });
    const list = async (query: string) => (await admin.call('GET', `/api/rooms/r/mentions?${query}`)).body;
    expect((await list('source=x,bluesky&assignee=none')).items).toHaveLength(5);
    expect((await list('source=bluesky')).items).toHaveLength(2);
    expect((await list('q=ETE')).items).toHaveLength(5);
    const page = await list('sort=newest&limit=3');
    const rest = await list(`sort=newest&limit=3&cursor=${encodeURIComponent(String(page.next))}`);
    expect([...page.items, ...rest.items].map((one: { nativeId: string }) => one.nativeId)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
    expect(rest.next).toBeUndefined();
    await edge.stop();
  });

  it('[edge] a revision is frozen from the stored draft and listed with who wrote it', async () => {
    const edge = await startEdge({ store: (await open()).store });
    const admin = await edge.administrator();
    await admin.call('POST', '/api/rooms', { name: 'R', id: 'r' });
    const writer = await edge.person('w@house.test', { r: ['responder'] });
    await writeDraft(edge.store, 'message:r', writer.userId, 'core:fr', 'Nous y travaillons.');
    expect((await writer.call('POST', '/api/rooms/r/message/revisions')).body).toMatchObject({ n: 1, authors: [writer.userId] });
    const { body } = await writer.call('GET', '/api/rooms/r/message/revisions');
    expect(body.items).toEqual([expect.objectContaining({ n: 1, status: 'under-review', texts: { fr: 'Nous y travaillons.' } })]);
    await edge.stop();
  });
});
