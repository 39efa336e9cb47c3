/**
 * One notice from queued to its outcome: looked at again, told by its way, recorded. A crash in between tells it again, under the same key;
 * what is over by now is dropped, so that nobody opens a link that leads nowhere. Must not decide whom to tell.
 */
import { createHash } from 'node:crypto';
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { Notice } from '@unisson/shared/domain/notice';
import type { User } from '@unisson/shared/domain/room';
import type { Deps } from '../commands/attempt.ts';
import { endSubscription } from '../commands/notice/end-subscription.ts';
import { decidePath, makeReviewLink } from '../commands/notice/make-review-link.ts';
import { settleNotice, type Settled } from '../commands/notice/settle-notice.ts';
import { isLive } from '../commands/notice/subscribe-push.ts';
import { open } from '../outlets/seal.ts';
import type { Deadline } from '../outlets/outlet.ts';
import { waitBeforeNext } from '../outbox/schedule.ts';
import type { Logger } from '../runtime/logger.ts';
import { INSTALLATION } from '../store/store.ts';
import { wantsMail } from './make-notices.ts';
import { mailText, sayNotice, type NoticeFacts, type NoticeLanguage } from './notice-words.ts';
import { revisionOf, stands, type Occasion, type Scene } from './occasions.ts';
import type { WayOutcome, Ways } from './way.ts';

export interface SendDeps extends Deps {
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  readonly ways: Ways;
  /** Without a trailing slash. */
  readonly publicUrl: () => string;
  /** 32 bytes: opens watchers' secrets. */
  readonly secretsKey: Uint8Array;
}
export interface Told {
  readonly scene: Scene;
  readonly occasions: readonly Occasion[];
}

const START_WITHIN_MS = 4_000;
/** Less than a part gets to stop in. */
const END_WITHIN_MS = 9_000;
const DROPPED = { kind: 'dropped' } as const;

/** The same for every attempt, another for every notice of every room. */
export const keyOf = (room: string, notice: Pick<Notice, 'id'>): string =>
  createHash('sha256').update(`${room} ${notice.id}`).digest('hex').slice(0, 32);

export async function sendNotice(deps: SendDeps, told: Told, notice: Notice): Promise<void> {
  const room = told.scene.room.id;
  const outcome = stands(notice, told.occasions) ? await tell(deps, told.scene, notice) : DROPPED;
  if (outcome.kind === 'gone' && notice.target !== null) await endSubscription(deps, SYSTEM, notice.target);
  await settleNotice(deps, room, notice, settledBy(deps, notice, outcome));
  if (outcome.kind === 'failed' || outcome.kind === 'retry')
    deps.logger.warn({ room, way: notice.way, outcome: outcome.kind, error: outcome.error }, 'a notice did not arrive');
}

type Ended = WayOutcome | typeof DROPPED;

function settledBy({ runtime }: Deps, { attempts }: Notice, outcome: Ended): Settled {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent' };
    case 'dropped':
      return { state: 'dropped' };
    case 'failed':
    case 'gone':
      return { state: 'failed', error: outcome.error };
    case 'retry': {
      const chance = new DataView(runtime.bytes(4).slice().buffer).getUint32(0) / 2 ** 32;
      const waitMs = waitBeforeNext(attempts + 1, chance, outcome.afterMs);
      return waitMs === null ? { state: 'failed', error: outcome.error } : { state: 'queued', error: outcome.error, waitMs };
    }
  }
}

async function tell(deps: SendDeps, scene: Scene, notice: Notice): Promise<Ended> {
  const startedMs = deps.runtime.monotonicMs();
  const deadline: Deadline = {
    nowMs: () => deps.runtime.monotonicMs(),
    startByMs: startedMs + START_WITHIN_MS,
    endByMs: startedMs + END_WITHIN_MS,
  };
  try {
    return await (notice.way === 'webhook' ? tellWatcher(deps, scene, notice, deadline) : tellPerson(deps, scene, notice, deadline));
  } catch (error) {
    // The store away, or a mistake of ours: the row stays and is tried again.
    deps.logger.error({ err: error, way: notice.way }, 'a notice could not be made');
    return { kind: 'retry', afterMs: null, error: 'the notice could not be made' };
  }
}

async function tellPerson(deps: SendDeps, scene: Scene, notice: Notice, deadline: Deadline): Promise<Ended> {
  const user = notice.userId === null ? null : await deps.store.get('user', INSTALLATION, notice.userId);
  if (!user || user.disabledAt !== null) return DROPPED;
  const language = languageFor(user, scene);
  const key = keyOf(scene.room.id, notice);
  if (notice.way === 'e-mail') {
    if (!deps.ways.mail || !wantsMail(user)) return DROPPED;
    const { said, decides } = await saying(deps, scene, notice, user);
    const url = await addressFor(deps, scene, notice, decides);
    return deps.ways.mail.send(
      {
        to: user.email,
        subject: `${said.title} · ${scene.room.name}`,
        text: mailText(said, { name: user.name, url, decides }, language),
        key,
      },
      deadline,
    );
  }
  const subscription = notice.target === null ? null : await deps.store.get('subscription', INSTALLATION, notice.target);
  if (!deps.ways.push || !subscription || !isLive(subscription) || subscription.userId !== user.id) return DROPPED;
  const { said, decides } = await saying(deps, scene, notice, user);
  const { endpoint, keys } = subscription;
  return deps.ways.push.send({ endpoint, keys, ...said, url: await addressFor(deps, scene, notice, decides), key }, deadline);
}

function languageFor(user: User, { room }: Scene): NoticeLanguage {
  const wished = user.notices?.language ?? room.languages.find((language) => language === 'fr' || language === 'en');
  return wished === 'en' ? 'en' : 'fr';
}

async function saying(deps: SendDeps, scene: Scene, notice: Notice, user: User) {
  const language = languageFor(user, scene);
  const decides = mayDecide(scene, notice);
  const by = await doerOf(deps, scene, notice);
  const sinceMs = Date.parse(scene.review?.openedAt ?? notice.createdAt);
  const facts: NoticeFacts = {
    ...{ room: scene.room.name, n: revisionOf(notice.about), by, decides },
    minutes: Math.max(0, Math.floor((deps.runtime.now().getTime() - sinceMs) / 60_000)),
    when: scene.control.scheduled ? clockOf(scene.control.scheduled.at, language, user.notices?.timeZone ?? null) : '',
  };
  return { said: sayNotice(notice.about.kind, facts, language), decides };
}

const mayDecide = ({ deciders }: Scene, { about, userId }: Notice): boolean =>
  (about.kind === 'review' || about.kind === 'escalation') && userId !== null && deciders.includes(userId);

/** Nobody has told us where he is: the time is said to be UTC. */
function clockOf(at: string, language: NoticeLanguage, timeZone: string | null): string {
  const format = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: timeZone ?? 'UTC' } as const;
  const clock = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', format).format(new Date(at));
  return timeZone === null ? `${clock} UTC` : clock;
}

async function doerOf({ store }: SendDeps, scene: Scene, { about }: Notice): Promise<string> {
  const id = doerIn(scene, about);
  return (id === undefined ? null : await store.get('user', INSTALLATION, id))?.name ?? 'Unisson';
}

function doerIn({ revision, control, asked, emergency }: Scene, { kind, id }: Notice['about']): string | undefined {
  if (kind === 'hold') return control.hold?.by;
  if (kind === 'emergency') return emergency?.by;
  if (kind === 'reply') return asked.find(({ reply }) => id.startsWith(`${reply.id} `))?.reply.asked.by;
  return revision?.frozenBy;
}

/** Who decides gets a link of his own, another for each way and attempt: a lost one can do no more than any other. */
async function addressFor(deps: SendDeps, scene: Scene, notice: Notice, decides: boolean): Promise<string> {
  const room = scene.room.id;
  if (!decides || notice.userId === null || scene.review === null) return consoleAddress(deps, room, notice);
  const revision = await deps.store.get('revision', room, scene.review.id);
  if (!revision) throw new Error(`a review without its revision: ${scene.review.id}`);
  const made = await makeReviewLink(deps, { room, userId: notice.userId, revision });
  if (!made.ok) throw new Error(`no link could be made: ${made.refusal.code}`);
  return deps.publicUrl() + decidePath(room, made.value);
}

function consoleAddress({ publicUrl }: SendDeps, room: string, { about }: Notice): string {
  return `${publicUrl()}/rooms/${encodeURIComponent(room)}?panel=${about.kind === 'reply' ? 'outbox' : 'message'}`;
}

async function tellWatcher(deps: SendDeps, scene: Scene, notice: Notice, deadline: Deadline): Promise<Ended> {
  const room = scene.room;
  const watcher = notice.target === null ? null : await deps.store.get('watcher', room.id, notice.target);
  if (!watcher?.active) return DROPPED;
  const secret = open(deps.secretsKey, watcher.secret);
  if (secret === null) return { kind: 'failed', error: 'the secret cannot be opened with this SECRETS_KEY' };
  const n = revisionOf(notice.about);
  const revision = n === null ? null : await deps.store.get('revision', room.id, String(n));
  const key = keyOf(room.id, notice);
  const body = {
    type: 'notice',
    notice: {
      ...{ id: key, kind: notice.about.kind, at: notice.createdAt, room: { id: room.id, name: room.name } },
      ...{ revision: n, hash: revision?.hash ?? null, url: consoleAddress(deps, room.id, notice) },
    },
  };
  return deps.ways.hook.send({ url: watcher.url, secret, key, body }, deadline);
}
