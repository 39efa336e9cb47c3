/** Tells a unique field that is taken, which is a conflict, from every other error of SQLite. */
/** SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY */
const TAKEN = new Set([2067, 1555]);

export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && TAKEN.has(error.errcode);
}
