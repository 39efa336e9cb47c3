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
  /** Text, or bytes as they are to arrive. */
  readonly body: string | Uint8Array;
  readonly deadline: Deadline;
}
export interface PinnedAddress {
  readonly address: string;
  readonly family: number;
}
type Answer = Exchange & { readonly kind: 'answer' };
export type LookUp = (host: string) => Promise<readonly PinnedAddress[]>;

export const systemLookUp: LookUp = (host) => lookup(host, { all: true });

/** The addresses words may go to, or why there are none. */
export async function pin(
  target: Target,
  lookUp: LookUp,
  deadline: Deadline,
): Promise<{ addresses: readonly PinnedAddress[] } | { refused: true } | { error: string }> {
  const family = isIP(target.host);
  if (family !== 0)
    return target.allowed || !isPrivateAddress(target.host) ? { addresses: [{ address: target.host, family }] } : { refused: true };
  try {
    const all = await inTime(lookUp(target.host), deadline);
    const addresses = target.allowed ? all : all.filter(({ address }) => !isPrivateAddress(address));
    return addresses.length > 0 ? { addresses } : { refused: true };
  } catch (error) {
    return { error: reason(error) };
  }
}

export function post({ target, headers, body, deadline }: Post, addresses: readonly PinnedAddress[]): Promise<Exchange> {
  return new Promise((resolve) => {
    let begun = false;
    let heard: Answer | null = null;
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
    // Once the status was heard nothing that happens later makes it unheard.
    const broken = (error: string): void => settle(heard ?? (begun ? { kind: 'no-answer', error } : { kind: 'not-begun', error }));
    const timer = setTimeout(
      () => broken(begun ? 'no answer in time' : 'no connection in time'),
      Math.max(0, deadline.endByMs - deadline.nowMs()),
    );
    request.on('error', (error) => broken(reason(error)));
    request.on('close', () => broken('the connection closed without an answer'));
    request.on('response', (response) => {
      const answer: Answer = {
        kind: 'answer',
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'] ?? null,
        url: null,
      };
      heard = answer;
      void urlIn(response, answer.status).then((url) => settle({ ...answer, url }));
    });
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

/** A resolver may take far longer than words may wait. */
async function inTime<T>(work: Promise<T>, deadline: Deadline): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('no address in time'), { code: 'ETIMEOUT' })),
      Math.max(0, deadline.startByMs - deadline.nowMs()),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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

/** Where the words can be seen, when the receiver says so. It is taken from a stranger: http(s) only, and short. */
async function urlIn(response: http.IncomingMessage, status: number): Promise<string | null> {
  if (status < 200 || status >= 300 || !/\bjson\b/i.test(response.headers['content-type'] ?? '')) return null;
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
