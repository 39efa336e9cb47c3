/** What is asked and answered about telling people away from the console: their ways, their browsers, a room's watchers, who was told. */
import { z } from 'zod';
import { NOTICE_KINDS, NOTICE_STATES, WAYS } from '../../domain/notice.ts';
import { line, page } from './base.ts';
import { instant } from './views.ts';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** An uncompressed point of P-256 and 16 bytes, as browsers give them. */
const p256dh = z.string().regex(/^B[A-Za-z0-9_-]{86}=?$/);
const auth = z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/);

export const noticeWaysBody = z
  .object({
    mail: z.boolean().optional(),
    language: z.enum(['fr', 'en']).optional(),
    timeZone: z.string().max(64).refine(isTimeZone, 'is no time zone').optional(),
  })
  .meta({ id: 'SetNoticeWays' });
export const subscriptionBody = z
  .object({ endpoint: z.url({ protocol: /^https?$/ }).max(2_000), keys: z.object({ p256dh, auth }) })
  .meta({ id: 'SubscribePush', description: 'What a browser’s PushSubscription says of itself' });
export const watcherBody = z
  .object({
    name: line(),
    url: line(2_000),
    secret: z
      .string()
      .min(24)
      .max(200)
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
  })
  .meta({ id: 'AddWatcher', description: 'Without a secret one is made' });
export const noticeQuery = z.object({ ...page, state: z.enum(NOTICE_STATES).optional() });

export const noticeWaysView = z
  .object({
    mail: z.object({ way: z.enum(['smtp', 'log', 'off']), on: z.boolean(), address: z.string() }),
    push: z.object({
      publicKey: z.string().nullable(),
      browsers: z.array(z.object({ id: z.string(), since: instant, service: z.string() })),
    }),
    language: z.enum(['fr', 'en']).nullable(),
    timeZone: z.string().nullable(),
  })
  .meta({ id: 'NoticeWays', description: 'mail.way "log": the demo, whose mail is shown in the console and sent nowhere' });
export const loggedMailView = z.object({ at: instant, to: z.string(), subject: z.string(), text: z.string() }).meta({ id: 'LoggedMail' });
export const watcherView = z
  .object({ id: z.string(), name: z.string(), url: z.string(), active: z.boolean(), createdAt: instant })
  .meta({ id: 'Watcher' });
export const newWatcherView = watcherView
  .extend({ secret: z.string() })
  .meta({ id: 'NewWatcher', description: 'The secret is shown once' });
export const noticeView = z
  .object({
    id: z.string(),
    way: z.enum(WAYS),
    about: z.object({ kind: z.enum(NOTICE_KINDS), id: z.string() }),
    userId: z.string().nullable(),
    name: z.string(),
    state: z.enum(NOTICE_STATES),
    attempts: z.number().int(),
    createdAt: instant,
    sentAt: instant.nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'Notice', description: 'One thing told, or to be told, to one person or watcher; `name` says whom' });
