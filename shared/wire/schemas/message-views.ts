/** The shapes of answers about the message, replies, dispatches and outlets, for the API document. The types that bind are in ../views.ts. */
import { z } from 'zod';
import { ROLES } from '../../domain/actor.ts';
import { DISPATCH_STATES } from '../../domain/dispatch.ts';
import { REMEDIES } from '../../domain/remedy.ts';
import { FORMS } from '../../domain/reply.ts';
import { policy } from './people.ts';
import { instant } from './views.ts';

const role = z.enum(ROLES);
const named = z.object({ userId: z.string(), name: z.string() });
const texts = z.record(z.string(), z.string());
const content = {
  texts,
  short: texts,
  variants: z.record(z.string(), texts),
  answers: z.record(z.string(), z.object({ order: z.number(), question: texts, answer: texts })),
  facts: texts,
  sources: texts,
  gesture: z.object({ what: z.string(), for: z.string(), until: z.string(), how: z.string(), why: z.string() }).partial(),
};

const placeView = z.object({
  part: z.enum(['core', 'short', 'variant', 'answer']),
  language: z.string(),
  channel: z.string().optional(),
  answerId: z.string().optional(),
});
export const revisionView = z
  .object({
    n: z.number().int(),
    hash: z.string(),
    ...content,
    authors: z.array(z.string()),
    status: z.enum(['under-review', 'scheduled', 'in-force', 'superseded', 'changes-requested', 'recalled', 'withdrawn']),
    decisions: z.array(
      z.object({
        userId: z.string(),
        name: z.string(),
        role,
        verdict: z.enum(['approve', 'request-changes']),
        note: z.string().nullable(),
        at: instant,
        for: named.nullable().meta({ description: 'In whose place, by a deputy named beforehand' }),
        shown: z.array(z.string()).nullable().meta({ description: 'Keys of the parts whose words were shown' }),
      }),
    ),
    canDecide: z.partialRecord(role, z.array(named.extend({ present: z.boolean(), for: named.nullable() }))),
    needs: z
      .object({
        policy: z.object({ steps: policy.shape.steps, ordered: z.boolean() }),
        open: z.array(z.object({ anyOf: z.array(role) })),
        canComplete: z.boolean(),
        gesture: z.array(z.object({ part: z.string(), why: z.enum(['new', 'amount', 'scope', 'until', 'words']), before: z.string(), after: z.string() })),
      })
      .nullable()
      .meta({ description: 'What it still asks for; `gesture`: why an executive is needed' }),
    frozenBy: z.string(),
    frozenAt: instant,
    inForceAt: instant.nullable(),
    endedAt: instant.nullable(),
    reason: z.string().nullable(),
    effectiveAt: instant.nullable().meta({ description: 'Time of effect it was frozen with' }),
    broughtForward: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    drift: z.array(z.object({ kind: z.string(), found: z.string(), message: z.string(), where: placeView })),
    despite: z.string().nullable(),
    holdingId: z.string().nullable().meta({ description: 'The holding statement it is, unchanged' }),
    emergency: z
      .object({ by: z.string(), at: instant, reviewed: z.object({ by: z.string(), at: instant, note: z.string().nullable() }).nullable() })
      .nullable()
      .meta({ description: 'Put in force by an executive because no legal was there; `reviewed` null: still to be reviewed' }),
    instead: z.number().int().nullable().meta({ description: 'What stood in its place when it was withdrawn' }),
    escalatedAt: instant.nullable(),
    escalatesAt: instant.nullable(),
    waitedMs: z.number().int().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Revision' });
export const deputyView = z
  .object({
    id: z.string(),
    of: named,
    deputy: named,
    role,
    from: instant,
    until: instant,
    namedBy: named,
    namedAt: instant,
    ended: z.object({ by: z.string(), at: instant }).nullable(),
    isInEffect: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Deputy' });
export const messageView = z
  .object({
    draft: z.object({ doc: z.string(), authors: z.array(z.string()) }),
    underReview: revisionView.nullable(),
    inForce: revisionView.nullable(),
    scheduled: revisionView.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Message' });
export const diffView = z
  .object({
    n: z.number().int(),
    against: z.number().int(),
    parts: z.array(
      z.object({
        part: z.enum(['core', 'short', 'variant', 'question', 'answer', 'fact', 'source', 'gesture']),
        key: z.string().nullable(),
        language: z.string().nullable(),
        channel: z.string().nullable(),
        changes: z.array(z.object({ type: z.enum(['same', 'added', 'removed']), text: z.string() })),
      }),
    ),
  })
  .meta({ id: 'RevisionDiff', description: 'Word by word, of the parts that differ' });
export const publicMessageView = z
  .object({ revision: z.number().int(), hash: z.string(), channel: z.string(), language: z.string(), text: z.string(), since: instant })
  .meta({ id: 'PublicMessage' });
export const draftView = z.object({ doc: z.string(), authors: z.array(z.string()) }).meta({ id: 'Draft' });

const because = z.array(z.object({ kind: z.enum(['number', 'date', 'amount', 'link', 'promise', 'banned', 'contradiction']), found: z.string() }));
export const replyView = z
  .object({
    id: z.string(),
    doc: z.string(),
    mentionId: z.string().nullable(),
    storyId: z.string().nullable(),
    channel: z.string(),
    language: z.string(),
    form: z.enum(FORMS),
    answerId: z.string().nullable(),
    status: z.enum(['open', 'waiting', 'queued', 'sending', 'sent', 'failed', 'unknown', 'dropped']),
    revision: z.number().int().nullable(),
    text: z.string(),
    hash: z.string(),
    opening: z.string(),
    approved: z.string(),
    signature: z.string(),
    parts: z.array(z.string()),
    length: z.number().int(),
    limit: z.number().int().nullable(),
    needs: z.object({ decision: z.boolean(), by: z.array(role), because }),
    blocked: z.string().nullable(),
    beside: z.array(z.string()).meta({ description: 'Other unfinished replies of its story, where two stories were joined' }),
    stale: z.boolean(),
    version: z.number().int(),
  })
  .loose()
  .meta({ id: 'Reply' });
export const sentView = z.object({ dispatchId: z.string(), dispatchIds: z.array(z.string()) }).meta({ id: 'ReplyAccepted' });
export const dispatchIdView = z.object({ dispatchId: z.string() }).meta({ id: 'DispatchAccepted' });
export const remedyView = z
  .object({
    id: z.string(),
    dispatchId: z.string(),
    against: z.number().int(),
    choice: z.enum(REMEDIES),
    reason: z.string(),
    by: z.string(),
    at: instant,
    correctedBy: z.object({ replyId: z.string().nullable(), dispatchId: z.string().nullable() }).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Remedy' });
const state = z.enum(DISPATCH_STATES);
export const dispatchView = z
  .object({
    id: z.string(),
    replyId: z.string().nullable(),
    outletId: z.string(),
    outletKind: z.string(),
    channel: z.string(),
    language: z.string(),
    text: z.string(),
    parts: z.array(z.object({ text: z.string(), state, url: z.string().nullable() })),
    revision: z.number().int(),
    stale: z.boolean(),
    state,
    attempts: z.number().int(),
    dueAt: instant,
    createdAt: instant,
    sentAt: instant.nullable(),
    url: z.string().nullable(),
    error: z.string().nullable(),
    version: z.number().int(),
  })
  .loose()
  .meta({ id: 'Dispatch' });
export const saidView = z
  .object({ dispatch: dispatchView, reach: z.number().nullable(), to: z.string().nullable(), wrong: because, remedy: remedyView.nullable() })
  .meta({ id: 'SaidUnderOld', description: '`wrong`: what it says that the message in force does not carry; `reach` null: a publication' });
export const outletView = z
  .object({
    id: z.string(),
    kind: z.string(),
    channel: z.string(),
    name: z.string(),
    config: z.object({ url: z.string().optional(), idempotent: z.boolean().optional() }),
    active: z.boolean(),
  })
  .meta({ id: 'Outlet', description: 'Secrets never come back' });
export const acknowledgementView = z
  .object({
    id: z.string(),
    channel: z.string(),
    n: z.number().int(),
    site: z.string(),
    seat: z.string(),
    by: z.string(),
    at: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Acknowledgement' });
export const auditLineView = z
  .object({
    n: z.number().int(),
    at: instant,
    actor: z.string(),
    act: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    hash: z.string(),
    prev: z.string(),
  })
  .loose()
  .meta({ id: 'AuditLine' });

export const reportView = z
  .object({
    room: z.object({ id: z.string(), name: z.string() }),
    generatedAt: instant,
    total: z.record(z.string(), z.number()),
    timeline: z.array(
      z.object({
        at: instant,
        who: z.string(),
        what: z.string(),
        revision: z.number().int().nullable(),
        channel: z.string().nullable(),
        words: z.string().nullable(),
        url: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Report', description: 'Also as text/html and text/csv' });
