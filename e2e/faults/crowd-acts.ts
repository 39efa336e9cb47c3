/**
 * What ten people do at random when everything happens at once: write, freeze, decide, recall, withdraw, answer, publish, hold, change the
 * stance. A "no" of the house is an answer like any other; a bug or a crash is not. Knows nothing of how the server keeps it.
 */
import type { Answer, Person } from '../support/people.ts';
import type { Random } from '../support/random.ts';
import type { Writer } from '../support/writer.ts';

export interface Crowd {
  readonly random: Random;
  readonly people: readonly Person[];
  readonly writers: readonly Writer[];
  /** Ids of the mentions that may be answered. */
  readonly mentions: readonly string[];
  /** `METHOD act` → status → how often. */
  readonly answers: Map<string, Map<number, number>>;
  /** Dispatches whose acceptance was acknowledged. */
  readonly accepted: Set<string>;
  counter: number;
}
const ROOM = '/api/rooms/demo';

async function call(crowd: Crowd, person: Person, act: string, path: string, body: unknown): Promise<Answer> {
  const answer = await person.call('POST', `${ROOM}${path}`, body);
  const known = crowd.answers.get(act) ?? new Map<number, number>();
  known.set(answer.status, (known.get(answer.status) ?? 0) + 1);
  crowd.answers.set(act, known);
  if (answer.status >= 500) throw new Error(`${act} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
const anyOf = (crowd: Crowd): Person => crowd.random.pick(crowd.people);
const message = async (person: Person): Promise<Answer['body']> => (await person.call('GET', `${ROOM}/message`)).body;

async function write(crowd: Crowd): Promise<void> {
  const writer = crowd.random.pick(crowd.writers);
  if (writer.text.length > 300) writer.text.delete(0, writer.text.length - 40);
  writer.insert(`Point ${(crowd.counter += 1)}. `, writer.text.length);
  await writer.saved();
}
async function freeze(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const { underReview } = await message(person);
  await call(crowd, person, 'freeze', '/message/revisions', underReview && crowd.random.next() < 0.3 ? { replaces: underReview.n } : {});
}
async function decide(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const { underReview } = await message(person);
  if (!underReview) return freeze(crowd);
  const verdict = crowd.random.next() < 0.06 ? 'request-changes' : 'approve';
  await call(crowd, person, 'decide', `/message/revisions/${underReview.n}/decisions`, { verdict, hash: underReview.hash, note: 'lu' });
}
async function recall(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const { underReview } = await message(person);
  if (underReview) await call(crowd, person, 'recall', `/message/revisions/${underReview.n}/recall`, { reason: 'une coquille' });
}
async function withdraw(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const { items } = (await person.call('GET', `${ROOM}/message/revisions?limit=20`)).body;
  const earlier = items.find(({ status }: { status: string }) => status === 'superseded');
  await call(crowd, person, 'withdraw', '/message/withdraw', { reason: 'tout a changé', ...(earlier && crowd.random.next() < 0.5 ? { instead: { revision: earlier.n } } : {}) });
}
async function answer(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const mentionId = crowd.random.pick(crowd.mentions);
  const opened = await call(crowd, person, 'open', '/replies', { mentionId, channel: 'x', language: 'fr', form: 'full' });
  if (opened.status >= 300) return;
  const { body: room } = await person.call('GET', ROOM);
  const sent = await call(crowd, person, 'send', `/replies/${opened.body.id}/send`, { seenSeq: room.seq, hash: opened.body.hash, ...(crowd.random.next() < 0.5 ? { undoMs: 400 } : {}) });
  if (sent.status === 202) crowd.accepted.add(sent.body.dispatchId);
}
async function publish(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const { inForce } = await message(person);
  if (!inForce) return;
  const { status, body } = await call(crowd, person, 'publish', '/publications', { channel: 'x', language: 'fr', hash: inForce.hash });
  if (status === 202) crowd.accepted.add(body.dispatchId);
}
async function hold(crowd: Crowd): Promise<void> {
  const person = anyOf(crowd);
  const { body: room } = await person.call('GET', ROOM);
  await call(crowd, person, 'hold', '/hold', { on: room.hold === null, reason: 'un doute' });
}
async function posture(crowd: Crowd): Promise<void> {
  // Mostly back to answering: nothing would ever leave otherwise.
  const next = crowd.random.next() < 0.75 ? 'answer' : crowd.random.pick(['wait', 'silent']);
  await call(crowd, anyOf(crowd), 'posture', '/posture', { posture: next, reason: 'au vu des faits' });
}

/** Act → how often, among a hundred. */
const ACTS: readonly (readonly [number, (crowd: Crowd) => Promise<void>])[] = [
  [14, write],
  [10, freeze],
  [30, decide],
  [3, recall],
  [3, withdraw],
  [26, answer],
  [5, publish],
  [4, hold],
  [5, posture],
];

export async function actAtRandom(crowd: Crowd): Promise<void> {
  let at = crowd.random.between(1, 100);
  for (const [weight, act] of ACTS) {
    at -= weight;
    if (at <= 0) return act(crowd);
  }
}
