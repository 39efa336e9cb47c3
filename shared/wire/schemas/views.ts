/** The shapes of answers about people, rooms and mentions, for the API document. The types that bind are in ../views.ts; these describe them. */
import { z } from 'zod';
import { ROLES } from '../../domain/actor.ts';
import { HANDLINGS, LABELS, STATUSES } from '../../domain/mention.ts';
import { SPEAKERS } from '../../domain/speaker.ts';
import { policy, protocols } from './people.ts';

export const instant = z.iso.datetime();
const role = z.enum(ROLES);
export const listOf = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().optional() });

export const errorView = z
  .object({ error: z.object({ code: z.string(), message: z.string() }).loose() })
  .meta({ id: 'Error', description: 'A code from a closed list, a sentence for logs, and the facts' });
export const sessionView = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), roles: z.record(z.string(), z.array(role)), admin: z.boolean() }),
  })
  .meta({ id: 'Session' });
export const userView = z
  .object({ id: z.string(), name: z.string(), email: z.string(), admin: z.boolean(), disabled: z.boolean() })
  .meta({ id: 'User' });
export const invitationView = z
  .object({ link: z.string(), secret: z.string(), expiresAt: instant })
  .meta({ id: 'Invitation', description: 'Shown once' });
export const holdView = z.object({ reason: z.string(), by: z.string(), at: instant }).meta({ id: 'HoldState' });
const phraseView = z.object({ phrase: z.string(), language: z.string().nullable() });
export const phrasesView = z.object({ banned: z.array(phraseView), required: z.array(phraseView) }).meta({ id: 'Phrases' });
export const roomView = z
  .object({
    id: z.string(),
    name: z.string(),
    languages: z.array(z.string()),
    channels: z.array(z.object({ id: z.string(), public: z.boolean(), manual: z.boolean() })),
    policy,
    posture: z.object({ is: z.enum(['answer', 'wait', 'silent']), until: instant.nullable(), tone: z.enum(['humour', 'no-humour']), reason: z.string(), by: z.string().nullable(), at: instant.nullable() }),
    hold: holdView.nullable(),
    publicKey: z.string(),
    signature: z.string(),
    protocols: protocols.optional(),
    phrases: phrasesView.optional(),
    seq: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'Room' });
export const memberView = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), roles: z.array(role) })
  .meta({ id: 'Member' });
export const tokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    madeBy: z.string(),
    createdAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Token' });
export const newTokenView = z
  .object({ id: z.string(), token: z.string() })
  .meta({ id: 'NewToken', description: 'The token is shown once' });

export const acceptedView = z
  .object({
    accepted: z.number().int(),
    duplicates: z.number().int(),
    rejected: z.array(z.object({ index: z.number().int(), code: z.string(), message: z.string() })),
    seq: z.number().int(),
  })
  .meta({ id: 'MentionsAccepted' });
const because = z.array(z.string());
export const mentionView = z
  .object({
    id: z.string(),
    source: z.string(),
    nativeId: z.string(),
    url: z.string().nullable(),
    text: z.string(),
    author: z.object({ id: z.string(), handle: z.string(), name: z.string(), followers: z.number(), verified: z.boolean() }).partial(),
    language: z.string(),
    publishedAt: instant,
    seq: z.number().int(),
    via: z.string(),
    receivedAt: instant,
    score: z.object({ label: z.enum(LABELS), value: z.number(), confidence: z.number(), because, by: z.string().nullable() }),
    rank: z.object({ value: z.number(), because }),
    topics: z.array(z.string()).optional(),
    storyId: z.string().nullable(),
    status: z.enum(STATUSES),
    handling: z.enum(HANDLINGS),
    proposed: z.object({ handling: z.enum(HANDLINGS), because, confidence: z.number() }).nullish(),
    speaker: z.enum(SPEAKERS).nullish(),
    assignee: z.string().nullable(),
    version: z.number().int(),
  })
  .loose()
  .meta({ id: 'Mention' });
export const storyView = z
  .object({
    id: z.string(),
    count: z.number().int(),
    authors: z.number().int(),
    reach: z.number(),
    velocity: z.number(),
    first: z.object({ mentionId: z.string(), author: z.string(), at: instant }),
    verdict: z.object({ is: z.enum(['signal', 'watch', 'noise']), reason: z.string().nullable(), by: z.string(), at: instant }).nullish(),
    coordination: z
      .object({ share: z.number(), accounts: z.number().int(), young: z.number().int(), reasons: z.array(z.string()) })
      .nullish(),
    topics: z.array(z.string()).optional(),
    answerId: z.string().nullish(),
    sample: z.string(),
    redirect: z.string().nullable(),
    version: z.number().int(),
  })
  .loose()
  .meta({ id: 'Story' });
const figures = {
  mentions: z.number(),
  negative: z.number(),
  neutral: z.number(),
  positive: z.number(),
  unsure: z.number(),
  reach: z.number(),
};
export const statsView = z
  .object({ total: z.object({ ...figures, stories: z.number() }), steps: z.array(z.object({ from: instant, ...figures })) })
  .meta({ id: 'Stats' });
export const countsView = z
  .record(z.string(), z.number())
  .meta({ id: 'Counts', description: 'Name (`status:new`, `label:negative`, …) → how many' });
