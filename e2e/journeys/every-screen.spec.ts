/** Every screen in both languages, both colour schemes, at desktop and phone width: usable by assistive technology, nothing wider than the screen. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { email, machineWith, PASSWORD, signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const ROOM = '/api/rooms/demo';
const LOOKS = [
  { locale: 'fr-FR', colorScheme: 'light', width: 1440, height: 900 },
  { locale: 'en-GB', colorScheme: 'dark', width: 1440, height: 900 },
  { locale: 'fr-FR', colorScheme: 'dark', width: 360, height: 800 },
  { locale: 'en-GB', colorScheme: 'light', width: 360, height: 800 },
] as const;
const PANELS = ['list', 'mention', 'message', 'outbox', 'figures'] as const;

async function expectSound(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).slice(0, 3).join(' | ')}`), where).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function walk(browser: Browser, url: string, look: (typeof LOOKS)[number], mention: string): Promise<void> {
  const name = `${look.locale} ${look.colorScheme} ${look.width}`;
  const context = await browser.newContext({ locale: look.locale, colorScheme: look.colorScheme, viewport: { width: look.width, height: look.height } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${url}/rooms/demo`);
  await expect(page.locator('input[type=password]')).toBeVisible();
  await expectSound(page, `${name}: sign in`);
  await page.locator('input[type=email]').fill(email('supervisor'));
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.locator('input[type=password]')).toBeHidden();
  for (const panel of PANELS) {
    await page.goto(`${url}/rooms/demo?mention=${mention}&panel=${panel}`);
    await expect(page.getByTestId('link-state')).toContainText(look.locale === 'fr-FR' ? 'En direct' : 'Live');
    await expectSound(page, `${name}: ${panel}`);
  }
  expect(faults, name).toEqual([]);
  await context.close();
}

test('every screen is sound in French and English, light and dark, at 1440 and 360 pixels', async ({ browser, install }) => {
  test.setTimeout(180_000);
  const server = await install().start();
  const admin = await signIn(server.url, 'admin');
  const { body } = await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] });
  const texts = ['Mon compte est bloqué depuis lundi, c’est une honte', 'Thank you, great service today', 'What about my card? '.repeat(20), 'sanslimite'.repeat(60)];
  const mentions = texts.map((text, i) => ({ source: 'x', nativeId: `v${i}`, text, author: { handle: `h${i}`, name: `Lectrice ${i}`, followers: 1234 * i }, publishedAt: new Date().toISOString() }));
  await machineWith(server.url, body.token).call('POST', `${ROOM}/mentions`, { mentions });
  const { items } = (await admin.call('GET', `${ROOM}/mentions?limit=5`)).body;
  for (const look of LOOKS) await walk(browser, server.url, look, items[0].id);
  await server.stop();
});
