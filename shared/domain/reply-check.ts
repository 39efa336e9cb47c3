/**
 * Whether a reply's opening needs somebody's decision, whether that decision stands, who may give it [RE3]. What the opening claims is
 * found elsewhere and handed in. Must not read texts itself.
 */
import type { Actor, Role } from './actor.ts';
import type { UserId } from './entity.ts';
import { isBlank } from './decision-check.ts';
import type { Refusal } from './refusal.ts';
import type { Because, Form, Reply, ReplyDecision } from './reply.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Verdict } from './revision.ts';
import type { Policy } from './room.ts';
import { refuseNarrowToken } from './rights.ts';
import { refuseUnlessSendable } from './reply-rules.ts';

export interface OpeningFacts {
  readonly form: Form;
  /** Claims neither the revision in force nor the mention carries; for a courtesy, those the mention does not carry. */
  readonly because: readonly Because[];
  readonly decisions: readonly ReplyDecision[];
  /** Hash of the whole text as it would leave now. */
  readonly hash: string;
  readonly policy: Pick<Policy, 'replyDeciders'>;
  /** Everyone who wrote in the opening. */
  readonly authors: readonly UserId[];
  /** All it claims is about the person's own case: call-backs, days and hours for it. Absent: no. */
  readonly ownCase?: boolean;
}
/** Who may decide on the person's own case besides those the policy names. */
const OWN_CASE_DECIDERS: readonly Role[] = ['supervisor'];

function decidersOf({ policy, ownCase }: Pick<OpeningFacts, 'policy' | 'ownCase'>): readonly Role[] {
  return ownCase === true ? [...new Set([...policy.replyDeciders, ...OWN_CASE_DECIDERS])] : policy.replyDeciders;
}

export interface Needs {
  /** True while a decision is needed and has not been given for this very text. */
  readonly decision: boolean;
  readonly by: readonly Role[];
  readonly because: readonly Because[];
}

/**
 * A decision lapses when the text changes, and when its giver, or in whose place it was given, turns out to have written in the opening, before or
 * after.
 * One request for changes of this very text outweighs any approval of it: the words have to change.
 */
export function isApproved(facts: Omit<OpeningFacts, 'form' | 'because'>): boolean {
  const { decisions, hash, authors } = facts;
  const deciders = decidersOf(facts);
  const wrote = (d: ReplyDecision): boolean => authors.includes(d.userId) || (d.for !== undefined && authors.includes(d.for));
  const counted = decisions.filter((d) => d.hash === hash && deciders.includes(d.role) && !wrote(d));
  return counted.some((d) => d.verdict === 'approve') && !counted.some((d) => d.verdict === 'request-changes');
}

export function needsOf(facts: OpeningFacts): Needs {
  // A courtesy that says too much cannot be decided upon: it must say less, or take another form.
  const asked = facts.because.length > 0 && facts.form !== 'courtesy';
  return { decision: asked && !isApproved(facts), by: asked ? decidersOf(facts) : [], because: facts.because };
}

/** [RE7] a courtesy carries no claims but those of the mention it answers. */
export function refuseCourtesy({ form, because }: Pick<OpeningFacts, 'form' | 'because'>): Refusal | null {
  return form === 'courtesy' && because.length > 0 ? { code: 'courtesy-says-too-much', because: [...because] } : null;
}

export interface ReplyDecisionAsked {
  readonly verdict: Verdict;
  readonly hash: string;
  readonly note: string | null;
}

/** @returns the role the verdict is given in. `n`: the revision the text rests on, 0 while there is none. */
export function decideOpening(
  actor: Actor,
  asked: ReplyDecisionAsked,
  reply: Pick<Reply, 'status'>,
  facts: OpeningFacts & { readonly n: number },
): Result<{ role: Role }> {
  const refusal = refuseUnlessSendable(reply) ?? refuseNarrowToken(actor);
  if (refusal) return refuse(refusal);
  if (asked.hash !== facts.hash) return refuse({ code: 'hash-mismatch', expected: facts.hash, given: asked.hash });
  if (facts.because.length === 0 || facts.form === 'courtesy') return refuse({ code: 'decision-not-needed' });
  if (facts.authors.includes(actor.userId)) return refuse({ code: 'author-may-not-decide' });
  const deciders = decidersOf(facts);
  const role = actor.roles.find((held) => deciders.includes(held));
  if (role === undefined) return refuse({ code: 'role-not-in-policy', roles: [...deciders] });
  if (facts.decisions.some((d) => d.userId === actor.userId && d.hash === facts.hash))
    return refuse({ code: 'already-decided', n: facts.n });
  return asked.verdict === 'request-changes' && isBlank(asked.note) ? refuse({ code: 'note-required' }) : ok({ role });
}
