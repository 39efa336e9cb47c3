/**
 * When a dispatch may be claimed, cancelled, or counts as on its way [DI2] [DI3]. A claim's commit must also expect the control row it
 * was judged by: a hold or a new revision in between makes it a conflict.
 */
import type { Dispatch, DispatchState } from './dispatch.ts';
import type { Instant } from './entity.ts';
import type { Refusal } from './refusal.ts';
import type { Control } from './room.ts';

/** The longest a sender may ask to be able to take it back, in milliseconds. */
export const MOST_UNDO_MS = 60_000;

/** Words that have left, may have left, or will leave by themselves. A reply has at most one such dispatch. */
export function isLive(state: DispatchState): boolean {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'sent':
    case 'unknown':
      return true;
    case 'failed':
    case 'cancelled':
    case 'retracted':
      return false;
  }
}

/** [MS6] queued words of a revision that no longer is in force: nobody may claim them, a sweep takes them back. */
export function isOutdated(dispatch: Pick<Dispatch, 'state' | 'revision'>, control: Pick<Control, 'inForce'>): boolean {
  return dispatch.state === 'queued' && dispatch.revision !== control.inForce;
}

/**
 * @param now absent: the caller has seen to it that it is due. @returns null when it may be claimed; `conflict`: not queued any more, or not due.
 */
export function mayClaim(
  dispatch: Pick<Dispatch, 'state' | 'revision' | 'dueAt'>,
  control: Pick<Control, 'inForce' | 'hold'>,
  now?: Instant,
): Refusal | null {
  if (dispatch.state !== 'queued') return { code: 'conflict' };
  if (control.hold !== null) return { code: 'on-hold', reason: control.hold.reason, by: control.hold.by };
  if (control.inForce === null || dispatch.revision !== control.inForce) return { code: 'not-in-force' };
  // Instants are of one form and length, so they compare as text.
  return now !== undefined && dispatch.dueAt > now ? { code: 'conflict' } : null;
}

/** Undo: only before a server has claimed it. */
export function refuseCancel(dispatch: Pick<Dispatch, 'state'>): Refusal | null {
  return dispatch.state === 'queued' ? null : { code: 'not-cancellable', state: dispatch.state };
}
