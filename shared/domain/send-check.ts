/**
 * Everything that must hold for words to leave, in one place and one order [RE3] [RE4] [RE5] [RE7] [DI6] [PO1]: first what stops the whole
 * room, then the mention, then the text. The console asks it without the writer's hash to say why a reply cannot leave now. Facts are
 * handed in; nothing is looked up here.
 */
import type { Because, Conversation, Form, Reply } from './reply.ts';
import type { Mention } from './mention.ts';
import { refuseCourtesy, type Needs } from './reply-check.ts';
import { refuseUnlessSendable } from './reply-rules.ts';
import type { Refusal } from './refusal.ts';
import type { Control } from './room.ts';

/** As the channel counts. `limit` null: the channel has none. */
export interface Size {
  readonly length: number;
  readonly limit: number | null;
  readonly fits: boolean;
}
export interface TextFacts {
  readonly text: string;
  readonly hash: string;
  /** Why there is no approved part for this form and language; null when there is one. */
  readonly missing: Refusal | null;
  readonly size: Size;
  /** Forms of the same reply that would fit. */
  readonly fittingForms: readonly Form[];
}
export interface SendFacts extends TextFacts {
  readonly reply: Pick<Reply, 'id' | 'status' | 'form'>;
  readonly control: Pick<Control, 'inForce' | 'hold' | 'posture'>;
  /** Null: the mention or story to be answered is not there. */
  readonly mention: Pick<Mention, 'id' | 'deletedAt' | 'handling' | 'handlingOwner'> | null;
  readonly opening: string;
  readonly because: readonly Because[];
  readonly needs: Needs;
  readonly channel: string;
  readonly hasOutlet: boolean;
}
/** What the writer names when sending. */
export interface SendAsked {
  readonly hash: string;
  readonly seenSeq: number;
  readonly conversation: Conversation | null;
}

/** [RE7] [DI6] [PO1] what the room as a whole asks of anything that leaves, reply or publication. */
export function refuseRoom(control: SendFacts['control']): Refusal | null {
  if (control.hold !== null) return { code: 'on-hold', reason: control.hold.reason, by: control.hold.by };
  if (control.posture.is !== 'answer') return { code: 'posture', posture: control.posture.is, until: control.posture.until };
  return control.inForce === null ? { code: 'not-in-force' } : null;
}

/** [ME4] [ME7] */
export function refuseMention(mention: SendFacts['mention']): Refusal | null {
  if (mention === null) return { code: 'not-found', kind: 'mention' };
  if (mention.deletedAt !== null) return { code: 'mention-gone', mentionId: mention.id };
  if (mention.handling !== 'normal') return { code: 'protected', handling: mention.handling, owner: mention.handlingOwner };
  return null;
}

/** [RE4] */
export function refuseSize(size: Size, fittingForms: readonly Form[]): Refusal | null {
  return size.fits || size.limit === null ? null : { code: 'too-long', length: size.length, limit: size.limit, fits: [...fittingForms] };
}

/** [RE5] somebody else's answer counts as seen when its number is not newer than the last event the writer had seen. */
export function refuseUnseen(replyId: string, asked: Pick<SendAsked, 'seenSeq' | 'conversation'>): Refusal | null {
  const last = asked.conversation;
  if (last === null || last.replyId === replyId || last.seq <= asked.seenSeq) return null;
  return { code: 'someone-answered', replyId: last.replyId, by: last.by, text: last.text, at: last.at };
}

function refuseText(facts: SendFacts, asked: SendAsked | null): Refusal | null {
  if (facts.missing !== null) return facts.missing;
  if (asked !== null && asked.hash !== facts.hash) return { code: 'hash-mismatch', expected: facts.hash, given: asked.hash };
  const unseen = asked === null ? null : refuseUnseen(facts.reply.id, asked);
  if (unseen) return unseen;
  // A signature alone says nothing to anybody.
  if (facts.reply.form === 'courtesy' && facts.opening.trim() === '') return { code: 'nothing-to-send' };
  const courtesy = refuseCourtesy({ form: facts.reply.form, because: facts.because });
  if (courtesy) return courtesy;
  if (facts.needs.decision) return { code: 'needs-decision', because: [...facts.because] };
  return refuseSize(facts.size, facts.fittingForms);
}

/** @param asked null: whether it could leave now, whatever the writer has seen. @returns null when it may leave. */
export function refuseSend(facts: SendFacts, asked: SendAsked | null): Refusal | null {
  return (
    refuseUnlessSendable(facts.reply) ??
    refuseRoom(facts.control) ??
    refuseMention(facts.mention) ??
    refuseText(facts, asked) ??
    (facts.hasOutlet ? null : { code: 'no-outlet', channel: facts.channel })
  );
}
