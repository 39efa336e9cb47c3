/**
 * How often one say page may be asked: by its seats, because a change wakes all of them in the same instant and they all ask again. In
 * memory of this server.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from '@unisson/shared/domain/refusal';
import type { SayPage } from '@unisson/shared/domain/say-page';

const LEAST_A_SECOND = 200;
const PER_SEAT_A_SECOND = 4;
/** What a second holds; each request takes its page's share of it. */
const SECOND = 1_000_000;

export function createSayLimits(): (page: Pick<SayPage, 'id' | 'seats'>) => Promise<Refusal | null> {
  const limiter = new RateLimiterMemory({ points: SECOND, duration: 1 });
  return async ({ id, seats }) => {
    try {
      await limiter.consume(id, Math.floor(SECOND / Math.max(LEAST_A_SECOND, seats * PER_SEAT_A_SECOND)));
      return null;
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) return { code: 'too-many', retryAfterMs: thrown.msBeforeNext };
      throw thrown;
    }
  };
}
