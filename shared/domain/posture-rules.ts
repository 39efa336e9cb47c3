/**
 * The room's recorded stance [PO1]: who may take one, what it must name, and whether it is time to look at it again. Nothing changes by itself
 * when its time has come: going back to answering is a person's decision too. Must not look at a clock.
 */
import type { Actor } from './actor.ts';
import { isBlank } from './decision-check.ts';
import type { Instant, UserId } from './entity.ts';
import type { Refusal } from './refusal.ts';
import { ok, refuse, type Result } from './result.ts';
import { refuseAct } from './rights.ts';
import type { Control, Posture } from './room.ts';

export type PostureState = Control['posture'];
export interface PostureAsked {
  readonly posture: Posture;
  /** Wait: until when. Silent: when it is looked at again. Answer: has none. */
  readonly until: Instant | null;
  /** Null: as it was. */
  readonly tone: PostureState['tone'] | null;
  readonly reason: string;
}

export function takePosture(actor: Actor, asked: PostureAsked, facts: { before: PostureState; at: Instant }): Result<PostureState> {
  const refusal = refuseAct(actor, 'posture') ?? refuseAsked(asked, facts.at);
  if (refusal) return refuse(refusal);
  const by: UserId = actor.userId;
  const until = asked.posture === 'answer' ? null : asked.until;
  return ok({ is: asked.posture, until, tone: asked.tone ?? facts.before.tone, reason: asked.reason, by, at: facts.at });
}

function refuseAsked({ posture, until, reason }: PostureAsked, at: Instant): Refusal | null {
  if (isBlank(reason)) return { code: 'reason-required' };
  if (posture === 'answer' || until === null || Date.parse(until) > Date.parse(at)) return null;
  return { code: 'malformed', issues: [{ path: 'until', message: 'lies in the past' }] };
}

/** The time the room named has come: somebody should look at it again. */
export function isReviewDue(posture: Pick<PostureState, 'is' | 'until'>, nowMs: number): boolean {
  return posture.is !== 'answer' && posture.until !== null && Date.parse(posture.until) <= nowMs;
}
