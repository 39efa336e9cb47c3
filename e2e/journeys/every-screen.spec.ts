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
/** Everything the address can lead to; `mention` and `story` are of the room that is walked through. */
const screensOf = ({ mention, story, danger }: { mention: string; story: string; danger: string }): readonly string[] => [
  ...['list', 'mention', 'message', 'outbox', 'board', 'alerts', 'figures'].map((panel) => `mention=${mention}&panel=${panel}`),
  `mention=${danger}&panel=mention`,
  `list=stories&story=${story}&panel=list`,
  `story=${story}&panel=mention`,
  ...['reading', 'ranking', 'exclusions'].map((tab) => `figures=${tab}&panel=figures`),
];

async function expectSound(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).slice(0, 3).join(' | ')}`), where).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function walk(browser: Browser, url: string, look: (typeof LOOKS)[number], screens: readonly string[]): Promise<void> {
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
  for (const screen of screens) {
    await page.goto(`${url}/rooms/demo?${screen}`);
    await expect(page.getByTestId('link-state')).toContainText(look.locale === 'fr-FR' ? 'En direct' : 'Live');
    await expectSound(page, `${name}: ${screen}`);
  }
  expect(faults, name).toEqual([]);
  await context.close();
}

test('every screen is sound in French and English, light and dark, at 1440 and 360 pixels', async ({ browser, install }) => {
  test.setTimeout(300_000);
  const server = await install().start();
  const admin = await signIn(server.url, 'admin');
  const { body } = await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] });
  const texts = ['Mon compte est bloqué depuis lundi, c’est une honte', 'Thank you, great service today', 'What about my card? '.repeat(20), 'sanslimite'.repeat(60), 'Je veux en finir ce soir, adieu', ...Array.from({ length: 3 }, () => 'La panne dure depuis trois jours et personne ne répond au guichet')];
  const mentions = texts.map((text, i) => ({ source: 'x', nativeId: `v${i}`, text, author: { handle: `h${i}`, name: `Lectrice ${i}`, followers: 1234 * i }, publishedAt: new Date().toISOString() }));
  await machineWith(server.url, body.token).call('POST', `${ROOM}/mentions`, { mentions });
  const found = async (path: string) => (await admin.call('GET', `${ROOM}/${path}`)).body.items[0];
  await expect.poll(async () => (await found('stories?sort=count'))?.count).toBe(3);
  await expect.poll(async () => (await found('alerts'))?.about.kind).toBe('danger');
  const [mention, danger, story] = [await found('mentions?limit=5&q=honte'), await found('mentions?proposed=danger'), await found('stories?sort=count')];
  for (const look of LOOKS) await walk(browser, server.url, look, screensOf({ mention: mention.id, danger: danger.id, story: story.id }));
  await server.stop();
});
