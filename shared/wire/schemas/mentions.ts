/** What is asked about mentions, stories and figures. The mentions that a source brings are parsed one by one by ingest, so that a bad one costs only itself [ME6]. */
import { z } from 'zod';
import { HANDLINGS, LABELS, STATUSES } from '../../domain/mention.ts';
import { SPEAKERS } from '../../domain/speaker.ts';
import { anyOf, id, line, page, prose, reason, when } from './base.ts';

export const mentionsQuery = z.object({
  status: anyOf(z.enum(STATUSES)),
  label: anyOf(z.enum(LABELS)),
  language: anyOf(line(20)),
  source: anyOf(line(100)),
  handling: anyOf(z.enum(HANDLINGS)),
  proposed: anyOf(z.enum(HANDLINGS).exclude(['normal'])).meta({ description: 'Special handling that waits for a person’s word' }),
  speaker: anyOf(z.enum(SPEAKERS)),
  assignee: prose(200).optional().meta({ description: 'A user id, "me", or "none"' }),
  q: prose(500).optional().meta({ description: 'All these words, accents and case folded; a trailing * for a prefix' }),
  story: prose(400).optional(),
  topic: prose(200).optional().meta({ description: 'A watch term of the room; pages may be shorter than asked' }),
  sort: z.enum(['rank', 'newest', 'oldest']).default('rank'),
  ...page,
});
export type MentionsQuery = z.infer<typeof mentionsQuery>;

export const storiesQuery = z.object({ sort: z.enum(['rank', 'count', 'reach', 'newest']).default('rank'), ...page });

/** Seconds, or with a unit: "90", "5m", "1h", "1d". Figures are kept by the minute, so a step is whole minutes. */
const step = z
  .string()
  .regex(/^\d{1,7}[smhd]?$/)
  .transform((text) => {
    const unit = { s: 1, m: 60, h: 3_600, d: 86_400 }[text.at(-1) ?? 's'] ?? 1;
    return Math.max(1, Math.ceil((parseInt(text, 10) * unit) / 60));
  })
  .default(1)
  .meta({ description: 'Seconds, or with a unit: "90", "5m", "1h", "1d"; rounded up to whole minutes' });
export const statsQuery = z.object({ from: when.optional(), to: when.optional(), step });

/** For the API document only: how a mention is given. Ingest reads it leniently and says what is wrong with which. */
export const mentionIn = z
  .object({
    source: z.string(),
    nativeId: z.string(),
    url: z.string().optional(),
    text: z.string(),
    author: z.object({
      id: z.string().optional(),
      handle: z.string().optional(),
      name: z.string().optional(),
      followers: z.number().optional(),
      verified: z.boolean().optional(),
    }),
    language: z.string().optional(),
    publishedAt: z.iso.datetime(),
    kind: z.enum(['post', 'reply', 'repost', 'quote', 'comment', 'article', 'call']).optional(),
    parentNativeId: z.string().optional(),
    metrics: z.object({ likes: z.number(), reposts: z.number(), replies: z.number(), reach: z.number() }).partial().optional(),
    media: z.array(z.object({ kind: z.string(), url: z.string(), alt: z.string().optional() })).optional(),
  })
  .loose()
  .meta({ id: 'MentionIn', description: 'Unknown fields are kept in `raw`' });
export const mentionsBody = z
  .object({ mentions: z.array(mentionIn) })
  .meta({ id: 'MentionsIn', description: 'Up to 5,000; the same as application/x-ndjson, one mention a line' });

export const assignBody = z.object({ userId: line() }).meta({ id: 'Assign' });
export const statusBody = z.object({ status: z.enum(STATUSES), reason: prose(4_000).optional() }).meta({ id: 'ChangeStatus' });
export const labelBody = z.object({ label: z.enum(LABELS) }).meta({ id: 'CorrectLabel' });
export const handlingBody = z.object({ handling: z.enum(HANDLINGS), owner: line().nullish(), reason }).meta({ id: 'ChangeHandling' });
/** The filters of the list, one value each: the next free mention of what the person looks at. Order and paging are the house's. */
const chosen = <T extends z.ZodType>(item: T) =>
  z.preprocess((given) => (given === '' || given === null ? undefined : given), item.optional()).optional();
export const claimNextBody = z
  .object({
    view: z
      .object({
        status: chosen(z.enum(STATUSES)),
        label: chosen(z.enum(LABELS)),
        language: chosen(line(20)),
        source: chosen(line(100)),
        handling: chosen(z.enum(HANDLINGS)),
        speaker: chosen(z.enum(SPEAKERS)),
        proposed: anyOf(z.enum(HANDLINGS).exclude(['normal'])),
        q: chosen(prose(500)),
        story: chosen(id),
        topic: chosen(prose(200)),
      })
      .default({}),
  })
  .meta({ id: 'ClaimNext' });
