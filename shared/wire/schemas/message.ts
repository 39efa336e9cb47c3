/** What is asked about the message: restart, freeze, decide, recall, withdraw, publish, acknowledge, hold. */
import { z } from 'zod';
import { channelId, hash, language, line, page, prose, reason, revisionNumber, when, role } from './base.ts';

export const restartBody = z
  .object({ from: line() })
  .meta({ id: 'RestartDraft', description: '"empty", "in-force", or the id of a holding statement' });
export const freezeBody = z.object({ replaces: revisionNumber.optional(), effectiveAt: when.optional(), despite: prose(4_000).optional() }).meta({ id: 'FreezeRevision', description: '`despite`: why it is frozen though its texts contradict each other; kept with the review' });
export const verdict = z.enum(['approve', 'request-changes']);
export const decisionBody = z
  .object({
    verdict,
    hash,
    note: prose(4_000).optional(),
    for: line().optional().meta({ description: 'Id of the person in whose place it is given, where one stands in for several' }),
    shown: z
      .array(prose(2_000))
      .max(1_000)
      .optional()
      .meta({ description: 'Which texts were before the person’s eyes: "core::fr", "variant:x:fr", "answer:<id>:fr", "gesture:what:" …' }),
  })
  .meta({ id: 'Decide' });
export const recallBody = z.object({ reason }).meta({ id: 'RecallRevision' });
export const bringForwardBody = z.object({ reason }).meta({ id: 'BringForward' });
export const deputyBody = z
  .object({ of: line().optional().meta({ description: 'Whose role is lent; absent: mine' }), userId: line(), role, from: when.optional(), until: when })
  .meta({ id: 'NameDeputy' });
export const withdrawBody = z
  .object({ reason, n: revisionNumber.optional(), instead: z.union([z.strictObject({ holding: line() }), z.strictObject({ revision: revisionNumber })]).optional() })
  .meta({ id: 'WithdrawMessage' });
export const diffQuery = z.object({ against: z.coerce.number().int().min(0).max(1_000_000_000) });
export const publicationBody = z.object({ channel: channelId, language, hash }).meta({ id: 'PublishMessage' });
export const acknowledgementBody = z
  .object({ channel: channelId, n: revisionNumber, site: line().optional(), seat: line().optional() })
  .meta({ id: 'Acknowledge' });
export const holdBody = z.object({ on: z.boolean(), reason }).meta({ id: 'Hold' });
export const auditQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit: page.limit });
/** `supportedValuesOf` leaves out "UTC" and old names that are valid all the same: the zone is tried. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
export const reportQuery = z.object({
  format: z.enum(['json', 'html', 'csv']).default('json'),
  timeZone: z.string().max(64).refine(isTimeZone, 'is no time zone').default('UTC').meta({ description: 'IANA name, e.g. "Europe/Paris"' }),
  language: z.enum(['fr', 'en']).default('en'),
});
/** Read leniently: whatever is not there answers the one 404. */
export const publicQuery = z.object({
  channel: z.string().max(100).default('website'),
  language: z.string().max(20).optional(),
  format: z.enum(['json', 'text']).optional(),
});
