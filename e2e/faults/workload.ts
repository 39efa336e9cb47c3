/**
 * The work that goes on while the server is killed: ingest, typing, deciding, sending. Each remembers exactly what the server
 * acknowledged, so that it can be looked for afterwards. Knows nothing of how the server keeps it.
 */
import type { Person } from '../support/people.ts';
import type { Random } from '../support/random.ts';
import type { Writer } from '../support/writer.ts';

export const PHASES = ['ingest', 'typing', 'deciding', 'sending'] as const;
export type Phase = (typeof PHASES)[number];

export interface Acknowledged {
  readonly mentions: Set<string>;
  /** `n:userId` of each decision. */
  readonly decisions: Set<string>;
  readonly dispatches: Set<string>;
}

export interface World {
  readonly random: Random;
  readonly people: { readonly responder: Person; readonly legal: Person; readonly supervisor: Person; readonly feeder: Pick<Person, 'call'> };
  readonly writers: readonly Writer[];
  readonly acknowledged: Acknowledged;
  /** Called with each acknowledgement: the one who counts decides when to pull the plug. */
  onAcknowledged: (phase: Phase) => void;
  counter: number;
}

const ROOM = '/api/rooms/demo';

/** Works on a phase until `stopped`; failures of the network are what the test is about, and end nothing. */
export async function work(world: World, phase: Phase, stopped: () => boolean): Promise<void> {
  const step = { ingest, typing, deciding, sending }[phase];
  const lanes = phase === 'deciding' || phase === 'typing' ? 1 : 3;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (!stopped()) {
        try {
          await step(world, stopped);
        } catch (error) {
          // The server is down, or went down under the call.
          if (!isNetwork(error)) throw error;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    }),
  );
}

function isNetwork(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}

async function ingest(world: World): Promise<void> {
  const batch = Array.from({ length: world.random.between(1, 30) }, () => mention(`i${(world.counter += 1)}`));
  const { status, body } = await world.people.feeder.call('POST', `${ROOM}/mentions`, { mentions: batch });
  if (status !== 200) throw new Error(`ingest: ${status} ${JSON.stringify(body)}`);
  for (const { nativeId } of batch) world.acknowledged.mentions.add(nativeId);
  world.onAcknowledged('ingest');
}

export function mention(nativeId: string): Record<string, unknown> & { nativeId: string } {
  return {
    source: 'x',
    nativeId,
    text: `Panne encore, compte bloqué depuis ce matin (${nativeId})`,
    author: { handle: `a${nativeId}`, name: `Auteur ${nativeId}`, followers: 12 },
    publishedAt: new Date().toISOString(),
  };
}

async function typing(world: World, stopped: () => boolean): Promise<void> {
  const writer = world.random.pick(world.writers);
  const own = [...writer.savedInsertions].filter((token) => !writer.deletions.has(token));
  if (own.length > 3 && world.random.next() < 0.35) writer.remove(world.random.pick(own));
  else writer.insert(`[${(world.counter += 1)}]`, world.random.next() < 0.5 ? 0 : writer.text.length);
  // One step in three waits for the disk; the others leave words in flight for the plug to hit.
  if (world.random.next() < 0.33 && !stopped()) {
    await Promise.race([writer.saved(), whenever(stopped)]);
    if (!stopped()) world.onAcknowledged('typing');
  } else await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves soon after `stopped` turns true. */
async function whenever(stopped: () => boolean): Promise<void> {
  while (!stopped()) await new Promise((resolve) => setImmediate(resolve));
}

async function deciding(world: World): Promise<void> {
  const { responder, legal, supervisor } = world.people;
  const { body: message } = await responder.call('GET', `${ROOM}/message`);
  let review = message.underReview;
  if (!review) {
    const frozen = await responder.call('POST', `${ROOM}/message/revisions`, {});
    if (frozen.status !== 201) return;
    review = frozen.body;
  }
  for (const decider of world.random.next() < 0.5 ? [legal, supervisor] : [supervisor, legal]) {
    const verdict = world.random.next() < 0.15 ? 'request-changes' : 'approve';
    const { status } = await decider.call('POST', `${ROOM}/message/revisions/${review.n}/decisions`, { verdict, hash: review.hash, note: 'lu' });
    if (status >= 500) throw new Error(`deciding answered ${status}`);
    if (status < 300) {
      world.acknowledged.decisions.add(`${review.n}:${decider.userId}`);
      world.onAcknowledged('deciding');
    }
  }
}

async function sending(world: World): Promise<void> {
  const nativeId = `s${(world.counter += 1)}`;
  const { responder, feeder } = world.people;
  await feeder.call('POST', `${ROOM}/mentions`, { mentions: [mention(nativeId)] });
  const { body: found } = await responder.call('GET', `${ROOM}/mentions?q=${nativeId}&limit=1`);
  const target = found.items?.[0];
  if (!target) return;
  const opened = await responder.call('POST', `${ROOM}/replies`, { mentionId: target.id, channel: 'x', language: 'fr', form: 'short' });
  if (opened.status >= 400) throw new Error(`opening a reply answered ${opened.status} ${JSON.stringify(opened.body)}`);
  const { body: room } = await responder.call('GET', ROOM);
  const { status, body } = await responder.call('POST', `${ROOM}/replies/${opened.body.id}/send`, { seenSeq: room.seq, hash: opened.body.hash });
  if (status >= 500) throw new Error(`sending answered ${status}`);
  if (status === 202) {
    world.acknowledged.dispatches.add(body.dispatchId);
    world.onAcknowledged('sending');
  }
}
