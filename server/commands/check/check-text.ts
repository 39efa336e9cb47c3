/**
 * What the console shows while one types, for other tools: how long a text is on its channel, the posts it would be split into, where it says
 * otherwise than the message, and whether somebody would have to decide on it. Reads only; must never be taken for a decision.
 */
import type { Actor, Role } from '@unisson/shared/domain/actor';
import type { Revision } from '@unisson/shared/domain/revision';
import { messageDoc, type MessageContent } from '@unisson/shared/domain/message';
import { NO_PHRASES } from '@unisson/shared/domain/phrases';
import type { Because } from '@unisson/shared/domain/reply';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Control, Room } from '@unisson/shared/domain/room';
import { KNOWN_CHANNELS } from '@unisson/shared/text/channels';
import { countFor } from '@unisson/shared/text/count';
import { groundOf } from '@unisson/shared/text/message-drift';
import { readMessage } from '@unisson/shared/text/message-content';
import { openingBecause, openingDrift, type OpeningGround } from '@unisson/shared/text/opening-check';
import { missingPhrases, phrasesIn } from '@unisson/shared/text/phrases';
import { splitFor } from '@unisson/shared/text/split';
import type { Deps } from '../attempt.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { loadRoom } from '../message/load-message.ts';

export interface CheckText {
  readonly room: string;
  readonly channel: string;
  readonly language: string;
  readonly text: string;
  /** The text is an opening that answers it. */
  readonly mentionId?: string | undefined;
  readonly against?: 'in-force' | 'draft' | undefined;
}
export interface Checked {
  readonly length: number;
  /** In the channel's unit; null: the channel has none. */
  readonly limit: number | null;
  readonly fits: boolean;
  /** The posts of the thread it would be published as; one where it fits. */
  readonly parts: readonly string[];
  /** `message`: what the message says instead; the phrase itself for `banned` and `required`. `at`: code units, -1 for what is missing. */
  readonly drift: readonly { readonly kind: string; readonly found: string; readonly message: string; readonly at: number }[];
  readonly needs: { readonly decision: boolean; readonly by: readonly Role[]; readonly because: readonly Because[] };
  readonly against: 'in-force' | 'draft';
  /** Number of the revision it was compared with; null for the draft. */
  readonly revision: number | null;
}

export async function checkText(deps: Pick<Deps, 'store'>, actor: Actor, input: CheckText): Promise<Result<Checked>> {
  const refusal = refuseAct(actor, 'read');
  if (refusal) return refuse(refusal);
  const state = await loadRoom(deps.store, input.room);
  if (!state.ok) return state;
  const { room, control } = state.value;
  const known: readonly string[] = [...KNOWN_CHANNELS, ...room.channels.map(({ id }) => id)];
  if (!known.includes(input.channel)) return refuse({ code: 'channel-not-in-room', channel: input.channel });
  const mention = input.mentionId === undefined ? null : await deps.store.get('mention', input.room, input.mentionId);
  if (input.mentionId !== undefined && mention === null) return refuse({ code: 'not-found', kind: 'mention', id: input.mentionId });
  const { message, revision } = await comparedWith(deps, control, input);
  const said = mention === null ? [] : [mention.text, ...mention.edits.map(({ text }) => text)];
  return ok({
    ...sizeOf(input),
    ...judge(input, room, { message, mention: said }),
    against: revision === null ? 'draft' : 'in-force',
    revision,
  });
}

function sizeOf({ channel, text }: CheckText): Pick<Checked, 'length' | 'limit' | 'fits' | 'parts'> {
  const { length, limit, fits } = countFor(channel, text);
  return { length, limit, fits, parts: splitFor(channel, text) };
}

/** The revision in force, or the draft while there is none, or where it was asked for. */
async function comparedWith(
  { store }: Pick<Deps, 'store'>,
  control: Control,
  { room, against }: CheckText,
): Promise<{ message: MessageContent; revision: number | null }> {
  const inForce: Revision | null =
    against === 'draft' || control.inForce === null ? null : await store.get('revision', room, String(control.inForce));
  if (inForce !== null) return { message: inForce, revision: inForce.n };
  const { doc } = await loadDraft(store, messageDoc(room));
  const content = readMessage(doc);
  doc.destroy();
  // The text may be one of the draft's own variants: it must not be found to agree with itself.
  return { message: groundOf(content), revision: null };
}

function judge(
  { text, language, mentionId }: CheckText,
  room: Room,
  compared: Pick<OpeningGround, 'message' | 'mention'>,
): Pick<Checked, 'drift' | 'needs'> {
  const { banned, required } = room.phrases ?? NO_PHRASES;
  const ground: OpeningGround = { ...compared, banned };
  const because = openingBecause(text, language, ground);
  const phrases = phrasesIn(text, language, banned).map(({ phrase, found, at }) => ({ kind: 'banned', found, message: phrase, at }));
  // An opening stands above approved words: those hold what is required.
  const missing = mentionId === undefined ? missingPhrases(text, language, required) : [];
  return {
    drift: [
      ...[...openingDrift(text, language, ground), ...phrases].sort((a, b) => a.at - b.at),
      ...missing.map((phrase) => ({ kind: 'required', found: '', message: phrase, at: -1 })),
    ],
    needs: { decision: because.length > 0, by: because.length > 0 ? room.policy.replyDeciders : [], because },
  };
}
