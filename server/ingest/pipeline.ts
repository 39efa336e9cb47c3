/**
 * The one way in for mentions: prepared (normalised, scored), then stored in commits of at most 500, answered when they are on disk [ME2].
 * A call of 5,000 never makes the console wait. Must not know HTTP, sockets or which source.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '../runtime/logger.ts';
import { instant, type Runtime } from '../runtime/runtime.ts';
import type { Batch, KeepOp, Store } from '../store/store.ts';
import { Gathering, type Arrival } from './gathering.ts';
import { readLens } from './lens.ts';
import type { Rejected } from './prepare/prepare-items.ts';
import { PreparingAway } from './prepare/preparing-away.ts';
import { preparingHere, type Part, type Preparing } from './prepare/preparing.ts';
import type { Scorer } from './score/scorer.ts';

const MOST_ATTEMPTS = 10;

interface Parts {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly logger: Pick<Logger, 'warn'>;
}
/** Who makes rows of what is brought; with a scorer alone this thread does, in turns with its other work. */
export type IngestDeps = Parts & ({ readonly preparing: Preparing } | { readonly scorer: Scorer });
export interface Sender {
  readonly userId: string;
  readonly tokenId?: string;
}
/** What one call came to; `seq` is the room's newest number that its commits know of. */
export interface Ack {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly Rejected[];
  readonly seq: number;
}
export interface Delivery {
  readonly room: string;
  readonly actor: Sender;
  /** Name of the adapter or of the way in: `http`, `replay`. */
  readonly via: string;
  readonly items: readonly unknown[];
  /** The body that the items were read from, where there is one. */
  readonly json?: Uint8Array;
  /** Written in the commit of the last mention: a source's cursor. */
  readonly keep?: readonly KeepOp[];
}
export interface Ingest {
  accept(room: string, actor: Sender, via: string, items: readonly unknown[], json?: Uint8Array): Promise<Ack>;
  take(delivery: Delivery): Promise<Ack>;
}

type Whole = Parts & { readonly preparing: Preparing; readonly gathering: Gathering };

export function createIngest(deps: IngestDeps): Ingest {
  const preparing = 'preparing' in deps ? deps.preparing : preparingHere(deps.scorer, deps.runtime);
  const whole = { ...deps, preparing, gathering: new Gathering() };
  const take = (delivery: Delivery): Promise<Ack> => takeDelivery(whole, delivery);
  return { take, accept: (room, actor, via, items, json) => take({ room, actor, via, items, ...(json ? { json } : {}) }) };
}

async function takeDelivery(deps: Whole, delivery: Delivery): Promise<Ack> {
  const taking = { isStored: false, arrival: deps.gathering.expect() };
  try {
    return await takeOnce(deps, delivery, taking);
  } catch (fault) {
    // who prepared was cut off and is replaced: asked again, unless something is stored already and would count as seen twice
    if (!(fault instanceof PreparingAway) || taking.isStored) throw fault;
    return await takeOnce(deps, delivery, taking);
  } finally {
    taking.arrival.came();
  }
}

interface Taking {
  /** Something may be on the disk. */
  isStored: boolean;
  /** Others that are ready may wait for this delivery's rows until its last ones have come. */
  readonly arrival: Arrival;
}

async function takeOnce(deps: Whole, delivery: Delivery, taking: Taking): Promise<Ack> {
  const { room, via, items, json } = delivery;
  const now = deps.runtime.now();
  const lens = await readLens(deps.store, room);
  const rejected: Rejected[] = [];
  const counts = { accepted: 0, duplicates: 0, seq: -1 };
  const storing = { last: Promise.resolve() };
  const receiving = { via, receivedAt: now.toISOString(), nowMs: now.getTime() };
  for await (const part of deps.preparing.prepare({ room, lens, items, ...(json ? { json } : {}), ...receiving })) {
    rejected.push(...part.rejected);
    // while these rows go to the disk the next ones are prepared; one commit at a time keeps their order
    await storing.last;
    if (part.count === 0) continue;
    taking.isStored = true;
    storing.last = commitPart(deps, delivery, { ...part, arrival: taking.arrival }).then((done) => {
      counts.accepted += done.accepted;
      counts.duplicates += part.count - done.accepted;
      counts.seq = done.seq;
    });
    // without a listener a failure that comes meanwhile would count as unhandled; it is thrown by the await above or below
    storing.last.catch(() => {});
  }
  await storing.last;
  if (counts.seq < 0 && delivery.keep?.length) await keepAlone(deps, delivery.keep);
  if (counts.seq < 0) counts.seq = await deps.store.head(room);
  return { ...counts, rejected };
}

async function commitPart(
  deps: Whole,
  delivery: Delivery,
  { rows, count, isLast, arrival }: Part & { arrival: Arrival },
): Promise<{ accepted: number; seq: number }> {
  const { room, actor, keep } = delivery;
  await deps.gathering.turn(count, isLast ? arrival : undefined);
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const batch: Batch = {
      scope: room,
      ...rows,
      ...(isLast && keep ? { keep } : {}),
      audit: {
        actor: actor.userId,
        ...(actor.tokenId ? { tokenId: actor.tokenId } : {}),
        act: 'accept-mentions',
        subject: { kind: 'room', id: room },
      },
      at: instant(deps.runtime),
    };
    const done = await deps.store.commit(batch);
    if (done.ok) return { accepted: done.added.reduce((sum, isNew) => sum + (isNew ? 1 : 0), 0), seq: done.seq };
    // adds expect nothing, so only a cursor moved by another server can be in the way
    deps.logger.warn({ room, conflict: done.conflict }, 'mentions met a conflict');
    await nextTurn();
  }
  throw new Error(`mentions for ${room} could not be stored: conflict after conflict`);
}

async function keepAlone(deps: Whole, keep: readonly KeepOp[]): Promise<void> {
  const kept = await deps.store.keep(keep);
  if (!kept.ok) throw new Error(`cursor not kept: ${kept.conflict}`);
}
