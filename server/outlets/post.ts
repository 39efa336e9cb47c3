/**
 * One HTTP exchange in which it is known whether a byte has left and where to: its own connection, the name looked up once and the
 * address pinned, the deadline looked at before the first byte, redirects not followed. Must not decide what an answer means.
 */
import { lookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Exchange } from '../outbox/classify.ts';
import { isPrivateAddress, type Target } from './address.ts';
import type { Deadline } from './outlet.ts';

export interface Post {
  readonly target: Target;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly deadline: Deadline;
}
export interface PinnedAddress {
  readonly address: string;
  readonly family: number;
}
export type LookUp = (host: string) => Promise<readonly PinnedAddress[]>;

export const systemLookUp: LookUp = (host) => lookup(host, { all: true });

/** The addresses words may go to, or why there are none. */
export async function pin(
  target: Target,
  lookUp: LookUp,
): Promise<{ addresses: readonly PinnedAddress[] } | { refused: true } | { error: string }> {
  const family = isIP(target.host);
  if (family !== 0)
    return target.allowed || !isPrivateAddress(target.host) ? { addresses: [{ address: target.host, family }] } : { refused: true };
  try {
    const all = await lookUp(target.host);
    const addresses = target.allowed ? all : all.filter(({ address }) => !isPrivateAddress(address));
    return addresses.length > 0 ? { addresses } : { refused: true };
  } catch (error) {
    return { error: reason(error) };
  }
}

export function post({ target, headers, body, deadline }: Post, addresses: readonly PinnedAddress[]): Promise<Exchange> {
  return new Promise((resolve) => {
    let begun = false;
    let settled = false;
    const secure = target.url.protocol === 'https:';
    const request = (secure ? https : http).request(target.url, {
      method: 'POST',
      // A connection of its own: a kept one may have been closed by the other side just as the words left.
      agent: false,
      lookup: pinned(addresses),
      headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
    });
    const settle = (exchange: Exchange): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      request.destroy();
      resolve(exchange);
    };
    const broken = (error: string): void => settle(begun ? { kind: 'no-answer', error } : { kind: 'not-begun', error });
    const timer = setTimeout(
      () => broken(begun ? 'no answer in time' : 'no connection in time'),
      Math.max(0, deadline.endByMs - deadline.nowMs()),
    );
    request.on('error', (error) => broken(reason(error)));
    request.on('close', () => broken('the connection closed without an answer'));
    request.on('response', (response) => void answerOf(response).then(settle));
    request.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        if (settled) return;
        if (deadline.nowMs() > deadline.startByMs) return broken('it was too late to begin');
        begun = true;
        request.end(body);
      });
    });
  });
}

/** Nobody may swap the address between the check and the connection. */
function pinned(addresses: readonly PinnedAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const wanted = addresses.filter(({ family }) => options.family === undefined || options.family === 0 || options.family === family);
    const first = wanted[0];
    if (!first) return callback(Object.assign(new Error('no address of this family'), { code: 'ENOTFOUND' }), '', 0);
    if (options.all) return callback(null, [...wanted]);
    callback(null, first.address, first.family);
  };
}

/** More than this of an answer is not read: the status is what counts. */
const LONGEST_ANSWER = 16_384;
const LONGEST_URL = 2_048;

async function answerOf(response: http.IncomingMessage): Promise<Exchange> {
  const status = response.statusCode ?? 0;
  const retryAfter = response.headers['retry-after'] ?? null;
  const json = /\bjson\b/i.test(response.headers['content-type'] ?? '');
  const url = status >= 200 && status < 300 && json ? await urlIn(response) : null;
  return { kind: 'answer', status, retryAfter, url };
}

/** Where the words can be seen, when the receiver says so. It is taken from a stranger: http(s) only, and short. */
async function urlIn(response: http.IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LONGEST_ANSWER) return null;
      chunks.push(chunk);
    }
    const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const url: unknown = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : null;
    return typeof url === 'string' && url.length <= LONGEST_URL && /^https?:$/.test(URL.parse(url)?.protocol ?? '') ? url : null;
  } catch {
    return null;
  }
}

/** The system's code where there is one: messages may hold addresses. */
export function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'connection failed';
}
