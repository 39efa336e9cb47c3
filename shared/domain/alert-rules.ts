/** How an alert is raised, kept up and ended, as pure functions: one row a thing while it lasts, written only when a person would see a difference. */
import { next, type Instant } from './entity.ts';
import type { Alert } from './alert.ts';
import { QUIET_MS } from './silence.ts';

export interface Seen {
  readonly now: number;
  readonly peak: number;
  readonly baseline: number;
  readonly because: readonly string[];
}

const LEAST_CHANGE = 0.2;
const LEAST_PAUSE_MS = 50_000;

/** `before`: the row of this very id where there was one that had ended; it is raised again rather than repeated. */
export function raiseAlert(thing: Pick<Alert, 'id' | 'about' | 'measure'>, seen: Seen, at: Instant, before: Alert | null = null): Alert {
  return {
    ...thing,
    ...seen,
    version: (before?.version ?? 0) + 1,
    state: 'raised',
    raisedAt: at,
    ...(before && isSoonAfter(before, at) ? { firstRaisedAt: before.firstRaisedAt ?? before.raisedAt } : {}),
    updatedAt: at,
    endedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
  };
}

const isSoonAfter = (before: Alert, at: Instant): boolean => Date.parse(at) - Date.parse(before.endedAt ?? before.updatedAt) <= QUIET_MS;

/** @returns null where nothing that a person would notice has changed, or it was told less than a minute ago. */
export function updateAlert(alert: Alert, seen: Seen, at: Instant): Alert | null {
  const isLouder = seen.peak > alert.peak * (1 + LEAST_CHANGE);
  const isOther = Math.abs(seen.now - alert.now) > Math.max(alert.now, seen.now) * LEAST_CHANGE;
  const isRested = Date.parse(at) - Date.parse(alert.updatedAt) >= LEAST_PAUSE_MS;
  if (!isRested || (!isLouder && !isOther)) return null;
  return next(alert, { now: seen.now, peak: Math.max(seen.peak, alert.peak), because: seen.because, updatedAt: at });
}

export function endAlert(alert: Alert, at: Instant, now = alert.now): Alert {
  return next(alert, { state: 'ended', endedAt: at, updatedAt: at, now });
}
