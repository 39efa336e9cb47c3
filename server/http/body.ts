/**
 * Reads request bodies: JSON, and NDJSON line by line. Stops reading at the limit, so that nothing larger is ever held in memory, and
 * remembers a digest of the bytes for Idempotency-Key. Must not know what the body means.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { Unreadable } from '../ingest/item-refusal.ts';

export interface Body {
  /** `undefined` for an absent body. */
  readonly value: unknown;
  /** SHA-256 of the bytes, hex; empty for a call without Idempotency-Key, which nobody compares with another. */
  readonly digest: string;
  /** The bytes themselves, unpacked, of a body that is one piece of JSON. */
  readonly bytes?: Uint8Array;
}

interface Digest {
  update(bytes: Uint8Array): void;
  hex(): string;
}
function digestFor(req: IncomingMessage): Digest {
  if (req.headers['idempotency-key'] === undefined) return { update() {}, hex: () => '' };
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

class TooLarge extends Error {}

/** Bytes after decompression; counts against a zip bomb too. */
async function* chunksOf(req: IncomingMessage, limit: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  // Leaving early must not destroy the request: the answer goes out on the same socket.
  for await (const chunk of inflated(req).iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    total += chunk.length;
    if (total > limit) throw new TooLarge();
    yield chunk;
  }
}

function inflated(req: IncomingMessage): Readable {
  const unpack = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    (req.headers['content-encoding'] ?? '').trim().toLowerCase()
  ];
  if (!unpack) return req;
  const stream = unpack();
  req.on('error', (fault) => stream.destroy(fault));
  return req.pipe(stream);
}

async function guarded<T>(req: IncomingMessage, limit: number, read: () => Promise<Result<T>>): Promise<Result<T>> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return refuse({ code: 'too-large', limit, unit: 'bytes' });
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof TooLarge) return refuse({ code: 'too-large', limit, unit: 'bytes' });
    return refuse({ code: 'malformed', detail: 'the body could not be read' });
  }
}

export function readJson(req: IncomingMessage, limit: number): Promise<Result<Body>> {
  return guarded(req, limit, async (): Promise<Result<Body>> => {
    const hash = digestFor(req);
    const chunks: Uint8Array[] = [];
    for await (const chunk of chunksOf(req, limit)) {
      hash.update(chunk);
      chunks.push(chunk);
    }
    const digest = hash.hex();
    const bytes = Buffer.concat(chunks);
    if (bytes.length === 0) return ok({ value: undefined, digest });
    const parsed = parse(bytes);
    return parsed instanceof Unreadable ? refuse({ code: 'malformed', detail: parsed.message }) : ok({ value: parsed, digest, bytes });
  });
}

/** Each line parsed by itself; one that is no JSON becomes an `Unreadable` in its place, so that the others keep their index. Empty lines are no lines. */
export function readLines(
  req: IncomingMessage,
  limit: { readonly bytes: number; readonly lines: number },
): Promise<Result<{ values: unknown[]; digest: string }>> {
  return guarded(req, limit.bytes, async () => {
    const hash = digestFor(req);
    const values: unknown[] = [];
    for await (const line of linesOf(req, limit.bytes, hash)) {
      if (values.length === limit.lines) return refuse({ code: 'too-large', limit: limit.lines, unit: 'items' });
      values.push(parse(line));
    }
    return ok({ values, digest: hash.hex() });
  });
}

async function* linesOf(req: IncomingMessage, limit: number, hash: Digest): AsyncGenerator<Buffer> {
  let open: Uint8Array[] = [];
  for await (const chunk of chunksOf(req, limit)) {
    hash.update(chunk);
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...open, chunk.subarray(from, at)]);
      open = [];
      from = at + 1;
      if (!isBlank(line)) yield line;
    }
    if (from < chunk.length) open.push(chunk.subarray(from));
  }
  const last = Buffer.concat(open);
  if (!isBlank(last)) yield last;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 13 || byte === 9);

function parse(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return new Unreadable('not UTF-8');
  const text = bytes.toString('utf8');
  try {
    // some write a mark before their first byte; it is no JSON
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch {
    return new Unreadable('not JSON');
  }
}
