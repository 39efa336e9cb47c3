/** Talking about the draft: suggestions instead of edits for those who decide, remarks that stop a freeze, one's own undo, the past, a slip corrected. */
import AxeBuilder from '@axe-core/playwright';
import { sitDown, type AtConsole } from '../support/console.ts';
import { signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const MESSAGE = '/api/rooms/demo/message';
const CORE = 'Nous rembourserons les frais avant vendredi.';
const core = (person: AtConsole) => person.editor('Core, French');

async function typeAtEnd(person: AtConsole, words: string): Promise<void> {
  await core(person).click();
  await person.page.keyboard.press('Control+End');
  await person.page.keyboard.type(words);
}
/** Marks the last characters of the core. */
async function selectLast(person: AtConsole, count: number): Promise<void> {
  await core(person).click();
  await person.page.keyboard.press('Control+End');
  for (let i = 0; i < count; i += 1) await person.page.keyboard.press('Shift+ArrowLeft');
}
async function freeze(person: AtConsole): Promise<void> {
  await person.page.getByRole('button', { name: 'Freeze for review' }).click();
  await person.page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
}

test('[MS4] [CO6] legal suggests and still decides; a blocking remark stops the freeze; a slip is corrected in one act', async ({ browser, install }) => {
  const server = await install().start();
  const [writer, legal, second] = await Promise.all([sitDown(browser, server.url, 'responder1'), sitDown(browser, server.url, 'legal'), sitDown(browser, server.url, 'responder2')]);
  const asLegal = await signIn(server.url, 'legal');
  for (const person of [writer, legal, second]) await person.openMessage('Draft');

  await test.step('what legal types in the text becomes a suggestion, and the text stays', async () => {
    await typeAtEnd(writer, CORE);
    await expect(core(legal)).toContainText(CORE);
    await expect(legal.page.getByText('You could approve this message.')).toBeVisible();
    await selectLast(legal, 'vendredi.'.length);
    await legal.page.keyboard.type('l');
    const form = legal.page.getByRole('form', { name: 'Suggest' });
    await expect(form.getByText('As soon as you type here you count as an author')).toBeVisible();
    await expect(form.getByLabel('What should it say?')).toBeFocused();
    await legal.page.keyboard.type('e 30 novembre.');
    await form.getByLabel(/Blocking/).check();
    await form.getByRole('button', { name: 'Make the suggestion' }).click();
    await expect(legal.page.getByRole('article', { name: /suggestion/ })).toContainText('le 30 novembre');
    await expect(core(legal)).toContainText('avant vendredi.');
  });

  await test.step('nothing is frozen over it; the writer is led to it and accepts, in the writer’s name', async () => {
    await freeze(writer);
    await expect(writer.page.getByText('One blocking remark is still open.')).toBeVisible();
    await writer.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await writer.page.getByRole('button', { name: '1 blocking remark open' }).click();
    const thread = writer.page.getByRole('article', { name: /suggestion, Maître Claire Duhamel/ });
    const violations = (await new AxeBuilder({ page: writer.page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    expect(violations).toEqual([]);
    await thread.getByRole('button', { name: 'Reply' }).click();
    await writer.page.keyboard.type('Bien vu.');
    await thread.locator('form').getByRole('button', { name: 'Reply' }).click();
    await expect(legal.page.getByText('Bien vu.')).toBeVisible();
    await thread.getByRole('button', { name: 'Accept' }).click();
    await expect(core(second)).toContainText('avant le 30 novembre.');
    await expect(writer.page.getByRole('button', { name: /blocking remark/ })).toHaveCount(0);
  });

  await test.step('undo takes back one’s own words only, and who wrote what is told', async () => {
    await typeAtEnd(second, ' Merci.');
    await expect(core(writer)).toContainText('Merci.');
    await typeAtEnd(writer, ' Bientôt.');
    await expect(core(second)).toContainText('Bientôt.');
    await core(second).click();
    await second.page.keyboard.press('Control+z');
    await expect(core(writer)).not.toContainText('Merci.');
    await expect(core(writer)).toContainText('Bientôt.');
    await second.page.keyboard.press('Control+y');
    await second.page.getByRole('button', { name: 'Who wrote what' }).click();
    const writers = second.page.getByRole('region', { name: 'Who wrote what' });
    await expect(writers.getByText(/Camille Renaud: \d+ characters/)).toBeVisible();
    await expect(writers.getByText('Oliver Grant: 7 characters')).toBeVisible();
  });

  await test.step('an earlier moment is looked at and put back, as an edit of whoever does it', async () => {
    await expect(second.page.getByText('Saved', { exact: true })).toBeVisible();
    const [moment] = (await asLegal.call('GET', `${MESSAGE}/draft/moments?limit=1`)).body.items;
    expect(moment.people.length).toBeGreaterThan(1);
    await core(second).click();
    await second.page.keyboard.press('Control+a');
    await second.page.keyboard.press('Delete');
    await expect(core(writer)).not.toContainText('novembre');
    await expect(second.page.getByText('Saved', { exact: true })).toBeVisible();
    await asLegal.call('GET', `${MESSAGE}/draft/moments/${moment.position}`);
    const back = await (await signIn(server.url, 'responder2')).call('POST', `${MESSAGE}/draft/restore`, { position: moment.position });
    expect(back.body).toMatchObject({ changed: true });
    await expect(core(writer)).toContainText('avant le 30 novembre.');
    await second.page.getByRole('button', { name: 'Draft history' }).click();
    await second.page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
    await expect(second.page.getByText('The draft reads like this now.')).toBeVisible();
    await second.page.keyboard.press('Escape');
  });

  await test.step('a slip in the frozen text: the draft takes it up again, the corrected text takes its place, legal decides', async () => {
    await freeze(writer);
    await writer.openMessage('Under review');
    await writer.page.getByRole('button', { name: 'Correct a slip' }).click();
    await expect(core(writer)).toBeVisible();
    await typeAtEnd(writer, ' Comptez sur nous.');
    await freeze(writer);
    await expect(writer.page.getByRole('heading', { name: 'Revision 2' })).toBeVisible();
    const { body } = await asLegal.call('GET', MESSAGE);
    expect(body.underReview).toMatchObject({ n: 2, status: 'under-review' });
    expect(body.underReview.texts.fr).toContain('Comptez sur nous.');
    await legal.openMessage('Under review');
    await legal.page.getByRole('button', { name: 'Approve revision 2' }).click();
    await expect.poll(async () => (await asLegal.call('GET', MESSAGE)).body.underReview.decisions).toMatchObject([{ userId: asLegal.userId, verdict: 'approve' }]);
  });
  for (const person of [writer, legal, second]) await person.close();
});
