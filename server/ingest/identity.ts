/** Who is who among mentions: ids come from what the source says and nothing else, so that the same post is the same row whoever brings it and whenever [ME1]. */
import { hash } from 'node:crypto';
import type { IncomingMention } from '@unisson/shared/domain/mention';
import { coreOf } from '@unisson/shared/text/similar';

/** 24 characters of base64url: 144 bits, so two posts never meet by chance. */
const LENGTH = 24;

const digest = (data: string): string => hash('sha256', data, 'base64url').slice(0, LENGTH);

export function mentionId(source: string, nativeId: string): string {
  return digest(`${source}\0${nativeId}`);
}

/**
 * Id of the conversation a post belongs to [RE5]: the network's own conversation id where the source gives one (`conversationId`
 * among the unknown fields), else the post it answers, else itself. From its own fields only: the order of arrival must not matter.
 */
export function conversationOf(mention: IncomingMention): string {
  const told = mention.raw?.['conversationId'];
  const root = typeof told === 'string' && told !== '' ? told : (mention.parentNativeId ?? mention.nativeId);
  return mentionId(mention.source, root);
}

/** Who wrote it, for counting distinct authors [ST3]; a post without an author counts as one of its own. */
export function authorKey(mention: Pick<IncomingMention, 'source' | 'nativeId' | 'author'>): string {
  const { id, handle, name } = mention.author;
  const who = id ? `i${id}` : handle ? `h${handle.toLowerCase()}` : name ? `n${name}` : `m${mention.nativeId}`;
  return `${mention.source}\0${who}`;
}

/** Posts of one key say the same. Null where nothing is left to compare (a lone emoji, a bare link, tags alone): see `loneStoryKey`. */
export const storyKeyOf = (folded: string): string | null => (coreOf(folded).words.length === 0 ? null : digest(`story\0${folded}`));

/** A post that cannot be compared is a story of its own. */
export const loneStoryKey = (id: string): string => `m.${id}`;
