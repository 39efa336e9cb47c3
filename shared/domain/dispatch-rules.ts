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

type Rests = Pick<Dispatch, 'revision'> & Partial<Pick<Dispatch, 'createdAt'>>;
type Stands = Pick<Control, 'inForce'> & Partial<Pick<Control, 'inForceSince'>>;

/**
 * [MS6] [MS7] it rests on the revision in force, and was queued since that one stands: an earlier revision that stands once more does not
 * bring back what was queued the first time, which nobody has looked at since.
 */
function restsOn(dispatch: Rests, control: Stands): boolean {
  if (control.inForce === null || dispatch.revision !== control.inForce) return false;
  return dispatch.createdAt === undefined || control.inForceSince == null || dispatch.createdAt >= control.inForceSince;
}

/** [MS6] queued words of a revision that no longer is in force: nobody may claim them, a sweep takes them back. */
export function isOutdated(dispatch: Pick<Dispatch, 'state'> & Rests, control: Stands): boolean {
  return dispatch.state === 'queued' && !restsOn(dispatch, control);
}

/**
 * [DI3] [PO1] What stops the room stops a claim: a hold, and any posture but *answer*. What is queued stays queued and goes on when the room
 * answers again.
 * @param now absent: the caller has seen to it that it is due. @returns null when it may be claimed; `conflict`: not queued any more, or not due.
 */
export function mayClaim(
  dispatch: Pick<Dispatch, 'state' | 'dueAt'> & Rests,
  control: Pick<Control, 'hold' | 'posture'> & Stands,
  now?: Instant,
): Refusal | null {
  if (dispatch.state !== 'queued') return { code: 'conflict' };
  if (control.hold !== null) return { code: 'on-hold', reason: control.hold.reason, by: control.hold.by };
  if (control.posture.is !== 'answer') return { code: 'posture', posture: control.posture.is, until: control.posture.until };
  if (!restsOn(dispatch, control)) return { code: 'not-in-force' };
  // Instants are of one form and length, so they compare as text.
  return now !== undefined && dispatch.dueAt > now ? { code: 'conflict' } : null;
}

/** Undo: only before a server has claimed it. */
export function refuseCancel(dispatch: Pick<Dispatch, 'state'>): Refusal | null {
  return dispatch.state === 'queued' ? null : { code: 'not-cancellable', state: dispatch.state };
}
