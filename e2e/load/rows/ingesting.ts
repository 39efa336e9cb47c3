/**
 * I1: taking and checking batches of 100 over HTTP, beside bare `node:http` and `JSON.parse`. I2: from HTTP to the disk, scoring
 * included, on a real server, beside what its storing and its scoring alone would allow on one core.
 */
import { lineOf, type Pair } from '../figures.ts';
import { withProduct } from '../product-server.ts';
import { repeat, type Row, type Size } from '../row.ts';
import { withParts, type Part } from '../start-part.ts';
import { prepareMentions, storeMentions } from './storing.ts';

const BATCH = 100;
const IN_FLIGHT = 8;

interface Posted {
  readonly perSecond: number;
}

export const accepting: Row = {
  goals: ['I1'],
  async run(size) {
    const ask = { rounds: size.quick ? 4 : 40, count: size.quick ? 2_000 : 5_000 };
    const pairs = await repeat(size, async (): Promise<Pair> => {
      const bare = await acceptWith('bare-http', size, ask);
      const ours = await acceptWith('product-edge', size, ask);
      return { ours: ours.perSecond, reference: bare.perSecond, cpu: { ours: bare.cpu, reference: ours.cpu } };
    });
    const note = `${ask.count * ask.rounds} mentions in batches of ${BATCH}, ${IN_FLIGHT} under way, checked in full, neither scored nor stored, against node:http + JSON.parse`;
    return [lineOf({ goal: 'I1', unit: 'mentions/s', must: '>= 0.35', stretch: '>= 0.6', note }, pairs)];
  },
};

async function acceptWith(name: string, size: Size, { count, rounds }: { count: number; rounds: number }): Promise<Posted & { cpu: number }> {
  return withParts([name, 'post-batches'], async (...[server, client]: Part[]) => {
    if (!server || !client) throw new Error('no parts');
    await client.ask('prepare', { count, batch: BATCH, salt: '' });
    const { url, tokens } = await server.ask<{ url: string; tokens: string[] }>('listen', { dir: size.dir });
    await client.ask('post', { url, tokens, inFlight: IN_FLIGHT, rounds: 1 });
    const before = await server.ask<number>('cpu');
    const { perSecond } = await client.ask<Posted>('post', { url, tokens, inFlight: IN_FLIGHT, rounds });
    return { perSecond, cpu: (await server.ask<number>('cpu')) - before };
  });
}

export const ingesting: Row = {
  goals: ['I2'],
  async run(size) {
    const count = size.quick ? 2_000 : 30_000;
    const file = await prepareMentions(size, count);
    const pairs = await repeat(size, async (): Promise<Pair> => {
      const stored = await storeMentions(size, { file, batch: BATCH, inFlight: IN_FLIGHT });
      const scored = await withParts(['score-texts'], (part) => part.ask<{ microseconds: number; cpuMicroseconds: number }>('score', { by: 'product', count }));
      const ours = await ingestThrough(count);
      const limit = 1e6 / (1e6 / stored.perSecond + scored.microseconds);
      return { ours: ours.perSecond, reference: limit, cpu: { ours: stored.cpuMicroseconds + scored.cpuMicroseconds, reference: ours.cpuMicroseconds } };
    });
    const note = `${count} mentions in batches of ${BATCH}, ${IN_FLIGHT} under way, on a real server with feed and stories at work, against 1 / (storing + scoring, each alone)`;
    return [lineOf({ goal: 'I2', unit: 'mentions/s', must: '>= 0.7', stretch: '>= 0.85', note }, pairs)];
  },
};

async function ingestThrough(count: number): Promise<{ perSecond: number; cpuMicroseconds: number }> {
  return withProduct((server) =>
    withParts(['post-batches'], async (...[client]: Part[]) => {
      if (!client) throw new Error('no part');
      const tokens = await server.tokens(8);
      const post = { url: `${server.url}/api/rooms/demo/mentions`, tokens, inFlight: IN_FLIGHT, rounds: 1 };
      // what the engine needs to know the code by
      await client.ask('prepare', { count: 5_000, batch: BATCH, salt: 'warm' });
      await client.ask('post', post);
      await client.ask('prepare', { count, batch: BATCH, salt: '' });
      const before = await server.cpu();
      const { perSecond } = await client.ask<Posted>('post', post);
      return { perSecond, cpuMicroseconds: (((await server.cpu()) - before) * 1e6) / count };
    }),
  );
}
