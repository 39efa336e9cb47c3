/** A revision with its status, decisions and who could still decide: derived at the moment of asking, stored nowhere [MS1]. */
import { statusOf } from '@unisson/shared/domain/review';
import type { Decision, Review, Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Control, type Room } from '@unisson/shared/domain/room';
import type { DecisionView, RevisionView } from '@unisson/shared/wire/views';
import { INSTALLATION } from '../../store/store.ts';
import { namesOf } from './names-of.ts';
import { neededFor, NOTHING_NEEDED } from './needs-view.ts';
import type { ViewDeps } from './view-deps.ts';

/** More people than a policy could ever ask. */
const MOST_DECISIONS = 200;

export async function revisionView(deps: ViewDeps, room: string, n: number): Promise<RevisionView | null> {
  const [control, revision, review, decided, settings] = await Promise.all([
    deps.store.get('control', room, CONTROL),
    deps.store.get('revision', room, String(n)),
    deps.store.get('review', room, String(n)),
    deps.store.list('decision', { scope: room, where: { n }, order: { by: 'at' }, limit: MOST_DECISIONS }),
    deps.store.get('room', INSTALLATION, room),
  ]);
  if (!control || !revision || !review) return null;
  const decisions = [...decided.items].sort((a, b) => (a.nth ?? 0) - (b.nth ?? 0));
  const isOpen = ['under-review', 'scheduled'].includes(statusOf(control, review));
  const needed = isOpen ? await neededFor(deps, room, { control, revision, review, decisions }) : NOTHING_NEEDED;
  const nameOf = await namesOf(
    deps.store,
    decisions.flatMap((decision) => [decision.userId, decision.for ?? decision.userId]),
  );
  return {
    ...contentOf(revision),
    ...standingOf(control, review),
    ...waitingOf(review, settings),
    decisions: decisions.map((decision) => decisionView(decision, nameOf)),
    ...needed,
    // Of the rows it is made from, each of which only grows: an older view than held is dropped.
    version: review.version + decisions.length,
  };
}

function contentOf(revision: Revision) {
  const { n, hash, authors, frozenBy, frozenAt, texts, short, variants, answers, facts, sources, gesture } = revision;
  return { n, hash, authors, frozenBy, frozenAt, texts, short, variants, answers, facts, sources, gesture };
}

function standingOf(control: Control, review: Review) {
  return {
    status: statusOf(control, review),
    // The last time: it may have stood, given way and stood once more [MS7].
    inForceAt: review.reinstatedAt ?? review.inForceAt,
    endedAt: review.withdrawn?.at ?? review.supersededAt ?? review.endedAt,
    reason: review.withdrawn?.reason ?? review.reason,
    effectiveAt: review.effectiveAt ?? null,
    broughtForward: review.broughtForward ?? null,
    drift: review.drift ?? [],
    despite: review.despite ?? null,
    holdingId: review.holdingId ?? null,
    emergency: review.emergency ?? null,
    instead: review.withdrawn?.instead ?? null,
  };
}

function waitingOf(review: Review, room: Room | null) {
  const limitMs = room?.limits.undecidedMs ?? null;
  return {
    escalatedAt: review.escalatedAt,
    escalatesAt: limitMs === null ? null : new Date(Date.parse(review.openedAt) + limitMs).toISOString(),
    waitedMs: review.outcome === 'open' ? null : (review.waitedMs ?? null),
  };
}

function decisionView({ userId, role, verdict, note, at, for: of, shown }: Decision, nameOf: (userId: string) => string): DecisionView {
  return {
    ...{ userId, name: nameOf(userId), role, verdict, note, at },
    for: of === undefined ? null : { userId: of, name: nameOf(of) },
    shown: shown ?? null,
  };
}
