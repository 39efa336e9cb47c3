/**
 * Ends what outlives its session: connections that stay open ask nothing, so nobody would notice that their session ran out, or was ended on
 * another server. Looks by itself and tells whoever holds them; closes nothing.
 */
import type { Logger } from '../runtime/logger.ts';
import { sessionStands, type IdentifyDeps } from './identify.ts';

export interface WatchSessions extends Pick<IdentifyDeps, 'store' | 'runtime'> {
  readonly logger: Logger;
  /** Ids of the sessions that something open rests on. */
  readonly open: () => Iterable<string>;
  readonly ended: (sessionId: string) => void;
  readonly everyMs?: number;
}

const EVERY_MS = 10_000;

/** @returns its stop; resolves when no look is under way. */
export function watchSessions({ open, ended, everyMs = EVERY_MS, logger, ...deps }: WatchSessions): () => Promise<void> {
  let looking: Promise<void> | null = null;
  /** Not found good at the last look. Seen once it may be changing at this moment: whoever takes a new password is given another, and comes back with it. */
  let doubtful = new Set<string>();
  async function look(): Promise<void> {
    try {
      const missed = new Set<string>();
      for (const id of new Set(open())) if (!(await sessionStands(deps, id))) missed.add(id);
      for (const id of missed) if (doubtful.has(id)) ended(id);
      doubtful = missed;
    } catch (error) {
      // A store that is away ends nobody's session: the next look tells.
      logger.error({ err: error }, 'sessions could not be looked at');
    }
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = null));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
