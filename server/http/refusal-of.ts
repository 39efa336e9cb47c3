/**
 * The one place where something thrown becomes a refusal: bad input found by a parser, a cursor that no longer holds, the world failing,
 * or a bug, which is logged with its stack under a reference that the person sees.
 */
import type { Logger } from 'pino';
import type { Refusal } from '@unisson/shared/domain/refusal';
import type { Runtime } from '../runtime/runtime.ts';
import { StaleCursor } from '../store/store.ts';

export function refusalOf(thrown: unknown, deps: { readonly runtime: Runtime; readonly logger: Logger }): Refusal {
  if (thrown instanceof StaleCursor) return { code: 'start-over' };
  if (isUnavailable(thrown)) {
    deps.logger.warn({ err: thrown }, 'a needed part is away');
    return { code: 'unavailable', part: 'store' };
  }
  const status = statusOf(thrown);
  if (status === 413) return { code: 'too-large', limit: 0, unit: 'bytes' };
  if (status !== null && status >= 400 && status < 500) return { code: 'malformed', detail: 'the request could not be read' };
  const reference = deps.runtime.id();
  deps.logger.error({ err: thrown, reference }, 'bug');
  return { code: 'bug', reference };
}

/** The store's way of saying that it cannot answer now; by name, since each store throws its own. */
function isUnavailable(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'Unavailable' || thrown.name === 'StoreUnavailable');
}

/** Express and its parts mark what the client did wrong with a status (a broken %-escape, say). */
function statusOf(thrown: unknown): number | null {
  const status = thrown !== null && typeof thrown === 'object' && 'status' in thrown ? thrown.status : null;
  return typeof status === 'number' ? status : null;
}
