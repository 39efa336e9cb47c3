/**
 * One dispatch from queued to its outcome: claimed under a lease in one commit checked against the control row, delivered before a monotonic
 * deadline, its outcome recorded [DI2] [DI3] [DI5]. Between the two commits the only trace is the lease: whoever finds it run out knows no more
 * than *unknown*.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { SYSTEM } from '@unisson/shared/domain/actor';
import type { Dispatch, Outlet } from '@unisson/shared/domain/dispatch';
import { mayClaim } from '@unisson/shared/domain/dispatch-rules';
import { next } from '@unisson/shared/domain/entity';
import { ok, type Result } from '@unisson/shared/domain/result';
import { CONTROL } from '@unisson/shared/domain/room';
import type { NewAuditLine } from '../audit/line.ts';
import { attempt, type Deps, type Plan } from '../commands/attempt.ts';
import { checkTarget } from '../commands/dispatch/check-target.ts';
import { claimBatch, outletFor } from '../commands/dispatch/claim-batch.ts';
import { outcomeBatch } from '../commands/dispatch/outcome-batch.ts';
import { reopenBatch } from '../commands/dispatch/reopen-batch.ts';
import { withState } from '../commands/dispatch/with-state.ts';
import { lineOf } from '../commands/people/line-of.ts';
import type { Deadline, Outcome, OutletAdapters } from '../outlets/outlet.ts';
import { open } from '../outlets/seal.ts';
import type { Logger } from '../runtime/logger.ts';
import { waitBeforeNext } from './schedule.ts';

/** At most 15 s [DI5]. */
export const LEASE_MS = 15_000;
/** From before the claim, so that a slow commit uses up the sender's time and never the lease's. */
const START_WITHIN_MS = 4_000;
/** Less than a part gets to stop in, so that a restart leaves nothing unknown. */
const END_WITHIN_MS = 9_000;
const RECORD_AGAIN_MS = 250;

export interface Sending extends Deps {
  readonly outlets: OutletAdapters;
  /** 32 bytes: opens outlets' secrets. */
  readonly secretsKey: Uint8Array;
  readonly serverId: string;
  readonly logger: Logger;
}
interface Claimed {
  readonly dispatch: Dispatch;
  readonly outlet: Outlet;
  readonly deadline: Deadline;
}

/** Does nothing when the dispatch may not be claimed (any more). @throws where the store fails before the claim; nothing has left then. */
export async function sendOne(deps: Sending, room: string, id: string): Promise<void> {
  const claimed = await claim(deps, room, id);
  if (!claimed) return;
  const outcome = await deliver(deps, claimed);
  await record(deps, room, claimed, outcome);
}

/** One look, one commit. A conflict is left alone: the next look sees what has changed. */
async function claim(deps: Sending, room: string, id: string): Promise<Claimed | null> {
  const { store, runtime, outlets, serverId } = deps;
  const startedMs = runtime.monotonicMs();
  const now = runtime.now();
  const [dispatch, control] = await Promise.all([store.get('dispatch', room, id), store.get('control', room, CONTROL)]);
  if (!dispatch || !control || mayClaim(dispatch, control, now.toISOString()) !== null) return null;
  const outlet = await outletFor(store, room, dispatch);
  if (!outlet || !outlets[outlet.kind].byRelay) return null;
  const target = await checkTarget(store, room, dispatch);
  if (target.why !== null) {
    const { batch } = await reopenBatch(store, room, { dispatch, ...target, why: target.why, by: SYSTEM, at: now.toISOString() });
    await store.commit(batch);
    return null;
  }
  const lease = { server: serverId, until: new Date(now.getTime() + LEASE_MS).toISOString() };
  const { claimed, batch } = await claimBatch(store, room, {
    dispatch,
    control,
    outlet,
    target,
    lease,
    byPart: outlets[outlet.kind].byPart,
    audit: line('claim-dispatch', dispatch),
    at: now.toISOString(),
  });
  const done = await store.commit(batch);
  const deadline = { nowMs: () => runtime.monotonicMs(), startByMs: startedMs + START_WITHIN_MS, endByMs: startedMs + END_WITHIN_MS };
  return done.ok ? { dispatch: claimed, outlet, deadline } : null;
}

/** An adapter that throws is a bug, and nobody knows how far it got. */
async function deliver({ outlets, secretsKey, logger }: Sending, { dispatch, outlet, deadline }: Claimed): Promise<Outcome> {
  const secret = outlet.secret === null ? null : open(secretsKey, outlet.secret);
  try {
    const words = { ...dispatch, parts: dispatch.parts.filter(({ state }) => state === 'sending') };
    return await outlets[outlet.kind].deliver({ words, config: outlet.config, secret, deadline });
  } catch (error) {
    logger.error({ err: error, dispatch: dispatch.id, outlet: outlet.id }, 'an outlet broke while sending');
    return { kind: 'unknown', error: 'the outlet broke while sending' };
  }
}

/** Tries for as long as the lease lasts; after that the row says *unknown* by itself, and what is known is only logged. */
async function record(deps: Sending, room: string, { dispatch, deadline }: Claimed, outcome: Outcome): Promise<void> {
  const { logger, runtime } = deps;
  const chance = new DataView(runtime.bytes(4).slice().buffer).getUint32(0) / 2 ** 32;
  const lastMs = deadline.startByMs - START_WITHIN_MS + LEASE_MS;
  for (;;) {
    try {
      await attempt(deps, () => outcomeOf(deps, room, { dispatch, outcome, chance }));
      break;
    } catch (error) {
      logger.error({ err: error, dispatch: dispatch.id, outcome: outcome.kind }, 'an outcome could not be stored');
      if (runtime.monotonicMs() > lastMs) return;
      await delay(RECORD_AGAIN_MS);
    }
  }
  if (outcome.kind !== 'sent')
    logger.warn({ dispatch: dispatch.id, outcome: outcome.kind, error: outcome.error }, 'words did not leave for certain');
}

async function outcomeOf(
  deps: Sending,
  room: string,
  { dispatch, outcome, chance }: { dispatch: Dispatch; outcome: Outcome; chance: number },
): Promise<Result<Plan<null>>> {
  const before = await deps.store.get('dispatch', room, dispatch.id);
  const late = before?.state === 'unknown';
  // Another server may have found the lease run out: what we know for certain still counts, but never a second sending.
  if (!before || !isStillOurs(before, dispatch) || (late && outcome.kind !== 'sent' && outcome.kind !== 'failed'))
    return ok({ batch: null, value: null });
  const now = deps.runtime.now();
  const after = next(before, afterOutcome(before, outcome, { now, chance }));
  return ok({
    value: null,
    batch: await outcomeBatch(deps.store, room, { before, after, audit: line('record-outcome', before), at: now.toISOString() }),
  });
}

function isStillOurs(row: Dispatch, claimed: Dispatch): boolean {
  return (
    (row.state === 'sending' || row.state === 'unknown') &&
    row.attempts === claimed.attempts &&
    row.lease?.server === claimed.lease?.server &&
    row.lease?.until === claimed.lease?.until
  );
}

type Change = Partial<Omit<Dispatch, 'id' | 'version'>>;

/** Pure: what the row becomes. The lease stays on what is unknown: it tells from when a person may say "not sent". */
export function afterOutcome(row: Dispatch, outcome: Outcome, { now, chance }: { now: Date; chance: number }): Change {
  switch (outcome.kind) {
    case 'sent': {
      const moved = withState(row, 'sent', outcome.url);
      // The next part is claimed anew, checked anew [DI3]: a hold or a new revision stops a thread between its parts.
      if (moved.state === 'queued') return { ...moved, lease: null, dueAt: now.toISOString(), attempts: 0, error: null };
      return { ...moved, lease: null, sentAt: now.toISOString(), error: null };
    }
    case 'failed':
      return { ...withState(row, 'failed'), lease: null, error: outcome.error };
    case 'unknown':
      return { ...withState(row, 'unknown'), error: outcome.error };
    case 'retry': {
      const waitMs = waitBeforeNext(row.attempts, chance, outcome.afterMs);
      if (waitMs === null) return { ...withState(row, 'failed'), lease: null, error: outcome.error };
      return { ...withState(row, 'queued'), lease: null, dueAt: new Date(now.getTime() + waitMs).toISOString(), error: outcome.error };
    }
  }
}

/** Acts of the house, on behalf of whoever sent. */
export function line(act: string, dispatch: Dispatch): NewAuditLine {
  return { ...lineOf(SYSTEM, act, { kind: 'dispatch', id: dispatch.id }), onBehalfOf: dispatch.createdBy };
}
