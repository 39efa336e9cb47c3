/**
 * Replies beyond the first: to chosen people of a story, with a decision asked for in one key, later, and put right when the message changed;
 * and the red button.
 */
import { sitDown } from '../support/console.ts';
import { putInForce } from '../support/in-force.ts';
import { machineWith, signIn } from '../support/people.ts';
import { startReceiver } from '../support/receiver.ts';
import { expect, test } from '../support/test.ts';

const ROOM = '/api/rooms/demo';
const STORY = 'Les cartes de la Banque Rivage sont refusées partout depuis ce matin, c’est insupportable';
const ALONE = 'Ma conseillère ne me rappelle jamais, je suis à bout de patience';

async function feed(url: string): Promise<void> {
  const admin = await signIn(url, 'admin');
  const { body } = await admin.call('POST', `${ROOM}/tokens`, { name: 'feeder', scopes: ['mentions:write'] });
  const mentions = [STORY, STORY, STORY, ALONE].map((text, i) => ({
    ...{ source: 'x', nativeId: `r${i}`, text, publishedAt: new Date(Date.now() - 1_000 * (60 - i)).toISOString() },
    author: { id: `p${i}`, handle: `p${i}`, name: `Voix ${i}`, followers: 100 * i },
  }));
  expect((await machineWith(url, body.token).call('POST', `${ROOM}/mentions`, { mentions })).body).toMatchObject({ accepted: 4 });
}

test('[RE3] [RE6] [RE8] replies to chosen people, decided in one key, later, and put right', async ({ browser, install }) => {
  test.setTimeout(120_000);
  const server = await install().start();
  await feed(server.url);
  await putInForce(server.url, { 'core:fr': 'Nous rétablissons les cartes. Rien n’est perdu.' });
  const clerk = await signIn(server.url, 'responder1');
  const { page, ...writer } = await sitDown(browser, server.url, 'responder1');
  const decider = await sitDown(browser, server.url, 'supervisor');
  const sent = async (): Promise<{ inReplyTo: { mentionId: string }; replyId: string; revision: number }[]> => (await clerk.call('GET', `${ROOM}/dispatches?state=sent&limit=50`)).body.items;
  const panel = page.getByRole('region', { name: 'Reply', exact: true });

  await test.step('a story’s reply goes to two people chosen by name, one sending each', async () => {
    await page.getByRole('tab', { name: 'Stories' }).click();
    await page.getByRole('list', { name: 'Stories' }).getByRole('button', { name: STORY }).click();
    await page.getByRole('button', { name: 'Answer once' }).first().click();
    await page.getByText('Who gets this reply').click();
    await page.getByRole('checkbox', { name: /^Voix 0/ }).check();
    await page.getByRole('checkbox', { name: /^Voix 2/ }).check();
    await expect(page.getByText('2 people chosen by name')).toBeVisible();
    await page.getByRole('button', { name: 'Send to 2 people' }).click();
    await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBe(2);
    const names = await Promise.all((await sent()).map(async ({ inReplyTo }) => (await clerk.call('GET', `${ROOM}/mentions/${encodeURIComponent(inReplyTo.mentionId)}`)).body));
    expect(names.map((mention) => `${mention.author.name} ${mention.status}`).sort()).toEqual(['Voix 0 answered', 'Voix 2 answered']);
  });

  await test.step('an opening that promises a call-back: its decision is asked for in one key, and a supervisor may give it', async () => {
    await page.getByRole('tab', { name: 'Mentions' }).click();
    await writer.openMention(ALONE);
    await page.getByRole('button', { name: 'Open a reply' }).click();
    await writer.editor('Personal opening').click();
    await page.keyboard.type('Bonjour, je vous rappelle demain à 14 h.');
    await expect(panel.getByText('The opening says more than the approved message')).toBeVisible();
    await page.getByRole('heading', { name: 'Personal opening' }).click();
    await page.keyboard.press('Escape');
    await page.locator('body').press('d');
    await expect(panel.getByText('Decision asked for by Camille Renaud')).toBeVisible();
    await decider.openPanel('Outbox');
    await decider.page.getByRole('button', { name: 'To decide' }).click();
    await decider.page.getByRole('button', { name: 'Bonjour, je vous rappelle demain' }).click();
    await decider.page.getByRole('button', { name: 'Approve this opening' }).click();
    await expect(panel.getByText('Opening approved by')).toBeVisible();
  });

  await test.step('it waits for the next revision, then comes back to be read, and leaves at a time taken back', async () => {
    await panel.getByRole('button', { name: 'Later' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wait for the next revision' }).click();
    await expect(panel.getByText('Waits for the next revision')).toBeVisible();
    await putInForce(server.url, { 'core:fr': ' Elles marchent de nouveau.' });
    await expect(panel.getByText('The message has changed since revision 1')).toBeVisible();
    await panel.getByRole('button', { name: 'Later' }).click();
    // the new words lapsed the decision: it is given anew before it may wait
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Let it leave then' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await decider.page.getByRole('button', { name: 'Approve this opening' }).click();
    await expect(panel.getByText('Opening approved by')).toBeVisible();
    await panel.getByRole('button', { name: 'Later' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let it leave then' }).click();
    await expect(panel.getByText(/Leaves at .*, unless something changes/)).toBeVisible();
    await panel.getByRole('button', { name: 'Back to writing' }).click();
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBe(3);
  });

  await test.step('what was said under the old revision is dealt with: one corrected, one left with a reason', async () => {
    await writer.openPanel('Outbox');
    await page.getByRole('button', { name: 'Said under an old revision' }).click();
    const cards = page.getByTestId('said-under-old');
    await expect(cards).toHaveCount(2);
    // the furthest heard first
    await expect(cards.first()).toContainText('Voix 2');
    await cards.last().getByRole('button', { name: 'Leave it' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('Told on the phone');
    await page.getByRole('dialog').getByRole('button', { name: 'Record it' }).click();
    await expect(page.getByText('Dealt with (1)')).toBeVisible();
    await cards.first().getByRole('button', { name: 'Correct' }).click();
    await expect(panel.getByText('Puts right what was said under an old revision:')).toBeVisible();
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBe(4);
    const { items } = (await clerk.call('GET', `${ROOM}/said-under-old`)).body;
    expect(items.map(({ remedy }: { remedy: { choice: string; correctedBy: { dispatchId: string } | null } }) => [remedy.choice, remedy.correctedBy !== null])).toEqual(expect.arrayContaining([['correct', true], ['leave', false]]));
  });

  await decider.close();
  await writer.close();
  await server.stop();
});

test('[DI6] the red button: what waits stays where it is for everybody, what was on its way is shown as such, until it is lifted', async ({ browser, install }) => {
  test.setTimeout(60_000);
  let answer = (): void => undefined;
  const receiver = await startReceiver(new Promise((resolve) => (answer = resolve)));
  const server = await install({ ALLOW_HOSTS: receiver.host }).start();
  await feed(server.url);
  const { hash } = await putInForce(server.url, { 'core:fr': 'Nous rétablissons les cartes. Rien n’est perdu.' });
  const admin = await signIn(server.url, 'admin');
  expect((await admin.call('POST', `${ROOM}/outlets`, { kind: 'webhook', channel: 'mastodon', name: 'Slow', config: { url: receiver.url, secret: 'shared' } })).status).toBe(201);
  const [writer, holder] = await Promise.all([sitDown(browser, server.url, 'responder1'), sitDown(browser, server.url, 'supervisor')]);
  const card = ({ page }: typeof writer, channel: string, state: string) => page.getByRole('article', { name: `${channel}: ${state}` });

  const states = async (): Promise<string[]> => (await admin.call('GET', `${ROOM}/dispatches`)).body.items.map((row: { channel: string; state: string }) => `${row.channel} ${row.state}`).sort();

  await test.step('a hand on the red button; a reply waits for its undo to pass, a publication is on its way', async () => {
    await holder.openPanel('Outbox');
    await writer.openMention(ALONE);
    await writer.page.getByRole('button', { name: 'Open a reply' }).click();
    const send = writer.page.getByRole('region', { name: 'Reply', exact: true }).getByRole('button', { name: 'Send', exact: true });
    await expect(send).toBeEnabled();
    const executive = await signIn(server.url, 'executive');
    await holder.page.getByRole('button', { name: 'Hold everything' }).click();
    await holder.page.getByRole('dialog').getByLabel('Why').fill('A leak');
    await send.click();
    expect((await executive.call('POST', `${ROOM}/publications`, { channel: 'mastodon', language: 'fr', hash })).status).toBe(202);
    await expect.poll(states).toEqual(['mastodon sending', 'x queued']);
  });

  await test.step('it is pressed: both see what is held, what was not, by whom and who may lift it', async () => {
    await holder.page.getByRole('button', { name: 'Hold everything now' }).click();
    await writer.openPanel('Outbox');
    for (const who of [writer, holder]) {
      await expect(who.page.getByRole('alert')).toContainText('A leak');
      await expect(who.page.getByRole('alert')).toContainText('may lift it');
      await expect(card(who, 'X', 'queued')).toContainText('Held: leaves once the hold is lifted');
      await expect(card(who, 'Mastodon', 'being sent')).toContainText('already on its way');
    }
    await expect(writer.page.getByRole('alert').getByRole('button')).toHaveCount(0);
  });

  await test.step('its time passes and it stays; what was on its way arrives', async () => {
    answer();
    for (const who of [writer, holder]) await expect(card(who, 'Mastodon', 'sent')).toBeVisible();
    const waits = async (): Promise<boolean> => {
      const { body } = await admin.call('GET', `${ROOM}/dispatches?state=queued`);
      return Date.parse(body.items[0].dueAt) < Date.now() - 1_500;
    };
    await expect.poll(waits, { timeout: 12_000 }).toBe(true);
    for (const who of [writer, holder]) await expect(card(who, 'X', 'queued')).toBeVisible();
  });

  await test.step('lifted by one who may, it leaves', async () => {
    await holder.page.getByRole('alert').getByRole('button', { name: 'Lift the hold' }).click();
    await holder.page.getByRole('dialog').getByLabel('Why it may go on').fill('It was none');
    await holder.page.getByRole('dialog').getByRole('button', { name: 'Lift the hold' }).click();
    for (const who of [writer, holder]) await expect(card(who, 'X', 'sent')).toBeVisible();
    await expect(writer.page.getByRole('alert')).toBeHidden();
  });

  await Promise.all([writer.close(), holder.close()]);
  await server.stop();
  await receiver.close();
});
