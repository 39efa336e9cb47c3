/**
 * What a reply would say now and why it could not leave: joins the domain's rules with the text checks. Pure over what load-reply.ts read;
 * the one place where a reply's text and hash are made, so that what people see, decide on and send cannot differ [RE2] [RE3] [RE4].
 */
import type { Because, Form, ReplyStatus } from '@unisson/shared/domain/reply';
import { FORMS } from '@unisson/shared/domain/reply';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { needsOf, type Needs } from '@unisson/shared/domain/reply-check';
import { approvedPart, joinReply, type FormChoice } from '@unisson/shared/domain/reply-text';
import type { Result } from '@unisson/shared/domain/result';
import { refuse } from '@unisson/shared/domain/result';
import { refuseSend, type SendAsked, type SendFacts, type Size } from '@unisson/shared/domain/send-check';
import { countFor } from '@unisson/shared/text/count';
import { isOwnCase } from '@unisson/shared/text/own-case';
import { openingBecause } from '@unisson/shared/text/opening-check';
import { signatureBecause } from '@unisson/shared/text/signature-check';
import { sha256 } from '../message/sha256.ts';
import type { ReplyState } from './load-reply.ts';

export interface Composed {
  readonly text: string;
  readonly hash: string;
  readonly opening: string;
  readonly approved: string;
  readonly size: Size;
  readonly needs: Needs;
  readonly ownCase: boolean;
  /** Whether it could leave for a writer who names this hash and has seen all; see `refuseSend`. */
  readonly refuse: (asked: SendAsked | null) => Refusal | null;
}

function approvedFor(state: ReplyState, choice: FormChoice): Result<string> {
  return state.revision === null ? refuse({ code: 'not-in-force' }) : approvedPart(state.revision, choice);
}

/** A courtesy brings no approved words along, so nothing but the mention itself may carry its figures [RE7]. */
function claimsOf(state: ReplyState, form: Form): readonly Because[] {
  const { opening, mention, revision, reply, room } = state;
  const ground = {
    message: form !== 'courtesy' ? revision : null,
    mention: mention ? [mention.text, ...mention.edits.map(({ text }) => text)] : [],
    banned: room.phrases?.banned ?? [],
  };
  const said = openingBecause(opening, reply.language, ground);
  // Whoever writes chose the name it is signed with.
  const signed = signatureBecause(reply.signature, room.signature, { ...ground, language: reply.language });
  return [...said, ...signed.filter(({ kind, found }) => !said.some((one) => one.kind === kind && one.found === found))];
}

function fittingForms(state: ReplyState): readonly Form[] {
  const { reply, opening } = state;
  return FORMS.filter((form) => {
    if (form === reply.form) return false;
    const approved = approvedFor(state, { ...reply, form });
    if (!approved.ok || (form === 'courtesy' && (opening.trim() === '' || claimsOf(state, form).length > 0))) return false;
    return countFor(reply.channel, joinReply({ opening, approved: approved.value, signature: reply.signature })).fits;
  });
}

export function composeReply(state: ReplyState): Composed {
  const { reply, room, control, mention, opening, authors } = state;
  const approved = approvedFor(state, reply);
  const words = { opening: opening.trim(), approved: approved.ok ? approved.value : '', signature: reply.signature };
  const text = joinReply(words);
  const hash = sha256(text);
  const because = claimsOf(state, reply.form);
  const ownCase = isOwnCase(opening, reply.language, because);
  const needs = needsOf({ form: reply.form, because, decisions: reply.decisions, hash, policy: room.policy, authors, ownCase });
  const size = countFor(reply.channel, text);
  const facts: SendFacts = {
    ...{ text, hash, size, because, needs, reply, control, mention, opening },
    missing: approved.ok ? null : approved.refusal,
    fittingForms: size.fits ? [] : fittingForms(state),
    channel: reply.channel,
    hasOutlet: state.outlet !== null,
  };
  return { ...words, text, hash, size, needs, ownCase, refuse: (asked) => refuseSend(facts, asked) };
}

/** Once it is on its way or gone, a reply says what left and nothing else, whatever the message says since [RE6]. */
export function isFixed(status: ReplyStatus): boolean {
  return status === 'queued' || status === 'sending' || status === 'sent' || status === 'unknown';
}
