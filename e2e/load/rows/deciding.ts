/**
 * HOLD: two waits that people feel, on a real server: from the last decision to the new message on every open console, and from pressing
 * the hold until nothing leaves any more. There is nothing to compare them with; they are told with their spread.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Person } from '../../support/people.ts';
import { openWriter } from '../../support/writer.ts';
import { lineOf, percentile, type Line } from '../figures.ts';
import { nowMs } from '../parts/part.ts';
import { withProduct, type ProductServer } from '../product-server.ts';
import type { Row } from '../row.ts';
import { withParts, type Part } from '../start-part.ts';

const CONSOLES = 50;
const ROOM = '/api/rooms/demo';

interface Crew {
  readonly responder: Person;
  readonly legal: Person;
  readonly supervisor: Person;
  readonly executive: Person;
}

export const deciding: Row = {
  goals: ['HOLD'],
  run: (size) =>
    withProduct((server) =>
      withParts(['swarm'], async (...[swarm]: Part[]) => {
        if (!swarm) throw new Error('no part');
        const crew = await gather(server);
        const since = await seqOf(crew.responder);
        const url = `${server.url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
        await swarm.ask('connect', { url, clients: CONSOLES, speaks: 'product', since, cookie: crew.responder.cookie });
        const shown: number[] = [];
        for (let n = 0; n < (size.quick ? 5 : 100); n += 1) shown.push(await decideAndShow(crew, swarm));
        const stopped: number[] = [];
        for (let n = 0; n < (size.quick ? 3 : 30); n += 1) stopped.push(await holdAndStop(crew));
        return [
          ...told('HOLD-shown', shown, 'under 250 ms (p99)', `from sending the last decision to all of ${CONSOLES} consoles having the new message`),
          ...told('HOLD-claims', stopped, 'under 1000 ms', 'from pressing the hold, while publications pour in, until it is on the disk, which every claim checks, or the last dispatch left, whichever is later'),
        ];
      }),
    ),
};

function told(goal: string, ms: readonly number[], must: string, note: string): Line[] {
  return [0.5, 0.99].map((share) => ({
    ...lineOf({ goal: `${goal}-p${share * 100}`, unit: 'ms', must: share === 0.99 ? must : null, stretch: null, note: `${note}; ${ms.length} times` }, ms.map((ours) => ({ ours, reference: null }))),
    ours: Number(percentile(ms, share).toFixed(1)),
  }));
}

async function gather(server: ProductServer): Promise<Crew> {
  const [responder, legal, supervisor, executive] = await Promise.all(['responder1', 'legal', 'supervisor', 'executive'].map((name) => server.person(name)));
  if (!responder || !legal || !supervisor || !executive) throw new Error('somebody could not sign in');
  for (const field of ['core:fr', 'short:fr']) {
    const writer = openWriter(server.url, responder.cookie, 'message:demo', field);
    await writer.synced();
    writer.insert('Nous rétablissons le service et revenons vers vous.', 0);
    await writer.saved();
    writer.close();
  }
  return { responder, legal, supervisor, executive };
}

async function called(person: Person, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await person.call(method, `${ROOM}${path}`, body);
  if (answer.status === 429) {
    await wait(Number(answer.body.error.retryAfterMs));
    return called(person, method, path, body);
  }
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, unknown>;
}

const seqOf = async (person: Person): Promise<number> => Number((await called(person, 'GET', ''))['seq']);

/** @returns milliseconds until the last console had it */
async function decideAndShow({ responder, legal, supervisor }: Crew, swarm: Part): Promise<number> {
  const { n, hash } = await called(responder, 'POST', '/message/revisions', {});
  const decide = (person: Person) => called(person, 'POST', `/message/revisions/${Number(n)}/decisions`, { verdict: 'approve', hash });
  await decide(legal);
  const before = await seqOf(responder);
  await swarm.ask('reach', { to: before });
  await swarm.ask('listen', { holding: '"message.changed"' });
  const begun = nowMs();
  await decide(supervisor);
  await swarm.ask('reach', { to: await seqOf(responder) });
  const received = await swarm.ask<number[][]>('received');
  const at = received.map((pairs) => pairs.find((_, i) => i % 2 === 1 && (pairs[i - 1] ?? 0) > before) ?? NaN);
  if (at.length !== CONSOLES || at.some(Number.isNaN)) throw new Error('a console did not hear of the new message');
  return Math.max(...at) - begun;
}

/** @returns milliseconds from pressing until the hold is on the disk, which every claim checks, or until the last dispatch left, if that is later */
async function holdAndStop({ supervisor, executive }: Crew): Promise<number> {
  const message = (await called(supervisor, 'GET', '/message')) as { inForce: { hash: string } };
  const ids: string[] = [];
  let pressedAt = 0;
  let heldAt = 0;
  let press = (): void => {};
  const pressed = new Promise<void>((resolve) => (press = resolve)).then(async () => {
    pressedAt = Date.now();
    await called(supervisor, 'POST', '/hold', { on: true, reason: 'bench' });
    heldAt = Date.now();
  });
  const pour = async (person: Person): Promise<void> => {
    for (;;) {
      const { status, body } = await person.call('POST', `${ROOM}/publications`, { channel: 'x', language: 'fr', hash: message.inForce.hash });
      if (status === 202) ids.push(String(body.dispatchId));
      else if (status === 422 && body.error.code === 'on-hold') return;
      else if (status === 429) await wait(20);
      else throw new Error(`publication: ${status} ${JSON.stringify(body)}`);
      if (ids.length > 8) press();
    }
  };
  await Promise.all([pressed, pour(executive), pour(executive)]);
  const sent = await Promise.all(ids.map((id) => called(supervisor, 'GET', `/dispatches/${id}`)));
  await called(supervisor, 'POST', '/hold', { on: false, reason: 'bench' });
  return Math.max(heldAt - pressedAt, ...sent.map(({ sentAt }) => (typeof sentAt === 'string' ? Date.parse(sentAt) - pressedAt : 0)));
}
