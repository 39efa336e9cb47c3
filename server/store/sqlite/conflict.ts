/** How the writing of a batch is broken off because something else was there first: an answer, not a failure. */
export class Conflict extends Error {}

/** SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY */
const TAKEN = new Set([2067, 1555]);

export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && TAKEN.has(error.errcode);
}
