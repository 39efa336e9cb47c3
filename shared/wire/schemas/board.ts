/** What is asked and answered about say pages and the channel board. The types that bind are in ../board.ts. */
import { z } from 'zod';
import { DISPATCH_STATES } from '../../domain/dispatch.ts';
import { MOST_SEATS } from '../../domain/say-page.ts';
import { channelId, language, line, revisionNumber, when } from './base.ts';
import { instant } from './views.ts';

export const sayPageBody = z
  .object({
    channel: channelId,
    language,
    site: line(80),
    seats: z.number().int().min(1).max(MOST_SEATS).default(1),
    expiresAt: when.optional(),
  })
  .meta({ id: 'MakeSayPage', description: 'Without expiresAt it ends after 30 days; at most a year and a day' });
/** From a browser's form, or as JSON. */
export const seatBody = z.object({ n: z.coerce.number().pipe(revisionNumber), seat: line(80) });

export const newSayPageView = z
  .object({ id: z.string(), token: z.string(), url: z.string() })
  .meta({ id: 'NewSayPage', description: 'The secret is shown once' });
export const sayPageView = z
  .object({
    id: z.string(),
    channel: z.string(),
    language: z.string(),
    site: z.string(),
    seats: z.number().int(),
    madeBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    state: z.enum(['live', 'expired', 'revoked', 'ended']),
    lastContactAt: instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'SayPage' });

const confirmation = z.object({ site: z.string(), seat: z.string(), by: z.string(), name: z.string(), at: instant });
const publication = z.object({
  dispatchId: z.string(),
  revision: z.number().int(),
  language: z.string(),
  text: z.string(),
  state: z.enum(DISPATCH_STATES),
  at: instant,
  url: z.string().nullable(),
});
export const boardView = z
  .object({
    at: instant,
    inForce: z.object({ n: z.number().int(), since: instant }).nullable(),
    channels: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['said', 'shown', 'spoken']),
        standing: z.enum(['silent', 'no-text', 'unsaid', 'current', 'late', 'stale']),
        texts: z.record(z.string(), z.string()),
        revision: z.number().int().nullable(),
        since: instant.nullable(),
        live: publication.nullable(),
        onItsWay: publication.nullable(),
        spoken: z
          .object({
            seats: z.number().int(),
            confirmed: z.number().int(),
            late: z.array(z.string()),
            sites: z.array(
              z.object({
                site: z.string(),
                seats: z.number().int(),
                confirmed: z.number().int(),
                lateSeats: z.array(z.string()),
                confirmations: z.array(confirmation),
              }),
            ),
            forAll: confirmation.nullable(),
          })
          .nullable(),
        pages: z.array(sayPageView),
      }),
    ),
  })
  .meta({ id: 'ChannelBoard', description: 'Per channel: what is live there, since when, who has confirmed it, who is late' });
