/**
 * Test support: an oracle for deciding that knows none of the commands [MS4] [MS10]. It walks through a room's commits and says where somebody
 * decided who may not, or a revision came in force without those the policy of that moment asks for, or at another time than it may.
 */
import type { Role } from '@unisson/shared/domain/actor';
import type { Deputy } from '@unisson/shared/domain/deputy';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import type { Control, Policy } from '@unisson/shared/domain/room';
import type { Batch, CommitResult, Store } from '../../../store/store.ts';

interface Walk {
  control: Control | null;
  policy: Policy | null;
  readonly revisions: Map<number, Revision>;
  readonly reviews: Map<number, Review>;
  readonly decisions: Decision[];
  readonly deputies: Map<string, Deputy>;
  readonly faults: string[];
}

export interface Witness {
  readonly store: Store;
  faults(room: string): readonly string[];
}

/** @returns a store that notes each commit that succeeded. */
export function witness(base: Store): Witness {
  const commits: { batch: Batch; seq: number }[] = [];
  const store: Store = Object.assign(Object.create(base) as Store, {
    async commit(batch: Batch): Promise<CommitResult> {
      const result = await base.commit(batch);
      if (result.ok) commits.push({ batch, seq: result.seq });
      return result;
    },
  });
  return {
    store,
    faults(room) {
      const walk: Walk = {
        control: null,
        policy: null,
        revisions: new Map(),
        reviews: new Map(),
        decisions: [],
        deputies: new Map(),
        faults: [],
      };
      for (const { batch } of commits.filter((c) => c.batch.scope === room).sort((a, b) => a.seq - b.seq)) follow(walk, batch);
      return walk.faults;
    },
  };
}

function follow(walk: Walk, batch: Batch): void {
  const fault = (words: string): void => void walk.faults.push(`${batch.audit.act}: ${words}`);
  const before = walk.control;
  for (const put of batch.puts ?? []) {
    // A standing is judged as it was before the commit: one that this commit ends still served nobody in it.
    if (put.kind === 'decision') judgeDecision(walk, put.entity, { at: batch.at, fault });
  }
  for (const put of batch.puts ?? []) take(walk, put);
  const now = walk.control;
  if (!now) return;
  if (now.inForce !== null && now.inForce !== before?.inForce)
    judgeInForce(walk, now.inForce, { batch, held: before?.hold != null, fault });
  if (now.scheduled && walk.reviews.get(now.scheduled.n)?.outcome !== 'approved')
    fault(`revision ${now.scheduled.n} waits without being approved`);
  if (now.scheduled && now.inForce !== null && now.inForce > now.scheduled.n) fault(`revision ${now.scheduled.n} waits behind a newer one`);
}

function take(walk: Walk, put: NonNullable<Batch['puts']>[number]): void {
  if (put.kind === 'room') walk.policy = put.entity.policy;
  if (put.kind === 'control') walk.control = put.entity;
  if (put.kind === 'revision') walk.revisions.set(put.entity.n, put.entity);
  if (put.kind === 'review') walk.reviews.set(put.entity.n, put.entity);
  if (put.kind === 'decision') walk.decisions.push(put.entity);
  if (put.kind === 'deputy') walk.deputies.set(put.entity.id, put.entity);
}

function judgeDecision(walk: Walk, decision: Decision, { at, fault }: { at: string; fault: (words: string) => void }): void {
  const { n, userId, role, for: of, verdict } = decision;
  if (walk.revisions.get(n)?.authors.includes(userId)) fault(`${userId} decided on what he wrote`);
  const voice = of ?? userId;
  if (verdict === 'approve' && walk.decisions.some((d) => d.n === n && (d.for ?? d.userId) === voice))
    fault(`${voice} has two voices on ${n}`);
  if (of === undefined) return;
  const standing = [...walk.deputies.values()].some(
    (d) => d.of === of && d.userId === userId && d.role === role && d.ended === null && d.from <= at && at < d.until,
  );
  if (!standing) fault(`${userId} decided for ${of} without standing for him`);
}

function judgeInForce(walk: Walk, n: number, facts: { batch: Batch; held: boolean; fault: (words: string) => void }): void {
  const { batch, held, fault } = facts;
  const [revision, review] = [walk.revisions.get(n), walk.reviews.get(n)];
  if (!revision || !review || !walk.policy) return fault(`revision ${n} in force was never frozen`);
  const given = walk.decisions.filter(
    (d) => d.n === n && d.verdict === 'approve' && d.hash === revision.hash && !revision.authors.includes(d.userId),
  );
  const inOrder = [...given].sort((a, b) => (a.nth ?? 0) - (b.nth ?? 0));
  if (!isMet(walk.policy, inOrder)) fault(`revision ${n} in force on ${given.map((d) => d.userId).join() || 'nobody'}`);
  const isEarly = review.effectiveAt !== undefined && batch.at < review.effectiveAt;
  if (isEarly && (batch.audit.act !== 'bring-forward' || review.broughtForward === undefined))
    fault(`revision ${n} in force before its time`);
  if (review.broughtForward && revision.authors.includes(review.broughtForward.by)) fault(`an author said ${n} early`);
  if (held && batch.audit.act === 'take-effect') fault(`revision ${n} came in force by itself under a hold`);
}

/** Tries every way of seating them. Steps of any-of, or of all-of, so many each; in order where the policy has one. */
function isMet(policy: Policy, given: readonly Decision[]): boolean {
  const seats = policy.steps.flatMap((step, index) => {
    const once: { step: number; roles: readonly Role[] }[] =
      'anyOf' in step ? [{ step: index, roles: step.anyOf }] : step.allOf.map((role) => ({ step: index, roles: [role] }));
    return Array.from({ length: step.count ?? 1 }, () => once).flat();
  });
  const place = (at: number, taken: readonly number[]): boolean => {
    const seat = seats[at];
    if (!seat) return true;
    return given.some((d, index) => {
      if (taken.includes(index) || !d.roles.some((role) => seat.roles.includes(role))) return false;
      const isTwice = taken.some((other) => (given[other]?.for ?? given[other]?.userId) === (d.for ?? d.userId));
      const isTooEarly = policy.ordered === true && taken.some((other, i) => (seats[i]?.step ?? 0) < seat.step && other > index);
      return !isTwice && !isTooEarly && place(at + 1, [...taken, index]);
    });
  };
  return seats.length > 0 && place(0, []);
}
