/** Puts a message in force the quick way, for journeys that begin after it: typed by a responder's editor, approved by legal and supervisor. */
import { openWriter } from './writer.ts';
import { signIn } from './people.ts';

/**
 * @param texts field of the draft → what is typed at its end ("core:fr"). @returns the number and hash now in force.
 * @throws when the server refuses any of it.
 */
export async function putInForce(url: string, texts: Readonly<Record<string, string>>): Promise<{ n: number; hash: string }> {
  const responder = await signIn(url, 'responder2');
  for (const [field, text] of Object.entries(texts)) {
    const writer = openWriter(url, responder.cookie, 'message:demo', field);
    await writer.synced();
    writer.insert(text, writer.text.length);
    await writer.saved();
    writer.close();
  }
  const frozen = await responder.call('POST', '/api/rooms/demo/message/revisions', {});
  if (frozen.status !== 201) throw new Error(`not frozen: ${JSON.stringify(frozen.body)}`);
  const { n, hash } = frozen.body as { n: number; hash: string };
  for (const name of ['legal', 'supervisor']) {
    const decided = await (await signIn(url, name)).call('POST', `/api/rooms/demo/message/revisions/${n}/decisions`, { verdict: 'approve', hash });
    if (decided.status !== 200) throw new Error(`${name} could not approve: ${JSON.stringify(decided.body)}`);
  }
  return { n, hash };
}
