/** From many mentions to few decisions: danger first, stories judged and answered once, who speaks, what is set aside, and go or no-go. */
import type { Page } from '@playwright/test';
import { sitDown, type AtConsole } from '../support/console.ts';
import { machineWith, signIn, type Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const ROOM = '/api/rooms/demo';
const SCANDAL = 'Scandale : la Banque Rivage bloque les comptes depuis lundi et ne répond à personne, honteux';
const APART = 'Scandale : la Banque Rivage bloque les comptes depuis lundi et ne répond à personne, honteux !! +1';
const SAME_AGAIN = 'Impossible de joindre la banque, tout est fermé et les comptes sont gelés';
const PRAISE = 'Merci à la Banque Rivage, ma conseillère a tout réglé en dix minutes, bravo';
const ASKS = 'Quels sont les horaires de votre agence de Rennes samedi ?';
const DANGER = 'Je n’en peux plus, ma banque m’a tout pris, je veux en finir ce soir';
const LAWSUIT = 'My lawyer will sue Banque Rivage next week';
const OTHER_BANK = 'Le rivage est magnifique ce matin, plage et soleil';
const CORE = 'Nous rétablissons l’accès aux comptes et rembourserons les frais de la panne.';

async function feed(url: string): Promise<void> {
  const admin = await signIn(url, 'admin');
  const { body } = await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] });
  const young = new Date(Date.now() - 86_400_000).toISOString();
  // nine new accounts, four times each: what coordination looks like
  const scandal = Array.from({ length: 36 }, (_, i) => ({ text: SCANDAL, author: { id: `a${i % 9}`, handle: `h${i % 9}`, name: `Compte ${i % 9}`, followers: 100 * (i % 9), createdAt: young } }));
  const others = [APART, SAME_AGAIN, SAME_AGAIN, PRAISE, PRAISE, ASKS, DANGER, LAWSUIT, OTHER_BANK].map((text, i) => ({ text, author: { id: `o${i}`, handle: `o${i}`, name: `Autrice ${i}`, followers: 50 } }));
  const press = { text: 'La Banque Rivage toujours en panne ce matin', author: { handle: 'gazette', name: 'La Gazette', followers: 9_000 }, kind: 'article' };
  const mentions = [...scandal, ...others, press].map((mention, i) => ({ source: 'x', nativeId: `s${i}`, publishedAt: new Date(Date.now() - 1_000 * (60 - i)).toISOString(), ...mention }));
  const answer = await machineWith(url, body.token).call('POST', `${ROOM}/mentions`, { mentions });
  expect(answer.body).toMatchObject({ accepted: mentions.length, rejected: [] });
}

/** A message in force, so that the one answer can leave. */
async function putInForce(writer: AtConsole, deciders: readonly AtConsole[]): Promise<void> {
  await writer.openMessage('Draft');
  await writer.editor('Core, French').click();
  await writer.page.keyboard.type(CORE);
  await writer.page.getByRole('button', { name: 'Freeze for review' }).click();
  await writer.page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
  for (const decider of deciders) {
    await decider.openMessage('Under review');
    await decider.page.getByRole('button', { name: 'Approve revision 1' }).click();
  }
}

const stories = (page: Page) => page.getByRole('list', { name: 'Stories' });
const story = (page: Page) => page.getByRole('region', { name: 'Story', exact: true });
const mention = (page: Page) => page.getByRole('region', { name: 'Mention', exact: true });
const inConfirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

async function openStory(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'Stories' }).click();
  await stories(page).getByRole('button', { name: text }).first().click();
}
async function quickView(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Mentions' }).click();
  await page.getByRole('group', { name: 'Quick views' }).getByRole('button', { name }).click();
}

test('[ST1] [ST2] [ME5] [ME7] [RE8] a desk goes from many mentions to few decisions', async ({ browser, install }) => {
  test.setTimeout(180_000);
  const server = await install().start();
  const supervisor = await sitDown(browser, server.url, 'supervisor');
  const { page } = supervisor;
  const clerk: Person = await signIn(server.url, 'supervisor');
  const only = async (q: string) => (await clerk.call('GET', `${ROOM}/mentions?limit=500&q=${encodeURIComponent(q)}`)).body.items;

  await test.step('danger is told at once, before anything else, with what to do first', async () => {
    await feed(server.url);
    const strip = page.getByRole('status').filter({ hasText: 'Somebody may be in danger' });
    await expect(strip).toContainText('je veux en finir');
    await strip.getByRole('button', { name: /^\d+ alerts?$/ }).click();
    const card = page.getByRole('region', { name: 'Alerts' }).getByRole('article').first();
    await expect(card).toContainText(/words of self-harm: .*veux en finir”/);
    await expect(card).toContainText('Samaritans');
    await card.getByRole('button', { name: 'I have seen it' }).click();
    await expect(card).toContainText('Seen by');
    await expect(strip).toHaveCount(0);
    await card.getByRole('button', { name: 'Open the mention' }).click();
  });

  await test.step('the proposal says why; a person confirms it with an owner and a reason', async () => {
    const proposal = page.getByRole('region', { name: 'May need special handling: Danger to someone' });
    await expect(proposal).toContainText('veux en finir”');
    await expect(mention(page).locator('mark', { hasText: 'veux en finir' })).toHaveCount(1);
    await proposal.getByRole('button', { name: 'Confirm…' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('3114 given, security told');
    await inConfirm(page, 'Confirm the handling').click();
    await expect(proposal).toHaveCount(0);
    await expect(mention(page)).toContainText('Special handling: Danger to someone.');
    expect((await only('finir'))[0]).toMatchObject({ handling: 'danger', handlingOwner: clerk.userId, proposed: null });
  });

  await test.step('another proposal is dismissed', async () => {
    await quickView(page, 'To confirm');
    await supervisor.openMention('My lawyer will sue');
    await page.getByRole('button', { name: 'Not needed…' }).click();
    await page.getByRole('dialog').getByLabel('Why not').fill('A joke');
    await inConfirm(page, 'Dismiss the proposal').click();
    await expect(mention(page)).toContainText('dismissed the proposal “Legal matter”. A joke');
  });

  await test.step('a story shows who says it, why it ranks, and that it may be coordinated', async () => {
    await openStory(page, 'Scandale : la Banque Rivage');
    await expect(story(page)).toContainText('First said by');
    await expect(story(page)).toContainText('Loudest:');
    await expect(story(page)).toContainText('different people say it');
    await expect(story(page)).toContainText('mentions come from 9 accounts.');
    await expect(story(page)).toContainText('9 of them were under a week old');
  });

  await test.step('one key judges it', async () => {
    await page.keyboard.press('1');
    await expect(story(page).getByRole('button', { name: 'Signal' })).toHaveAttribute('aria-pressed', 'true');
    await expect(story(page)).toContainText('said “Signal” at');
    await page.keyboard.press('2');
    await expect(story(page)).toContainText('said “Watch” at');
    await page.getByRole('group', { name: 'Quick views' }).getByRole('button', { name: 'Watch' }).click();
    await expect(stories(page).getByRole('button')).toHaveCount(1);
    await page.getByRole('group', { name: 'Quick views' }).getByRole('button', { name: 'All' }).click();
  });

  await test.step('what does not belong is taken out, and brought back', async () => {
    // what was said once is listed when asked for
    await page.getByRole('combobox', { name: 'Said at least so often' }).selectOption('1');
    await story(page).getByRole('checkbox', { name: 'Choose the mention of Autrice 0' }).check();
    await story(page).getByRole('button', { name: 'Take out of the story' }).click();
    await expect(stories(page).getByRole('button', { name: 'honteux !! +1' })).toHaveCount(1);
    await story(page).getByRole('button', { name: 'Undo' }).click();
    await expect(stories(page).getByRole('button', { name: 'honteux !! +1' })).toHaveCount(0);
  });

  await test.step('two stories that say the same become one', async () => {
    await story(page).getByRole('button', { name: 'Merge with…' }).click();
    await page.getByRole('dialog').getByRole('searchbox').fill('gelés');
    await page.getByRole('dialog').getByRole('button', { name: 'Merge with this one' }).click();
    await expect(stories(page).getByRole('button', { name: 'Impossible de joindre' })).toHaveCount(0);
    await expect(story(page).getByRole('definition').first()).toHaveText('39');
  });

  await test.step('it is answered once', async () => {
    const legal = await sitDown(browser, server.url, 'legal');
    const writer = await sitDown(browser, server.url, 'responder1');
    await putInForce(writer, [legal, supervisor]);
    await expect(page.getByText('Revision 1 in force').first()).toBeVisible();
    await openStory(page, 'Scandale : la Banque Rivage');
    await story(page).getByRole('button', { name: 'Answer once' }).first().click();
    await expect(story(page).getByTestId('approved-words')).toHaveText(CORE);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(story(page)).toContainText('Answered once by', { timeout: 30_000 });
    await expect(stories(page).getByRole('button', { name: 'Scandale' })).toContainText('Answered');
    const replies = (await clerk.call('GET', `${ROOM}/replies?limit=50`)).body.items;
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ mentionId: null, status: 'sent' });
    await legal.close();
    await writer.close();
  });

  await test.step('supporters, questions and press have their views; a troll is marked with a reason and stays', async () => {
    await quickView(page, 'Supporters');
    await expect(page.getByRole('list', { name: 'Mentions' }).getByRole('button', { name: PRAISE })).toHaveCount(2);
    await expect(page.getByRole('list', { name: 'Mentions' }).getByRole('button', { name: 'Scandale' })).toHaveCount(0);
    await quickView(page, 'Questions');
    // the next one of this very view, not of the whole room
    await page.getByRole('button', { name: 'Take the next one' }).click();
    await expect(mention(page)).toContainText('Quels sont les horaires');
    await expect(mention(page).getByRole('button', { name: 'Let go' })).toBeVisible();
    await quickView(page, 'Press');
    await supervisor.openMention('La Banque Rivage toujours en panne');
    await expect(mention(page).getByText('Press', { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Mark as a troll…' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Copies the same insult everywhere');
    await inConfirm(page, 'Mark as a troll').click();
    await expect(mention(page)).toContainText('“Copies the same insult everywhere”');
    await quickView(page, 'All');
    await expect(page.getByRole('list', { name: 'Mentions' }).getByRole('button', { name: 'La Banque Rivage toujours en panne' })).toContainText('Troll');
  });

  await test.step('one key corrects the tone, and who did stays readable', async () => {
    await page.keyboard.press('2');
    await expect(mention(page)).toContainText('Corrected by');
    expect((await only('toujours panne'))[0].score).toMatchObject({ label: 'neutral', by: clerk.userId });
    await expect(mention(page)).toContainText('It comes from the press');
  });

  await test.step('not about us by a word: looked at first, done, undone', async () => {
    await supervisor.openPanel('Figures');
    await page.getByRole('tab', { name: 'Not about us' }).click();
    await page.getByLabel('Word, hashtag or account').fill('plage');
    await page.getByRole('button', { name: 'Look first' }).click();
    await expect(page.getByText('1 mention would be set aside')).toBeVisible();
    expect((await only('plage'))[0].status).toBe('new');
    await page.getByRole('button', { name: 'Set them aside' }).click();
    await expect.poll(async () => (await only('plage'))[0].status).toBe('not-about-us');
    await page.getByRole('button', { name: 'Bring back' }).click();
    await expect(page.getByText('Brought back by')).toBeVisible();
    await expect.poll(async () => (await only('plage'))[0].status).toBe('new');
  });

  await test.step('not about us by story asks first', async () => {
    await openStory(page, 'Merci à la Banque Rivage');
    await story(page).getByRole('button', { name: 'Not about us…' }).click();
    await expect(page.getByRole('dialog').getByText('2 mentions would be set aside')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('the formula is open; a supervisor changes a weight and ranks follow, a responder only reads', async () => {
    await page.getByRole('tab', { name: 'Ranking' }).click();
    await expect(page.getByText('A rank is the sum of the points below')).toBeVisible();
    await page.getByLabel('Press', { exact: true }).fill('60');
    await page.getByRole('button', { name: 'Save these weights' }).click();
    await expect.poll(async () => (await only('toujours panne'))[0].rank.because, { timeout: 20_000 }).toContain('press:60');
    const responder = await sitDown(browser, server.url, 'responder1');
    await responder.openPanel('Figures');
    await responder.page.getByRole('tab', { name: 'Ranking' }).click();
    await expect(responder.page.getByText('Supervisors can change the weights.')).toBeVisible();
    await expect(responder.page.getByRole('spinbutton')).toHaveCount(0);
    await responder.close();
  });

  await test.step('go or no-go on a theme says what and why', async () => {
    await page.getByRole('tab', { name: 'Go / no-go' }).click();
    await page.getByLabel('Hashtag or theme').fill('comptes');
    await page.getByRole('combobox', { name: 'Period' }).selectOption('Last hour');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    const result = page.getByRole('article', { name: 'Before an event' });
    await expect(result.getByRole('status')).toContainText('No-go');
    await expect(result).toContainText('Most of what is said is negative');
    await expect(result).toContainText('between');
    await result.getByRole('button', { name: 'Scandale' }).first().click();
    await expect(story(page)).toContainText('Scandale');
  });

  await supervisor.close();
  await server.stop();
});
