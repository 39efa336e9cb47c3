/**
 * The one way in for mentions: normalise, score, store, in commits of at most 500, answered when they are on disk [ME2]. Takes
 * turns with the event loop, so that a call of 5,000 never makes the console wait. Must not know HTTP, sockets or which source.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '../runtime/logger.ts';
import type { IncomingMention } from '@unisson/shared/domain/mention';
import { instant, type Runtime } from '../runtime/runtime.ts';
import type { Add, KeepOp, Store } from '../store/store.ts';
import { figures, SIGHTING } from './counters.ts';
import type { ItemRefusal } from './item-refusal.ts';
import { loadLens, type Lens } from './lens.ts';
import { makeMention } from './make-mention.ts';
import { normalise } from './normalise.ts';
import { remembered } from './remembered.ts';
import type { Scorer } from './score/scorer.ts';

/** Beyond 500 rows a transaction gains nothing and the writers behind it wait longer. */
const ROWS_A_COMMIT = 500;
/** Longest stretch of work between two turns of the event loop: what a click may have to wait. */
const STRETCH_MS = 6;
const MOST_ATTEMPTS = 10;
const TEXTS_REMEMBERED = 2_000;

export interface IngestDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly scorer: Scorer;
  readonly logger: Pick<Logger, 'warn'>;
}
export interface Sender {
  readonly userId: string;
  readonly tokenId?: string;
}
/** What one call came to; `seq` is the room's newest number that its commits know of. */
export interface Ack {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly ({ readonly index: number } & ItemRefusal)[];
  readonly seq: number;
}
export interface Delivery {
  readonly room: string;
  readonly actor: Sender;
  /** Name of the adapter or of the way in: `http`, `replay`. */
  readonly via: string;
  readonly items: readonly unknown[];
  /** Written in the commit of the last mention: a source's cursor. */
  readonly keep?: readonly KeepOp[];
}
export interface Ingest {
  accept(room: string, actor: Sender, via: string, items: readonly unknown[]): Promise<Ack>;
  take(delivery: Delivery): Promise<Ack>;
}

export function createIngest(deps: IngestDeps): Ingest {
  const whole = { ...deps, scorer: rememberingScorer(deps.scorer) };
  const take = (delivery: Delivery): Promise<Ack> => takeDelivery(whole, delivery);
  return { take, accept: (room, actor, via, items) => take({ room, actor, via, items }) };
}

/** Reposts bring the same text again and again. */
function rememberingScorer(scorer: Scorer): Scorer {
  const score = remembered((key) => scorer.score(key.slice(key.indexOf(' ') + 1), key.slice(0, key.indexOf(' ')) || undefined), TEXTS_REMEMBERED);
  return { score: (text, language = '') => score(`${language} ${text}`) };
}

async function takeDelivery(deps: IngestDeps, delivery: Delivery): Promise<Ack> {
  const pace = paceOf(deps.runtime);
  const rejected: Ack['rejected'][number][] = [];
  const good: IncomingMention[] = [];
  const nowMs = deps.runtime.now().getTime();
  for (const [index, item] of delivery.items.entries()) {
    const read = normalise(item, nowMs);
    if (read.ok) good.push(read.mention);
    else rejected.push({ index, ...read.refusal });
    if (pace.isOver()) await pace.rest();
  }
  const lens = await loadLens(deps.store, delivery.room);
  const counts = { accepted: 0, duplicates: 0, seq: -1 };
  const storing = { last: Promise.resolve() };
  for (let from = 0; from < good.length; from += ROWS_A_COMMIT) {
    const chunk = good.slice(from, from + ROWS_A_COMMIT);
    const adds = await scoreChunk(deps, { via: delivery.via, lens }, chunk, pace);
    // while these rows go to the disk the next ones are scored; one commit at a time keeps their order
    await storing.last;
    const isLast = from + ROWS_A_COMMIT >= good.length;
    storing.last = commitChunk(deps, delivery, adds, isLast).then((done) => {
      counts.accepted += done.accepted;
      counts.duplicates += adds.length - done.accepted;
      counts.seq = done.seq;
    });
    // without a listener a failure that comes while scoring would count as unhandled; it is thrown by the await above or below
    storing.last.catch(() => {});
  }
  await storing.last;
  if (good.length === 0 && delivery.keep?.length) await keepAlone(deps, delivery.keep);
  if (counts.seq < 0) counts.seq = await deps.store.head(delivery.room);
  return { ...counts, rejected };
}

async function scoreChunk(deps: IngestDeps, { via, lens }: { via: string; lens: Lens }, chunk: readonly IncomingMention[], pace: Pace): Promise<readonly Add[]> {
  const receipt = { via, receivedAt: instant(deps.runtime) };
  const adds: Add[] = [];
  for (const incoming of chunk) {
    const entity = makeMention(incoming, deps.scorer.score(incoming.text, incoming.language ?? undefined), receipt, lens);
    adds.push({ entity, counters: figures(entity), otherwise: SIGHTING });
    if (pace.isOver()) await pace.rest();
  }
  return adds;
}

async function commitChunk(
  deps: IngestDeps,
  delivery: Delivery,
  adds: readonly Add[],
  isLast: boolean,
): Promise<{ accepted: number; seq: number }> {
  const { room, actor, keep } = delivery;
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const done = await deps.store.commit({
      scope: room,
      adds,
      ...(isLast && keep ? { keep } : {}),
      audit: {
        actor: actor.userId,
        ...(actor.tokenId ? { tokenId: actor.tokenId } : {}),
        act: 'accept-mentions',
        subject: { kind: 'room', id: room },
      },
      at: instant(deps.runtime),
    });
    if (done.ok) return { accepted: done.added.reduce((sum, isNew) => sum + (isNew ? 1 : 0), 0), seq: done.seq };
    // adds expect nothing, so only a cursor moved by another server can be in the way
    deps.logger.warn({ room, conflict: done.conflict }, 'mentions met a conflict');
    await nextTurn();
  }
  throw new Error(`mentions for ${room} could not be stored: conflict after conflict`);
}

async function keepAlone(deps: IngestDeps, keep: readonly KeepOp[]): Promise<void> {
  const kept = await deps.store.keep(keep);
  if (!kept.ok) throw new Error(`cursor not kept: ${kept.conflict}`);
}

interface Pace {
  isOver(): boolean;
  rest(): Promise<void>;
}
/** Says when a stretch of work has lasted long enough that others must have their turn. */
function paceOf(runtime: Runtime): Pace {
  let since = runtime.monotonicMs();
  return {
    isOver: () => runtime.monotonicMs() - since > STRETCH_MS,
    async rest() {
      await nextTurn();
      since = runtime.monotonicMs();
    },
  };
}
