/** A person at the console in a browser of his own: what people do, by the names they see. English unless the page says otherwise. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { email, PASSWORD } from './people.ts';

export interface AtConsole {
  readonly page: Page;
  openMention(text: string): Promise<void>;
  openPanel(name: 'Message' | 'Outbox' | 'Figures'): Promise<void>;
  openMessage(tab: 'In force' | 'Under review' | 'Draft' | 'History'): Promise<void>;
  editor(name: string | RegExp): Locator;
  close(): Promise<void>;
}

/** Signs in at a browser context of its own, as if on another machine, and waits until the room is live. */
export async function sitDown(browser: Browser, url: string, name: string): Promise<AtConsole> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}/rooms/demo`);
  await page.getByLabel('E-mail').fill(email(name));
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Password')).toBeHidden();
  if (!new URL(page.url()).pathname.startsWith('/rooms/demo')) await page.goto(`${url}/rooms/demo`);
  await expect(page.getByTestId('link-state')).toContainText('Live');
  return {
    page,
    async openMention(text) {
      await page.getByRole('list', { name: 'Mentions' }).getByRole('button', { name: text }).click();
    },
    async openPanel(panel) {
      await page.getByRole('tab', { name: panel }).or(page.getByRole('button', { name: panel, exact: true })).first().click();
    },
    async openMessage(tab) {
      await page.getByRole('tab', { name: 'Message' }).first().click();
      await page.getByRole('tab', { name: tab }).click();
    },
    editor: (named) => page.getByRole('textbox', { name: named }),
    close: () => context.close(),
  };
}
