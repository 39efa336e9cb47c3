/**
 * What happens when a scheduled revision's time has come [MS10]: it is checked again and put in force in one commit, by whichever server
 * looks first. An act of the house. While everything is held it waits; what no longer may come in force goes back to people, never out.
 */
import { SYSTEM } from '@unisson/shared/domain/actor';
import { next, type Instant } from '@unisson/shared/domain/entity';
import { comeInForce, replaced } from '@unisson/shared/domain/in-force';
import { ok } from '@unisson/shared/domain/result';
import { approvalsOf, isComplete } from '@unisson/shared/domain/review';
import type { Review, Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Control, type Policy } from '@unisson/shared/domain/room';
import { INSTALLATION } from '../../store/store.ts';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { decisionsOn, eventsOf, expectRoom, loadRevision, predecessorsOf, type Predecessors } from './load-message.ts';
import { reviewPolicy } from './review-policy.ts';

/** What came of it; null: nothing is due. */
export type Effect = 'in-force' | 'back-under-review' | 'recalled';

interface Due extends Predecessors {
  readonly control: Control;
  readonly revision: Revision;
  readonly review: Review;
  readonly isMet: boolean;
}

export async function takeEffect(deps: Deps, roomId: string): Promise<Effect | null> {
  const done = await attempt<Effect | null>(deps, async () => {
    const [room, control] = await Promise.all([deps.store.get('room', INSTALLATION, roomId), deps.store.get('control', roomId, CONTROL)]);
    const at = instant(deps.runtime);
    const n = control && isDue(control, at) ? control.scheduled?.n : undefined;
    if (!room || !control || n === undefined) return ok({ batch: null, value: null });
    const [found, before, decisions] = await Promise.all([
      loadRevision(deps.store, roomId, n),
      predecessorsOf(deps.store, roomId, control, n),
      decisionsOn(deps.store, roomId, n),
    ]);
    if (!found.ok) return found;
    if (!before.ok) return before;
    const { policy } = await reviewPolicy(deps.store, { room, control, ...found.value });
    const due: Due = { control, ...found.value, ...before.value, isMet: isMet(policy, found.value, decisions) };
    const { effect, after } = judge(due, at);
    return ok({
      value: effect,
      batch: {
        scope: roomId,
        expect: [expectRoom(room)],
        puts: [{ kind: 'control', entity: after.control }, ...after.reviews.map((entity) => ({ kind: 'review' as const, entity }))],
        events: eventsOf(after.reviews, after.control),
        audit: lineOf(SYSTEM, 'take-effect', { kind: 'revision', id: String(n) }),
        at,
      },
    });
  });
  return done.ok ? done.value : null;
}

/** A hold stops whatever would happen by itself: it comes in force once that is lifted. */
export function isDue(control: Control, at: Instant): boolean {
  return control.scheduled != null && control.scheduled.at <= at && control.hold === null;
}

function isMet(
  policy: Policy,
  { revision, review }: Pick<Due, 'revision' | 'review'>,
  decisions: Parameters<typeof approvalsOf>[1],
): boolean {
  const objected = decisions.some((d) => d.hash === revision.hash && d.verdict === 'request-changes');
  return review.outcome === 'approved' && !objected && isComplete(policy, approvalsOf(revision, decisions));
}

function judge(due: Due, at: Instant): { effect: Effect; after: { control: Control; reviews: readonly Review[] } } {
  const { control, review } = due;
  const rest = next(control, { scheduled: null });
  const isBridged = due.old?.holdingId !== undefined;
  const newer = control.inForce !== null && control.inForce > review.n && !isBridged ? control.inForce : null;
  // Something newer than a holding statement stands already, by a way that forgot this one: it must not be undone by older words.
  if (newer !== null) return { effect: 'recalled', after: { control: rest, reviews: [replaced(review, newer, at)] } };
  if (due.isMet) return { effect: 'in-force', after: comeInForce(due, at) };
  // The rules have changed since it was approved: people decide on, or on what is under review already.
  if (control.underReview === null) {
    const open = next(review, { outcome: 'open', endedAt: null, endedBy: null });
    return { effect: 'back-under-review', after: { control: { ...rest, underReview: review.n }, reviews: [open] } };
  }
  return { effect: 'recalled', after: { control: rest, reviews: [replaced(review, control.underReview, at)] } };
}
