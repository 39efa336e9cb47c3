/**
 * One person's verdict on the revision under review [MS3] [MS4]. The last one needed puts it in force and supersedes the old one in the same
 * commit [MS6]: queued words of the old one are unclaimable from then on, because a claim expects the control row. Must not send anything.
 */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import { decide, type DecisionAsked, type DecisionEffect } from '@unisson/shared/domain/decision-check';
import { authorsFromInForce } from '@unisson/shared/domain/draft-authors';
import { next, type Instant } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { statusOf } from '@unisson/shared/domain/review';
import type { Decision, Review, Revision, RevisionStatus, Verdict } from '@unisson/shared/domain/revision';
import type { Control, Room } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Put } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { decisionsOn, expectControl, expectRoom, loadRevision, loadRoom } from './load-message.ts';

export interface DecideRevision {
  readonly room: string;
  readonly n: number;
  readonly verdict: Verdict;
  /** Hash of the revision as it was read. */
  readonly hash: string;
  readonly note?: string | null | undefined;
}
export interface Decided {
  readonly n: number;
  readonly status: RevisionStatus;
  readonly decision: Decision;
}

interface Facts {
  readonly room: Room;
  readonly control: Control;
  readonly revision: Revision;
  readonly review: Review;
  /** Review of the revision that was in force until now. */
  readonly old: Review | null;
}

export async function decideRevision(deps: Deps, actor: Actor, input: DecideRevision): Promise<Result<Decided>> {
  const asked: DecisionAsked = { verdict: input.verdict, hash: input.hash, note: input.note ?? null };
  return attempt(deps, async () => {
    const loaded = await load(deps, input);
    if (!loaded.ok) return loaded;
    const decisions = await decisionsOn(deps.store, input.room, input.n);
    const { room, control, revision, review } = loaded.value;
    const decided = decide(actor, asked, { control, policy: room.policy, revision, review, decisions });
    if (!decided.ok) return decided;
    const { role, effect } = decided.value;
    return ok(plan(actor, loaded.value, { decision: decisionOf(actor, asked, { revision, role, at: instant(deps.runtime) }), effect }));
  });
}

async function load(deps: Deps, input: DecideRevision): Promise<Result<Facts>> {
  const [roomState, revisionState] = await Promise.all([loadRoom(deps.store, input.room), loadRevision(deps.store, input.room, input.n)]);
  if (!roomState.ok) return roomState;
  if (!revisionState.ok) return revisionState;
  const { inForce } = roomState.value.control;
  const old = inForce === null ? null : await deps.store.get('review', input.room, String(inForce));
  if (inForce !== null && old === null) return refuse({ code: 'not-found', kind: 'review', id: String(inForce) });
  return ok({ ...roomState.value, ...revisionState.value, old });
}

function decisionOf(actor: Actor, asked: DecisionAsked, facts: { revision: Revision; role: Role; at: Instant }): Decision {
  const { n, hash } = facts.revision;
  return {
    id: `${n}:${actor.userId}`,
    version: 1,
    n,
    hash,
    userId: actor.userId,
    role: facts.role,
    roles: actor.roles,
    verdict: asked.verdict,
    note: asked.note,
    at: facts.at,
  };
}

/** The review is written with every verdict, so that two last ones cannot both take the other for missing. */
function reviewAfter(review: Review, effect: DecisionEffect, decision: Decision): Review {
  switch (effect) {
    case 'recorded':
      return next(review, {});
    case 'ended':
      return next(review, { outcome: 'changes-requested', endedAt: decision.at, endedBy: decision.userId, reason: decision.note });
    case 'in-force':
      return next(review, { outcome: 'approved', endedAt: decision.at, endedBy: decision.userId, inForceAt: decision.at });
  }
}

function controlAfter(control: Control, effect: DecisionEffect, { revision, at }: { revision: Revision; at: Instant }): Control {
  switch (effect) {
    case 'recorded':
      return control;
    case 'ended':
      return next(control, { underReview: null });
    case 'in-force':
      return next(control, {
        underReview: null,
        inForce: revision.n,
        inForceSince: at,
        authorsFrom: authorsFromInForce(control, revision),
      });
  }
}

function plan(actor: Actor, facts: Facts, { decision, effect }: { decision: Decision; effect: DecisionEffect }): Plan<Decided> {
  const review = reviewAfter(facts.review, effect, decision);
  const control = controlAfter(facts.control, effect, { revision: facts.revision, at: decision.at });
  const superseded = effect === 'in-force' && facts.old ? next(facts.old, { supersededAt: decision.at }) : null;
  const changed = control !== facts.control;
  const puts: Put[] = [
    { kind: 'decision', entity: decision },
    ...[review, ...(superseded ? [superseded] : [])].map((entity) => ({ kind: 'review' as const, entity })),
  ];
  if (changed) puts.push({ kind: 'control', entity: control });
  const decidedEvents = [review, ...(superseded ? [superseded] : [])].map((r): NewEvent => ({
    type: 'revision.decided',
    kind: 'review',
    id: r.id,
    version: r.version,
  }));
  return {
    batch: {
      scope: facts.room.id,
      expect: [expectRoom(facts.room), ...(changed ? [] : [expectControl(control)])],
      puts,
      events: [
        ...decidedEvents,
        ...(changed ? [{ type: 'message.changed' as const, kind: 'control' as const, id: control.id, version: control.version }] : []),
      ],
      audit: lineOf(actor, 'decide-revision', { kind: 'revision', id: facts.revision.id }),
      at: decision.at,
    },
    value: { n: review.n, status: statusOf(control, review), decision },
  };
}
