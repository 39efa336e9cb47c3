/** Drafting: what differs is marked, each channel's room is shown, a core too long has ways out, a thread is seen before it leaves; and a mention in Arabic. */
import AxeBuilder from '@axe-core/playwright';
import { sitDown, type AtConsole } from '../support/console.ts';
import { putInForce } from '../support/in-force.ts';
import { signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const CORE =
  'Depuis mardi 4 mars à 18 h 30, une panne touche notre application. Douze mille clients n’ont pas pu payer hier soir. Aucune donnée n’a été touchée. Nous rembourserons 10 € à chaque client concerné avant le 31 mars. Nos équipes travaillent sans relâche au retour du service et nous vous tenons informés ici.';
const REFUND = 'Nous remboursons 15 € à chaque client concerné.';

async function choosePart(person: AtConsole, part: string): Promise<void> {
  await person.page.getByLabel('Part of the message').selectOption(part);
}
async function typeIn(person: AtConsole, editor: string, words: string): Promise<void> {
  await person.editor(editor).click();
  await person.page.keyboard.press('Control+End');
  await person.page.keyboard.insertText(words);
}
const violationsOf = async (person: AtConsole): Promise<string[]> =>
  (await new AxeBuilder({ page: person.page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

test('[RE3] [RE4] the draft shows what differs and what fits; a core too long for X finds its way out, as a variant or as a thread', async ({ browser, install }) => {
  const server = await install().start();
  const writer = await sitDown(browser, server.url, 'responder1');
  await writer.openMessage('Draft');
  const x = writer.page.getByTestId('variant-x');

  await test.step('a fact with its source says where it is said, and where it is contradicted', async () => {
    await typeIn(writer, 'Core, French', CORE);
    await choosePart(writer, 'facts');
    await writer.page.getByPlaceholder('What it is').fill('Geste');
    await writer.page.keyboard.press('Enter');
    await writer.page.getByLabel('Fact', { exact: true }).fill('10 euros par client');
    await writer.page.getByLabel('Source').fill('Comité de crise');
    await expect(writer.page.getByText('Said in: Core, French')).toBeVisible();
  });

  await test.step('the core is too long for X: written as a variant, it fits, and what differs is marked', async () => {
    await choosePart(writer, 'variants');
    await expect(x.getByText(/The core is too long for X by \d+/)).toBeVisible();
    await x.getByRole('button', { name: 'Show the thread' }).click();
    await expect(x.getByTestId('thread').getByText('Post 1 of 2')).toBeVisible();
    await x.getByRole('button', { name: 'Write a variant from the core' }).click();
    await expect(x.getByText('Written for this channel')).toBeVisible();
    await writer.editor('Variant X, French').click();
    await writer.page.keyboard.press('Control+a');
    await writer.page.keyboard.insertText(REFUND);
    await expect(x.getByTestId('drift')).toContainText('15 €');
    await expect(x.getByTestId('drift')).toContainText('the message says “10 €”');
    await expect(x.locator('.drift-mark')).toHaveText('15 €');
    await x.locator('.drift-mark').hover();
    await expect(writer.page.locator('.drift-told')).toContainText('the message says “10 €”');
    await expect(x.getByText(/left for an opening/)).toBeVisible();
    expect(await violationsOf(writer)).toEqual([]);
  });

  await test.step('freezing shows the contradiction and the room on each channel, and wants a reason', async () => {
    await writer.page.getByRole('button', { name: 'Freeze for review' }).click();
    const dialog = writer.page.getByRole('dialog');
    await expect(dialog.getByTestId('contradictions')).toContainText('15 €');
    await dialog.getByText('Room on each channel').click();
    await expect(dialog.getByRole('row', { name: /^X \(French\)/ })).toContainText('variant');
    await expect(dialog.getByRole('row', { name: /^Bluesky \(French\)/ })).toContainText('too many');
    await expect(dialog.getByRole('button', { name: 'Freeze all the same' })).toBeDisabled();
    await dialog.getByLabel('Why freeze it all the same?').fill('Le comité vient de porter le geste à 15 € sur X');
    expect(await violationsOf(writer)).toEqual([]);
    await dialog.getByRole('button', { name: 'Freeze all the same' }).click();
    await expect(dialog).toBeHidden();
    const asLegal = await signIn(server.url, 'legal');
    const { body } = await asLegal.call('GET', '/api/rooms/demo/message/revisions/1');
    expect(body.drift).toEqual([expect.objectContaining({ found: '15 €', message: '10 €' })]);
    expect(body.despite).toContain('porter le geste');
    await asLegal.call('POST', '/api/rooms/demo/message/revisions/1/recall', { reason: 'pas 15 €' });
  });

  await test.step('back to the core, it is published on X as a thread that was seen before', async () => {
    await writer.openMessage('Draft');
    await choosePart(writer, 'variants');
    await x.getByRole('button', { name: 'Go back to the core' }).click();
    await writer.page.getByRole('dialog').getByRole('button', { name: 'Go back to the core' }).click();
    await expect(x.getByText('The core itself', { exact: true })).toBeVisible();
    await writer.close();
    await putInForce(server.url, {});
    const supervisor = await sitDown(browser, server.url, 'supervisor');
    await supervisor.openMessage('In force');
    await supervisor.page.getByRole('button', { name: 'Publish' }).click();
    const dialog = supervisor.page.getByRole('dialog');
    await expect(dialog.getByTestId('thread').getByRole('listitem')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await supervisor.openPanel('Outbox');
    const sent = supervisor.page.getByTestId('thread').first();
    await expect(sent.getByText('Post 2 of 2')).toBeVisible();
    await expect(sent.getByText('sent', { exact: true })).toHaveCount(2);
    await supervisor.close();
  });
});

test('[RE7] a mention in Arabic: an answer in another language, a request to the writers, or none with a reason', async ({ browser, install }) => {
  const server = await install().start();
  await putInForce(server.url, { 'core:fr': 'Vos dépôts sont en sécurité.', 'core:en': 'Your deposits are safe.' });
  const asResponder = await signIn(server.url, 'responder1');
  const supervisor = await signIn(server.url, 'supervisor');
  const given = { source: 'x', nativeId: 'ar-1', text: 'أين أموالي؟ لا أستطيع الدخول إلى حسابي منذ أمس', author: { handle: 'layla' }, language: 'ar', publishedAt: new Date().toISOString() };
  const token = await (await signIn(server.url, 'admin')).call('POST', '/api/rooms/demo/tokens', { name: 'in', scopes: ['mentions:write'] });
  expect([token.status, supervisor.userId.length > 0]).toEqual([201, true]);
  const fed = await fetch(`${server.url}/api/rooms/demo/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${String(token.body.token)}` },
    body: JSON.stringify({ mentions: [given] }),
  });
  expect(fed.status).toBe(200);
  const { body } = await asResponder.call('GET', '/api/rooms/demo/mentions?language=ar');
  const refused = await asResponder.call('POST', '/api/rooms/demo/replies', { mentionId: body.items[0].id, channel: 'x', language: 'ar' });
  expect([refused.status, refused.body.error]).toEqual([422, expect.objectContaining({ code: 'no-text-for-language', available: ['en', 'fr'] })]);

  const responder = await sitDown(browser, server.url, 'responder1');
  await responder.openMention('أين أموالي');
  const ways = responder.page.getByTestId('no-words');
  await expect(ways).toContainText('The message says nothing in Arabic');
  await ways.getByRole('button', { name: 'Ask the writers for Arabic' }).click();
  await expect(ways.getByText('Asked.')).toBeVisible();
  expect(await violationsOf(responder)).toEqual([]);
  const comments = await asResponder.call('GET', '/api/rooms/demo/message/comments');
  expect(comments.body.items).toEqual([expect.objectContaining({ text: expect.stringContaining('Needed in Arabic') })]);
  await ways.getByRole('button', { name: 'Reply in English' }).click();
  await expect(responder.page.getByTestId('approved-words')).toHaveText('Your deposits are safe.');
  await responder.close();
});
