/**
 * When something was published, as a source says it: ISO 8601 with a zone, turned into UTC with milliseconds. Clocks of senders are
 * wrong at times; what lies more than ten minutes ahead or before the networks existed would bend every figure over time.
 */
import type { Instant } from '@unisson/shared/domain/entity';
import { ItemFault } from './item-refusal.ts';

const AHEAD_MS = 10 * 60_000;
const EARLIEST_MS = Date.UTC(2006, 0, 1);
const ISO = /^(\d{4})-(\d\d)-(\d\d)[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
/** What `toISOString` would say of it again; midnight as the 24th hour is another day's. No day of it is one that some month has not. */
const AS_KEPT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const KEPT_LENGTH = 24;

export function readInstant(value: unknown, nowMs: number): Instant {
  if (value === undefined || value === null || value === '') throw new ItemFault('missing-field', 'publishedAt is missing');
  if (typeof value !== 'string') throw new ItemFault('wrong-type', 'publishedAt must be a string');
  // nearly all come as they are to be kept
  const isKept = value.length === KEPT_LENGTH && AS_KEPT.test(value);
  const ms = isKept ? Date.parse(value) : parsed(value);
  if (Number.isNaN(ms)) throw new ItemFault('bad-date', 'publishedAt must be ISO 8601 with a time zone, such as 2026-01-31T12:00:00.000Z');
  if (ms > nowMs + AHEAD_MS) throw new ItemFault('in-the-future', 'publishedAt lies more than ten minutes ahead');
  if (ms < EARLIEST_MS) throw new ItemFault('too-old', 'publishedAt lies before 2006');
  return isKept ? value : new Date(ms).toISOString();
}

function parsed(value: string): number {
  const parts = value.length > 40 ? null : ISO.exec(value);
  if (!parts || !dayExists(Number(parts[1]), Number(parts[2]), Number(parts[3]))) return NaN;
  return Date.parse(value.replace(',', '.').replace(' ', 'T').toUpperCase());
}

/** `Date.parse` takes the 31st of February for the 3rd of March. */
function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
