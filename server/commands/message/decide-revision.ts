/**
 * One person's verdict on the revision under review [MS3] [MS4], his own or in the place of somebody who named him. The last one needed puts
 * it in force and supersedes the old one in the same commit [MS6], or has it wait for its time of effect [MS10]. Must not send anything.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { decide, type DecisionAsked, type DecisionEffect, type DecisionMade } from '@unisson/shared/domain/decision-check';
import { next, type Instant } from '@unisson/shared/domain/entity';
import { beScheduled, comeInForce } from '@unisson/shared/domain/in-force';
import { partKeys } from '@unisson/shared/domain/message-parts';
import { ok, type Result } from '@unisson/shared/domain/result';
import { statusOf } from '@unisson/shared/domain/review';
import type { Decision, Review, Revision, RevisionStatus, Verdict } from '@unisson/shared/domain/revision';
import type { Control, Member, Room } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Put } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { deputiesInEffect } from '../deputy/load-deputies.ts';
import { lineOf } from '../people/line-of.ts';
import {
  decisionsOn,
  eventsOf,
  expectControl,
  expectRoom,
  loadRevision,
  loadRoom,
  predecessorsOf,
  type Predecessors,
} from './load-message.ts';
import { reviewPolicy } from './review-policy.ts';

export interface DecideRevision {
  readonly room: string;
  readonly n: number;
  readonly verdict: Verdict;
  /** Hash of the revision as it was read. */
  readonly hash: string;
  readonly note?: string | null | undefined;
  /** Id of the person in whose place it is given; absent: whichever quality brings the review further, the own first. */
  readonly for?: string | undefined;
  /** Keys of the parts whose words were before the person's eyes (message-parts.ts); others are left out. */
  readonly shown?: readonly string[] | undefined;
}
export interface Decided {
  readonly n: number;
  readonly status: RevisionStatus;
  readonly decision: Decision;
}

interface Facts extends Predecessors {
  readonly room: Room;
  readonly control: Control;
  readonly revision: Revision;
  readonly review: Review;
  readonly decisions: readonly Decision[];
}
type Expect = NonNullable<Batch['expect']>;

export async function decideRevision(deps: Deps, actor: Actor, input: DecideRevision): Promise<Result<Decided>> {
  const asked: DecisionAsked = { verdict: input.verdict, hash: input.hash, note: input.note ?? null, for: input.for };
  return attempt(deps, async () => {
    const at = instant(deps.runtime);
    const loaded = await load(deps, input);
    if (!loaded.ok) return loaded;
    const [{ policy }, standIns] = await Promise.all([
      reviewPolicy(deps.store, loaded.value),
      deputiesInEffect(deps.store, input.room, { at, userId: actor.userId }),
    ]);
    const decided = decide(actor, asked, { ...loaded.value, policy, deputies: standIns.map(({ deputy }) => deputy), at });
    if (!decided.ok) return decided;
    const decision = decisionOf(actor, input, { ...loaded.value, made: decided.value, at });
    const principal = standIns.find(({ deputy }) => deputy.id === decided.value.as.deputy?.id)?.principal;
    return ok(plan(actor, loaded.value, { decision, effect: decided.value.effect, expect: lent(decided.value, principal) }));
  });
}

async function load(deps: Deps, input: DecideRevision): Promise<Result<Facts>> {
  const { room, n } = input;
  const [roomState, revisionState] = await Promise.all([loadRoom(deps.store, room), loadRevision(deps.store, room, n)]);
  if (!roomState.ok) return roomState;
  if (!revisionState.ok) return revisionState;
  const before = await predecessorsOf(deps.store, room, roomState.value.control, n);
  if (!before.ok) return before;
  return ok({ ...roomState.value, ...revisionState.value, ...before.value, decisions: await decisionsOn(deps.store, room, n) });
}

/** A standing that ends, or a role that is taken away, at this very instant: look again. */
function lent({ as: { deputy } }: DecisionMade, principal: Member | undefined): Expect {
  if (!deputy || !principal) return [];
  return [
    { kind: 'deputy', id: deputy.id, version: deputy.version },
    { kind: 'member', id: principal.id, version: principal.version },
  ];
}

function decisionOf(
  actor: Actor,
  input: DecideRevision,
  facts: { revision: Revision; decisions: readonly Decision[]; made: DecisionMade; at: Instant },
): Decision {
  const { revision, decisions, made, at } = facts;
  const { n, hash } = revision;
  const known = input.shown ? partKeys(revision).filter((key) => input.shown?.includes(key)) : null;
  return {
    ...{ id: `${n}:${actor.userId}`, version: 1, n, hash, userId: actor.userId, role: made.role, roles: made.as.roles },
    ...{ verdict: input.verdict, note: input.note ?? null, at, nth: decisions.length + 1 },
    ...(made.as.for === null ? {} : { for: made.as.for }),
    ...(known ? { shown: known } : {}),
  };
}

/** What becomes of the reviews and the control row. The review is written with every verdict, so that two last ones cannot both take the other for missing. */
function after(facts: Facts, effect: DecisionEffect, decision: Decision): { control: Control; reviews: readonly Review[] } {
  const { control, review } = facts;
  const { at, userId, note } = decision;
  const ended = { endedAt: at, endedBy: userId, waitedMs: Date.parse(at) - Date.parse(review.openedAt) };
  switch (effect) {
    case 'recorded':
      return { control, reviews: [next(review, {})] };
    case 'ended':
      return {
        control: next(control, { underReview: null }),
        reviews: [next(review, { ...ended, outcome: 'changes-requested', reason: note })],
      };
    case 'in-force':
      return comeInForce(facts, at, ended);
    case 'scheduled':
      return beScheduled({ ...facts, effectiveAt: review.effectiveAt ?? at }, at, ended);
  }
}

function plan(actor: Actor, facts: Facts, made: { decision: Decision; effect: DecisionEffect; expect: Expect }): Plan<Decided> {
  const { decision, effect } = made;
  const { control, reviews } = after(facts, effect, decision);
  const changed = control !== facts.control;
  const puts: Put[] = [{ kind: 'decision', entity: decision }, ...reviews.map((entity): Put => ({ kind: 'review', entity }))];
  if (changed) puts.push({ kind: 'control', entity: control });
  return {
    batch: {
      scope: facts.room.id,
      expect: [expectRoom(facts.room), ...(changed ? [] : [expectControl(control)]), ...made.expect],
      puts,
      events: eventsOf(reviews, changed ? control : null),
      audit: auditOf(actor, facts, decision),
      at: decision.at,
    },
    value: { n: decision.n, status: statusOf(control, reviews[0] ?? facts.review), decision },
  };
}

function auditOf(actor: Actor, { revision }: Facts, decision: Decision): Batch['audit'] {
  const line = lineOf(actor, 'decide-revision', { kind: 'revision', id: revision.id });
  return decision.for === undefined ? line : { ...line, onBehalfOf: decision.for };
}
