/**
 * The clock beside the posture: since the first alert, how long nothing has been said, against two plain marks. Figures for people to decide
 * by; it stops nothing, decides nothing and reminds nobody. Pure: the instant is handed in.
 */
import type { Alert } from './alert.ts';
import type { Instant } from './entity.ts';
import type { Room } from './room.ts';

/**
 * The house's own marks, where a room names none. A quarter of an hour: what is repeated and picked up by then is told without us, and words
 * approved beforehand take a minute to use. An hour: the first articles are written by then, with or without what we have to say.
 */
export const FIRST_WORD_MS = 15 * 60_000;
export const STATEMENT_MS = 60 * 60_000;
/** Quiet this long between two alerts: the later one begins another story, and yesterday's is not held against today. */
export const QUIET_MS = 2 * 60 * 60_000;

/**
 * Since when something is going on: the first of the alerts that follow one another up to `now`; null where all has been quiet. A review that
 * waits is no news of the world, and a person in danger is no matter for a public message.
 */
export function firstAlertAt(
  alerts: readonly Pick<Alert, 'about' | 'state' | 'raisedAt' | 'firstRaisedAt' | 'endedAt'>[],
  now: Instant,
): Instant | null {
  const runs = alerts
    .filter(({ about }) => about.kind !== 'review' && about.kind !== 'danger')
    .map(({ state, raisedAt, firstRaisedAt, endedAt }) => ({
      from: firstRaisedAt ?? raisedAt,
      to: state === 'raised' ? now : (endedAt ?? raisedAt),
    }))
    .sort((a, b) => (a.to < b.to ? 1 : -1));
  let first: Instant | null = null;
  for (const { from, to } of runs) {
    if (Date.parse(first ?? now) - Date.parse(to) > QUIET_MS) break;
    if (first === null || from < first) first = from;
  }
  return first;
}

export interface SilenceFacts {
  /** Null: nothing is going on. */
  readonly since: Instant | null;
  /** When the first words left, or stood where the public reads them. */
  readonly firstWordAt: Instant | null;
  /** When the first message of the room's own came in force: more than a holding statement. */
  readonly statementAt: Instant | null;
  readonly limits: { readonly firstWordMs: number; readonly statementMs: number };
}
/** What the clock shows: waiting for the first word, for the statement, or nothing any more. `ms` since the first alert; `overMs` past the mark, 0 before it. */
export type Silence =
  | { readonly is: 'calm' }
  | { readonly is: 'first-word' | 'statement'; readonly ms: number; readonly limitMs: number; readonly overMs: number };

export function silenceAt({ since, firstWordAt, statementAt, limits }: SilenceFacts, nowMs: number): Silence {
  if (since === null || statementAt !== null) return { is: 'calm' };
  const ms = Math.max(0, nowMs - Date.parse(since));
  const [is, limitMs] = firstWordAt === null ? (['first-word', limits.firstWordMs] as const) : (['statement', limits.statementMs] as const);
  return { is, ms, limitMs, overMs: Math.max(0, ms - limitMs) };
}

export function silenceLimits({ limits }: Pick<Room, 'limits'>): SilenceFacts['limits'] {
  return { firstWordMs: limits.firstWordMs ?? FIRST_WORD_MS, statementMs: limits.statementMs ?? STATEMENT_MS };
}
