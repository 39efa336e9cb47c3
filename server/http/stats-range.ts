/** Which minutes a question about figures means. */
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { FIRST_MINUTE, lastHour, minuteOf, MOST_STEPS, type StatsRange } from './views/stats-view.ts';

const HOUR = 60;

/** `step` in minutes. Without `from` and `to`: the room's totals, and the steps of the last hour. */
export function rangeOf(
  now: Date,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined; readonly step: number },
): Result<StatsRange> {
  const { step } = asked;
  if (asked.from === undefined && asked.to === undefined) return ok(lastHour(now, step));
  // The minute that `to` stands in is shown whole.
  const to = asked.to === undefined ? minuteOf(now) + 1 : Math.ceil(Date.parse(asked.to) / 60_000);
  const from = Math.max(FIRST_MINUTE, asked.from === undefined ? to - HOUR : minuteOf(new Date(asked.from)));
  if (to <= from) return refuse({ code: 'malformed', issues: [{ path: 'from', message: 'must be before to' }] });
  if ((to - from) / step > MOST_STEPS)
    return refuse({ code: 'malformed', issues: [{ path: 'step', message: `would give more than ${MOST_STEPS} steps` }] });
  return ok({ from, to, step, isWhole: false });
}
