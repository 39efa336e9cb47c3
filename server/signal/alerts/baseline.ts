/**
 * What is usual for one thing, learned minute by minute: the last hour of calm minutes, and the shape of the day once there is one.
 * Robust: a few loud minutes do not move it, and minutes of a spike are never learned. Plain data in, plain data out; knows no clock.
 */
export interface Baseline {
  /** Counts of the last calm minutes, oldest first. */
  readonly recent: readonly number[];
  /** Mean a minute for each hour of the day (UTC), -1 where it has not been seen. */
  readonly hours: readonly number[];
}

export interface Usual {
  /** Mentions a minute to expect now. */
  readonly level: number;
  /** How far a calm minute strays from that. */
  readonly spread: number;
}

export const NOTHING_LEARNED: Baseline = { recent: [], hours: Array<number>(24).fill(-1) };

const RECENT_MINUTES = 60;
const HOUR = 60;
/** A day weighs as much as the three before it. */
const NEW_DAY = 0.25;
/** The day's shape may halve or more than double what the last hour says: a storm at this hour yesterday must not hide one today. */
const LEAST_TURN = 0.5;
const MOST_TURN = 2.5;
const CENTRE_MS_AGO = 30;

const hourOf = (minute: number): number => Math.floor(minute / HOUR) % 24;

export function learn(baseline: Baseline, minute: number, count: number): Baseline {
  const recent = [...baseline.recent.slice(1 - RECENT_MINUTES), count];
  const hour = hourOf(minute);
  const known = baseline.hours[hour] ?? -1;
  // within the hour each minute moves it by its sixtieth part of a day's weight
  const step = known < 0 ? 1 : NEW_DAY / HOUR;
  const level = trimmedMean(recent);
  return { recent, hours: baseline.hours.with(hour, known < 0 ? level : known + (count - known) * step) };
}

/** @returns null before the first minutes have been seen. */
export function usual({ recent, hours }: Baseline, minute: number): Usual | null {
  if (recent.length === 0) return null;
  const middle = median(recent);
  const level = Math.max(middle, trimmedMean(recent)) * turnOf(hours, minute);
  const strays = 1.4826 * median(recent.map((count) => Math.abs(count - middle)));
  return { level, spread: Math.max(strays, Math.sqrt(level), 0.15 * level, 0.7) };
}

/** How the day goes on from the last half hour to now; 1 where a day has not been seen. */
function turnOf(hours: readonly number[], minute: number): number {
  const [now, before] = [shapeAt(hours, minute), shapeAt(hours, minute - CENTRE_MS_AGO)];
  if (now < 0.05 || before < 0.05) return 1;
  return Math.min(MOST_TURN, Math.max(LEAST_TURN, now / before));
}

/** Straight lines between the middles of the hours; -1 where one is missing. */
function shapeAt(hours: readonly number[], minute: number): number {
  const at = minute - HOUR / 2;
  const [from, to] = [hours[hourOf(at)] ?? -1, hours[hourOf(at + HOUR)] ?? -1];
  if (from < 0 || to < 0) return -1;
  const share = (((at % HOUR) + HOUR) % HOUR) / HOUR;
  return from + (to - from) * share;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Without the loudest tenth: where most minutes are empty the median says nothing. */
function trimmedMean(values: readonly number[]): number {
  const kept = [...values].sort((a, b) => a - b).slice(0, Math.max(1, Math.ceil(values.length * 0.9)));
  return kept.reduce((sum, count) => sum + count, 0) / kept.length;
}
