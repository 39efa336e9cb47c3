/**
 * Reads what a source brings over HTTP: `{"mentions":[…]}`, or NDJSON. Says which lines are no JSON; what a mention must be is ingest's
 * business. More than a call may bring is refused before it is in memory.
 */
import type { Request } from 'express';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { MOST_MENTIONS_A_CALL } from '../commands/mention/accept-mentions.ts';
import { readJson, readLines, type Body } from './body.ts';

const BYTES = 20 * 1024 * 1024;

export interface Brought {
  /** Whatever came; a line that is no JSON is an `Unreadable` in its place. */
  readonly items: readonly unknown[];
  /** The body they stand in, where it is one piece of JSON. */
  readonly json?: Uint8Array;
}

/** The value is a `Brought`. */
export async function readMentions(req: Request): Promise<Result<Body>> {
  if (/^application\/(x-)?(ndjson|jsonl)\b/i.test(req.get('content-type') ?? '')) {
    const lines = await readLines(req, { bytes: BYTES, lines: MOST_MENTIONS_A_CALL });
    return lines.ok ? brought({ items: lines.value.values }, lines.value.digest) : lines;
  }
  const read = await readJson(req, BYTES);
  if (!read.ok) return read;
  const { value, digest, bytes } = read.value;
  const mentions = value !== null && typeof value === 'object' && 'mentions' in value ? value.mentions : undefined;
  if (!Array.isArray(mentions)) return refuse({ code: 'malformed', issues: [{ path: 'mentions', message: 'must be a list' }] });
  if (mentions.length > MOST_MENTIONS_A_CALL) return refuse({ code: 'too-large', limit: MOST_MENTIONS_A_CALL, unit: 'items' });
  return brought({ items: mentions, ...(bytes ? { json: bytes } : {}) }, digest);
}

const brought = (value: Brought, digest: string): Result<Body> => ok({ value, digest });
