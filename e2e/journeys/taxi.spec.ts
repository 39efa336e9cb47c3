/** The lawyer in a taxi: told by mail, on a phone and a bad network, with no console open, reads the exact text, gives the password, decides once. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { sitDown } from '../support/console.ts';
import { PASSWORD, signIn, type Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { openWriter } from '../support/writer.ts';

const ROOM = '/api/rooms/demo';
const TEXT = 'Nous rétablissons l’accès aux comptes et rembourserons les frais. <script>alert(1)</script>';

async function write(url: string, who: Person, field: string, text: string): Promise<void> {
  const writer = openWriter(url, who.cookie, 'message:demo', field);
  await writer.synced();
  writer.insert(text, 0);
  await writer.saved();
  writer.close();
}
async function newestMail(person: Person): Promise<{ subject: string; link: string }> {
  const mail = async () => (await person.call('GET', '/api/notices/mails')).body.items[0];
  await expect.poll(async () => (await mail())?.subject ?? '', { timeout: 10_000 }).toContain('1');
  const { subject, text } = await mail();
  return { subject, link: /https?:\S+\/decide\/\S+/.exec(text)?.[0] ?? '' };
}

/** A phone in a tunnel: half a second there and back, a modem's width, no session anywhere. */
async function phone(browser: Browser, options: { locale: string; colorScheme: 'light' | 'dark' }): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...options, viewport: { width: 360, height: 640 }, hasTouch: true });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 20_000, uploadThroughput: 8_000 });
  return { context, page };
}
async function passesAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

test('[MS3] [MS4] [MS6] [MS8] a lawyer in a taxi reads, gives the password and decides once, on a bad network', async ({ browser, install }) => {
  const server = await install().start();
  const clerk = await signIn(server.url, 'responder1');
  const lawyer = await signIn(server.url, 'legal');
  const supervisor = await signIn(server.url, 'supervisor');
  const desk = await sitDown(browser, server.url, 'responder1');
  await write(server.url, clerk, 'core:fr', TEXT);
  const frozen = await clerk.call('POST', `${ROOM}/message/revisions`, {});
  await supervisor.call('POST', `${ROOM}/message/revisions/1/decisions`, { verdict: 'approve', hash: frozen.body.hash });
  const { subject, link } = await newestMail(lawyer);

  await test.step('the mail says what waits and not a word of it; the console says who was told', async () => {
    expect(subject).toContain('La révision 1 attend votre décision');
    await desk.openMessage('Under review');
    await desk.page.getByText('Who has been told').click();
    await expect(desk.page.getByText(/^mail \d\d:\d\d$/).first()).toBeVisible();
  });

  const { context, page } = await phone(browser, { locale: 'fr-FR', colorScheme: 'dark' });
  await test.step('the page opens without signing in and shows the exact text, as text', async () => {
    const answer = await page.goto(link);
    expect((await answer?.body())?.length).toBeLessThan(50_000);
    await expect(page.getByText(TEXT)).toBeVisible();
    await expect(page.getByText('Figée par Camille Renaud')).toBeVisible();
    await passesAxe(page);
  });

  await test.step('a wrong password decides nothing; Enter in the field neither', async () => {
    await page.getByLabel('Votre mot de passe').fill('not it');
    await page.getByLabel('Votre mot de passe').press('Enter');
    await page.getByRole('button', { name: 'Approuver ce texte' }).tap();
    await expect(page.getByRole('alert')).toContainText('Ce mot de passe n’est pas le bon.');
    await passesAxe(page);
    expect((await clerk.call('GET', `${ROOM}/message`)).body.underReview.decisions).toHaveLength(1);
  });

  await test.step('the right one approves, pressed twice as it is; the words are in force at the desk within moments', async () => {
    await page.getByLabel('Votre mot de passe').fill(PASSWORD);
    const approve = page.getByRole('button', { name: 'Approuver ce texte' });
    await approve.dblclick();
    await expect(desk.page.getByText('Revision 1 in force').first()).toBeVisible();
    await expect(page.getByText(/Enregistré à \d\d:\d\d/)).toBeVisible();
    await expect(page.getByText('La révision 1 est en vigueur.')).toBeVisible();
    await passesAxe(page);
  });

  await test.step('reloading and sending the same press again change nothing', async () => {
    await page.reload();
    await expect(page.getByText(/Enregistré à/)).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    const again = await page.request.post(link, { form: { verdict: 'request-changes', hash: frozen.body.hash, password: PASSWORD, note: 'No' } });
    expect(await again.text()).toContain('Vous avez approuvé la révision 1.');
    const { decisions } = (await clerk.call('GET', `${ROOM}/message`)).body.inForce;
    expect(decisions.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['approve', 'approve']);
    expect(await context.cookies()).toEqual([]);
  });

  await test.step('without any script the next revision is read as a difference, and changes are requested', async () => {
    await write(server.url, clerk, 'core:fr', 'Bonjour. ');
    await clerk.call('POST', `${ROOM}/message/revisions`, {});
    await expect.poll(async () => (await lawyer.call('GET', '/api/notices/mails')).body.items[0].subject, { timeout: 10_000 }).toContain('2');
    const { text } = (await lawyer.call('GET', '/api/notices/mails')).body.items[0];
    const plain = await browser.newContext({ locale: 'en-GB', colorScheme: 'light', viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
    const reader = await plain.newPage();
    await reader.goto(/https?:\S+\/decide\/\S+/.exec(text)?.[0] ?? '');
    await expect(reader.getByRole('heading', { name: 'What changes against revision 1, in force' })).toBeVisible();
    await expect(reader.locator('ins')).toContainText('Bonjour.');
    await reader.getByLabel('What has to change').fill('No greeting, please.');
    await reader.getByLabel('Your password').fill(PASSWORD);
    await reader.getByRole('button', { name: 'Request changes' }).click();
    await expect(reader.getByText('You requested changes to revision 2.')).toBeVisible();
    await plain.close();
  });

  await test.step('what web push brings is shown by the browser, console closed', async () => {
    const told = await browser.newContext({ permissions: ['notifications'] });
    const any = await told.newPage();
    await any.goto(`${server.url}/sign-in`);
    await any.evaluate(() => navigator.serviceWorker.register('/notice-worker.js').then(() => navigator.serviceWorker.ready).then(() => undefined));
    const worker = await told.newCDPSession(any);
    const registered = new Promise<string>((done) => worker.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId)));
    await worker.send('ServiceWorker.enable');
    const data = JSON.stringify({ title: 'La révision 3 attend', body: 'Salle', url: link, tag: 'k' });
    await worker.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId: await registered, data });
    const shown = () => any.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title }) => title));
    await expect.poll(shown).toEqual(['La révision 3 attend']);
    await told.close();
  });

  await context.close();
  await desk.close();
  await server.stop();
});
