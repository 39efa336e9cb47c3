/**
 * The one place where something thrown becomes a refusal: bad input found by a parser, a cursor that no longer holds, the world failing,
 * or a bug, which is logged with its stack under a reference that the person sees.
 */
import type { Refusal } from '@unisson/shared/domain/refusal';
import { PreparingAway } from '../ingest/prepare/preparing-away.ts';
import { StaleCursor } from '../store/store.ts';
import type { EdgeDeps } from './edge.ts';

/** `reference`: the request's id, under which the log has it. */
export async function refusalOf(thrown: unknown, reference: string, deps: Pick<EdgeDeps, 'logger' | 'store'>): Promise<Refusal> {
  if (thrown instanceof StaleCursor) return { code: 'start-over' };
  if (thrown instanceof PreparingAway) return { code: 'unavailable', part: 'ingest' };
  const status = statusOf(thrown);
  if (status === 404) return { code: 'not-found', kind: 'address' };
  if (status === 413) return { code: 'too-large', limit: 0, unit: 'bytes' };
  if (status !== null && status >= 400 && status < 500) return { code: 'malformed', detail: 'the request could not be read' };
  // Whatever a store throws while it cannot work is the world failing, not a mistake of ours.
  if (!(await deps.store.ready().catch(() => false))) {
    deps.logger.warn({ err: thrown }, 'the store is away');
    return { code: 'unavailable', part: 'store' };
  }
  deps.logger.error({ err: thrown, reference }, 'bug');
  return { code: 'bug', reference };
}

/** Express and its parts mark what the client did wrong with a status (a broken %-escape, say). */
function statusOf(thrown: unknown): number | null {
  const status = thrown !== null && typeof thrown === 'object' && 'status' in thrown ? thrown.status : null;
  return typeof status === 'number' ? status : null;
}
