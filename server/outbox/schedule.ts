/** When to try again: exponential with jitter, the receiver's own wish within bounds, and an end. Pure; chance is passed in. */

const FIRST_MS = 1_000;
const LONGEST_MS = 120_000;
/** A receiver may ask for more patience than we have: a crisis answer an hour late is worse than asking again. */
const LONGEST_WISH_MS = 600_000;
/** About an hour of trying; then a person is told. */
export const MOST_ATTEMPTS = 30;

/**
 * @param attempts made so far, at least 1. @param chance in [0, 1). @param wishMs the receiver's Retry-After.
 * @returns milliseconds from now; null: give up.
 */
export function waitBeforeNext(attempts: number, chance: number, wishMs: number | null): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  // Between half and all of it: those that failed together do not come back together.
  const own = full / 2 + (full / 2) * chance;
  return Math.round(Math.max(own, Math.min(wishMs ?? 0, LONGEST_WISH_MS)));
}
