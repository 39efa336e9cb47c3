/** What is asked of the check route, and what it answers. */
import { z } from 'zod';
import { ROLES } from '../../domain/actor.ts';
import { channelId, id, language, prose } from './base.ts';

export const checkBody = z
  .object({ channel: channelId, language, text: prose(20_000), mentionId: id.nullish(), against: z.enum(['in-force', 'draft']).optional() })
  .meta({ id: 'CheckText' });
export const checkView = z
  .object({
    length: z.number().int(),
    limit: z.number().int().nullable(),
    fits: z.boolean(),
    parts: z.array(z.string()),
    drift: z.array(z.object({ kind: z.string(), found: z.string(), message: z.string(), at: z.number().int() })),
    needs: z.object({
      decision: z.boolean(),
      by: z.array(z.enum(ROLES)),
      because: z.array(z.object({ kind: z.string(), found: z.string() })),
    }),
    against: z.enum(['in-force', 'draft']),
    revision: z.number().int().nullable(),
  })
  .meta({
    id: 'CheckedText',
    description: '`drift[].message` is what the message says; `at` is in code units, -1 for a required phrase that is missing; `unread`: too long, not compared from these words on',
  });
