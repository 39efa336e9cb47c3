/**
 * Test support: an oracle that knows none of the commands. It takes the commits of a room in the order in which they happened and walks
 * through them, saying where a rule of the house was broken [MS1] [MS4] [MS6] [DI1] [DI3] [DI5] [RE1].
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { messageDoc } from '@unisson/shared/domain/message';
import type { Reply } from '@unisson/shared/domain/reply';
import type { Holding } from '@unisson/shared/domain/holding';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import type { Control } from '@unisson/shared/domain/room';
import type { Batch, CommitResult, Store } from '../../../store/store.ts';

export interface History {
  readonly store: Store;
  /** Faults found, in words; empty when the rules held. */
  faults(room: string): Promise<readonly string[]>;
}

interface Walk {
  control: Control | null;
  readonly revisions: Map<number, Revision>;
  readonly reviews: Map<number, Review>;
  readonly holdings: Map<string, Holding>;
  readonly decisions: Decision[];
  readonly dispatches: Map<string, Dispatch>;
  readonly replies: Map<string, Reply>;
  /** Start of authorship as the rule's own words have it, found anew. */
  authorsFrom: number;
  readonly faults: string[];
}

/** @returns a store that notes each commit that succeeded. */
export function recordHistory(base: Store): History {
  const commits: { batch: Batch; seq: number; heads: readonly number[] }[] = [];
  const store: Store = Object.assign(Object.create(base) as Store, {
    async commit(batch: Batch): Promise<CommitResult> {
      const result = await base.commit(batch);
      if (result.ok) commits.push({ batch, seq: result.seq, heads: result.heads });
      return result;
    },
  });
  return {
    store,
    async faults(room) {
      const walk: Walk = {
        control: null,
        revisions: new Map(),
        reviews: new Map(),
        holdings: new Map(),
        decisions: [],
        dispatches: new Map(),
        replies: new Map(),
        authorsFrom: 0,
        faults: [],
      };
      const entries = (await base.draft(messageDoc(room), 0)).entries;
      // Answers may arrive in another order than the commits were made in; their numbers tell.
      for (const { batch, heads } of commits.filter((c) => c.batch.scope === room).sort((a, b) => a.seq - b.seq)) {
        take(walk, batch);
        if (batch.audit.act === 'restart-draft') walk.authorsFrom = Math.max(walk.authorsFrom, heads.at(-1) ?? 0);
        judge(walk, batch, (after, upTo) =>
          [...new Set(entries.filter((e) => e.n > after && e.n <= upTo).flatMap((e) => e.owners))].sort(),
        );
      }
      return walk.faults;
    },
  };
}

/** All rows of a commit first: they become true together. */
function take(walk: Walk, batch: Batch): void {
  for (const put of batch.puts ?? []) {
    if (put.kind === 'revision') walk.revisions.set(put.entity.n, put.entity);
    if (put.kind === 'review') walk.reviews.set(put.entity.n, put.entity);
    if (put.kind === 'holding') walk.holdings.set(put.entity.id, put.entity);
    if (put.kind === 'decision') walk.decisions.push(put.entity);
    if (put.kind === 'dispatch') walk.dispatches.set(put.entity.id, put.entity);
    if (put.kind === 'reply') walk.replies.set(put.entity.id, put.entity);
  }
}

function judge(walk: Walk, batch: Batch, authorsBetween: (after: number, upTo: number) => readonly string[]): void {
  const fault = (words: string): void => void walk.faults.push(`${batch.audit.act}: ${words}`);
  const before = walk.control;
  for (const put of batch.puts ?? []) {
    if (put.kind === 'control') walk.control = put.entity;
  }
  const now = walk.control;
  if (!now) return;
  if (now.inForce !== null && now.inForce !== before?.inForce) judgeInForce(walk, now.inForce, fault);
  for (const put of batch.puts ?? []) {
    if (put.kind === 'revision') {
      const holding = walk.holdings.get(walk.reviews.get(put.entity.n)?.holdingId ?? '');
      // [MS5] words from the library have the statement's authors, whoever used them, and were approved there.
      if (holding && holding.status !== 'approved') fault(`revision ${put.entity.n} is of a statement that is ${holding.status}`);
      if (holding && holding.hash !== put.entity.hash) fault(`revision ${put.entity.n} is not the statement unchanged`);
      const authors = holding ? [...holding.authors].sort() : authorsBetween(walk.authorsFrom, put.entity.draftAt);
      if (authors.join() !== [...put.entity.authors].sort().join())
        fault(`revision ${put.entity.n} names ${put.entity.authors.join()} for ${authors.join()}`);
    }
    if (put.kind === 'decision' && walk.revisions.get(put.entity.n)?.authors.includes(put.entity.userId))
      fault(`${put.entity.userId} decided on what he wrote`);
    if (put.kind === 'dispatch') judgeDispatch(walk, put.entity, fault);
  }
}

function judgeInForce(walk: Walk, n: number, fault: (words: string) => void): void {
  const revision = walk.revisions.get(n);
  if (!revision) return fault(`revision ${n} in force was never frozen`);
  const given = walk.decisions.filter((d) => d.n === n && d.hash === revision.hash);
  const approvers = given.filter((d) => d.verdict === 'approve' && !revision.authors.includes(d.userId));
  const review = walk.reviews.get(n);
  if (review?.withdrawn) fault(`revision ${n} in force after it was withdrawn`);
  if (given.some((d) => d.verdict === 'request-changes')) fault(`revision ${n} in force although changes were asked for`);
  if (review?.holdingId !== undefined) return judgeStatement(n, review, { approvers, fault });
  walk.authorsFrom = Math.max(walk.authorsFrom, revision.draftAt);
  // The default policy in its own words: one legal and one supervisor or executive, two different people.
  const pairs = approvers.some(
    (a) =>
      a.roles.includes('legal') &&
      approvers.some((b) => b.userId !== a.userId && (b.roles.includes('supervisor') || b.roles.includes('executive'))),
  );
  if (!pairs) fault(`revision ${n} in force on ${approvers.map((d) => d.userId).join() || 'nobody'}`);
}

/** [MS5] one legal, or an executive in an emergency that says so. */
function judgeStatement(
  n: number,
  { emergency }: Review,
  { approvers, fault }: { approvers: readonly Decision[]; fault: (words: string) => void },
): void {
  const isLegal = approvers.some(({ roles }) => roles.includes('legal'));
  const isEmergency = approvers.some(({ userId, roles }) => userId === emergency?.by && roles.includes('executive'));
  if (!isLegal && !isEmergency) fault(`statement ${n} in force on ${approvers.map((d) => d.userId).join() || 'nobody'}`);
}

function judgeDispatch(walk: Walk, dispatch: Dispatch, fault: (words: string) => void): void {
  const { control } = walk;
  if (dispatch.state === 'queued' || dispatch.state === 'sending') {
    if (control?.inForce !== dispatch.revision)
      fault(`${dispatch.state} under revision ${dispatch.revision} while ${control?.inForce ?? 'none'} is in force`);
    if (control?.hold) fault(`${dispatch.state} under a hold`);
    if (control && control.posture.is !== 'answer') fault(`${dispatch.state} while the room does not answer`);
    if (walk.revisions.get(dispatch.revision)?.hash !== dispatch.hash) fault('rests on another text than the revision it names');
  }
  if (dispatch.replyId === null) return;
  const live = [...walk.dispatches.values()].filter(
    (d) => d.replyId === dispatch.replyId && ['queued', 'sending', 'sent', 'unknown'].includes(d.state),
  );
  if (live.length > 1) fault(`reply ${dispatch.replyId} has ${live.length} live dispatches`);
  const reply = walk.replies.get(dispatch.replyId);
  if (dispatch.state === 'queued' && reply?.sent?.dispatchId !== dispatch.id) fault('queued for a reply that does not know it');
}
