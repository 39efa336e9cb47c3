/** From the draft to the public end point and the outbox, over real HTTP; each answer has the shape that the API document promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { dispatchView, messageView, outletView, replyView, reportView, revisionView } from '@unisson/shared/wire/schemas/message-views';
import { mentionView, roomView, statsView } from '@unisson/shared/wire/schemas/views';
import { openRoom } from './testing/open-room.ts';
import { startEdge, type Caller, type EdgeUnderTest } from './testing/start-edge.ts';
import { writeDraft } from './testing/write-draft.ts';

let edge: EdgeUnderTest;
let people: Record<'admin' | 'writer' | 'legal' | 'supervisor' | 'owner', Caller>;
const CORE = 'Votre argent est en sécurité. 1,2 million de comptes sont rétablis.';
const R = '/api/rooms/r';

/** The body, checked against the schema that documents it. */
function as<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  return schema.parse(body);
}
async function freeze(text: string): Promise<{ n: number; hash: string }> {
  await writeDraft(edge.store, 'message:r', people.writer.userId, 'core:fr', text);
  const frozen = await people.writer.call('POST', `${R}/message/revisions`, {});
  expect(frozen.status).toBe(201);
  return as(revisionView, frozen.body);
}
async function approve({ n, hash }: { n: number; hash: string }): Promise<void> {
  for (const who of [people.legal, people.supervisor]) {
    const answer = await who.call('POST', `${R}/message/revisions/${n}/decisions`, { verdict: 'approve', hash });
    expect(answer.status).toBe(200);
  }
}

beforeAll(async () => {
  edge = await startEdge();
  people = await openRoom(edge, { id: 'r', publicKey: 'pub', languages: ['fr', 'en'], channels: ['x', 'website', 'phone'] }, { writer: 'responder', legal: 'legal', supervisor: 'supervisor', owner: 'channel-owner' });
});
afterAll(() => edge.stop());

describe('the message', () => {
  it('[MS4] a frozen draft names its authors and who could decide, and who of them is there', async () => {
    edge.present.add(`r/${people.legal.userId}`);
    const { n } = await freeze(CORE);
    const { body } = await people.writer.call('GET', `${R}/message`);
    const { underReview, draft } = as(messageView, body);
    expect(draft).toEqual({ doc: 'message:r', authors: [people.writer.userId] });
    expect(underReview).toMatchObject({ n, status: 'under-review', authors: [people.writer.userId], texts: { fr: CORE } });
    expect(underReview?.canDecide.legal).toEqual([{ userId: people.legal.userId, name: 'Name of legal@house.test', present: true, for: null }]);
    expect(underReview?.canDecide.supervisor).toEqual([expect.objectContaining({ userId: people.supervisor.userId, present: false })]);
  });

  it('[MS3] a decision on another text is refused with both hashes', async () => {
    const given = 'a'.repeat(64);
    const answer = await people.legal.call('POST', `${R}/message/revisions/1/decisions`, { verdict: 'approve', hash: given });
    expect([answer.status, answer.body.error]).toEqual([409, expect.objectContaining({ code: 'hash-mismatch', given })]);
    const writer = await people.writer.call('POST', `${R}/message/revisions/1/decisions`, {
      verdict: 'approve',
      hash: (await people.writer.call('GET', `${R}/message/revisions/1`)).body.hash,
    });
    expect([writer.status, writer.body.error.code]).toEqual([422, 'author-may-not-decide']);
  });

  it('[MS9] a recalled one can no longer be decided', async () => {
    const { body } = await people.writer.call('GET', `${R}/message/revisions/1`);
    expect((await people.writer.call('POST', `${R}/message/revisions/1/recall`, {})).body.error.code).toBe('reason-required');
    expect((await people.writer.call('POST', `${R}/message/revisions/1/recall`, { reason: 'faute' })).body).toMatchObject({
      status: 'recalled',
      reason: 'faute',
    });
    const late = await people.legal.call('POST', `${R}/message/revisions/1/decisions`, { verdict: 'approve', hash: body.hash });
    expect([late.status, late.body.error.code]).toEqual([409, 'recalled']);
  });
});

describe('the public end point', () => {
  const ask = (query = '', headers: Record<string, string> = {}) => edge.call('GET', `/public/pub/message${query}`, undefined, headers);

  it('[edge] answers the same 404 for whatever is missing', async () => {
    const nothing = await ask();
    const others = await Promise.all([edge.call('GET', '/public/none/message'), ask('?channel=x'), ask('?channel=none')]);
    expect(nothing.status).toBe(404);
    for (const other of others) {
      expect([other.status, other.body]).toEqual([404, nothing.body]);
      expect(other.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('[edge] serves what is in force as JSON and as text, to any page, briefly cached', async () => {
    const revision = await freeze(CORE);
    await approve(revision);
    const json = await ask();
    expect(json.body).toMatchObject({ revision: revision.n, hash: revision.hash, channel: 'website', language: 'fr', text: CORE });
    expect([json.headers.get('x-revision'), json.headers.get('cache-control'), json.headers.get('access-control-allow-origin')]).toEqual([
      String(revision.n),
      'max-age=15',
      '*',
    ]);
    for (const text of [await ask('', { accept: 'text/plain' }), await ask('?format=text')]) {
      expect([text.body, text.headers.get('content-type')]).toEqual([CORE, 'text/plain; charset=utf-8']);
    }
    expect((await ask('?language=en')).status).toBe(404);
    expect((await ask('?channel=x')).status).toBe(404);
  });

  it('[edge] says "not modified" to who has it', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    const again = await ask('', { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await ask('', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await edge.call('OPTIONS', '/public/pub/message')).status).toBe(204);
  });
});

describe('replies and the outbox', () => {
  it('[RE1] opens one reply of a mention, shared; sends exactly what was read', async () => {
    expect((await people.admin.call('POST', `${R}/outlets`, { kind: 'manual', channel: 'x', name: 'X' })).status).toBe(201);
    await people.writer.call('POST', `${R}/mentions`, {
      mentions: [
        {
          source: 'x',
          nativeId: 'm1',
          text: 'Mon argent ?',
          author: { handle: 'a', followers: 50 },
          publishedAt: new Date().toISOString(),
        },
      ],
    });
    const mention = as(mentionView, (await people.writer.call('GET', `${R}/mentions?q=argent`)).body.items[0]);
    const opened = await people.writer.call('POST', `${R}/replies`, { mentionId: mention.id, channel: 'x', language: 'fr' });
    expect(opened.status).toBe(201);
    expect((await people.supervisor.call('POST', `${R}/replies`, { mentionId: mention.id, channel: 'x', language: 'fr' })).status).toBe(
      200,
    );
    const reply = as(replyView, opened.body);
    expect(reply).toMatchObject({ status: 'open', approved: CORE, text: CORE, revision: 2, blocked: null });
    const { body: room } = await people.writer.call('GET', R);
    const sent = await people.writer.call('POST', `${R}/replies/${reply.id}/send`, { seenSeq: as(roomView, room).seq, hash: reply.hash });
    expect(sent.status).toBe(202);
    const { body: outbox } = await people.writer.call('GET', `${R}/dispatches?state=queued`);
    expect(as(dispatchView, outbox.items[0])).toMatchObject({
      id: sent.body.dispatchId,
      text: CORE,
      revision: 2,
      outletKind: 'manual',
      stale: false,
    });
    const { body: detail } = await people.writer.call('GET', `${R}/mentions/${mention.id}`);
    expect(detail.replies).toEqual([expect.objectContaining({ id: reply.id })]);
  });

  it('[RE6] is taken, said, and listed as said under the old revision once a new one stands', async () => {
    const { body: outbox } = await people.writer.call('GET', `${R}/dispatches`);
    const id = String(outbox.items[0].id);
    expect((await people.owner.call('POST', `${R}/dispatches/${id}/take`)).body.state).toBe('sending');
    expect((await people.owner.call('POST', `${R}/dispatches/${id}/confirm`, { outcome: 'sent' })).body.state).toBe('sent');
    expect((await people.writer.call('GET', `${R}/replies?stale=true&sort=reach`)).body.items).toEqual([]);
    await approve(await freeze('Tout est rétabli.'));
    const stale = await people.writer.call('GET', `${R}/replies?stale=true&sort=reach`);
    expect(stale.body.items).toEqual([expect.objectContaining({ stale: true, revision: 2, text: CORE })]);
  });

  it('[edge] shows what differs between revisions, word by word', async () => {
    const { body } = await people.writer.call('GET', `${R}/message/revisions/3/diff?against=2`);
    expect(body).toMatchObject({ n: 3, against: 2, parts: [{ part: 'core', language: 'fr', channel: null }] });
    const { changes } = body.parts[0] as { changes: { type: string; text: string }[] };
    expect(
      changes
        .filter(({ type }) => type !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(CORE);
    expect(
      changes
        .filter(({ type }) => type !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe('Tout est rétabli.');
    expect((await people.writer.call('GET', `${R}/message/revisions/3/diff?against=9`)).status).toBe(404);
  });

  it('[MS7] withdrawal leaves nothing in force; what manual channels say is acknowledged before', async () => {
    expect((await people.owner.call('POST', `${R}/acknowledgements`, { channel: 'phone', n: 3, seat: '12' })).body).toMatchObject({
      channel: 'phone',
      n: 3,
      seat: '12',
    });
    expect((await people.writer.call('GET', `${R}/acknowledgements`)).body.items).toHaveLength(1);
    const withdrawn = await people.supervisor.call('POST', `${R}/message/withdraw`, { reason: 'erreur' });
    expect(as(messageView, withdrawn.body).inForce).toBeNull();
    expect((await edge.call('GET', '/public/pub/message')).status).toBe(404);
    expect((await people.supervisor.call('POST', `${R}/publications`, { channel: 'x', language: 'fr', hash: 'a'.repeat(64) })).status).toBe(
      422,
    );
  });
});

describe('outlets', () => {
  it('[edge] never give a secret back, and take over their channel', async () => {
    const config = { url: 'http://127.0.0.1:9/hook', secret: 'whsec_hidden' };
    const made = await people.admin.call('POST', `${R}/outlets`, { kind: 'webhook', channel: 'x', name: 'Hook', config });
    expect(as(outletView, made.body)).toMatchObject({ active: true, config: { url: config.url } });
    const listed = await people.writer.call('GET', `${R}/outlets`);
    expect(JSON.stringify([made.body, listed.body])).not.toContain('whsec_hidden');
    expect(listed.body.items.filter((outlet: { active: boolean }) => outlet.active)).toHaveLength(1);
    expect((await people.admin.call('POST', `${R}/outlets`, { kind: 'pigeon', channel: 'x', name: 'P' })).body.error).toMatchObject({
      code: 'unsupported',
      what: 'pigeon',
    });
    expect(
      (
        await people.admin.call('POST', `${R}/outlets`, {
          kind: 'webhook',
          channel: 'x',
          name: 'H',
          config: { url: 'http://10.0.0.1/', secret: 's' },
        })
      ).body.error.code,
    ).toBe('address-not-allowed');
  });
});

describe('figures and audit', () => {
  it('[edge] totals are of the whole room, steps of the range', async () => {
    const whole = as(statsView, (await people.writer.call('GET', `${R}/stats`)).body);
    expect(whole.total).toMatchObject({ mentions: 1, negative: 1 });
    expect(whole.steps).toHaveLength(60);
    const now = Date.now();
    const range = `from=${new Date(now - 600_000).toISOString()}&to=${new Date(now + 60_000).toISOString()}&step=5m`;
    const some = as(statsView, (await people.writer.call('GET', `${R}/stats?${range}`)).body);
    expect(some.total.mentions).toBe(1);
    expect(some.steps.reduce((sum, step) => sum + step.mentions, 0)).toBe(1);
    expect((await people.writer.call('GET', `${R}/counts`)).body).toMatchObject({ mentions: 1, 'label:negative': 1 });
  });

  it('[AU1] every act has its line, for administrators', async () => {
    const { body } = await people.admin.call('GET', `${R}/audit?limit=500`);
    const acts = body.items.map((line: { act: string }) => line.act);
    expect(acts).toEqual(
      expect.arrayContaining(['create-room', 'freeze-revision', 'decide-revision', 'open-reply', 'send-reply', 'withdraw-message']),
    );
    const page = await people.admin.call('GET', `${R}/audit?limit=2`);
    expect(page.body.next).toBe('2');
    expect((await people.admin.call('GET', `${R}/audit?after=2&limit=1`)).body.items[0].n).toBe(3);
  });

  it('[MS7] the report tells each time a revision was in force, and its end', async () => {
    const first = await freeze('Un.');
    await approve(first);
    for (const text of ['Deux.', 'Trois.']) {
      await approve(await freeze(text));
      await people.legal.call('POST', `${R}/message/withdraw`, { reason: 'faux', instead: { revision: first.n } });
    }
    const { body } = await people.writer.call('GET', `${R}/report`);
    const told = as(reportView, body).timeline.filter(({ revision }) => revision === first.n);
    expect(told.map(({ what }) => what).filter((what) => /in-force|superseded/.test(what))).toEqual([
      ...['in-force', 'superseded', 'in-force-again', 'superseded', 'in-force-again'],
    ]);
    expect(new Set(told.filter(({ what }) => /in-force/.test(what)).map(({ at }) => at)).size).toBe(3);
    expect((await people.legal.call('POST', `${R}/message/withdraw`, { reason: 'fini' })).status).toBe(200);
  });

  it('[edge] the report tells it in order, as JSON, page and table, with nobody’s markup or formulas', async () => {
    await people.admin.call('PATCH', R, { name: '<script>alert(1)</script>' });
    await people.supervisor.call('POST', `${R}/hold`, { on: true, reason: 'une fuite' });
    await people.supervisor.call('POST', `${R}/hold`, { on: false, reason: 'démentie' });
    const { body } = await people.writer.call('GET', `${R}/report`);
    const told = as(reportView, body).timeline.map(({ what }) => what);
    // Why it was held stays on record after it was lifted.
    const stands = as(reportView, body).timeline.filter(({ what }) => what === 'set-hold' || what === 'lift-hold');
    expect(stands.slice(-2).map(({ words }) => words)).toEqual(['une fuite', 'démentie']);
    expect(told.indexOf('in-force')).toBeGreaterThan(told.indexOf('approved'));
    expect(told).toEqual(
      expect.arrayContaining(['create-room', 'revision-frozen', 'recalled', 'reply-sent', 'acknowledged', 'withdrawn', 'set-hold']),
    );
    const page = await people.writer.call('GET', `${R}/report?format=html&timeZone=Europe/Paris&language=fr`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.body).toContain('Rapport · &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.body).not.toContain('<script');
    const table = await people.writer.call('GET', `${R}/report?format=csv`);
    expect(table.body).toMatch(/Withdrawn,3,,erreur,/);
    expect((await people.writer.call('GET', `${R}/report?timeZone=Mars/Base`)).status).toBe(400);
  });
});
