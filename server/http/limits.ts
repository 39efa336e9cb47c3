/** How often somebody may ask. In memory of this server: a restart forgives. Limits lie well above what a person or a promised feed needs. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { foldEmail } from '../commands/people/email.ts';

/** Twice what the contract promises each person. */
const REQUESTS_A_SECOND = 200;
/** Four times what the contract promises each token, over five seconds: batches come in bursts. */
const MENTIONS_IN_FIVE_SECONDS = 100_000;
const FAILURES_A_MINUTE = 5;
/** Several people behind one office's address may mistype at once. */
const FAILURES_A_MINUTE_OF_AN_ADDRESS = 60;

export interface Limits {
  request(who: string): Promise<Refusal | null>;
  mentions(who: string, count: number): Promise<Refusal | null>;
  /** Counts an attempt as a failure until `forgive`: many at once cannot slip through together. */
  signIn(address: string, email: string): Promise<Refusal | null>;
  forgiveSignIn(address: string, email: string): Promise<void>;
}

export function createLimits(): Limits {
  const requests = new RateLimiterMemory({ points: REQUESTS_A_SECOND, duration: 1 });
  const mentions = new RateLimiterMemory({ points: MENTIONS_IN_FIVE_SECONDS, duration: 5 });
  const accounts = new RateLimiterMemory({ points: FAILURES_A_MINUTE, duration: 60 });
  const addresses = new RateLimiterMemory({ points: FAILURES_A_MINUTE_OF_AN_ADDRESS, duration: 60 });
  const key = (address: string, email: string): string => `${address} ${foldEmail(email)}`;
  return {
    request: (who) => consume(requests, who, 1),
    mentions: (who, count) => (count === 0 ? Promise.resolve(null) : consume(mentions, who, count)),
    signIn: async (address, email) => (await consume(addresses, address, 1)) ?? (await consume(accounts, key(address, email), 1)),
    async forgiveSignIn(address, email) {
      await addresses.reward(address, 1);
      await accounts.delete(key(address, email));
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string, points: number): Promise<Refusal | null> {
  try {
    await limiter.consume(key, points);
    return null;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return { code: 'too-many', retryAfterMs: thrown.msBeforeNext };
    throw thrown;
  }
}
