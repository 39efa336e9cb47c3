/**
 * What an exchange with a receiver means for the words: sent, try again, failed, or unknown (CONTRACT "Webhooks"). Pure. The line it
 * draws is whether they may have been received: on the doubtful side nothing is ever sent again by itself, unless the receiver
 * promised to take one id once.
 */
import type { Outcome } from '../outlets/outlet.ts';

export type Exchange =
  /** Not one byte left: no connection, or no time. */
  | { readonly kind: 'not-begun'; readonly error: string }
  /** Bytes left and no whole answer came: cut, or too slow. */
  | { readonly kind: 'no-answer'; readonly error: string }
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfter: string | null; readonly url: string | null };

/** The receiver asks for patience in these; it has not taken the words. */
const AGAIN: ReadonlySet<number> = new Set([408, 425, 429, 503]);

/** @param nowMs since 1970, for a Retry-After that is a date. */
export function classify(exchange: Exchange, idempotent: boolean, nowMs: number): Outcome {
  switch (exchange.kind) {
    case 'not-begun':
      return { kind: 'retry', afterMs: null, error: exchange.error };
    case 'no-answer':
      return doubtful(exchange.error, idempotent);
    case 'answer':
      return byStatus(exchange, idempotent, nowMs);
  }
}

function byStatus({ status, retryAfter, url }: Exchange & { kind: 'answer' }, idempotent: boolean, nowMs: number): Outcome {
  const error = `the receiver answered ${status}`;
  if (status >= 200 && status < 300) return { kind: 'sent', url };
  if (AGAIN.has(status)) return { kind: 'retry', afterMs: waitOf(retryAfter, nowMs), error };
  if (status >= 300 && status < 500) return { kind: 'failed', error };
  return doubtful(error, idempotent);
}

function doubtful(error: string, idempotent: boolean): Outcome {
  return idempotent ? { kind: 'retry', afterMs: null, error } : { kind: 'unknown', error };
}

/** Retry-After as seconds or as a date; null where there is none, or none that makes sense. */
function waitOf(retryAfter: string | null, nowMs: number): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
