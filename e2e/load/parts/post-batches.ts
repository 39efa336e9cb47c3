/** A machine that brings mentions over HTTP: batches made ready beforehand, posted with several under way. Believes only answers of 200. */
import { Agent, request } from 'node:http';
import { stormMentions } from '../made-storm.ts';
import { answer, timed } from './part.ts';

interface Prepare {
  readonly count: number;
  readonly batch: number;
  readonly salt: string;
}
interface Post {
  readonly url: string;
  /** Taken in turn: each may bring so much a second. */
  readonly tokens: readonly string[];
  readonly inFlight: number;
  /** Times the batches are posted: more than once only where nobody stores them. */
  readonly rounds: number;
}

let bodies: Buffer[] = [];
let mentions = 0;

answer({
  prepare({ count, batch, salt }: Prepare) {
    const items = [...stormMentions(count, salt)];
    bodies = [];
    for (let from = 0; from < count; from += batch) bodies.push(Buffer.from(JSON.stringify({ mentions: items.slice(from, from + batch) })));
    mentions = count;
  },
  async post({ url, tokens, inFlight, rounds }: Post) {
    const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
    let next = 0;
    let accepted = 0;
    const lane = async (): Promise<void> => {
      while (next < bodies.length * rounds) {
        const n = (next += 1);
        const body = bodies[n % bodies.length];
        const taken = body ? await post(agent, url, tokens[n % tokens.length] ?? '', body) : 0;
      accepted += taken;
      }
    };
    const { ms } = await timed(() => Promise.all(Array.from({ length: inFlight }, lane)));
    agent.destroy();
    if (accepted !== mentions * rounds) throw new Error(`${mentions * rounds} brought, ${accepted} accepted`);
    return { perSecond: (accepted / ms) * 1000 };
  },
});

/** @returns how many were accepted */
function post(agent: Agent, url: string, token: string, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, authorization: `Bearer ${token}` };
    const asked = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (res.statusCode === 200) resolve((JSON.parse(text) as { accepted: number }).accepted);
        else reject(new Error(`answered ${res.statusCode}: ${text.slice(0, 200)}`));
      });
      res.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in 30 s')));
    asked.on('error', reject);
    asked.end(body);
  });
}
