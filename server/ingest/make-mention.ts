/** From a normalised, scored post to the row that is stored. Pure: the same post gives the same row but for when and by whom it came. */
import type { Instant } from '@unisson/shared/domain/entity';
import type { IncomingMention, Mention } from '@unisson/shared/domain/mention';
import { proposeHandling } from './handling/detect-handling.ts';
import { speakerOf } from './handling/speaker-of.ts';
import { conversationOf, loneStoryKey, mentionId } from './identity.ts';
import { PLAIN_LENS, type Lens } from './lens.ts';
import { rank } from './rank.ts';
import type { Words } from './read-words.ts';

export interface Receipt {
  readonly via: string;
  readonly receivedAt: Instant;
}

/** @param lens how the room looks at it; without one, as the house does. */
export function makeMention(incoming: IncomingMention, words: Words, receipt: Receipt, lens: Lens = PLAIN_LENS): Mention {
  const { source, kind, text, author } = incoming;
  const { score, folded } = words;
  const { label, value, confidence, because } = score;
  const id = mentionId(source, incoming.nativeId);
  const storyKey = words.storyKey ?? loneStoryKey(id);
  const proposed = proposeHandling(words.handling, author);
  const speaker = speakerOf({ source, kind, text, words: words.plain, author, label });
  const topics = lens.topics.find(folded, author);
  const by = lens.excluded({ storyKey, author }, folded);
  // field by field: laid over one another, objects of this size cost as much as reading the words
  const mention: Mention = {
    id,
    version: 1,
    seq: 0,
    source,
    nativeId: incoming.nativeId,
    url: incoming.url,
    text,
    author,
    language: score.language,
    publishedAt: incoming.publishedAt,
    kind,
    parentNativeId: incoming.parentNativeId,
    metrics: incoming.metrics,
    media: incoming.media,
    raw: incoming.raw,
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
    assignee: null,
    assignedAt: null,
    edits: [],
    deletedAt: null,
  };
  return by === null ? mention : { ...mention, excluded: { by, was: 'new', reason: null } };
}
