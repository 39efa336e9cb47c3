/**
 * What an approved holding statement becomes when it is used: a numbered revision with the statement's own words, hash and authors [MS2] [MS5],
 * and the rows that put it in force at once. Decides nothing: who may was asked before (holding-rules.ts).
 */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import { next, type Instant } from '@unisson/shared/domain/entity';
import type { NewEvent } from '@unisson/shared/domain/event';
import type { Holding } from '@unisson/shared/domain/holding';
import { HOLDING_ROLE, type HoldingUse, type UseMade } from '@unisson/shared/domain/holding-rules';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import type { Control } from '@unisson/shared/domain/room';
import type { Put } from '../../store/store.ts';
import type { RevisionState } from '../message/load-message.ts';

/**
 * It is no copy of the draft, so it starts nobody's authorship anew: whoever wrote the draft stays its author after the statement was in force
 * [MS4]. Position 0 is before the first entry of any log.
 */
const NOT_OF_THE_DRAFT = 0;

export function revisionOf(holding: Holding, made: { n: number; by: Actor; at: Instant }): RevisionState {
  const { n, by, at } = made;
  const { texts, short, variants, answers, facts, sources, gesture } = holding.content;
  const revision: Revision = {
    ...{ id: String(n), version: 1, n, hash: holding.hash, canonical: holding.canonical, authors: holding.authors },
    ...{ texts, short, variants, answers, facts, sources, gesture },
    ...{ frozenBy: by.userId, frozenAt: at, draftAt: NOT_OF_THE_DRAFT },
  };
  const review: Review = {
    ...{ id: revision.id, version: 1, n, openedAt: at, outcome: 'open', endedAt: null, endedBy: null, reason: null, holdingId: holding.id },
    ...{ inForceAt: null, supersededAt: null, withdrawn: null, escalatedAt: null },
  };
  return { revision, review };
}

export interface Stand {
  readonly holding: Holding;
  readonly control: Control;
  /** The statement where it is under review already: that revision stands then, no second one. */
  readonly waiting: RevisionState | null;
  readonly actor: Actor;
  readonly use: UseMade & { readonly is: Exclude<HoldingUse, 'asked'> };
  readonly reason: string;
  readonly at: Instant;
}
export interface Stood {
  readonly revision: Revision;
  readonly review: Review;
  readonly decision: Decision;
  readonly control: Control;
  /** Revision (where it is new), review, decision and control row. */
  readonly puts: readonly Put[];
  readonly events: readonly NewEvent[];
}

/** What was in force before is the caller's to end: superseded or withdrawn. Anything else under review stays there and may follow. */
export function standNow({ holding, control, waiting, actor, use, reason, at }: Stand): Stood {
  const made = revisionOf(holding, { n: control.lastRevision + 1, by: actor, at });
  const { revision } = waiting ?? made;
  const { n, hash } = revision;
  const isEmergency = use.is === 'emergency';
  const role: Role = isEmergency ? 'executive' : HOLDING_ROLE;
  const decision: Decision = {
    ...{ id: `${n}:${actor.userId}`, version: 1, n, hash, userId: actor.userId, role, roles: use.deputy ? [role] : actor.roles },
    ...{ verdict: 'approve', note: isEmergency ? reason : null, at, nth: 1 },
    ...(use.deputy ? { for: use.deputy.of } : {}),
  };
  const openedMs = Date.parse(waiting?.review.openedAt ?? at);
  const stands: Partial<Review> = {
    ...{ outcome: 'approved', endedAt: at, endedBy: actor.userId, inForceAt: at, waitedMs: Date.parse(at) - openedMs },
    ...(isEmergency ? { emergency: { by: actor.userId, at, reviewed: null } } : {}),
  };
  const review: Review = waiting ? next(waiting.review, stands) : { ...made.review, ...stands };
  const after = next(control, {
    inForce: n,
    inForceSince: at,
    underReview: waiting ? null : control.underReview,
    lastRevision: Math.max(control.lastRevision, n),
  });
  return {
    ...{ revision, review, decision, control: after },
    puts: [
      ...(waiting ? [] : [{ kind: 'revision' as const, entity: revision }]),
      { kind: 'review', entity: review },
      { kind: 'decision', entity: decision },
      { kind: 'control', entity: after },
    ],
    events: [
      { type: 'revision.decided', kind: 'review', id: review.id, version: review.version },
      { type: 'message.changed', kind: 'control', id: after.id, version: after.version },
    ],
  };
}
