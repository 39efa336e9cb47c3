/** From a normalised, scored post to the row that is stored. Pure: the same post gives the same row but for when and by whom it came. */
import type { Instant } from '@unisson/shared/domain/entity';
import type { IncomingMention, Mention } from '@unisson/shared/domain/mention';
import { coreOf } from '@unisson/shared/text/similar';
import { fold } from './fold.ts';
import { detectHandling } from './handling/detect-handling.ts';
import { speakerOf } from './handling/speaker-of.ts';
import { conversationOf, mentionId, storyKeyOf } from './identity.ts';
import { PLAIN_LENS, type Lens } from './lens.ts';
import { rank } from './rank.ts';
import type { Score } from './score/scorer.ts';

export interface Receipt {
  readonly via: string;
  readonly receivedAt: Instant;
}

/** @param lens how the room looks at it; without one, as the house does. */
export function makeMention(incoming: IncomingMention, score: Score, receipt: Receipt, lens: Lens = PLAIN_LENS): Mention {
  const id = mentionId(incoming.source, incoming.nativeId);
  const folded = fold(incoming.text);
  const { label, value, confidence, because } = score;
  // tags and accounts alone say nothing that could be the same as something
  const storyKey = storyKeyOf(coreOf(folded).words.length === 0 ? '' : folded, id);
  const proposed = detectHandling(incoming.text, score.language, incoming.author);
  const speaker = speakerOf({ ...incoming, label });
  const topics = lens.topics.find(folded, incoming.author);
  const by = lens.excluded({ storyKey, author: incoming.author }, folded);
  return {
    id,
    version: 1,
    seq: 0,
    ...incoming,
    language: score.language,
    via: receipt.via,
    receivedAt: receipt.receivedAt,
    score: { label, value, confidence, because, by: null },
    rank: rank(incoming, { score, proposed, speaker, topics }, folded, lens.weights),
    storyKey,
    topics,
    conversation: conversationOf(incoming),
    status: by === null ? 'new' : 'not-about-us',
    statusReason: null,
    handling: 'normal',
    handlingOwner: null,
    handlingReason: null,
    proposed,
    speaker,
    ...(by === null ? {} : { excluded: { by, was: 'new', reason: null } }),
    assignee: null,
    assignedAt: null,
    edits: [],
    deletedAt: null,
  };
}
