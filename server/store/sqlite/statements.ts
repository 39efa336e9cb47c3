/** Prepared statements by their text, each prepared once a connection. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Prepare = (sql: string) => StatementSync;

/** Lists are built from a closed set of fields, yet filters combine: enough for every view in use, bounded all the same. */
const MOST_STATEMENTS = 500;

export function preparer(db: DatabaseSync, arrays = false): Prepare {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    const found = known.get(sql);
    if (found !== undefined) return found;
    if (known.size >= MOST_STATEMENTS) known.clear();
    const statement = db.prepare(sql);
    if (arrays) statement.setReturnArrays(true);
    known.set(sql, statement);
    return statement;
  };
}
