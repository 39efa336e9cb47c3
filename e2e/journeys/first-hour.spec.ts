/** The first hour: from the first alert to approved words in force; a room that waits; an emergency without legal; the dead ends and their ways out. */
import type { Locator, Page } from '@playwright/test';
import { sitDown, type AtConsole } from '../support/console.ts';
import { putInForce } from '../support/in-force.ts';
import { machineWith, signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { openWriter } from '../support/writer.ts';

const ROOM = '/api/rooms/demo';
const SCANDAL = 'Scandale : les comptes de la Banque Rivage sont piratés, nos données sont en vente, que fait la banque ?';
const SECURITY = 'Incident de sécurité · Security incident';
const CHECKING = 'Nous vérifions · We are looking into it';
/** The promise of the first hour. */
const WITHIN_MS = 60_000;

async function spike(url: string): Promise<void> {
  const admin = await signIn(url, 'admin');
  const { body } = await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] });
  const mentions = Array.from({ length: 48 }, (_, i) => ({
    ...{ source: 'x', nativeId: `f${i}`, text: SCANDAL, publishedAt: new Date(Date.now() - 1_000 * (60 - i)).toISOString() },
    author: { id: `a${i % 16}`, handle: `h${i % 16}`, name: `Compte ${i % 16}`, followers: 100 * (i % 16) },
  }));
  const answer = await machineWith(url, body.token).call('POST', `${ROOM}/mentions`, { mentions });
  expect(answer.body).toMatchObject({ accepted: mentions.length, rejected: [] });
}
const statement = (page: Page, name: string) => page.getByRole('article', { name: `Statement “${name}”` });
const dialog = (page: Page) => page.getByRole('dialog');
async function keepPressed(page: Page, button: Locator): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await expect(dialog(page)).toHaveCount(0);
  await page.mouse.up();
}
async function openLibrary(person: AtConsole): Promise<void> {
  await person.page.getByRole('tab', { name: 'Message' }).first().click();
  await person.page.getByRole('tab', { name: 'Holding' }).click();
}

test('[MS5] [MS7] [PO1] from the first alert to words in force; the room waits; what is wrong gives way at once', async ({
  browser,
  install,
}) => {
  test.setTimeout(120_000);
  const server = await install().start();
  const legal = await sitDown(browser, server.url, 'legal');
  const executive = await sitDown(browser, server.url, 'executive');
  const { page } = legal;

  await test.step('one click from the alert to the library, one to use, one to keep pressed', async () => {
    await spike(server.url);
    const strip = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Holding statements' }) });
    await expect(strip).toBeVisible({ timeout: 20_000 });
    const sawAt = Date.now();
    await expect(page.getByTestId('silence')).toContainText('Silent');
    await strip.getByRole('button', { name: 'Holding statements' }).click();
    await statement(page, SECURITY).getByRole('button', { name: /^Use/ }).click();
    await expect(dialog(page)).toContainText('ne communiquez vos codes à personne');
    await keepPressed(page, dialog(page).getByRole('button', { name: 'Hold to put in force' }));
    await expect(executive.page.getByText('Revision 1 in force').first()).toBeVisible();
    expect(Date.now() - sawAt).toBeLessThan(WITHIN_MS);
    const said = await (await fetch(`${server.url}/public/demo/message?channel=website&language=en`)).json();
    expect(said).toMatchObject({ revision: 1, text: expect.stringContaining('We will publish here what we have verified') });
    await expect(page.getByTestId('silence')).toContainText('No message');
  });

  await test.step('an executive has the room wait: everybody sees it, and nothing leaves', async () => {
    await executive.page.getByRole('button', { name: 'The room’s posture: Answering' }).click();
    await dialog(executive.page)
      .getByRole('radio', { name: /^Waiting/ })
      .check();
    await dialog(executive.page).getByRole('button', { name: 'in 30 min' }).click();
    await dialog(executive.page).getByRole('textbox', { name: /^Why/ }).fill('Facts first');
    await dialog(executive.page).getByRole('button', { name: 'Decide' }).click();
    await expect(page.getByText('The room is waiting until')).toBeVisible();
    await expect(page.getByText('“Facts first”')).toBeVisible();
    const supervisor = await signIn(server.url, 'supervisor');
    const { hash } = (await supervisor.call('GET', `${ROOM}/message`)).body.inForce;
    const refused = await supervisor.call('POST', `${ROOM}/publications`, { channel: 'x', language: 'fr', hash });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'posture', posture: 'wait' } } });
    expect((await supervisor.call('POST', `${ROOM}/posture`, { posture: 'answer', tone: 'humour', reason: 'facts are in' })).status).toBe(
      200,
    );
    await expect(page.getByText('The room is waiting until')).toHaveCount(0);
  });

  await test.step('the revision in force is wrong and there is no time: another stands in the same act', async () => {
    await putInForce(server.url, { 'core:fr': 'Vos 12 000 comptes sont intacts.' });
    await executive.openMessage('In force');
    await executive.page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await dialog(executive.page).getByRole('textbox', { name: /^Why/ }).fill('The figure is wrong');
    await dialog(executive.page)
      .getByRole('radio', { name: /^A holding statement/ })
      .check();
    await expect(dialog(executive.page)).toContainText('Maître Claire Duhamel is in the room and can decide');
    await expect(dialog(executive.page).getByRole('button', { name: 'Withdraw now' })).toBeDisabled();
    await dialog(executive.page)
      .getByRole('radio', { name: /^An earlier revision/ })
      .check();
    await expect(dialog(executive.page).getByRole('region', { name: 'What will be said from now on' })).toContainText(
      'ne communiquez vos codes à personne',
    );
    await dialog(executive.page).getByRole('button', { name: 'Withdraw now' }).click();
    await expect(page.getByText('Revision 1 in force').first()).toBeVisible();
    await legal.openMessage('In force');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await dialog(page).getByRole('textbox', { name: /^Why/ }).fill('No incident after all');
    await dialog(page)
      .getByRole('radio', { name: /^A holding statement/ })
      .check();
    await dialog(page).getByRole('button', { name: 'Withdraw now' }).click();
    await expect(executive.page.getByText('Revision 3 in force').first()).toBeVisible();
  });

  for (const person of [legal, executive]) await person.close();
  await server.stop();
});

test('[MS4] [MS5] no legal is there, and then the only one has edited the draft', async ({ browser, install }) => {
  test.setTimeout(120_000);
  const server = await install().start();
  const executive = await sitDown(browser, server.url, 'executive');

  await test.step('an executive puts a statement in force as an emergency, with a reason', async () => {
    await openLibrary(executive);
    await statement(executive.page, SECURITY).getByRole('button', { name: /^Use/ }).click();
    await dialog(executive.page).getByRole('checkbox', { name: 'Emergency, without legal' }).check();
    const button = dialog(executive.page).getByRole('button', { name: 'Hold to put in force as an emergency' });
    await expect(button).toBeDisabled();
    await dialog(executive.page).getByRole('textbox', { name: /^Why/ }).fill('Nobody answers the phone');
    // By keyboard, as it must work too.
    await button.focus();
    await executive.page.keyboard.down('Space');
    await expect(dialog(executive.page)).toHaveCount(0);
    await executive.page.keyboard.up('Space');
    await expect(executive.page.getByText('Legal still has to review it.')).toBeVisible();
  });

  const legal = await sitDown(browser, server.url, 'legal');
  const { page } = legal;
  await test.step('legal comes, reads why, and reviews it; the mark stays, the reminder goes', async () => {
    await page
      .getByRole('status')
      .filter({ hasText: 'Revision 1 was put in force as an emergency' })
      .getByRole('button', { name: 'Review' })
      .click();
    await expect(dialog(page)).toContainText('Nobody answers the phone');
    await dialog(page).getByRole('button', { name: 'Let it stand' }).click();
    await expect(executive.page.getByText('Legal still has to review it.')).toHaveCount(0);
    await executive.openMessage('In force');
    await expect(executive.page.getByText('Reviewed afterwards by Maître Claire Duhamel')).toBeVisible();
  });

  const responder = await sitDown(browser, server.url, 'responder2');
  await test.step('dead end: the only lawyer has edited the draft, and nobody can decide', async () => {
    const admin = await signIn(server.url, 'admin');
    const legal2 = await signIn(server.url, 'legal2');
    await admin.call('POST', `${ROOM}/members`, { userId: legal2.userId, roles: ['observer'] });
    const writer = openWriter(server.url, (await signIn(server.url, 'legal')).cookie, 'message:demo', 'core:fr');
    await writer.synced();
    writer.insert('Écrit par la juriste.', 0);
    await writer.saved();
    writer.close();
    expect((await (await signIn(server.url, 'responder2')).call('POST', `${ROOM}/message/revisions`, {})).status).toBe(201);
    await responder.openMessage('Under review');
    await expect(responder.page.getByText('Nobody in this room can decide on it any more')).toBeVisible();
  });

  await test.step('way out: a statement somebody else wrote takes its place, and legal decides on it', async () => {
    await openLibrary(responder);
    await statement(responder.page, CHECKING).getByRole('button', { name: /^Use/ }).click();
    await dialog(responder.page).getByRole('button', { name: 'Ask for the decision' }).click();
    await legal.openMessage('Under review');
    await page.getByRole('button', { name: 'Approve revision 3' }).click();
    await expect(responder.page.getByText('Revision 3 in force').first()).toBeVisible();
  });

  await test.step('way out: the draft starts from approved words, and legal may decide on the message again', async () => {
    await openLibrary(responder);
    await statement(responder.page, CHECKING).getByRole('button', { name: 'Start from this text' }).click();
    await dialog(responder.page).getByRole('button', { name: 'Start from this text' }).click();
    await expect(responder.editor('Core, French')).toContainText('Nous avons vu vos messages');
    await responder.page.getByRole('button', { name: 'Freeze for review' }).click();
    await dialog(responder.page).getByRole('button', { name: 'Freeze', exact: true }).click();
    await legal.openMessage('Under review');
    await expect(page.getByRole('button', { name: 'Approve revision 4' })).toBeVisible();
  });

  for (const person of [executive, legal, responder]) await person.close();
  await server.stop();
});
