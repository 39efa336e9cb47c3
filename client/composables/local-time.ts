/** Between instants and what a date and time field holds: the wall clock of whoever sits before it. Pure but for the time zone. */
const two = (n: number): string => String(n).padStart(2, '0');

/** As `<input type="datetime-local">` holds it, to the minute. */
export function toLocal(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
/** ISO 8601 in UTC; null for an empty or unfinished field. */
export function fromLocal(field: string): string | null {
  const at = new Date(field);
  return field === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
