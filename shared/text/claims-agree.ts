/** Whether two claims say the same [RE3]. Pure; knows nothing of where they stand. */
import { agreeInBounds } from './claims-bounds.ts';
import type { Claim } from './claims.ts';

const WEEKDAYS = new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** Whether `a`, which is said, holds by `b`, which is approved; null where nothing can be told (tomorrow against 4 March, a length against a moment). */
export function agree(a: Claim, b: Claim): boolean | null {
  if (a.kind === b.kind && (a.bounds !== null || b.bounds !== null)) {
    const loosely = agreeInBounds(a, b);
    if (loosely !== undefined) return loosely;
  }
  if (a.kind === 'date' && b.kind === 'date') return sameDate([a.value, ...a.also], [b.value, ...b.also]);
  if (a.kind === 'duration' && b.kind === 'time') return hourLike(a.value, b.value);
  if (a.kind === 'time' && b.kind === 'duration') return hourLike(b.value, a.value);
  if (a.kind !== b.kind) return null;
  if (a.kind === 'amount') return sameAmount(a.value, b.value);
  return a.value === b.value;
}

/** "18 heures" may be read either way: it agrees with 18:00 and contradicts nothing. */
function hourLike(length: string, moment: string): boolean | null {
  return length === `${Number(moment.slice(0, 2)) * 60}min` && moment.endsWith(':00') ? true : null;
}

function sameAmount(a: string, b: string): boolean {
  return a === b || (Number.parseFloat(a) === 0 && Number.parseFloat(b) === 0);
}

function sameDate(a: readonly string[], b: readonly string[]): boolean | null {
  const calendarsA = a.filter(isCalendar);
  const calendarsB = b.filter(isCalendar);
  const weekdaysA = a.filter((value) => WEEKDAYS.has(value));
  const weekdaysB = b.filter((value) => WEEKDAYS.has(value));
  if (calendarsA.length > 0 && calendarsB.length > 0) {
    // "mercredi 4 mars" where "mardi 4 mars" was approved: one of the two is wrong.
    const weekday = weekdaysA.length === 0 || weekdaysB.length === 0 || weekdaysA.some((value) => weekdaysB.includes(value));
    return weekday && calendarsA.some((one) => calendarsB.some((other) => sameDay(one, other)));
  }
  if (weekdaysA.length > 0 && weekdaysB.length > 0) return weekdaysA.some((value) => weekdaysB.includes(value));
  const [first, second] = [a[0] ?? '', b[0] ?? ''];
  if (first === second) return true;
  if (first.slice(0, first.search(/[+-]/)) === second.slice(0, second.search(/[+-]/))) return false;
  const [x, y] = [horizonOf(first), horizonOf(second)];
  return x !== null && y !== null && (x[1] < y[0] || y[1] < x[0]) ? false : null;
}

/** Days from now that a relative date may mean; null for any other. */
function horizonOf(value: string): readonly [number, number] | null {
  const [, unit = '', by = ''] = /^(day|week|weekend|month)([+-]\d+)$/.exec(value) ?? [];
  const n = Number(by);
  switch (unit) {
    case 'day':
      return [n, n];
    case 'week':
      return n === 0 ? [0, 6] : [2 + 7 * (n - 1), 6 + 7 * n];
    case 'weekend':
      return [0, 6];
    case 'month':
      return [7, 61];
    default:
      return null;
  }
}
const isCalendar = (value: string): boolean => /^\d/.test(value);

/** A year counts where both name it; a month alone covers its days. */
function sameDay(a: string, b: string): boolean {
  const [x, y] = [parse(a), parse(b)];
  return (
    (x.year === '' || y.year === '' || x.year === y.year) &&
    (x.month === '' || y.month === '' || x.month === y.month) &&
    (x.day === '' || y.day === '' || x.day === y.day)
  );
}
function parse(value: string): { year: string; month: string; day: string } {
  const [, year = '', month = '', day = ''] = /^(?:(\d{4})(?:-|$))?(?:(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  return { year, month, day };
}
