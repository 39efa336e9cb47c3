/**
 * Names of the fields in the co-edited documents (CONTRACT "Co-editing"), for both sides: whoever writes a draft and whoever reads it.
 * Must not touch a document. A name that `messageField` does not know is no part of any message and is refused by the server.
 */
import type { ChannelId, Language } from '../domain/entity.ts';

/** `Y.Map`s of a message draft: id → {order}; key → text; key → text; part → text. */
export const ANSWERS = 'answers';
export const FACTS = 'facts';
export const SOURCES = 'sources';
export const GESTURE = 'gesture';
/** The one `Y.Text` of a reply's draft. */
export const OPENING = 'opening';

/** Names of the `Y.Text`s of a message draft. */
export const coreField = (language: Language): string => `core:${language}`;
export const shortField = (language: Language): string => `short:${language}`;
export const variantField = (channel: ChannelId, language: Language): string => `variant:${channel}:${language}`;
export const questionField = (answerId: string, language: Language): string => `question:${answerId}:${language}`;
export const answerField = (answerId: string, language: Language): string => `answer:${answerId}:${language}`;

export type MessageField =
  | { readonly is: 'core' | 'short'; readonly language: Language }
  | { readonly is: 'variant'; readonly channel: ChannelId; readonly language: Language }
  | { readonly is: 'question' | 'answer'; readonly answerId: string; readonly language: Language }
  | { readonly is: typeof ANSWERS | typeof FACTS | typeof SOURCES | typeof GESTURE };

const PLAIN = /^(core|short):([^:]{1,35})$/u;
/** A channel's or an answer's id may hold colons, a language may not. */
const KEYED = /^(variant|question|answer):(.{1,200}):([^:]{1,35})$/su;

/** What a name in a message draft means; null for a name that means nothing. */
export function messageField(name: string): MessageField | null {
  if (name === ANSWERS || name === FACTS || name === SOURCES || name === GESTURE) return { is: name };
  const plain = PLAIN.exec(name);
  if (plain) return { is: plain[1] === 'core' ? 'core' : 'short', language: plain[2] ?? '' };
  const keyed = KEYED.exec(name);
  if (!keyed) return null;
  const [, kind, id = '', language = ''] = keyed;
  if (kind === 'variant') return { is: 'variant', channel: id, language };
  return { is: kind === 'question' ? 'question' : 'answer', answerId: id, language };
}
