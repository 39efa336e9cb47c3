/**
 * Reads what a source brings over HTTP: `{"mentions":[…]}`, or NDJSON. Says which lines are no JSON; what a mention must be is ingest's
 * business. More than a call may bring is refused before it is in memory.
 */
import type { Request } from 'express';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Ack } from '../ingest/pipeline.ts';
import { BadLine, readJson, readLines, type Body } from './body.ts';

export const MOST_MENTIONS = 5_000;
const BYTES = 20 * 1024 * 1024;

/** The value is a list of whatever came; a line that is no JSON is a `BadLine` in its place. */
export async function readMentions(req: Request): Promise<Result<Body>> {
  if (/^application\/(x-)?(ndjson|jsonl)\b/i.test(req.get('content-type') ?? '')) {
    const lines = await readLines(req, { bytes: BYTES, lines: MOST_MENTIONS });
    return lines.ok ? ok({ value: lines.value.values, digest: lines.value.digest }) : lines;
  }
  const read = await readJson(req, BYTES);
  if (!read.ok) return read;
  const { value, digest } = read.value;
  const mentions = value !== null && typeof value === 'object' && 'mentions' in value ? value.mentions : undefined;
  if (!Array.isArray(mentions)) return refuse({ code: 'malformed', issues: [{ path: 'mentions', message: 'must be a list' }] });
  if (mentions.length > MOST_MENTIONS) return refuse({ code: 'too-large', limit: MOST_MENTIONS, unit: 'items' });
  return ok({ value: mentions, digest });
}

/** What ingest is given, and what comes back once the bad lines are put among the rejected, each under the index it was sent at. */
export async function acceptAround(items: readonly unknown[], accept: (good: readonly unknown[]) => Promise<Ack>): Promise<Ack> {
  const places: number[] = [];
  const bad: Ack['rejected'][number][] = [];
  items.forEach((item, index) => {
    if (item instanceof BadLine) bad.push({ index, code: 'unreadable', message: item.reason });
    else places.push(index);
  });
  if (bad.length === 0) return accept(items);
  const ack = await accept(places.map((place) => items[place]));
  const rejected = [...bad, ...ack.rejected.map((one) => ({ ...one, index: places[one.index] ?? one.index }))];
  return { ...ack, rejected: rejected.sort((a, b) => a.index - b.index) };
}
