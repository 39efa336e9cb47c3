/**
 * What triage decides about one mention, as pure functions: who may take it, give it back, lift its handling. Loads and writes nothing,
 * so that every case can be a line in a table.
 */
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import type { Handling, Label, Mention, Status } from '@unisson/shared/domain/mention';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';

/** What changes about a mention; null: it is so already. Its text is not among what can [ME4]. */
export type Patch = Partial<
  Pick<
    Mention,
    | 'score'
    | 'rank'
    | 'status'
    | 'statusReason'
    | 'handling'
    | 'handlingOwner'
    | 'handlingReason'
    | 'proposed'
    | 'dismissed'
    | 'speaker'
    | 'troll'
    | 'assignee'
    | 'assignedAt'
    | 'edits'
    | 'deletedAt'
  >
>;
export type Ruling = Result<Patch | null>;

/** A taken mention is in progress; whoever takes it later than another is told who was first [ME3]. */
export function rulingOnClaim(mention: Mention, userId: UserId, at: Instant): Ruling {
  if (mention.assignee === userId) return ok(null);
  if (mention.assignee !== null) return refuse({ code: 'already-claimed', by: mention.assignee });
  return ok(take(mention, userId, at));
}

/** A supervisor gives it to somebody, whoever has it [ME3]. */
export function rulingOnAssign(mention: Mention, userId: UserId, at: Instant): Ruling {
  return ok(mention.assignee === userId ? null : take(mention, userId, at));
}

export function rulingOnRelease(mention: Mention, userId: UserId, mayAssign: boolean): Ruling {
  if (mention.assignee === null) return ok(null);
  if (mention.assignee !== userId && !mayAssign) return refuse({ code: 'not-owner', owner: mention.assignee });
  return ok(letGo(mention));
}

function take(mention: Mention, userId: UserId, at: Instant): Patch {
  return { assignee: userId, assignedAt: at, ...(mention.status === 'new' ? { status: 'in-progress' as const } : {}) };
}

/** Nobody has it any more; what was written about it stays. */
export function letGo(mention: Mention): Patch {
  return { assignee: null, assignedAt: null, ...(mention.status === 'in-progress' ? { status: 'new' as const } : {}) };
}

export function rulingOnStatus(mention: Mention, status: Status, reason: string | null): Ruling {
  if (status === 'no-answer' && reason === null) return refuse({ code: 'reason-required' });
  return ok(mention.status === status && mention.statusReason === reason ? null : { status, statusReason: reason });
}

/** [ME5] `score.value` and its reasons stay what the scorer said, so that both can be seen side by side. */
export function rulingOnLabel(mention: Mention, label: Label, by: UserId): Ruling {
  if (mention.score.label === label && mention.score.by === by) return ok(null);
  return ok({ score: { ...mention.score, label, by } });
}

export interface HandlingAsk {
  readonly handling: Handling;
  readonly owner: UserId | null;
  readonly reason: string | null;
}

/**
 * [ME7] All but normal go to a named owner. Only that owner lifts it, with a reason; a supervisor can name another owner, himself
 * included, so that nothing stays locked when somebody leaves.
 */
export function rulingOnHandling(mention: Mention, ask: HandlingAsk, actor: { userId: UserId; mayAssign: boolean }, at: Instant): Ruling {
  const isProtected = mention.handling !== 'normal';
  const isOwner = mention.handlingOwner === actor.userId;
  if (ask.reason === null) return refuse({ code: 'reason-required' });
  if (ask.handling === 'normal') {
    if (!isProtected) return ok(null);
    if (!isOwner) return refuse({ code: 'not-owner', owner: mention.handlingOwner });
    return ok({ handling: 'normal', handlingOwner: null, handlingReason: ask.reason });
  }
  if (ask.owner === null) return refuse({ code: 'owner-required' });
  if (isProtected && !isOwner && !actor.mayAssign) return refuse({ code: 'not-owner', owner: mention.handlingOwner });
  if (mention.handling === ask.handling && mention.handlingOwner === ask.owner && mention.handlingReason === ask.reason) return ok(null);
  const taken = mention.assignee === ask.owner ? {} : take(mention, ask.owner, at);
  // whoever sets it has decided on the proposal, whatever it was
  const decided = mention.proposed ? { proposed: null } : {};
  return ok({ handling: ask.handling, handlingOwner: ask.owner, handlingReason: ask.reason, ...decided, ...taken });
}

/** [ME7] A proposal that was wrong: it goes, and who said so stays. */
export function rulingOnProposal(mention: Mention, reason: string | null, by: UserId, at: Instant): Ruling {
  if (!mention.proposed) return ok(null);
  return ok({ proposed: null, dismissed: { handling: mention.proposed.handling, by, at, reason } });
}

/** Hides nothing: the mention stays in every list and figure. `speaker`: who it would be without the mark. */
export function rulingOnTroll(
  mention: Mention,
  ask: { readonly on: boolean; readonly reason: string | null; readonly speaker: Mention['speaker'] },
  by: UserId,
  at: Instant,
): Ruling {
  if (!ask.on) return ok(mention.troll ? { troll: null, speaker: ask.speaker ?? null } : null);
  if (ask.reason === null) return refuse({ code: 'reason-required' });
  if (mention.troll?.reason === ask.reason) return ok(null);
  return ok({ speaker: 'troll', troll: { by, at, reason: ask.reason } });
}

/** A reason of blanks is none. */
export const reasonOf = (reason: string | undefined | null): string | null => reason?.trim() || null;
