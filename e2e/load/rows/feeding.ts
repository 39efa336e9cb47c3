/**
 * F2: the feed's deliveries a second when it has much to say, beside unbatched raw `ws`. F3: the server's processor time at 200 mentions a
 * second. F4: how long a mention takes when all is quiet. Both beside plain Socket.IO with one event a mention. 50 light clients.
 */
import { lineOf, percentile, type Pair } from '../figures.ts';
import { repeat, type Row, type Size } from '../row.ts';
import { withParts, type Part } from '../start-part.ts';
import { prepareMentions } from './storing.ts';

const CLIENTS = 50;
/** Mentions let out at once: what waits for a client then stays below what the product drops it for. */
const ROUND = 4_000;
/** Let out before anything is timed, at 200 a second: what the engine needs to know the code by. */
const WARM_UP = 300;

type Speaks = 'raw' | 'socket.io' | 'product';
interface Stage {
  readonly server: Part;
  readonly swarm: Part;
  /** The number before the first mention. */
  readonly from: number;
}

function staged<T>(size: Size, set: { server: string; speaks: Speaks; file: string; count: number }, work: (stage: Stage) => Promise<T>): Promise<T> {
  return withParts([set.server, 'swarm'], async (...[server, swarm]: Part[]) => {
    if (!server || !swarm) throw new Error('no parts');
    const { url, from } = await server.ask<{ url: string; from: number }>('listen', { dir: size.dir, file: set.file, count: set.count + WARM_UP });
    await swarm.ask('connect', { url, clients: CLIENTS, speaks: set.speaks, since: from });
    const warm = { from, to: from + WARM_UP, perSecond: 200 };
    const arrived = swarm.ask('reach', { to: warm.to });
    await server.ask('pace', warm);
    await arrived;
    return work({ server, swarm, from: warm.to });
  });
}

/** Deliveries a second from the first mention let out to the last one received, and processor microseconds of the server for each. */
async function flood({ server, swarm, from }: Stage, count: number, round: number): Promise<{ perSecond: number; cpu: number }> {
  let ms = 0;
  const before = await server.ask<number>('cpu');
  for (let done = 0; done < count; done += round) {
    const to = from + Math.min(count, done + round);
    const arrived = swarm.ask<number>('reach', { to });
    const begun = await server.ask<number>('release', { to });
    ms += (await arrived) - begun;
  }
  const cpu = (await server.ask<number>('cpu')) - before;
  return { perSecond: (count * CLIENTS * 1000) / ms, cpu: (cpu * 1e6) / (count * CLIENTS) };
}

export const flooding: Row = {
  goals: ['F2'],
  async run(size) {
    const count = size.quick ? 4_000 : 20_000;
    const file = await prepareMentions(size, count + WARM_UP);
    const pairs = await repeat(size, async (): Promise<Pair> => {
      const raw = await staged(size, { server: 'raw-ws', speaks: 'raw', file, count: 4_000 }, (stage) => flood(stage, 4_000, 4_000));
      const ours = await staged(size, { server: 'product-feed', speaks: 'product', file, count }, (stage) => flood(stage, count, ROUND));
      return { ours: ours.perSecond, reference: raw.perSecond, cpu: { ours: raw.cpu, reference: ours.cpu } };
    });
    const note = `${count} mentions on the disk, let out ${ROUND} at a time, to ${CLIENTS} clients: read, made into views, sent; against ws with one ready frame a mention`;
    return [lineOf({ goal: 'F2', unit: 'deliveries/s', must: '>= 7', stretch: '>= 10', note }, pairs)];
  },
};

export const pacing: Row = {
  goals: ['F3'],
  async run(size) {
    const seconds = size.quick ? 2 : 8;
    const count = 200 * seconds;
    const file = await prepareMentions(size, count + WARM_UP);
    const cpuOf = (server: string, speaks: Speaks) =>
      staged(size, { server, speaks, file, count }, async (stage) => {
        const before = await stage.server.ask<number>('cpu');
        const arrived = stage.swarm.ask('reach', { to: stage.from + count });
        await stage.server.ask('pace', { from: stage.from, to: stage.from + count, perSecond: 200 });
        await arrived;
        return (((await stage.server.ask<number>('cpu')) - before) / seconds) * 100;
      });
    const pairs = await repeat(size, async (): Promise<Pair> => ({ reference: await cpuOf('plain-socket-io', 'socket.io'), ours: await cpuOf('product-feed', 'product') }));
    const note = `200 mentions/s for ${seconds} s to ${CLIENTS} clients; ours reads events and rows from the disk and keeps the figures up, plain Socket.IO has them at hand`;
    return [lineOf({ goal: 'F3', unit: '% of a core', must: '<= 0.55', stretch: '<= 0.4', note }, pairs)];
  },
};

/** From letting a mention out to each client having it: 99th percentile, milliseconds. */
async function latencies({ server, swarm, from }: Stage, count: number, perSecond: number): Promise<{ p50: number; p99: number }> {
  await swarm.ask('listen', { holding: null });
  const arrived = swarm.ask('reach', { to: from + count });
  const saidAt = await server.ask<number[]>('pace', { from, to: from + count, perSecond });
  await arrived;
  const all = (await swarm.ask<number[][]>('received')).flatMap((pairs) => waits(pairs, saidAt, from));
  return { p50: percentile(all, 0.5), p99: percentile(all, 0.99) };
}

/** @param pairs of one client: number reached, when; a frame brings every number since the one before. */
function waits(pairs: readonly number[], saidAt: readonly number[], from: number): number[] {
  const found: number[] = [];
  let n = from;
  for (let i = 0; i < pairs.length; i += 2) {
    for (; n < (pairs[i] ?? n); n += 1) found.push((pairs[i + 1] ?? NaN) - (saidAt[n - from] ?? NaN));
  }
  return found;
}

export const quiet: Row = {
  goals: ['F4'],
  async run(size) {
    const seconds = size.quick ? 2 : 12;
    const count = 10 * seconds;
    const file = await prepareMentions(size, count + WARM_UP);
    const latency = (server: string, speaks: Speaks) => staged(size, { server, speaks, file, count }, (stage) => latencies(stage, count, 10));
    const pairs = await repeat(size, async () => {
      const reference = await latency('plain-socket-io', 'socket.io');
      const ours = await latency('product-feed', 'product');
      return { p50: { ours: ours.p50, reference: reference.p50 }, p99: { ours: ours.p99, reference: reference.p99 } };
    });
    const note = `10 mentions/s for ${seconds} s to ${CLIENTS} clients, from the nudge after the commit; ours reads the mention from the disk first`;
    return [
      lineOf({ goal: 'F4', unit: 'ms, p99', must: '<= 1.5', stretch: '<= 1.2', note }, pairs.map(({ p99 }) => p99)),
      lineOf({ goal: 'F4-p50', unit: 'ms, p50', must: null, stretch: null, note }, pairs.map(({ p50 }) => p50)),
    ];
  },
};
