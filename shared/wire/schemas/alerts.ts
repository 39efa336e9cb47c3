/** What is asked about alerts, readings before an event, corrections and who is speaking, and how the answers look in the API document. */
import { z } from 'zod';
import { ALERT_MEASURES, ALERT_STATES, ALERT_SUBJECTS } from '../../domain/alert.ts';
import { LABELS } from '../../domain/mention.ts';
import { READING_CODES } from '../../domain/reading.ts';
import { anyOf, page, prose, reason, when } from './base.ts';

const instant = z.iso.datetime();

export const alertsQuery = z.object({ state: anyOf(z.enum(ALERT_STATES)), ...page });
export const alertView = z
  .object({
    id: z.string(),
    about: z.object({ kind: z.enum(ALERT_SUBJECTS), id: z.string() }),
    measure: z.enum(ALERT_MEASURES),
    state: z.enum(ALERT_STATES),
    raisedAt: instant,
    updatedAt: instant,
    endedAt: instant.nullable(),
    peak: z.number(),
    now: z.number(),
    baseline: z.number(),
    because: z.array(z.string()),
    acknowledgedBy: z.string().nullable(),
    acknowledgedAt: instant.nullable(),
    title: z.string().nullable(),
    protocol: z.record(z.string(), z.string()).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Alert', description: 'Mentions a minute (volume), a share from 0 to 1 (negative-share), undecided mentions (danger), milliseconds (waiting)' });

export const dismissBody = z.object({ reason }).meta({ id: 'DismissProposal' });
export const trollBody = z.object({ on: z.boolean(), reason }).meta({ id: 'MarkTroll' });

/** Without `to`: until now; without `from`: the six hours before; `at`: when the event is, else a day after `to`. */
export const readingQuery = z.object({
  topic: prose(200).optional().meta({ description: 'A hashtag or a theme, all its words; absent: the whole room' }),
  from: when.optional(),
  to: when.optional(),
  at: when.optional().meta({ description: 'When the event is; the volume is projected up to it' }),
});
const weighs = z.enum(['go', 'wait', 'no-go']);
const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });
export const readingView = z
  .object({
    recommendation: weighs,
    reasons: z.array(z.object({ code: z.enum(READING_CODES), weighs, facts: z.record(z.string(), z.union([z.number(), z.string()])) })),
    topic: z.string().nullable(),
    from: instant,
    to: instant,
    at: instant,
    volume: z.number(),
    perHour: z.number(),
    negative: interval,
    against: interval,
    trend: z.object({ volumeTimes: z.number(), negativeBefore: z.number(), negativeNow: z.number() }),
    projected: z.object({ hours: z.number(), low: z.number(), high: z.number() }),
    sampled: z.boolean(),
    stories: z.array(z.object({ id: z.string(), count: z.number(), sample: z.string() }).loose()),
    rooms: z.array(z.object({ id: z.string(), name: z.string(), onHold: z.boolean(), mentions: z.number(), negative: z.number() })),
  })
  .meta({ id: 'Reading' });

export const correctionsQuery = z.object({ format: z.enum(['json', 'csv', 'ndjson']).default('json'), ...page });
export const correctionView = z
  .object({
    id: z.string(),
    mentionId: z.string(),
    text: z.string(),
    language: z.string(),
    from: z.enum(LABELS),
    to: z.enum(LABELS),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'Correction' });
