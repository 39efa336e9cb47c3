/**
 * The pieces that request schemas are made of. Whatever passes them can be stored as it is: no NUL, no lone surrogate (it would come
 * back as another character), bounded. Texts are data: nothing here strips or escapes HTML.
 */
import { z } from 'zod';
import { ROLES } from '../../domain/actor.ts';

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
const NOT_STORABLE = 'holds a NUL or half of a character';
/** C0 and C1 controls and line separators: a name with one would break a list, a log or a mail header. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Several lines of somebody's words, as typed. May be empty. `max` counts code units. */
export const prose = (max = 10_000) => z.string().max(max).refine(storable, NOT_STORABLE);
/** One line, not empty, trimmed. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => storable(text) && !CONTROL.test(text), 'holds a control character or half of a character');
/** An id of ours or of a source: always a string. */
export const id = line(400);
/** May be left out; the rule that needs it answers `reason-required` or `note-required`. */
export const reason = prose(4_000).default('');

export const role = z.enum(ROLES);
export const roles = z.array(role).max(ROLES.length);
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .meta({ description: 'ISO 639-1, e.g. "fr"' });
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export const channelId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .meta({ description: 'Id of a channel of the room, e.g. "x"' });
export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .transform((text) => text.toLowerCase())
  .meta({ description: 'SHA-256, hex' });
export const email = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@\u0000-\u001f]+@[^\s@\u0000-\u001f]+$/)
  .refine(storable, NOT_STORABLE);
export const when = z.iso.datetime({ offset: true });
export const revisionNumber = z.number().int().min(1).max(1_000_000_000);

/** `limit` up to 500, 50 where it is not given; `cursor` is the `next` of the page before. */
export const page = { limit: z.coerce.number().int().min(1).max(500).default(50), cursor: prose(4_000).optional() };
export const pageQuery = z.object(page);

/** "a,b" or repeated: one of several. Empty: any. */
export const anyOf = <T extends z.ZodType>(item: T) =>
  z
    .preprocess(
      (given) => (given === '' ? undefined : typeof given === 'string' ? given.split(',') : given),
      z.array(item).min(1).max(50).optional(),
    )
    .optional();
