/** What is asked about replies, dispatches and outlets. */
import { z } from 'zod';
import { DISPATCH_STATES } from '../../domain/dispatch.ts';
import { REMEDIES } from '../../domain/remedy.ts';
import { FORMS, type ReplyStatus } from '../../domain/reply.ts';
import { anyOf, channelId, hash, id, language, line, page, prose, reason } from './base.ts';
import { verdict } from './message.ts';

const REPLY_STATUSES = [
  'open',
  'waiting',
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'dropped',
] as const satisfies readonly ReplyStatus[];

export const replyBody = z
  .object({
    mentionId: id.nullish(),
    storyId: id.nullish(),
    channel: channelId,
    language,
    form: z.enum(FORMS).default('full'),
    answerId: line().nullish(),
    corrects: id.optional(),
  })
  .refine((body) => (body.mentionId == null) !== (body.storyId == null), { message: 'one of mentionId and storyId', path: ['mentionId'] })
  .meta({ id: 'OpenReply' });
export const replyPatch = z
  .object({ form: z.enum(FORMS).optional(), answerId: line().nullish(), language: language.optional() })
  .meta({ id: 'ChangeReply' });
export const replyDecisionBody = z.object({ verdict, hash, note: prose(4_000).optional() }).meta({ id: 'DecideReply' });
export const sendBody = z
  .object({
    seenSeq: z.number().int().min(0),
    hash,
    undoMs: z.number().int().min(0).max(600_000).optional(),
    // More than may be named is refused by the rule, with the number that may.
    targets: z.array(id).max(500).optional(),
    waitUntil: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((body) => body.waitUntil === undefined || body.undoMs === undefined, { message: 'undoMs or waitUntil', path: ['waitUntil'] })
  .meta({ id: 'SendReply' });
export const remedyBody = z
  .object({ dispatchId: id, choice: z.enum(REMEDIES), reason, correctedBy: id.optional() })
  .meta({ id: 'DecideRemedy' });
export const saidQuery = z.object({ limit: page.limit });
export const repliesQuery = z.object({
  mention: id.optional(),
  story: id.optional(),
  status: anyOf(z.enum(REPLY_STATUSES)),
  stale: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  sort: z.enum(['newest', 'oldest', 'reach']).default('newest'),
  ...page,
});
export type RepliesQuery = z.infer<typeof repliesQuery>;

export const dispatchesQuery = z.object({
  state: anyOf(z.enum(DISPATCH_STATES)),
  reply: id.optional(),
  channel: line().optional(),
  ...page,
});
export const settleBody = z
  .object({ outcome: z.enum(['sent', 'not-sent']), note: reason, url: line(2_000).optional() })
  .meta({ id: 'SettleDispatch' });
export const cancelBody = z.object({ reason }).meta({ id: 'CancelDispatch' });

export const outletBody = z
  .object({
    kind: line(40),
    channel: channelId,
    name: line(120),
    config: z
      .object({ url: line(2_000).optional(), secret: z.string().min(1).max(1_000).optional(), idempotent: z.boolean().optional() })
      .default({}),
  })
  .meta({ id: 'MakeOutlet' });
