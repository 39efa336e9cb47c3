/** The main job: a mention is assigned, a message and a reply are written together, approved by others, sent once, and superseded. */
import type { Browser } from '@playwright/test';
import { sitDown, type AtConsole } from '../support/console.ts';
import { machineWith, signIn, type Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const ROOM = '/api/rooms/demo';
const CORE = 'Nous rétablissons l’accès aux comptes et rembourserons les frais de la panne.';
const SECOND = ' Tout est rétabli.';

async function feed(url: string): Promise<void> {
  const admin = await signIn(url, 'admin');
  const { body } = await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] });
  const texts = ['Mon compte est bloqué depuis lundi, personne ne répond', 'Thank you for the quick help at the desk', '<b onmouseover=alert(1)>Panne</b> encore ? <script>alert(2)</script>'];
  const mentions = texts.map((text, i) => ({ source: 'x', nativeId: `j${i}`, text, author: { handle: `h${i}`, name: `Lectrice ${i} <i>`, followers: 10 * i }, publishedAt: new Date().toISOString() }));
  const answer = await machineWith(url, body.token).call('POST', `${ROOM}/mentions`, { mentions });
  expect(answer.body).toMatchObject({ accepted: 3, rejected: [] });
}

async function approveRevision(person: AtConsole, n: number): Promise<void> {
  await person.openMessage('Under review');
  await person.page.getByRole('button', { name: `Approve revision ${n}` }).click();
}

async function freezeDraft(person: AtConsole): Promise<void> {
  await person.page.getByRole('button', { name: 'Freeze for review' }).click();
  await person.page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
}

/** Three responders' and deciders' browsers beside the supervisor's. */
async function team(browser: Browser, url: string): Promise<Record<'supervisor' | 'first' | 'second' | 'legal' | 'legal2', AtConsole>> {
  const [supervisor, first, second] = [await sitDown(browser, url, 'supervisor'), await sitDown(browser, url, 'responder1'), await sitDown(browser, url, 'responder2')];
  return { supervisor, first, second, legal: await sitDown(browser, url, 'legal'), legal2: await sitDown(browser, url, 'legal2') };
}

test('[RE1] [CO4] [MS4] [MS6] [DI4] [RE6] a team answers with one approved message', async ({ browser, install }) => {
  test.setTimeout(180_000);
  const server = await install().start();
  await feed(server.url);
  const { supervisor, first, second, legal, legal2 } = await team(browser, server.url);
  const clerk: Person = await signIn(server.url, 'responder1');

  await test.step('a supervisor assigns a mention; the one it is given to sees it', async () => {
    await supervisor.openMention('Mon compte est bloqué');
    await supervisor.page.getByRole('combobox', { name: 'Assign to' }).selectOption({ label: 'Camille Renaud' });
    await first.openMention('Mon compte est bloqué');
    await expect(first.page.getByRole('toolbar', { name: 'Acts on the mention' }).getByText('Yours')).toBeVisible();
  });

  await test.step('hostile text is shown as text', async () => {
    await second.openMention('<script>alert(2)</script>');
    await expect(second.page.getByText('<b onmouseover=alert(1)>Panne</b> encore ?').first()).toBeVisible();
    expect(await second.page.locator('b[onmouseover]').count()).toBe(0);
  });

  await test.step('two write the message together and see each other’s carets', async () => {
    await first.openMessage('Draft');
    await second.openMessage('Draft');
    await first.editor('Core, French').click();
    await first.page.keyboard.type(CORE);
    await second.editor('Core, French').click();
    await second.page.keyboard.press('Control+End');
    await second.page.keyboard.type(SECOND);
    await expect(second.editor('Core, French')).toContainText(CORE);
    await expect(first.editor('Core, French')).toContainText(SECOND.trim());
    await expect(first.page.locator('.remote-caret').first()).toBeVisible();
    await first.editor('Core, French').click();
    await expect(second.page.locator('.remote-caret').first()).toBeVisible();
  });

  await test.step('legal is warned before the first key, writes all the same, and so cannot approve', async () => {
    await legal.openMessage('Draft');
    await expect(legal.page.getByText('You could approve this message.')).toBeVisible();
    await legal.page.getByRole('button', { name: 'Write all the same' }).click();
    await legal.editor('Short form, French').click();
    await legal.page.keyboard.type('Accès en cours de rétablissement.');
    await expect(first.editor('Short form, French')).toContainText('Accès en cours');
    await expect(legal.page.getByText('Saved', { exact: true })).toBeVisible();
    await first.openMessage('Draft');
    await freezeDraft(first);
    await legal.openMessage('Under review');
    await expect(legal.page.getByText('You wrote part of this text')).toBeVisible();
    await expect(legal.page.getByRole('button', { name: 'Approve revision 1' })).toHaveCount(0);
    const review = (await clerk.call('GET', `${ROOM}/message`)).body.underReview;
    const forced = await (await signIn(server.url, 'legal')).call('POST', `${ROOM}/message/revisions/1/decisions`, { verdict: 'approve', hash: review.hash });
    expect(forced).toMatchObject({ status: 422, body: { error: { code: 'author-may-not-decide' } } });
  });

  await test.step('the reply is written by two while nothing is in force, and cannot be sent', async () => {
    await first.page.getByRole('button', { name: 'Open a reply' }).click();
    await first.editor('Personal opening').click();
    await first.page.keyboard.type('Bonjour, je comprends votre inquiétude.');
    await second.openMention('Mon compte est bloqué');
    await expect(second.editor('Personal opening')).toContainText('Bonjour, je comprends');
    await second.editor('Personal opening').click();
    await expect(first.page.locator('.remote-caret').first()).toBeVisible();
    await expect(first.page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  });

  await test.step('another legal and the supervisor approve; the words are in force for everyone', async () => {
    await approveRevision(legal2, 1);
    await approveRevision(supervisor, 1);
    for (const person of [first, second]) await expect(person.page.getByText('Revision 1 in force').first()).toBeVisible();
    await expect(first.page.getByTestId('approved-words')).toHaveText(CORE + SECOND);
  });

  await test.step('the reply leaves once, with the approved words', async () => {
    await first.page.getByRole('combobox', { name: 'Form' }).first().selectOption('short');
    await expect(first.page.getByTestId('approved-words')).toHaveText('Accès en cours de rétablissement.');
    await first.page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(async () => (await clerk.call('GET', `${ROOM}/dispatches?state=sent`)).body.items.length, { timeout: 20_000 }).toBe(1);
    const { items } = (await clerk.call('GET', `${ROOM}/dispatches`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ state: 'sent', revision: 1, stale: false, attempts: 1 });
    expect(items[0].text).toContain('Bonjour, je comprends votre inquiétude.');
    expect(items[0].text).toContain('Accès en cours de rétablissement.');
    const said = await fetch(`${server.url}/public/demo/message?channel=website&language=fr`);
    expect(said.headers.get('x-revision')).toBe('1');
  });

  await test.step('a new revision supersedes it, and the reply is listed as said under the old one', async () => {
    await first.openMessage('Draft');
    await first.editor('Short form, French').click();
    await first.page.keyboard.press('Control+End');
    await first.page.keyboard.type(' Merci de votre patience.');
    await freezeDraft(first);
    await approveRevision(legal, 2);
    await approveRevision(supervisor, 2);
    await expect(second.page.getByText('Revision 2 in force').first()).toBeVisible();
    await second.openPanel('Outbox');
    await second.page.getByText('Said under an old revision').first().click();
    await expect(second.page.getByText('Accès en cours de rétablissement.').last()).toBeVisible();
    expect((await clerk.call('GET', `${ROOM}/dispatches`)).body.items[0]).toMatchObject({ revision: 1, stale: true });
  });

  for (const person of [supervisor, first, second, legal, legal2]) await person.close();
  await server.stop();
});
