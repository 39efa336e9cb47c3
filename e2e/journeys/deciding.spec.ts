/** Deciding: a gesture that needs an executive, nobody of legal at hand, a deputy named in time, a time of effect, and a leak before it. */
import { sitDown } from '../support/console.ts';
import { signIn, type Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { openWriter } from '../support/writer.ts';

const ROOM = '/api/rooms/demo';

async function write(url: string, person: Person, core: string, gesture: Readonly<Record<string, string>>): Promise<void> {
  const writer = openWriter(url, person.cookie, 'message:demo', 'core:fr');
  await writer.synced();
  writer.doc.transact(() => {
    for (const [part, text] of Object.entries(gesture)) writer.doc.getMap('gesture').set(part, text);
  });
  writer.insert(core, 0);
  await writer.saved();
  writer.close();
}

test('[MS4] [MS8] [MS10] [MS11] a deputy and an executive decide on a gesture; it waits for its time and is said early', async ({ browser, install }) => {
  test.setTimeout(90_000);
  const server = await install().start();
  const clerk = await signIn(server.url, 'responder1');
  await write(server.url, clerk, 'Nous remboursons 15 € de frais à chaque client touché.', { what: '15 € de frais', for: 'les clients touchés', until: '31 mars 2030' });
  const [writer, executive] = [await sitDown(browser, server.url, 'responder1'), await sitDown(browser, server.url, 'executive')];

  await test.step('the rules can be read by everybody, and changed by an administrator only', async () => {
    const admin = await sitDown(browser, server.url, 'admin');
    await admin.page.getByRole('tab', { name: 'Rules' }).click();
    await admin.page.getByRole('button', { name: 'Change the rules' }).click();
    await admin.page.getByRole('checkbox', { name: 'The steps are decided one after the other' }).check();
    await expect(admin.page.getByRole('dialog')).toContainText('approved by one legal, then one supervisor or executive');
    await admin.page.getByRole('button', { name: 'Save the rules' }).click();
    await writer.page.getByRole('tab', { name: 'Rules' }).click();
    await expect(writer.page.getByText('approved by one legal, then one supervisor or executive')).toBeVisible();
    await expect(writer.page.getByRole('button', { name: 'Change the rules' })).toBeHidden();
    await admin.close();
  });

  await test.step('the text is frozen for a set time; the gesture asks for an executive and says why', async () => {
    await writer.openMessage('Draft');
    await writer.page.getByRole('button', { name: 'Freeze for review' }).click();
    await writer.page.getByRole('radio', { name: 'at a set time' }).check();
    await writer.page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
    await expect(writer.page.getByText('The gesture is new: an executive has to approve it.')).toBeVisible();
    await expect(writer.page.getByText('Still needed: legal')).toBeVisible();
    await expect(writer.page.getByText(/to be said at/)).toBeVisible();
  });

  await test.step('nobody of legal is there: whoever waits is told so, when it escalates, and where a deputy is named', async () => {
    await expect(writer.page.getByText('Nobody who could give the missing approval has the room open.')).toBeVisible();
    await expect(writer.page.getByText(/It escalates at \d\d:\d\d/)).toBeVisible();
    await writer.page.getByRole('button', { name: 'Deputies' }).click();
    await expect(writer.page.getByText('Nobody stands in for anybody.')).toBeVisible();
  });

  await test.step('legal looks in, names a deputy until tomorrow and leaves: everybody sees who could decide', async () => {
    const legal = await sitDown(browser, server.url, 'legal');
    await legal.page.getByRole('tab', { name: 'Rules' }).click();
    await legal.page.getByRole('button', { name: 'Name a deputy' }).click();
    await legal.page.getByRole('combobox', { name: 'Deputy' }).selectOption({ label: 'Oliver Grant' });
    await legal.page.getByRole('button', { name: 'Name', exact: true }).click();
    await expect(writer.page.getByText(/Oliver Grant for .*Duhamel \(legal\)/)).toBeVisible();
    await legal.close();
    await writer.openMessage('Under review');
    await expect(writer.page.getByText(/Oliver Grant for .*Duhamel/)).toBeVisible();
  });

  await test.step('the executive has to wait for legal’s turn; the deputy decides in legal’s place', async () => {
    await executive.openMessage('Under review');
    await expect(executive.page.getByText('It is not your turn yet: legal comes first.')).toBeVisible();
    await expect(executive.page.getByRole('button', { name: 'Approve revision 1' })).toBeHidden();
    const deputy = await sitDown(browser, server.url, 'responder2');
    await deputy.openMessage('Under review');
    await expect(deputy.page.getByText(/Your approval counts as legal, for .*Duhamel/)).toBeVisible();
    await deputy.page.getByRole('button', { name: 'Approve revision 1' }).click();
    await expect(writer.page.getByText(/Oliver Grant for .*Duhamel \(legal\) approved at/)).toBeVisible();
    await deputy.close();
  });

  await test.step('the executive’s word is the last one; the revision waits for its time on every console', async () => {
    await executive.page.getByRole('button', { name: 'Approve revision 1' }).click();
    for (const { page } of [writer, executive]) await expect(page.getByTestId('scheduled')).toContainText('Revision 1 is approved and comes in force at');
    const { body } = await clerk.call('GET', `${ROOM}/message`);
    expect([body.inForce, body.scheduled.status]).toEqual([null, 'scheduled']);
    expect(body.scheduled.decisions.map((d: { role: string; shown: string[] }) => [d.role, d.shown.includes('core::fr')])).toEqual([
      ['legal', true],
      ['executive', true],
    ]);
  });

  await test.step('it leaks, and is said at once, with the reason for all to see', async () => {
    await executive.page.getByRole('button', { name: 'Leaked?' }).click();
    await executive.page.getByRole('radio', { name: /Bring forward/ }).check();
    await executive.page.getByRole('textbox', { name: 'Reason' }).fill('Un journaliste l’a publié.');
    await executive.page.getByRole('dialog').getByRole('button', { name: 'Say it now' }).click();
    await expect(writer.page.getByTestId('scheduled')).toBeHidden();
    await writer.openMessage('In force');
    await expect(writer.page.getByText('Revision 1 is in force').first()).toBeVisible();
    await expect(writer.page.getByText('Un journaliste l’a publié.')).toBeVisible();
  });
});
