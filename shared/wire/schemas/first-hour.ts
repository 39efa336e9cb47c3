/** What is asked and answered about the first hour: holding statements, emergencies, posture and the clock of silence. */
import { z } from 'zod';
import { ROLES } from '../../domain/actor.ts';
import { channelId, hash, language, line, page, prose, reason, revisionNumber, when } from './base.ts';
import { verdict } from './message.ts';
import { instant } from './views.ts';

/** A text of a draft is bounded by the document alone; the statement as a whole is checked against the same bound. */
const words = prose(500_000);
const texts = z.record(language, words);
const answer = z.object({ order: z.number().finite(), question: texts.default({}), answer: texts.default({}) });

export const holdingBody = z
  .object({
    name: line(120),
    content: z.object({
      texts,
      short: texts.default({}),
      variants: z.record(channelId, texts).default({}),
      answers: z.record(line(), answer).default({}),
      facts: z.record(line(), words).default({}),
      sources: z.record(line(), words).default({}),
      gesture: z
        .record(z.string(), z.string())
        .optional()
        .refine((given) => Object.keys(given ?? {}).length === 0, 'a holding statement grants nothing: no gesture'),
    }),
    replaces: line().optional(),
  })
  .meta({
    id: 'ProposeHolding',
    description: 'Words to be approved beforehand; `replaces`: the statement that leaves the library once this one is approved',
  });
export const holdingDecisionBody = z
  .object({ verdict, hash, note: prose(4_000).optional(), for: line().optional() })
  .meta({ id: 'DecideHolding' });
export const useHoldingBody = z
  .object({ emergency: z.boolean().default(false), reason, replaces: revisionNumber.optional() })
  .meta({
    id: 'UseHolding',
    description:
      '`emergency`: by an executive while no legal is there, with a reason; `replaces`: number of the revision under review whose place it takes',
  });
export const retireBody = z.object({ reason }).meta({ id: 'RetireHolding' });
export const emergencyReviewBody = z.object({ hash, note: prose(4_000).optional() }).meta({ id: 'ReviewEmergency' });
export const holdingQuery = z.object({ status: z.enum(['proposed', 'approved', 'changes-requested', 'retired']).optional(), ...page });
export const postureBody = z
  .object({
    posture: z.enum(['answer', 'wait', 'silent']),
    until: when.nullish().meta({ description: 'wait: until when; silent: when it is looked at again' }),
    tone: z.enum(['humour', 'no-humour']).optional(),
    reason,
  })
  .meta({ id: 'TakePosture' });

const role = z.enum(ROLES);
const named = z.object({ userId: z.string(), name: z.string() });
const stored = z.record(z.string(), z.string());
export const holdingView = z
  .object({
    id: z.string(),
    name: z.string(),
    content: z.object({ texts: stored, short: stored, variants: z.record(z.string(), stored) }).loose(),
    hash: z.string(),
    status: z.enum(['proposed', 'approved', 'changes-requested', 'retired']),
    authors: z.array(z.string()),
    decisions: z.array(named.extend({ role, verdict, note: z.string().nullable(), at: instant, for: named.nullable() })),
    canDecide: z.partialRecord(role, z.array(named.extend({ present: z.boolean(), for: named.nullable() }))),
    createdBy: z.string(),
    createdAt: instant,
    approvedAt: instant.nullable(),
    replaces: z.string().nullable(),
    retired: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Holding' });
export const emergencyView = z
  .object({
    open: z.boolean(),
    people: z.array(named.extend({ present: z.boolean(), lastSeenAt: instant.nullable() })),
    until: instant.nullable(),
    limitMs: z.number(),
  })
  .meta({ id: 'Emergency', description: 'Whether no legal has been there for the room’s limit' });
export const clockView = z
  .object({
    since: instant.nullable().meta({ description: 'First alert of what is going on; null: all is quiet' }),
    firstWordAt: instant.nullable(),
    statementAt: instant.nullable(),
    limits: z.object({ firstWordMs: z.number(), statementMs: z.number() }),
  })
  .meta({ id: 'SilenceClock' });
