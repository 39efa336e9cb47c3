/** Go or no-go before an event or an announcement. */
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { readingQuery, readingView } from '@unisson/shared/wire/schemas/alerts';
import { answered } from '../page-of.ts';
import { gatherReading } from '../reading/gather-reading.ts';
import { member, route, type Route } from '../route.ts';

const MINUTE_MS = 60_000;
const DEFAULT_PERIOD = 6 * 60;
const MOST_DAYS = 31;
const DAY_HOURS = 24;

interface Period {
  readonly from: number;
  readonly to: number;
  readonly atMs: number;
}

function periodOf(now: Date, asked: { from?: string | undefined; to?: string | undefined; at?: string | undefined }): Result<Period> {
  const to = Math.ceil((asked.to === undefined ? now.getTime() + 1 : Date.parse(asked.to)) / MINUTE_MS);
  const from = asked.from === undefined ? to - DEFAULT_PERIOD : Math.floor(Date.parse(asked.from) / MINUTE_MS);
  const atMs = asked.at === undefined ? to * MINUTE_MS + DAY_HOURS * 60 * MINUTE_MS : Date.parse(asked.at);
  if (from < 0 || to <= from) return refuse({ code: 'malformed', issues: [{ path: 'from', message: 'must be before to' }] });
  if (to - from > MOST_DAYS * DAY_HOURS * 60)
    return refuse({ code: 'malformed', issues: [{ path: 'from', message: `more than ${MOST_DAYS} days` }] });
  return ok({ from, to, atMs });
}

export const readingRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/reading',
    tag: 'Alerts',
    summary: 'Go, wait or no-go before an event, with its reasons',
    access: member,
    query: readingQuery,
    answers: { 200: readingView },
    async handle({ edge, actor, params: { room }, query }) {
      const period = periodOf(edge.runtime.now(), query);
      if (!period.ok) return period;
      const { from, to, atMs } = period.value;
      const topic = query.topic?.trim() || null;
      const horizonHours = Math.max(0, atMs / MINUTE_MS - to) / 60;
      const reading = await gatherReading(edge.store, { room, userId: actor.userId, topic, from, to, horizonHours });
      const instant = (minute: number): string => new Date(minute * MINUTE_MS).toISOString();
      const stories = await edge.views.stories(room, reading.stories);
      return answered({ ...reading, topic, from: instant(reading.from), to: instant(to), at: new Date(atMs).toISOString(), stories });
    },
  }),
];
