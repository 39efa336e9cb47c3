/** What is in force reaches everybody who says it: the say page of a branch, the channel board, another site's page. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { sitDown, type AtConsole } from '../support/console.ts';
import { signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { openWriter } from '../support/writer.ts';

const ROOM = '/api/rooms/demo';
const CORE = 'Nous rétablissons l’accès aux comptes. <b>Votre argent est en sécurité.</b>';
const QUESTIONS = ['Mon argent est-il en sécurité ?', 'Serai-je remboursé des frais ?'];

/** Adds words to the core, freezes and has it decided: how that looks is another journey's. */
async function putInForce(url: string, words: string): Promise<number> {
  const author = await signIn(url, 'responder1');
  const writer = openWriter(url, author.cookie, 'message:demo', 'core:fr');
  await writer.synced();
  writer.doc.transact(() => {
    QUESTIONS.forEach((question, i) => {
      if (writer.doc.getMap('answers').has(`q${i}`)) return;
      writer.doc.getMap('answers').set(`q${i}`, { order: i });
      writer.doc.getText(`question:q${i}:fr`).insert(0, question);
      writer.doc.getText(`answer:q${i}:fr`).insert(0, `Oui, réponse ${i + 1}.`);
    });
  });
  writer.insert(words, writer.text.length);
  await writer.saved();
  writer.close();
  const { body } = await author.call('POST', `${ROOM}/message/revisions`, {});
  for (const name of ['legal', 'supervisor']) {
    const decided = await (await signIn(url, name)).call('POST', `${ROOM}/message/revisions/${body.n}/decisions`, { verdict: 'approve', hash: body.hash });
    expect(decided.status).toBe(200);
  }
  return body.n;
}

/** In the console: the address is shown once, in a field. */
async function makeSayPage(owner: AtConsole, site: string): Promise<string> {
  const { page } = owner;
  await page.getByRole('article', { name: 'Phone' }).getByRole('button', { name: 'New say page' }).click();
  await page.getByRole('dialog').getByLabel('Branch or call centre').fill(site);
  await page.getByRole('dialog').getByRole('button', { name: 'Make the page' }).click();
  const address = await page.getByRole('dialog').getByRole('textbox', { name: 'Address' }).inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  return new URL(address).pathname;
}

async function openOnPhone(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  const page = await context.newPage();
  page.on('console', (message) => expect(message.text()).not.toMatch(/Content Security Policy/i));
  await page.clock.install();
  await page.goto(address);
  return page;
}

/** Another organisation's site on another origin, with a policy that allows our address and nothing else. */
async function foreignSite(url: string): Promise<{ address: string; close(): Promise<void> }> {
  const tag = `<script async src="${url}/embed/v1.js" data-key="demo" data-channel="website" data-language="fr"></script>`;
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': `default-src 'none'; script-src ${url}; connect-src ${url}` });
    res.end(`<!doctype html><html lang="fr"><title>Ailleurs</title><h1>Ailleurs</h1>${tag}</html>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('[MS1] [MS6] [MS7] one message reaches branches, board and website, and nobody says what no longer stands', async ({ browser, install }) => {
  const server = await install().start();
  const { url } = server;
  expect(await putInForce(url, CORE)).toBe(1);
  const owner = await sitDown(browser, url, 'channels');
  await expect(owner.page.getByRole('status').filter({ hasText: 'Revision 1 waits to be confirmed: Phone 0 / 1' })).toBeVisible();
  await owner.page.keyboard.press('b');
  const phone = owner.page.getByRole('article', { name: 'Phone' });
  const lille = await makeSayPage(owner, 'Lille');
  await makeSayPage(owner, 'Lyon');
  const say = await openOnPhone(browser, url + lille);
  const text = say.locator('#text');

  await test.step('a branch reads it in large letters on a phone, searches the answers, and a seat confirms', async () => {
    await expect(say.locator('.number')).toContainText('Révision 1');
    await expect(text).toHaveText(CORE);
    expect(await text.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(22);
    await say.keyboard.press('/');
    await say.keyboard.type('REMBOURSE');
    await expect(say.getByText('réponse 2')).toBeVisible();
    await expect(say.getByText('réponse 1')).toBeHidden();
    await say.getByLabel('Votre poste').fill('Guichet 1');
    await say.getByRole('button', { name: 'J’ai lu la révision 1' }).click();
    await expect(say.getByText('Révision 1 lue')).toBeVisible();
    expect((await new AxeBuilder({ page: say }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await say.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });

  await test.step('the board counts it and names who is late', async () => {
    await expect(phone).toContainText('1 of 2 confirmed');
    await expect(phone).toContainText('Lyon late');
    await expect(phone).toContainText('Last: Guichet 1');
    await expect(phone).toContainText('Open now');
    expect((await new AxeBuilder({ page: owner.page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });

  const site = await foreignSite(url);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.clock.install();
  await elsewhere.goto(site.address);
  const shown = elsewhere.locator('.unisson');

  await test.step('a page of another site shows the same words, as text', async () => {
    await expect(shown).toContainText(CORE);
    await expect(shown).toContainText('Version 1');
    expect(await shown.locator('b').count()).toBe(0);
    expect((await (await fetch(`${url}/embed/v1.js`)).text()).length).toBeLessThan(5_000);
  });

  await test.step('a new revision replaces it in place; the same seat is asked again; the board counts anew', async () => {
    expect(await putInForce(url, ' Tout est rétabli.')).toBe(2);
    await expect(say.locator('.number')).toContainText('Révision 2');
    await expect(text).toContainText('Tout est rétabli.');
    await expect(say.getByRole('alert').filter({ hasText: 'vient de changer' })).toBeVisible();
    await expect(say.getByText('Guichet 1')).toBeVisible();
    await expect(phone).toContainText('0 of 2 confirmed');
    await expect(phone).toContainText('Known seats still missing: Guichet 1.');
    await say.getByRole('button', { name: 'J’ai lu la révision 2' }).click();
    await expect(phone).toContainText('1 of 2 confirmed');
    await elsewhere.clock.fastForward(20_000);
    await expect(shown).toContainText('Tout est rétabli.');
  });

  await test.step('after a minute without contact nobody can read it; it comes back by itself', async () => {
    await say.context().setOffline(true);
    await say.clock.fastForward(61_000);
    await expect(say.getByText('NE PAS UTILISER')).toBeVisible();
    await expect(text).toBeHidden();
    await say.context().setOffline(false);
    await expect(text).toBeVisible();
    await expect(say.getByText('NE PAS UTILISER')).toBeHidden();
  });

  await test.step('what is withdrawn disappears everywhere', async () => {
    const supervisor = await signIn(url, 'supervisor');
    await supervisor.call('POST', `${ROOM}/message/withdraw`, { reason: 'wrong figure' });
    await expect(say.getByText('NE PAS UTILISER')).toBeVisible();
    await expect(text).toHaveCount(0);
    await elsewhere.clock.fastForward(20_000);
    await expect(shown).toBeHidden();
    await expect(owner.page.getByRole('region', { name: 'Channel board' })).toContainText('Nothing is in force');
  });

  await test.step('a revoked page says so where it is open, and opens no more', async () => {
    await phone.getByRole('button', { name: 'Revoke the page of Lille' }).click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click();
    await expect(say.getByText('Cette page n’est plus valable')).toBeVisible();
    expect((await fetch(url + lille)).status).toBe(404);
    await expect(phone).not.toContainText('Lille');
  });
  await site.close();
  await server.stop();
});
