/** Remarks beside the draft and the draft's own past: what is asked and what is answered. */
import { z } from 'zod';
import { COMMENT_LIMITS, OUTCOMES } from '../../domain/comment-rules.ts';
import { GESTURE_PARTS } from '../../domain/message.ts';
import { id, page, prose, revisionNumber } from './base.ts';
import { instant } from './views.ts';

/** The same bound as text/passage.ts has; zod stays out of there. */
const position = prose(400).meta({ description: 'Yjs relative position, encoded, base64' });
const field = prose(250).min(1).meta({ description: 'Name of a field of the document, e.g. "core:fr"' });
const said = { text: prose(COMMENT_LIMITS.text).default(''), parentId: id.optional() };
const place = {
  field: field.optional(),
  anchor: z.object({ field, from: position.optional(), to: position.optional() }).optional(),
  quote: prose(COMMENT_LIMITS.quote).optional(),
  suggestion: prose(COMMENT_LIMITS.suggestion).nullable().optional(),
  blocking: z.boolean().optional(),
};
const isSomething = (body: { text: string; suggestion?: string | null | undefined }): boolean =>
  body.text.trim() !== '' || typeof body.suggestion === 'string';

export const commentBody = z
  .object({ ...said, ...place })
  .refine(isSomething, { path: ['text'], message: 'says nothing and suggests nothing' })
  .refine((body) => typeof body.suggestion !== 'string' || body.anchor !== undefined || body.field !== undefined, {
    path: ['suggestion'],
    message: 'needs a place',
  })
  .refine((body) => body.parentId === undefined || body.text.trim() !== '', { path: ['text'], message: 'a reply needs words' })
  .refine((body) => body.quote === undefined || body.anchor !== undefined || body.field !== undefined, {
    path: ['quote'],
    message: 'needs a field',
  })
  .meta({
    id: 'AddComment',
    description:
      'Placed by relative positions (`anchor`), by words that stand in a field exactly once (`field` and `quote`), by a field alone, or about the whole message. With `parentId`: a reply in that thread, of which only `text` counts.',
  });
export const resolveBody = z
  .object({ outcome: z.enum(OUTCOMES).default('resolved'), note: prose(COMMENT_LIMITS.text).optional() })
  .meta({ id: 'ResolveComment' });
export const commentsQuery = z.object({ ...page, open: z.enum(['true', 'false']).optional() });

export const commentView = z
  .object({
    id: z.string(),
    version: z.number().int(),
    parentId: z.string().nullable(),
    anchor: z.object({ field: z.string(), from: z.string(), to: z.string() }).nullable(),
    quote: z.string(),
    text: z.string(),
    suggestion: z.string().nullable(),
    blocking: z.boolean(),
    by: z.string(),
    at: instant,
    resolved: z.object({ by: z.string(), at: instant, outcome: z.enum(OUTCOMES), note: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Comment' });

export const restoreBody = z
  .union([z.strictObject({ revision: revisionNumber }), z.strictObject({ position: revisionNumber })])
  .meta({ id: 'RestoreDraft', description: 'A frozen revision, or a moment of the draft by its position in the log' });
export const restoredView = z.object({ doc: z.string(), changed: z.boolean() }).meta({ id: 'RestoredDraft' });
export const momentsQuery = z.object({ limit: page.limit, cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });
export const momentView = z.object({ position: z.number().int(), since: instant, at: instant, people: z.array(z.string()) }).meta({
  id: 'DraftMoment',
  description: 'A stretch of writing without a longer pause; `position` is where it ended. No people: the server restarted the draft',
});
const texts = z.record(z.string(), z.string());
export const pastView = z
  .object({
    position: z.number().int(),
    texts,
    short: texts,
    variants: z.record(z.string(), texts),
    answers: z.record(z.string(), z.object({ order: z.number(), question: texts, answer: texts })),
    facts: texts,
    sources: texts,
    gesture: z.partialRecord(z.enum(GESTURE_PARTS), z.string()),
  })
  .meta({ id: 'DraftPast' });
export const authorshipView = z
  .object({
    clients: z.array(z.object({ clientId: z.number().int(), userId: z.string() })),
    fields: z.array(z.object({ field: z.string(), people: z.array(z.object({ userId: z.string(), characters: z.number().int() })) })),
  })
  .meta({
    id: 'Authorship',
    description: 'Whose Yjs client ids are whose, and how many characters of each field are whose. `system`: put there by a restart',
  });
