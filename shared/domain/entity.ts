/**
 * What every stored row has in common. Domain files hold plain data and pure rules; no clock, no network, no store.
 * A row's `version` starts at 1 and grows by one with every write: a writer names the version he read, the store refuses any other.
 */
export type RoomId = string;
export type UserId = string;
/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
export type Instant = string;
/** ISO 639-1, or `und` where the language could not be told. */
export type Language = string;
export type ChannelId = string;

export interface Entity {
  readonly id: string;
  readonly version: number;
}

/** The next state of a row: the same id, one version on. */
export function next<T extends Entity>(row: T, patch: Partial<Omit<T, 'id' | 'version'>>): T {
  return { ...row, ...patch, version: row.version + 1 };
}
