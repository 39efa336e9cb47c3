/** Rows by key, as the feed, the first load and answers bring them in any order: an older version than held is dropped. */
interface Versioned {
  readonly version: number;
}

/** @returns a new map, so that whoever shows it notices. */
export function withNewer<Key, Row extends Versioned>(held: ReadonlyMap<Key, Row>, rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row> {
  const known = new Map(held);
  for (const row of rows) if ((known.get(keyOf(row))?.version ?? 0) <= row.version) known.set(keyOf(row), row);
  return known;
}
